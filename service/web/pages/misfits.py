"""Texts on paper that need a hand, in words: which card, which text, what was done. Sets nothing."""

from collections.abc import Mapping
from typing import Any

from service.web.rows import DeckRow
from service.web.words import _

# What the papers of one person are called in a report, beside cards.
OF_ONE = ("itinerary", "badge", "wall", "reseat")


def needing_a_look(row: DeckRow) -> list[Mapping[str, Any]]:
    """Return the texts of a deck that do not fit, or that our fonts cannot draw."""
    return [one for one in row.report or () if one["kind"] != "shrunk"]


def set_smaller(row: DeckRow) -> list[Mapping[str, Any]]:
    """Return the texts of a deck that fit in smaller type."""
    return [one for one in row.report or () if one["kind"] == "shrunk"]


def whose(card: str) -> int:
    """Return the number of the attendee whose paper this is; 0 where it is for a table, or for anybody.

    >>> whose("1-2-5"), whose("itinerary-13"), whose("1-2"), whose("tent-3"), whose("blank-1-2")
    (5, 13, 0, 0, 0)
    """
    first, *rest = card.split("-")
    is_ones = (first in OF_ONE and len(rest) == 1) or (first.isdecimal() and len(rest) == 2)
    return int(rest[-1]) if is_ones else 0


def hand_of(one: Mapping[str, str], names: Mapping[int, str]) -> str:
    """Say which card, which text, and what was done about it."""
    pieces = [int(piece) for piece in str(one.get("card", "")).split("-") if piece.isdecimal()]
    where = str(one.get("card", ""))
    if len(pieces) == 3:
        where = _(
            "%(name)s, round %(round)s", name=names.get(pieces[2], str(pieces[2])), round=pieces[0]
        )
    elif len(pieces) == 2:
        where = _("Table %(table)s, round %(round)s", table=pieces[1], round=pieces[0])
    fields = {
        "share": _("what you share"),
        "opener": _("the first question"),
        "deeper": _("the deeper question"),
        "closing": _("the last line"),
        "other": _("the other question"),
        "name": _("the name"),
        "meet": _("a name among those to meet"),
        "names": _("a name"),
        "event": _("the event’s name"),
        "reassurance": _("the kind word"),
        "stems": _("what keeps a talk going"),
        "threads": _("what people share"),
    }
    did = {
        "overflow": _("is longer than the paper. Shorten it, or choose larger cards."),
        "shrunk": _("was set a little smaller to fit."),
        "missing-glyph": _("has a character that our fonts do not have."),
        "unstandard": _("has a character that prints in an unusual way."),
    }
    field = fields.get(str(one.get("field", "")), _("a text"))
    happened = did.get(str(one.get("kind", "")), _("needs a look."))
    return f"{where}: {field} {happened}"
