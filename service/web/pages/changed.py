"""What changed since each kind of paper was last printed, and the form that makes only that."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from service.operations.changedcards import Since
from service.operations.todayspapers import ONE_BY_ONE
from service.printing.look import Look
from service.printing.setup import Setup
from service.store.values import DeckKind
from service.web.choices import Choice
from service.web.language import lately
from service.web.pages.filled import Filled
from service.web.pages.stocks import EVERYDAY, card_papers, paper_name, whole_papers
from service.web.words import _, ngettext

# What holds or does not as one piece.
WHOLE = tuple(kind for kind in DeckKind if kind not in ONE_BY_ONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperChoices:
    """The stocks of one paper; `name` is empty where papers themselves are chosen."""

    name: str
    stocks: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedLine:
    """One kind of paper. Without `sinces` there is nothing to make.

    `is_nothing` says that all still holds, `is_over` that nothing is told of it since no round is to
    come in which it would be used, `is_earlier` that the last print holds and only an earlier
    one differs, `is_all` that nothing of the last print holds. `kept` are then the fields that stay as they
    were: the look, the order, the nudges. `look` is said where what changed looks unlike what is chosen now.
    """

    kind: str
    title: str
    told: str
    sinces: tuple[Choice, ...] = ()
    since: str = ""
    is_nothing: bool = False
    is_over: bool = False
    is_earlier: bool = False
    is_all: bool = False
    button: str = ""
    papers: tuple[PaperChoices, ...] = ()
    stock: str = ""
    start: str = ""
    look: str = ""
    kept: Mapping[str, str] = field(default_factory=dict)


def changed_lines(
    found: Mapping[DeckKind, Sequence[Since]],
    titles: Mapping[str, str],
    *,
    moving: Collection[str],
    look: Look,
    zone: str,
    now: datetime,
    form: Filled,
) -> tuple[ChangedLine, ...]:
    """Return a line for each kind that was printed, in the order of the titles."""
    lines = []
    for kind, title in titles.items():
        sinces = found.get(DeckKind(kind), ())
        if kind in moving and sinces:
            lines.append(ChangedLine(kind=kind, title=title, told=_("In the making.")))
        elif sinces:
            chosen = look if kind == DeckKind.CARDS else replace(look, coded=False)
            lines.append(_line(kind, title, sinces, look=chosen, zone=zone, now=now, form=form))
    return tuple(lines)


def _line(
    kind: str,
    title: str,
    sinces: Sequence[Since],
    *,
    look: Look,
    zone: str,
    now: datetime,
    form: Filled,
) -> ChangedLine:
    last = sinces[0]
    if last.is_over:
        return ChangedLine(kind=kind, title=title, told="", is_over=True)
    told = " ".join(
        filter(None, (_told(kind, last, lately(last.made_at, zone, now=now)), _begun_told(last)))
    )
    some = [one for one in sinces if _is_some(one)]
    if _is_all(last):
        anew = _("Make it anew") if kind in WHOLE else _("Make all anew")
        return ChangedLine(
            kind=kind,
            title=title,
            told=told,
            is_all=True,
            button=anew,
            stock=last.stock,
            kept=_kept(last.setup) if kind == DeckKind.CARDS else {},
        )
    if not some:
        return ChangedLine(kind=kind, title=title, told=told, is_nothing=last.difference.is_nothing)
    used = {one.stock for one in some}
    came_back = form if form.text("since") and form.text("kind") == kind else Filled()
    return ChangedLine(
        kind=kind,
        title=title,
        told=told,
        sinces=tuple(
            Choice(value=str(one.print_id), label=_counted(one, lately(one.made_at, zone, now=now)))
            for one in some
        ),
        since=came_back.text("since"),
        is_earlier=some[0] is not last,
        button=_button(some),
        papers=_papers(kind, used),
        stock=came_back.text("stock") or (some[0].stock if len(used) == 1 else ""),
        start=(came_back.text("start") or "1") if kind == DeckKind.CARDS else "",
        look=_("They look like the papers they join, not like what you chose last.")
        if any(one.setup.look != look for one in some)
        else "",
    )


def _is_some(one: Since) -> bool:
    """Say whether something changed, and something did not: else there is nothing to choose."""
    told = one.difference
    return not told.is_nothing and (not told.fresh or len(told.fresh) < told.total)


def _is_all(last: Since) -> bool:
    """Say whether nothing of what lies there holds."""
    told = last.difference
    return bool(told.fresh) and len(told.fresh) == told.total


def _told(kind: str, last: Since, since: str) -> str:
    told, those = last.difference, _those(kind, since)
    count = len(told.fresh)
    if told.is_nothing:
        return _late_told(kind, those) if last.is_late else _holding_told(kind, those)
    if kind in WHOLE:
        return _(
            "Something changed since %(that)s. Make it anew, and take the old one away.", that=those
        )
    if not count:
        return ngettext(
            "No new one is needed. One of %(those)s is to be taken out.",
            "No new one is needed. %(num)s of %(those)s are to be taken out.",
            len(told.gone),
            those=those,
        )
    if count == told.total:
        return _(
            "All changed since %(those)s. Make all anew, and take the old ones away.", those=those
        )
    return ngettext(
        "One of %(total)s changed since %(those)s.",
        "%(num)s of %(total)s changed since %(those)s.",
        count,
        total=told.total,
        those=those,
    )


def _holding_told(kind: str, those: str) -> str:
    if kind in WHOLE:
        return _("Nothing changed: %(that)s still holds.", that=those)
    return _("Nothing changed: %(those)s still hold.", those=those)


def _late_told(kind: str, those: str) -> str:
    """Say that papers hold for the rounds to come, though they say something else of others."""
    if kind in WHOLE:
        return _(
            "Only rounds that have begun changed: for those to come %(that)s still holds.",
            that=those,
        )
    return _(
        "Only rounds that have begun changed: for those to come %(those)s still hold.", those=those
    )


def _begun_told(last: Since) -> str:
    """Say how many of what changed come too late for their round."""
    if not last.begun:
        return ""
    return ngettext(
        "One of them is for a round that has begun: nobody needs it any more.",
        "%(num)s of them are for rounds that have begun: nobody needs those any more.",
        last.begun,
    )


def _those(kind: str, since: str) -> str:
    return {
        "cards": _("the cards of %(since)s", since=since),
        "itineraries": _("the itineraries of %(since)s", since=since),
        "badges": _("the badges of %(since)s", since=since),
        "tents": _("the table tents of %(since)s", since=since),
        "prompts": _("the prompts of %(since)s", since=since),
        "hosts": _("the sheets for hosts of %(since)s", since=since),
        "wall": _("the list for the wall of %(since)s", since=since),
        "show": _("the run of show of %(since)s", since=since),
        "reseat": _("the re-seat sheet of %(since)s", since=since),
        "blanks": _("the pack of blank cards of %(since)s", since=since),
    }[kind]


def _counted(one: Since, since: str) -> str:
    return ngettext(
        "%(since)s: one to print",
        "%(since)s: %(num)s to print",
        len(one.difference.fresh),
        since=since,
    )


def _button(some: Sequence[Since]) -> str:
    count = len(some[0].difference.fresh)
    if len(some) > 1:
        return _("Make only what changed")
    return (
        ngettext("Make only this one", "Make only these %(num)s", count)
        if count
        else _("Show which")
    )


def _papers(kind: str, used: Collection[str]) -> tuple[PaperChoices, ...]:
    """Return the papers to choose from; where earlier prints lie on several, that of the print comes first."""
    same = PaperChoices(name="", stocks=(Choice("", _("The same as then")),))
    return ((same,) if len(used) > 1 else ()) + _stocks(kind)


def _stocks(kind: str) -> tuple[PaperChoices, ...]:
    if kind != DeckKind.CARDS:
        lines = whole_papers()
        return (PaperChoices(name="", stocks=tuple(Choice(one.id, one.name) for one in lines)),)
    return tuple(
        PaperChoices(
            name=paper_name(paper),
            stocks=tuple(Choice(one.id, one.name) for one in card_papers(paper)),
        )
        for paper in EVERYDAY
    )


def _kept(setup: Setup) -> dict[str, str]:
    """Return the fields of a setup as they were. A few cards need no piles."""
    look, nudge = setup.look, setup.nudge
    fields: Iterable[tuple[str, str]] = (
        ("sorting", "name" if setup.sorting == "stacked" else setup.sorting),
        ("design", look.design),
        ("colored", "yes" if look.accent else ""),
        ("accent", look.accent),
        ("large", "yes" if look.large else ""),
        ("coded", "yes" if look.coded else ""),
        ("front_x", f"{nudge.front[0]:g}"),
        ("front_y", f"{nudge.front[1]:g}"),
        ("back_x", f"{nudge.back[0]:g}"),
        ("back_y", f"{nudge.back[1]:g}"),
    )
    return {name: text for name, text in fields if text}
