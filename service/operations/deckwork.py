"""What a deck is printed from, read in one go, and the parts in which it is typeset. Stores nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from hashlib import blake2b
from typing import cast

from sqlalchemy.orm import Session

from service.operations.cards import first_card_of
from service.operations.changedcards import (
    changes_of,
    difference_from,
    needed_beside,
    settled_rounds,
)
from service.operations.papers import commonest
from service.operations.todayspapers import (
    ONE_BY_ONE,
    begun_on_paper,
    coming_on_paper,
    plan_on_paper,
    printed_of,
    whole_of,
)
from service.printing.cards import Card, Sheet, TablePrompt, whole_chunks
from service.printing.changes import Changes
from service.printing.filename import Held, names_of_files, stem_of
from service.printing.imprint import (
    Imprint,
    Place,
    Printed,
    Whole,
    imprint_of,
    imprints_of,
    only,
    whose,
)
from service.printing.paper import Stock, load_stock
from service.printing.papers import Papers, entries, held_in, languages, parts
from service.printing.setup import setup_from
from service.printing.typesetter import Typesetter
from service.settings import TEMPLATES
from service.store.models import Deck, Event, Plan
from service.store.queries.day import left_of
from service.store.queries.plans import people_of, rounds_planned
from service.store.queries.prints import print_of
from service.store.values import DeckKind

# The address that a card's code opens: of which event, whose, and for which round.
CodeOf = Callable[[int, int, int], str]
# What a file holds, how many, and what typesets it.
_Made = tuple[Held | None, int, Callable[[Typesetter], Sheet]]


@dataclass(frozen=True, slots=True)
class Part:
    """One file to be: its name, what typesets it, and how many cards, sheets or people it holds."""

    name: str
    count: int
    typeset: Callable[[Typesetter], Sheet]


class DeckWork:
    """Everything a deck is printed from, so that no session stays open while it is typeset."""

    def __init__(self, session: Session, deck: Deck, *, code_of: CodeOf | None = None) -> None:
        plan = session.get_one(Plan, deck.plan_id)
        event = session.get_one(Event, plan.event_id)
        full = plan_on_paper(session, event.id, plan.id, now=deck.requested_at)
        assert full is not None
        people = people_of(session, event.id)
        self._code_of = code_of
        self.kind = deck.kind
        self.stock: Stock = load_stock(TEMPLATES / "cards" / "stock" / f"{deck.stock}.toml")
        self.setup = setup_from(deck.setup)
        self.title = event.name
        # The plan's own instant: the same plan gives the same bytes, however often it is printed.
        self.timestamp = (plan.finished_at or deck.requested_at).replace(microsecond=0)
        self.imprints: tuple[Imprint, ...] = ()
        self.changes: Changes | None = None
        # The places to print, where not all are.
        self._fresh: frozenset[Place] | None = None
        self._cards: tuple[Card, ...] = ()
        self._prompts: tuple[TablePrompt, ...] = ()
        self._papers: tuple[Papers, ...] = ()
        now = deck.requested_at
        coming = coming_on_paper(session, full, event, now=now)
        if self.kind in ONE_BY_ONE:
            printed = partial(printed_of, session, self.kind, full, event, people)
            planned = printed()
            self._read_imprints(session, deck, planned, full)
            self._read_printed(event.id, printed(coming=coming) if coming else planned)
        else:
            whole = partial(whole_of, session, self.kind, full, event, people)
            count = self.stock.per_sheet
            planned_whole = whole(now=now, count=count)
            self.imprints = (imprint_of(planned_whole),)
            begun = begun_on_paper(session, event, now=now)
            self._read_whole(whole(now=now, count=count, coming=coming, begun=begun))
        self._slug = event.slug

    @property
    def digest(self) -> str:
        """Return a check sum of everything on paper, equal for all workers that read the same."""
        names = tuple(part.name for part in self.parts())
        said = repr((names, self.setup, self._cards, self._prompts, self._papers))
        return blake2b(said.encode(errors="surrogatepass"), digest_size=16).hexdigest()

    @property
    def is_print(self) -> bool:
        """Say whether other papers lie there once this is printed."""
        return not (self.changes and self.changes.is_nothing)

    def parts(self) -> Iterator[Part]:
        """Return the parts in order."""
        made = [
            *self._parts_of_cards(),
            *self._parts_of_prompts(),
            *((held_in(one), len(entries(one)), self._of_papers(one)) for one in self._papers),
        ]
        lang, changed = self._language(), self.changes is not None
        stem = stem_of(self._slug, self.kind, self.stock, lang, changed=changed)
        names = names_of_files(stem, [held for held, _, _ in made], lang)
        for name, (_, count, typeset) in zip(names, made, strict=True):
            yield Part(name, count, typeset)

    def _parts_of_cards(self) -> Iterator[_Made]:
        for start, cards in self.setup.parts(self._cards, self.stock):
            held = Held(cards[0].round, cards[0].table, cards[-1].table)
            yield (
                held if self.setup.sorting == "table" else None,
                len(cards),
                self._of_cards(cards, start),
            )

    def _parts_of_prompts(self) -> Iterator[_Made]:
        for prompts in whole_chunks(self._prompts, lambda prompt: prompt.table):
            held = Held(0, prompts[0].table, prompts[-1].table)
            yield held, len(prompts), self._of_prompts(prompts)

    def _read_imprints(self, session: Session, deck: Deck, planned: Printed, full: Plan) -> None:
        """Keep what will lie there, by planned times; where it was asked for, what differs from a print."""
        self.imprints = imprints_of(planned, rounds=rounds_planned(session, deck.plan_id))
        before = print_of(session, full.event_id, deck.kind, deck.since) if deck.since else None
        if before is not None:
            away = left_of(session, full.event_id).stayed
            self.imprints = needed_beside(before, self.imprints, away=away)
            settled = settled_rounds(session, full, now=deck.requested_at)
            told = difference_from(before, self.imprints, settled=settled)
            self.changes = changes_of(before, told)
            self._fresh = told.fresh

    def _read_printed(self, event_id: int, printed: Printed) -> None:
        """Keep what is handed out one by one, as far as it is wanted."""
        if self._fresh is not None:
            printed = only(printed, self._fresh)
        if self.kind is DeckKind.CARDS:
            cards = cast("tuple[Card, ...]", printed)
            code_of = self._code_of if self.setup.look.coded else None
            self._cards = tuple(with_code(card, event_id, code_of) for card in cards)
        elif self.kind is DeckKind.PROMPTS:
            self._prompts = cast("tuple[TablePrompt, ...]", printed)
        else:
            self._papers = parts(cast("Papers", printed))

    def _read_whole(self, whole: Whole) -> None:
        if isinstance(whole, tuple):
            self._cards = whole
        else:
            self._papers = parts(whole)

    def _language(self) -> str:
        """Return the language most of what is printed is in."""
        said = [card.lang for card in self._cards] + [prompt.lang for prompt in self._prompts]
        said += [lang for papers in self._papers for lang in languages(papers)]
        return commonest(said)

    def _of_cards(self, cards: tuple[Card, ...], start: int) -> Callable[[Typesetter], Sheet]:
        return lambda typesetter: typesetter.cards(
            cards,
            self.stock,
            title=self.title,
            timestamp=self.timestamp,
            order=self.setup.order,
            start=start,
            nudge=self.setup.nudge,
            look=self.setup.look,
        )

    def _of_prompts(self, prompts: tuple[TablePrompt, ...]) -> Callable[[Typesetter], Sheet]:
        return lambda typesetter: typesetter.prompts(
            prompts,
            self.stock.paper,
            title=self.title,
            timestamp=self.timestamp,
            look=self.setup.look,
        )

    def _of_papers(self, papers: Papers) -> Callable[[Typesetter], Sheet]:
        return lambda typesetter: typesetter.papers(
            papers,
            self.stock.paper,
            title=self.title,
            timestamp=self.timestamp,
            look=self.setup.look,
        )


def with_code(card: Card, event_id: int, code_of: CodeOf | None) -> Card:
    """Return a card with the address of its page, where codes are printed."""
    if code_of is None:
        return card
    return replace(card, code=code_of(event_id, whose(card), card.round))


def first_card(session: Session, event_id: int, plan_id: int, *, now: datetime) -> Card | None:
    """Return one card of a plan, to be looked at; the same one as long as the plan is the same."""
    plan = plan_on_paper(session, event_id, plan_id, now=now)
    if plan is None:
        return None
    event = session.get_one(Event, event_id)
    coming = coming_on_paper(session, plan, event, now=now)
    return first_card_of(plan, event, people_of(session, event_id), coming=coming)
