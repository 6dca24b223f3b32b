"""One print work as its page tells it: how far it is, its files, and which cards need a hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from service.web.pages.filled import Filled
from service.web.pages.misfits import hand_of, needing_a_look, set_smaller
from service.web.pages.oldpapers import OldPapers
from service.web.pages.papers import SetupView, kept_setup, setup_view
from service.web.pages.stocks import StockLine, stock_of
from service.web.rows import DeckRow
from service.web.words import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """One file to download."""

    number: int
    name: str
    size: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckView:
    """One print work. `deck_id` is 0 while nobody has asked for it.

    `hands` are texts that need a look; `smaller` ones fit, in smaller type.
    """

    deck_id: int
    kind: str
    stock: str
    paper: str
    about: str
    note: str
    state: str
    told: str
    done: int
    total: int
    parts: tuple[PartLine, ...] = ()
    hands: tuple[str, ...] = ()
    smaller: tuple[str, ...] = ()
    old: OldPapers | None = None
    setup: SetupView | None = None


def deck_view(
    row: DeckRow | None,
    kind: str,
    line: StockLine,
    *,
    names: Mapping[int, str],
    form: Filled,
    kept: Mapping[str, Any] | None,
    old: OldPapers | None,
) -> DeckView:
    """Return the print work on a stock; without a `row`, one that can be asked for.

    `kept` tells how cards were last printed on it, and `form` is one that came back.
    """
    if row is None:
        return DeckView(
            deck_id=0,
            kind=kind,
            stock=line.id,
            paper=line.name,
            about=line.about,
            note=line.note,
            state="none",
            told=_("Not asked for yet."),
            done=0,
            total=0,
            setup=_setup(kept_setup(kept), kind, line, form),
        )
    is_ready = row.state == "ready"
    return DeckView(
        deck_id=row.id,
        kind=kind,
        stock=line.id,
        paper=line.name,
        about=line.about,
        note=line.note,
        state=str(row.state),
        told=_told(row),
        done=row.done,
        total=row.cards,
        parts=tuple(
            PartLine(number=part.number, name=part.name, size=_size(part.size))
            for part in row.parts
        )
        if is_ready
        else (),
        hands=tuple(hand_of(one, names) for one in needing_a_look(row)) if is_ready else (),
        smaller=tuple(hand_of(one, names) for one in set_smaller(row)) if is_ready else (),
        old=old,
        setup=_setup(row.setup, kind, line, form),
    )


def _setup(
    stored: Mapping[str, Any] | None, kind: str, line: StockLine, form: Filled
) -> SetupView | None:
    return setup_view(stored, stock_of(line.id), form) if kind == "cards" else None


def _told(row: DeckRow) -> str:
    if row.state == "queued":
        return _("Next in line.")
    if row.state == "running":
        if row.cards:
            return _("%(done)s of %(total)s are set.", done=row.done, total=row.cards)
        return ngettext("%(num)s is set.", "%(num)s are set.", row.done)
    if row.state == "failed":
        incident = str((row.failure or {}).get("incident", ""))
        return _(
            "Something went wrong on our side. Ask again, or tell the operator %(incident)s.",
            incident=incident,
        )
    return _told_ready(row)


def _told_ready(row: DeckRow) -> str:
    if not row.pages:
        return _("Ready: nothing to print.")
    pages = ngettext("%(num)s page", "%(num)s pages", row.pages)
    hands = len(needing_a_look(row))
    if not hands:
        return _("Ready: %(pages)s. Everything fits.", pages=pages)
    need = ngettext("One text needs a look.", "%(num)s texts need a look.", hands)
    return _("Ready: %(pages)s. %(need)s", pages=pages, need=need)


def _size(size: int) -> str:
    if size < 1_000_000:
        return _("%(kb)s kB", kb=max(round(size / 1000), 1))
    return _("%(mb)s MB", mb=round(size / 1_000_000, 1))
