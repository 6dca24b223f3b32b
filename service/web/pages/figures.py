"""A plan's measures and notices as sentences. A figure belongs to the plan, never to a person or a pair."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.web.language import percent
from service.web.pages.reasons import names_of
from service.web.pages.rounds import Seating
from service.web.pages.standing import Standing
from service.web.rows import PersonRow
from service.web.words import _, ngettext

SMALL_GAP = 0.02
LOW_RATIO = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number or a word, and a sentence that makes it mean something."""

    value: str
    text: str


def figures_of(
    measures: Mapping[str, object], seating: Seating, standing: Standing
) -> tuple[Figure, ...]:
    """Return what a finished plan's measures mean."""
    byes, repeats = _number(measures.get("byes")), _number(measures.get("repeats"))
    gap, trios = _share(measures.get("gap")), _number(measures.get("trios"))
    figures = [
        *_seat_figures(byes, standing),
        Figure(value=_("No repeats"), text=_("Nobody meets the same person twice."))
        if not repeats
        else Figure(
            value=ngettext("%(num)s repeat", "%(num)s repeats", repeats),
            text=_(
                "because tables and rounds run out of new faces. They come as late as they can."
            ),
        ),
        _gap_figure(gap),
    ]
    if trios:
        text = _("because the number is odd. The turns are shared out.")
        figures.append(Figure(value=ngettext("%(num)s trio", "%(num)s trios", trios), text=text))
    worst = measures.get("worst_off")
    if isinstance(worst, Mapping) and (name := seating.name(_number(worst.get("attendee")))):
        figures.append(_worst_figure(name, _share(worst.get("ratio"))))
    return tuple(figures)


def _seat_figures(byes: int, standing: Standing) -> tuple[Figure, ...]:
    if byes:
        value = ngettext("%(num)s free seat", "%(num)s free seats", byes)
        return (Figure(value=value, text=_("over all rounds, shared out and named below.")),)
    if standing.is_whole:
        return (Figure(value=_("Everyone"), text=_("has a seat in every round.")),)
    return ()


def _gap_figure(gap: float) -> Figure:
    if gap <= 0:
        return Figure(
            value=_("The best"),
            text=_("No plan under your rules has more in common in total. This is proved."),
        )
    if gap <= SMALL_GAP:
        text = _("is all that any plan under your rules could have more in common in total.")
    else:
        text = _(
            "is how far the limit we can prove lies above this plan. A longer run may "
            "help, or no plan may reach it."
        )
    return Figure(value=percent(gap), text=text)


def _worst_figure(name: str, ratio: float) -> Figure:
    if ratio < LOW_RATIO:
        text = _(
            "is the one we found least for, usually because few others wrote anything "
            "near. One more interest on their form helps most."
        )
    else:
        text = _(
            "is the one we found least for, and still has %(ratio)s of the best set of "
            "conversations a plan made only for them could give.",
            ratio=percent(ratio),
        )
    return Figure(value=name, text=text)


def notice_of(one: Mapping[str, object], people: Sequence[PersonRow]) -> str | None:
    """Return one thing to know about a plan, with names; None for what pages do not tell."""
    kind = str(one.get("kind", ""))
    facts = dict(_pairs(one.get("facts")))
    if kind == "repeats-certain":
        return ngettext(
            "With this many people, %(num)s round is possible without meeting twice.",
            "With this many people, %(num)s rounds are possible without meeting twice.",
            _number(facts.get("possible")),
        )
    names = ", ".join(names_of(one.get("attendees"), people))
    number = _number(one.get("round"))
    said = {
        "bye": _("Round %(round)s: a free seat for %(names)s.", round=number, names=names),
        "trio": _("Round %(round)s: a group of three, %(names)s.", round=number, names=names),
        "repeat": _("Round %(round)s: %(names)s meet again.", round=number, names=names),
        "question-again": _(
            "Round %(round)s: %(names)s hear a question for the second time.",
            round=number,
            names=names,
        ),
    }
    return said.get(kind) if names else None


def _pairs(facts: object) -> tuple[tuple[str, object], ...]:
    """Return facts, stored as pairs or as a mapping, as pairs."""
    if isinstance(facts, Mapping):
        return tuple((str(key), value) for key, value in facts.items())
    if isinstance(facts, (list, tuple)):
        return tuple((str(key), value) for key, value in facts)
    return ()


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _share(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0
