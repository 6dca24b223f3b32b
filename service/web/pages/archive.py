"""What lies beside the files of a deck: how to print them, who is on them, which old ones to take out."""

from collections.abc import Iterable

from service.printing.changes import changes_from
from service.printing.lists import csv_text
from service.web.pages.oldpapers import Names, OldLine, old_papers, old_rows
from service.web.rows import DeckRow, PersonRow
from service.web.words import _


def lists_of(row: DeckRow, people: Iterable[PersonRow], *, zone: str) -> list[tuple[str, bytes]]:
    """Return the lists that go into an archive, each with its name."""
    names = {one.number: one.name for one in people if not one.withdrawn}
    listed = csv_text(("number", "name"), list(names.items()))
    report = csv_text(
        ("card", "field", "kind", "detail"), [tuple(one.values()) for one in row.report or ()]
    )
    lists = [
        ("README.txt", readme_of(row, names, zone=zone).encode("utf-8")),
        ("names.csv", listed.encode("utf-8-sig")),
        ("report.csv", report.encode("utf-8-sig")),
    ]
    changes = changes_from(row.changes)
    if changes is not None:
        old = csv_text(("name", "round", "table", "new one"), old_rows(changes, names))
        lists.append(("take-out.csv", old.encode("utf-8-sig")))
    return lists


def readme_of(row: DeckRow, names: Names, *, zone: str) -> str:
    """Return what to know before printing, to lie beside the files."""
    sides = _("Print both sides, flip on the long edge.")
    one_side = _("Print one side.")
    lines = [
        _("How to print this"),
        "",
        _("1. Choose “actual size” or 100 %, never “fit to page”."),
        "2. " + (sides if row.kind in ("cards", "blanks") else one_side),
        *_third(row.kind),
        "",
        *_changed(row, names, zone=zone),
        _("names.csv lists who takes part, to check against your own list."),
        _("report.csv names every text that was set smaller or does not fit."),
    ]
    return "\r\n".join((*lines, ""))


def _third(kind: str) -> list[str]:
    if kind in ("cards", "blanks"):
        return [_("3. Try one sheet on plain paper and hold it against your card sheet.")]
    if kind == "tents":
        return [_("3. Fold each sheet in the middle, so that it stands.")]
    if kind == "badges":
        return [_("3. Cut along the marks.")]
    return []


def _changed(row: DeckRow, names: Names, *, zone: str) -> list[str]:
    old = old_papers(row, names, zone=zone)
    if old is None:
        return []
    lines = [" ".join(part for part in (old.told, old.note) if part), ""]
    if old.swapped:
        lines += [_("Take these old ones out; new ones take their place:")]
        lines += [*map(_written, old.swapped), ""]
    if old.gone:
        lines += [_("Take these old ones out; nothing takes their place:")]
        lines += [*map(_written, old.gone), ""]
    if old.count:
        lines.append(_("take-out.csv lists them once more."))
    return lines


def _written(line: OldLine) -> str:
    return f"- {line.whose}: {line.where}" if line.where else f"- {line.whose}"
