"""What can be printed, each on A4 or US Letter, and how cards look and lie on their sheets."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from service.printing.largercards import larger_cards
from service.printing.look import DESIGNS, Look
from service.printing.paper import Stock
from service.printing.setup import PLAIN, SORTINGS, setup_from
from service.web.choices import Choice
from service.web.pages.filled import Filled
from service.web.pages.stocks import stock_name, stocks
from service.web.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSort:
    """One kind of paper: what it is called, and what it is for; a calm evening needs the usual ones."""

    kind: str
    title: str
    about: str
    is_usual: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LookView:
    """How papers are to look, and what there is to choose."""

    designs: tuple[Choice, ...]
    design: str
    accent: str
    is_colored: bool
    is_large: bool
    is_coded: bool
    # Cards that have room for larger questions, where the chosen paper has none.
    larger: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupView:
    """What was chosen for one card paper, and what there is to choose."""

    labels: int
    start: str
    sorting: str
    sortings: tuple[Choice, ...]
    nudges: Mapping[str, str]
    look: LookView
    is_plain: bool


def paper_sorts(*, at_tables: bool, was_replaced: bool) -> tuple[PaperSort, ...]:
    """List what one can print, the usual first, in the order in which an evening needs it.

    Host sheets are for events whose tables have hosts, the re-seat sheet for a second plan.
    """
    sorts = (
        PaperSort(
            kind="cards",
            title=_("Cards for attendees"),
            about=_(
                "One card for each person and round: whom to meet, what you share, a question. "
                "Print both sides, flip on the long edge."
            ),
            is_usual=True,
        ),
        PaperSort(
            kind="itineraries",
            title=_("Itineraries"),
            about=_("Half a page for each person: every round, its table, whom they meet."),
            is_usual=True,
        ),
        PaperSort(
            kind="hosts",
            title=_("Sheets for hosts"),
            about=_(
                "For the host of each table alone: who comes, how to say the names, what to ask, "
                "what to have ready."
            ),
            is_usual=True,
        ),
        PaperSort(
            kind="wall",
            title=_("The list for the wall"),
            about=_("All names from A to Z with their tables. Hang up two, so that nobody queues."),
            is_usual=True,
        ),
        PaperSort(
            kind="show",
            title=_("Run of show"),
            about=_("For you: every round to the minute, what to read out, who rests."),
            is_usual=True,
        ),
        PaperSort(
            kind="badges",
            title=_("Badges"),
            about=_("The name, large, and the own tables in small print. Eight on a page, to cut."),
        ),
        PaperSort(
            kind="tents",
            title=_("Table tents"),
            about=_("To fold: the table’s number on one face, who sits there when on the other."),
        ),
        PaperSort(
            kind="prompts",
            title=_("Prompts for tables"),
            about=_("One sheet for each table and round, to stand in the middle.")
            if at_tables
            else _(
                "One sheet for each pair and round: much paper, and the cards of pairs say as much."
            ),
        ),
        PaperSort(
            kind="blanks",
            title=_("Blank cards"),
            about=_(
                "For people who come unannounced: a question for anybody, and lines for the names."
            ),
        ),
        PaperSort(
            kind="reseat",
            title=_("Re-seat sheet"),
            about=_("Only who sits elsewhere than in the plan before, and which seats are free."),
        ),
    )
    left_out = {"hosts": not at_tables, "reseat": not was_replaced}
    return tuple(one for one in sorts if not left_out.get(one.kind))


def setup_view(stored: Mapping[str, Any] | None, stock: Stock, form: Filled) -> SetupView:
    """Return what was chosen for a card paper; of a form that came back, what was sent."""
    setup = setup_from(stored)
    front, back = setup.nudge.front, setup.nudge.back
    nudges = {"front_x": front[0], "front_y": front[1], "back_x": back[0], "back_y": back[1]}
    is_sent = form.text("stock") == stock.id and form.text("kind") == "cards"
    # What came back from the form of changed cards stands there.
    sent = form if is_sent and not form.text("since") else Filled()
    return SetupView(
        look=look_view(setup.look, sent, stock),
        labels=stock.per_sheet,
        start=sent.text("start") or str(setup.start),
        sorting=sent.text("sorting") or setup.sorting,
        sortings=tuple(Choice(value=one, label=_sorting(one)) for one in SORTINGS),
        nudges={name: sent.text(name) or f"{far:g}" for name, far in nudges.items()},
        is_plain=setup == PLAIN and not sent.texts,
    )


def look_view(look: Look, sent: Filled, stock: Stock) -> LookView:
    """Return how papers look; of a form that came back, how they were to look."""
    return LookView(
        designs=tuple(Choice(value=one, label=_design(one)) for one in DESIGNS),
        design=sent.text("design") or look.design,
        accent=sent.text("accent") or look.accent or "#1f6f6b",
        is_colored=bool(sent.text("colored")) if sent.texts else bool(look.accent),
        is_large=bool(sent.text("large")) if sent.texts else look.large,
        is_coded=bool(sent.text("coded")) if sent.texts else look.coded,
        larger=_larger(stock),
    )


def _larger(stock: Stock) -> str:
    """Name the cards that have room for larger questions, those on the same paper first."""
    found = sorted(larger_cards(stock, stocks()), key=lambda one: one.paper != stock.paper)
    return "; ".join(stock_name(one.id) for one in found)


def kept_setup(stored: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Return an earlier setup for other sheets: everything but the first label still holds."""
    return {**stored, "start": 1} if stored else None


def _design(value: str) -> str:
    return {
        "circles": _("Circles, one for each person"),
        "band": _("A band of color"),
        "plain": _("Plain, in one ink"),
    }[value]


def _sorting(value: str) -> str:
    return {
        "name": _("By name: each person’s cards together"),
        "table": _(
            "By round and table, to lay them out before people come: each round on new sheets"
        ),
        "stacked": _("To cut in a pile: the stacks, laid on each other, are by name"),
    }[value]
