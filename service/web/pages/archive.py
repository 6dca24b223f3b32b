"""What lies beside the files of a deck: how to print them, who is on them, which old ones to take out."""

from collections.abc import Iterable, Sequence

from service.printing import filename
from service.printing.addressed import REPORTED, report_rows
from service.printing.cards import Misfit
from service.printing.changes import changes_from
from service.printing.lists import csv_text
from service.printing.setup import setup_from
from service.web.pages.oldpapers import Names, OldLine, old_papers, old_rows
from service.web.pages.stocks import OF_CARDS, is_to_cut, stock_of
from service.web.rows import DeckRow, PersonRow
from service.web.words import _, ngettext

TAKE_OUT = "take-out.csv"


def lists_of(row: DeckRow, people: Iterable[PersonRow], *, zone: str) -> list[tuple[str, bytes]]:
    """Return the lists that go into a deck's archive, each with its name."""
    names = names_of(people)
    lists = [
        ("README.txt", readme_of([row], names, zone=zone).encode("utf-8")),
        *_common([row], names),
    ]
    if row.changes:
        lists.append((TAKE_OUT, _olds_of(row, names)))
    return lists


def lists_of_all(
    rows: Sequence[DeckRow], people: Iterable[PersonRow], *, zone: str
) -> list[tuple[str, bytes]]:
    """Return the lists that go into the archive of all decks, each with its name."""
    names = names_of(people)
    return [
        ("README.txt", readme_of(rows, names, zone=zone).encode("utf-8")),
        *_common(rows, names),
        *((_take_out(row), _olds_of(row, names)) for row in rows if row.changes),
    ]


def stem_told(row: DeckRow) -> str:
    """Return what the files of a deck are called, without what each holds; nothing where it has none."""
    return filename.stem_told(row.parts[0].name) if row.parts else ""


def names_of(people: Iterable[PersonRow]) -> Names:
    """Return who takes part, by number."""
    return {one.number: one.name for one in people if not one.withdrawn}


def readme_of(rows: Sequence[DeckRow], names: Names, *, zone: str) -> str:
    """Return what to know before printing, to lie beside the files of one deck or of several."""
    lines = [
        _("How to print this"),
        "",
        _("1. Choose “actual size” or 100 %, never “fit to page”."),
    ]
    for row in rows:
        if len(rows) > 1:
            lines += ["", _files(row)]
        lines += [f"{number}. {step}" for number, step in enumerate(_steps(row), start=2)]
        if len(row.parts) > 1:
            lines += ["", _("Print the files in this order:")]
            lines += [f"- {part.name}" for part in row.parts]
        csv = _take_out(row) if len(rows) > 1 else TAKE_OUT
        lines += _changed(row, names, zone=zone, csv=csv)
    lines += [
        "",
        _("names.csv lists who takes part, to check against your own list."),
        _("report.csv names every text that was set smaller or does not fit."),
    ]
    return "\r\n".join((*lines, ""))


def _files(row: DeckRow) -> str:
    """Return the names of a deck's files, the first and the last."""
    found = [part.name for part in row.parts]
    return " – ".join(dict.fromkeys((found[0], found[-1]))) if found else f"{row.kind}"


def _common(rows: Sequence[DeckRow], names: Names) -> list[tuple[str, bytes]]:
    listed = csv_text(("number", "name"), list(names.items()))
    report = [Misfit(**one) for row in rows for one in row.report or ()]
    reported = csv_text(REPORTED, report_rows(report, names))
    return [
        ("names.csv", listed.encode("utf-8-sig")),
        ("report.csv", reported.encode("utf-8-sig")),
    ]


def _olds_of(row: DeckRow, names: Names) -> bytes:
    changes = changes_from(row.changes)
    olds = old_rows(changes, names) if changes else []
    return csv_text(("name", "round", "table", "new one"), olds).encode("utf-8-sig")


def _steps(row: DeckRow) -> list[str]:
    """Return what to do with a deck's files, in order, once the printer keeps their size."""
    if row.kind in OF_CARDS:
        return _steps_of_cards(row)
    steps = [_("Print one side.")]
    if row.kind == "tents":
        steps.append(_("Fold each sheet in the middle, so that it stands."))
    if row.kind == "badges":
        steps.append(_("Cut along the marks."))
    return steps


def _steps_of_cards(row: DeckRow) -> list[str]:
    setup, stock = setup_from(row.setup), stock_of(row.stock)
    steps = [_("Print both sides, flip on the long edge.")]
    if row.parts and (gone := setup.begins(stock) - 1):
        steps.append(
            ngettext(
                "Sheet 1 of %(file)s must be the used sheet with its first label gone.",
                "Sheet 1 of %(file)s must be the used sheet with its first %(num)s labels gone.",
                gone,
                file=row.parts[0].name,
            )
        )
    if is_to_cut(stock):
        steps.append(_("Cut along the marks."))
    else:
        steps.append(_("Try one sheet on plain paper and hold it against your card sheet."))
    if row.kind == "cards" and setup.sorting == "name":
        steps.append(_("The cards lie by name: each person’s cards together, people from A to Z."))
    if setup.sorting == "table":
        steps.append(_("The cards lie by round and then by table, as you lay them out."))
    if setup.sorting == "stacked":
        steps.append(
            _(
                "Cut the sheets together, sheet 1 on top. Count the piles of cards row by row, as on the "
                "front. Lay pile 1 on pile 2, both on pile 3, and so on: now all cards lie in order."
            )
        )
        if len(row.parts) > 1:
            steps.append(_("Cut and stack each file by itself, then lay them together in order."))
    return steps


def _take_out(row: DeckRow) -> str:
    return f"take-out-{row.kind}-{row.stock}.csv"


def _changed(row: DeckRow, names: Names, *, zone: str, csv: str) -> list[str]:
    old = old_papers(row, names, zone=zone)
    if old is None:
        return []
    lines = ["", " ".join(part for part in (old.told, old.note) if part), ""]
    if old.swapped:
        lines += [_("Take these old ones out; new ones take their place:")]
        lines += [*map(_written, old.swapped), ""]
    if old.gone:
        lines += [_("Take these old ones out; nothing takes their place:")]
        lines += [*map(_written, old.gone), ""]
    if old.count:
        lines.append(_("%(file)s lists them once more.", file=csv))
    return lines


def _written(line: OldLine) -> str:
    return f"- {line.whose}: {line.where}" if line.where else f"- {line.whose}"
