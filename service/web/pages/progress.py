"""A plan in the making, in words and as a picture. Knows nothing of a plan that is there to be read."""

from dataclasses import dataclass

from service.web.language import percent
from service.web.planrows import PlanRow
from service.web.words import _, ngettext

PHASES = ("read", "understand", "draw", "seat", "write", "check")


# How far apart the two circles stand when a plan is wholly unlike the bound, in units of the picture.
WIDEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One step of the work: `done`, `now` or `todo`."""

    state: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What is known while a plan is made. The circles draw nearer as the gap closes."""

    state: str
    cap: str
    heading: str
    lead: str
    percent: int
    left: int
    right: int
    phases: tuple[Phase, ...]
    step: int


def progress_of(plan: PlanRow) -> Progress:
    """Return what a plan in the making has reported."""
    report = plan.progress or {}
    phase = str(report.get("phase", ""))
    step = PHASES.index(phase) if plan.state == "running" and phase in PHASES else -1
    gap = report.get("gap")
    apart = WIDEST if gap is None else 9 + round(min(float(gap), 1.0) * (WIDEST - 9))
    cap, heading, lead = _told(plan, phase, gap if isinstance(gap, float) else None)
    return Progress(
        state=plan.state,
        cap=cap,
        heading=heading,
        lead=lead,
        percent=round(100 * float(report.get("fraction", 0.0))),
        left=280 - apart,
        right=280 + apart,
        phases=tuple(
            Phase(
                state="done" if place < step else "now" if place == step else "todo",
                text=_phase(name, int(report.get("count", 0)) if place == step else 0),
            )
            for place, name in enumerate(PHASES)
        ),
        step=step + 1,
    )


def _told(plan: PlanRow, phase: str, gap: float | None) -> tuple[str, str, str]:
    if plan.state == "queued":
        return (
            _("Waiting"),
            _("Your plan is next in line."),
            _("It begins as soon as a worker is free. That is usually at once."),
        )
    if plan.stop == "keep":
        return (
            _("Stopping"),
            _("Finishing with the best plan so far."),
            _("We write the questions and check every rule once more."),
        )
    if gap is None:
        return (
            _("In the making"),
            _("Reading what people care about."),
            _(
                "One circle is the plan so far; the other is the best any plan could do. "
                "They meet when people are seated."
            ),
        )
    if gap <= 0:
        heading = _("No plan could be better. Nearly done.")
    else:
        heading = _("Within %(gap)s of the best possible so far.", gap=percent(gap))
    cap = _("Seating") if phase == "seat" else _("In the making")
    lead = _(
        "One circle is the plan so far; the other is the best any plan could do with "
        "these people and rules."
    )
    return cap, heading, lead


def _phase(name: str, count: int) -> str:
    counted = {
        "read": ngettext("Read %(num)s answer", "Read %(num)s answers", count),
        "understand": ngettext(
            "Understand the words: %(num)s topic", "Understand the words: %(num)s topics", count
        ),
        "draw": ngettext(
            "Draw who shares what: %(num)s link", "Draw who shares what: %(num)s links", count
        ),
    }
    plain = {
        "read": _("Read the answers"),
        "understand": _("Understand the words"),
        "draw": _("Draw who shares what"),
        "seat": _("Seat everyone, round by round"),
        "write": _("Write the reasons and questions"),
        "check": _("Check every rule again, independently"),
    }
    return counted[name] if count and name in counted else plain[name]
