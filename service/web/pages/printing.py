"""What can be printed from a plan, and what was."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from types import MappingProxyType
from typing import Any

from service.languages import LANGUAGES
from service.printing.setup import setup_from
from service.store.values import Format
from service.web.choices import Choice
from service.web.language import language_name
from service.web.pages.changed import ChangedLine
from service.web.pages.deck import DeckView, deck_view
from service.web.pages.filled import Filled
from service.web.pages.frame import Frame, frame_of
from service.web.pages.oldpapers import old_papers
from service.web.pages.papers import (
    LookView,
    PaperSort,
    look_view,
    paper_sorts,
)
from service.web.pages.stocks import (
    EVERYDAY,
    StockLine,
    card_papers,
    paper_name,
    stock_of,
    whole_papers,
)
from service.web.rows import DeckRow, EventRow, PersonRow
from service.web.unit import Member
from service.web.words import _

ACTIVE = frozenset({"queued", "running"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckGroup:
    """Print work under one head: a kind that was asked for, or the card stocks of one paper."""

    name: str
    decks: tuple[DeckView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One kind of paper to tick; the usual ones are ticked while nobody has asked for them."""

    sort: PaperSort
    is_ticked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """What one can ask for in one press, on which paper, and how it is to look."""

    wanted: tuple[Wanted, ...]
    papers: tuple[Choice, ...]
    paper: str
    look: LookView


@dataclass(frozen=True, slots=True, kw_only=True)
class Decks:
    """All print work of a plan; the part of the page that moves."""

    slug: str
    sorts: tuple[PaperSort, ...]
    made: tuple[DeckGroup, ...]
    # Card papers that nobody has asked for.
    stocks: tuple[DeckGroup, ...]
    several: Several
    # Then what a code leads to opens on this machine only.
    is_local: bool

    @property
    def states(self) -> tuple[str, ...]:
        """Return the state of all that was asked for."""
        return tuple(one.state for group in self.made for one in group.decks)

    @property
    def state(self) -> str:
        """Return all states as one word, so that a page can tell whether any changed."""
        return "-".join(self.states)

    @property
    def is_moving(self) -> bool:
        """Say whether anything is in the making."""
        return bool(self.moving)

    @property
    def moving(self) -> frozenset[str]:
        """Return the kinds of which something is in the making."""
        views = (one for group in self.made for one in group.decks)
        return frozenset(one.kind for one in views if one.state in ACTIVE)

    @property
    def titles(self) -> dict[str, str]:
        """Return what each kind is called, in the order of the page."""
        return {one.kind: one.title for one in self.sorts}

    @property
    def has_several_ready(self) -> bool:
        """Say whether there is more than one work to save."""
        return sum(bool(one.parts) for group in self.made for one in group.decks) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class HostLink:
    """One table's private address, and who of the list hosts it, if somebody does."""

    table: int
    link: str
    host: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody whose languages no card is written in."""

    name: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintPage:
    """Cards, other papers, posters and the hosts' links."""

    frame: Frame
    form: Filled
    slug: str
    has_plan: bool
    is_published: bool
    has_newer: bool
    decks: Decks
    changed: tuple[ChangedLine, ...]
    # Whether somebody looks for what changed on papers of which none was made.
    all_new: bool
    hosts: tuple[HostLink, ...]
    has_hosts: bool
    # Whether somebody needs something to be there, and the reader may read what.
    has_needs: bool
    is_online: bool
    # In which languages there are cards, and who listed others alone.
    languages: tuple[str, ...]
    others: tuple[Speaker, ...]


def print_page(
    who: Member,
    decks: Decks,
    *,
    has_plan: bool,
    is_published: bool,
    has_newer: bool,
    tables: Iterable[int],
    hosts: Mapping[int, str],
    table_link: Callable[[int], str],
    has_needs: bool,
    spoken: Iterable[tuple[str, Sequence[str]]],
    form: Filled,
    changed: tuple[ChangedLine, ...] = (),
    all_new: bool = False,
) -> PrintPage:
    """Return the print page."""
    return PrintPage(
        frame=frame_of(_("Print"), who, tab="print"),
        form=form,
        slug=who.event.slug,
        has_plan=has_plan,
        is_published=is_published,
        has_newer=has_newer,
        decks=decks,
        changed=changed,
        all_new=all_new,
        hosts=tuple(
            HostLink(table=table, link=table_link(table), host=hosts.get(table, ""))
            for table in tables
        ),
        has_hosts=who.event.format_held is Format.TABLES,
        has_needs=has_needs,
        is_online=who.event.is_online,
        languages=tuple(language_name(code) for code in LANGUAGES),
        others=tuple(
            Speaker(name=name, languages=tuple(language_name(code) for code in codes))
            for name, codes in spoken
            if not set(codes) & set(LANGUAGES)
        ),
    )


NOT_SENT = Filled()


def decks_view(
    event: EventRow,
    rows: Sequence[DeckRow],
    people: Iterable[PersonRow],
    form: Filled = NOT_SENT,
    *,
    now: datetime,
    is_local: bool,
    was_replaced: bool = False,
    kept: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
) -> Decks:
    """Return all print work, also what nobody has asked for yet; `form` is one that came back.

    `kept` tells how cards were last printed on a stock, with the nudges that its printer needs.
    """
    found = {(row.kind, row.stock): row for row in rows}
    names = {one.number: one.name for one in people if not one.withdrawn}

    def of(kind: str, lines: Iterable[StockLine]) -> tuple[DeckView, ...]:
        return tuple(
            deck_view(
                row := found.get((kind, line.id)),
                kind,
                line,
                names=names,
                form=form,
                kept=kept.get(line.id),
                old=old_papers(row, names, zone=event.time_zone, now=now) if row else None,
            )
            for line in lines
        )

    at_tables = event.format_held is Format.TABLES
    sorts = paper_sorts(at_tables=at_tables, was_replaced=was_replaced)
    cards = {paper: of("cards", card_papers(paper)) for paper in EVERYDAY}
    views = {one.kind: of(one.kind, whole_papers()) for one in sorts}
    views["cards"] = tuple(chain.from_iterable(cards.values()))
    made = {kind: tuple(one for one in those if one.deck_id) for kind, those in views.items()}
    return Decks(
        slug=event.slug,
        sorts=sorts,
        made=tuple(
            DeckGroup(name=one.title, decks=made[one.kind]) for one in sorts if made[one.kind]
        ),
        stocks=tuple(
            DeckGroup(name=paper_name(paper), decks=tuple(one for one in those if not one.deck_id))
            for paper, those in cards.items()
        ),
        several=_several(sorts, rows, form, kept),
        is_local=is_local,
    )


def _several(
    sorts: Iterable[PaperSort],
    rows: Sequence[DeckRow],
    form: Filled,
    kept: Mapping[str, Mapping[str, Any]],
) -> Several:
    """Return what to tick: of a form that came back what was ticked, else what is usual and not there."""
    came_back = form if form.text("several") else Filled()
    asked = {row.kind for row in rows}
    used = [row.stock for row in rows] or list(kept)
    letter = bool(used) and all(stock_of(one).paper == "letter" for one in used)
    stock = came_back.text("stock") or EVERYDAY["letter" if letter else "a4"]
    earlier = next((row.setup for row in rows if row.kind == "cards"), None) or kept.get(stock)
    return Several(
        wanted=tuple(
            Wanted(
                sort=one,
                is_ticked=came_back.chose("kind", one.kind)
                if came_back.texts
                else one.is_usual and one.kind not in asked,
            )
            for one in sorts
        ),
        papers=tuple(Choice(value=one.id, label=one.name) for one in whole_papers()),
        paper=stock,
        look=look_view(setup_from(earlier).look, came_back, stock_of(stock)),
    )
