"""Whose old papers to take out once only what changed was made, and where each lies. Compares nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from service.printing.changes import Changes, changes_from
from service.printing.imprint import Old
from service.printing.wall import filed
from service.web.language import lately, moment
from service.web.pages.stocks import stock_name
from service.web.rows import DeckRow
from service.web.words import _, ngettext

Names = Mapping[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OldLine:
    """Whose papers to take out, and where they lie; nothing where each has one only."""

    whose: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPapers:
    """What a deck of changed papers is, and what to take out: a line for each person or table."""

    told: str
    note: str
    count: str
    swapped: tuple[OldLine, ...]
    gone: tuple[OldLine, ...]


def old_papers(
    row: DeckRow, names: Names, *, zone: str, now: datetime | None = None
) -> OldPapers | None:
    """Return what to take out for a deck that is ready; None where it holds all papers.

    Without `now`, as for a file, times have their day.
    """
    changes = changes_from(row.changes)
    if changes is None or row.state != "ready":
        return None
    since = lately(changes.since, zone, now=now) if now else moment(changes.since, zone)
    count = len(changes.swapped) + len(changes.gone)
    return OldPapers(
        told=_told(changes, since),
        note=_note(changes, row.stock),
        count=ngettext("One old one to take out", "%(num)s old ones to take out", count)
        if count
        else "",
        swapped=old_lines(changes.swapped, names),
        gone=old_lines(changes.gone, names),
    )


def old_lines(olds: Iterable[Old], names: Names) -> tuple[OldLine, ...]:
    """Say for each person or table which old papers are theirs, people in the order of a list of names."""
    found: dict[tuple[int, int], list[Old]] = {}
    for one in sorted(olds, key=lambda one: _filed(one, names)):
        found.setdefault((one.who, 0 if one.who else one.table), []).append(one)
    return tuple(_line(those, names) for those in found.values())


def old_rows(changes: Changes, names: Names) -> list[tuple[object, ...]]:
    """Return each old paper as name, round, table, and whether a new one takes its place."""
    olds = [(one, _("yes")) for one in changes.swapped] + [(one, _("no")) for one in changes.gone]
    return [
        (_whose(one, names) if one.who else "", one.round or "", one.table or "", has_new)
        for one, has_new in sorted(olds, key=lambda each: _filed(each[0], names))
    ]


def _told(changes: Changes, since: str) -> str:
    if changes.is_nothing:
        return _("Nothing is to be made anew: those of %(since)s still hold.", since=since)
    if not changes.fresh:
        return _("Since %(since)s no new one is needed. Only take old ones out.", since=since)
    return ngettext(
        "This is the one of %(total)s that changed since %(since)s.",
        "These are the %(num)s of %(total)s that changed since %(since)s.",
        changes.fresh,
        total=changes.total,
        since=since,
    )


def _note(changes: Changes, stock: str) -> str:
    if not changes.fresh or changes.stock == stock:
        return ""
    return _("The old ones are on other paper: %(paper)s.", paper=stock_name(changes.stock))


def _line(olds: list[Old], names: Names) -> OldLine:
    where: list[str] = []
    if olds[0].round and olds[0].who:
        where = [_("round %(round)s, table %(table)s", round=o.round, table=o.table) for o in olds]
    elif olds[0].round:
        where = [_("round %(round)s", round=one.round) for one in olds]
    return OldLine(whose=_whose(olds[0], names), where="; ".join(where))


def _whose(one: Old, names: Names) -> str:
    if not one.who:
        return _("Table %(table)s", table=one.table)
    now = names.get(one.who)
    if not now:
        return _("Somebody who withdrew")
    if one.name in ("", now):
        return now
    return _("%(name)s (now %(now)s)", name=one.name, now=now)


def _filed(one: Old, names: Names) -> tuple[bool, str, int, int, int]:
    """Sort by the name on the paper, then round; those without a name last."""
    name = (one.name or names[one.who]) if one.who in names else ""
    return not name, filed(name), one.who, one.table if not one.who else one.round, one.round
