"""Texts on paper that need a hand, in words: which card, which text, what was done. Sets nothing."""

from collections.abc import Mapping
from typing import Any

from service.printing.addressed import Addressed, addressed
from service.web.rows import DeckRow
from service.web.words import _


def needing_a_look(row: DeckRow) -> list[Mapping[str, Any]]:
    """Return the texts of a deck that do not fit, or that our fonts cannot draw."""
    return [one for one in row.report or () if one["kind"] != "shrunk"]


def set_smaller(row: DeckRow) -> list[Mapping[str, Any]]:
    """Return the texts of a deck that fit in smaller type."""
    return [one for one in row.report or () if one["kind"] == "shrunk"]


def hand_of(one: Mapping[str, str], names: Mapping[int, str]) -> str:
    """Say which paper, which text, and what was done about it."""
    paper = addressed(str(one.get("card", "")))
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
        "stops": _("the list of rounds"),
        "round": _("the text of the round"),
        "prompt": _("what the table is asked"),
        "host": _("the host’s name"),
        "about": _("the line below the name"),
    }
    did = {
        "overflow": _too_long(
            str(one.get("field", "")), is_on_card=paper.paper in ("card", "blank")
        ),
        "shrunk": _("was set a little smaller to fit."),
        "missing-glyph": _("has a character that our fonts do not have."),
        "unstandard": _("has a character that prints in an unusual way."),
    }
    if (one.get("field"), one.get("kind")) == ("event", "overflow") and paper.paper in (
        "card",
        "blank",
    ):
        # Said once for all cards.
        return _(
            "Cards: the event’s name finds no room on some and is left off there. Shorten it, or choose "
            "larger cards."
        )
    field = fields.get(str(one.get("field", "")), _("a text"))
    happened = did.get(str(one.get("kind", "")), _("needs a look."))
    return f"{_paper_told(paper, names)}: {field} {happened}"


def _too_long(field: str, *, is_on_card: bool) -> str:
    """Advise what can be done: words of ours cannot be shortened, nor can questions that are not own ones."""
    if field in ("reassurance", "stems"):
        return _("is longer than the paper. Choose larger cards.")
    if field in ("opener", "deeper", "closing", "other"):
        return _("is longer than the paper. Choose larger cards, or shorten it if it is your own.")
    if field in ("prompt", "round"):
        return _("is longer than the paper. Shorten questions of your own in it, or long names.")
    if is_on_card:
        return _("is longer than the paper. Shorten it, or choose larger cards.")
    return _("is longer than its room on the paper. Shorten it.")


def _paper_told(one: Addressed, names: Mapping[int, str]) -> str:
    """Name a paper and its person, its table or its round."""
    name = names.get(one.person) or _("Somebody who withdrew")
    table, round_ = one.table, one.round
    if one.paper == "card":
        return _("%(name)s, round %(round)s", name=name, round=round_)
    if one.paper == "prompt":
        return _("Table %(table)s, round %(round)s", table=table, round=round_)
    if one.paper == "host" and round_:
        return _("Host sheet of table %(table)s, round %(round)s", table=table, round=round_)
    whole = {
        "itinerary": _("Itinerary of %(name)s", name=name),
        "badge": _("Badge of %(name)s", name=name),
        "wall": _("List for the wall, %(name)s", name=name)
        if one.person
        else _("The list for the wall"),
        "reseat": _("Re-seat sheet, %(name)s", name=name) if one.person else _("Re-seat sheet"),
        "tent": _("Tent of table %(table)s", table=table),
        "host": _("Host sheet of table %(table)s", table=table),
        "show": _("Run of show, round %(round)s", round=round_) if round_ else _("Run of show"),
        "blank": _("Blank card of round %(round)s", round=round_),
        "itineraries": _("Itineraries"),
        "badges": _("Badges"),
        "tents": _("Table tents"),
        "hosts": _("Sheets for hosts"),
    }
    return whole.get(one.paper, _("The file"))
