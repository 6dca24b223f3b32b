"""A plan's measures as sentences. A figure belongs to the plan, never to a person or a pair."""

from collections.abc import Mapping
from dataclasses import dataclass

from service.store.values import Kind
from service.web.pages.proof import (
    LOW_RATIO,
    SMALL_GAP,
    WIDE_GAP,
    Serving,
    best_between,
    gap_of,
    least_ratio,
    serving_of,
)
from service.web.pages.standing import Standing
from service.web.rows import ResponseRow
from service.web.words import _, ngettext

# From here on, rounding would say 100%.
ALL_BUT_BEST = 0.995
# A form with fewer interests gives a plan little to work with.
SHORT_FORM = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number or a word, and a sentence that makes it mean something."""

    value: str
    text: str


def figures_of(
    measures: Mapping[str, object],
    standing: Standing,
    least: ResponseRow | None,
    *,
    certain: int,
    before: Mapping[str, object] | None,
    is_repair: bool,
) -> tuple[Figure, ...]:
    """Return what a finished plan's measures mean; `before` are those it had before changes by hand.

    `certain` counts the repeats that no plan could do without.
    """
    byes, repeats = _number(measures.get("byes")), _number(measures.get("repeats"))
    trios = _number(measures.get("trios"))
    figures = [
        *_seat_figures(byes, standing),
        Figure(value=_("No repeats"), text=_("Nobody meets the same person twice."))
        if not repeats
        else Figure(
            value=ngettext("%(num)s repeat", "%(num)s repeats", repeats),
            text=_why_repeats(repeats, before, certain=certain, is_repair=is_repair),
        ),
    ]
    if not standing.newcomers and not standing.leads:
        # The limit was proved for those who were there; with others it is another one.
        figures.append(_gap_figure(gap_of(measures)))
    if trios:
        text = _("because the number is odd. The turns are shared out.")
        figures.append(Figure(value=ngettext("%(num)s trio", "%(num)s trios", trios), text=text))
    ratio = least_ratio(measures)
    # Once a round has begun nobody plans again, and who was found least for may have gone home.
    if least is not None and ratio < ALL_BUT_BEST and not standing.leads:
        figures.append(_least_figure(least, ratio))
    return tuple(figures)


def _why_repeats(
    repeats: int, before: Mapping[str, object] | None, *, certain: int, is_repair: bool
) -> str:
    """Say where repeats come from. Only a plan that nobody touched claims to have few.

    A repair counts seats that it changes before repeats that it ends.
    """
    more = 0 if before is None else repeats - _number(before.get("repeats"))
    if more > 0:
        return ngettext(
            "in all; changes by hand added one.",
            "in all; changes by hand added %(num)s.",
            more,
        )
    if is_repair:
        return _("in all. A repair keeps most people where they are, even if some meet again.")
    if before is not None:
        return _("because tables and rounds run out of new faces.")
    if repeats <= certain:
        return _("because tables and rounds run out of new faces. Fewer are not possible.")
    return _(
        "because tables and rounds leave few new faces. We found no plan with fewer, but there may be one."
    )


def least_served(measures: Mapping[str, object]) -> int:
    """Return the number of the person a plan found least for; 0 when it found the best for everybody."""
    worst = measures.get("worst_off")
    return _number(worst.get("attendee")) if isinstance(worst, Mapping) else 0


def _seat_figures(byes: int, standing: Standing) -> tuple[Figure, ...]:
    if byes:
        value = ngettext("%(num)s free seat", "%(num)s free seats", byes)
        return (Figure(value=value, text=_("over all rounds, shared out and named below.")),)
    everyone = _("Everyone who is there") if standing.leaves_some else _("Everyone")
    if standing.is_whole:
        return (Figure(value=everyone, text=_("has a seat in every round.")),)
    if standing.is_whole_to_come:
        return (Figure(value=everyone, text=_("has a seat in every round to come.")),)
    return ()


def _gap_figure(gap: float) -> Figure:
    if gap <= 0:
        return Figure(
            value=_("The best"),
            text=_("No plan under your rules has more in common in total. This is proved."),
        )
    if gap <= SMALL_GAP:
        return Figure(
            value=_("Nearly the best"),
            text=_("Another plan could give people hardly more in common."),
        )
    if gap > WIDE_GAP:
        further = _("No closer limit is proved; planning again may find more.")
        return Figure(value=_("The best is not known"), text=f"{best_between(gap)} {further}")
    return Figure(
        value=_("A good plan"),
        text=_(
            "A better one may exist. Planning again looks for it; often there is none to be found."
        ),
    )


def _least_figure(least: ResponseRow, ratio: float) -> Figure:
    name, interests = least.name, least.words(Kind.INTEREST)
    if not (interests or least.words(Kind.VALUE) or least.words(Kind.CURIOUS)):
        text = _(
            "%(name)s’s form is empty, so %(name)s’s cards carry general questions.", name=name
        )
        return Figure(value=name, text=text)
    text = _least(name, ratio)
    if ratio < LOW_RATIO and len(interests) < SHORT_FORM:
        helps = _("The form is short: one more interest on it helps most.")
        text = f"{text} {helps}"
    return Figure(value=name, text=text)


def _least(name: str, ratio: float) -> str:
    """Say in words how near somebody's evening comes to the best for them alone: people carry no figure."""
    return {
        Serving.NEARLY_BEST: _(
            "We found least for %(name)s, and even that is nearly the best there is for them.",
            name=name,
        ),
        Serving.GOOD: _(
            "We found least for %(name)s: good company, though a plan made for them alone could find better.",
            name=name,
        ),
        Serving.LESS: _(
            "We found least for %(name)s: clearly less than a plan made for them alone could find.",
            name=name,
        ),
        Serving.LITTLE: _(
            "We found least for %(name)s: not half of what a plan made for them alone could find.",
            name=name,
        ),
    }[serving_of(ratio)]


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
