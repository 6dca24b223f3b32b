"""A plan's whole print pack in a folder, by the same road as the service's decks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import matching
from service.cli.rosterlist import Listed
from service.operations.cards import cards_of, prompts_of
from service.operations.hostpapers import host_sheets_of, tents_of
from service.operations.ownwords import OwnWords
from service.operations.papers import badges_of, itineraries_of, wall_list_of
from service.operations.roster import round_rows
from service.operations.rulerpapers import ruler_of
from service.operations.showpapers import run_of_show_of
from service.printing.addressed import REPORTED, report_rows
from service.printing.cards import Card, Misfit, Sheet, TablePrompt, whole_chunks
from service.printing.filename import Held, names_of_files
from service.printing.lists import csv_text
from service.printing.look import Look
from service.printing.paper import Stock
from service.printing.papers import Papers, held_in, parts
from service.printing.setup import Setup, Sorting
from service.printing.typeset import TypstTypesetter
from service.printing.typesetter import Typesetter
from service.settings import TEMPLATES
from service.store.models import Event, Plan
from service.store.namesakes import told_apart
from service.store.queries.plans import Person
from service.store.values import LARGE_PRINT


def write_print_pack(
    made: matching.Plan,
    people: Sequence[Listed],
    *,
    own: OwnWords,
    event: Event,
    stock: Stock,
    look: Look,
    sorting: Sorting,
    folder: Path,
    say: Callable[[str], None],
) -> int:
    """Write PDFs, README.txt, names.csv and report.csv; return how many texts need a look."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = round_rows(made, event=event, ids={one.id: one.id for one in people})
    hosts = {m.host for r in made.rounds for m in r.meetings if m.host is not None}
    plan = Plan(rounds=rows, asked={"hosts": sorted(hosts)})
    shared = told_apart((one.id, one.values.name) for one in people)
    persons = {
        one.id: Person(
            one.id,
            shared.get(one.id, one.values.name),
            one.values.say,
            withdrawn=False,
            large=LARGE_PRINT in one.values.access,
        )
        for one in people
    }
    care = {one.id: one.values.access for one in people if one.values.access_for_host}
    pack = _Pack(TypstTypesetter(TEMPLATES / "cards"), event, stock, look, folder)
    _cards(pack, cards_of(plan, event, persons), sorting)
    _prompts(pack, prompts_of(plan, event, persons, own=own))
    # From the shell an event has a clock, but no day.
    show = replace(run_of_show_of(plan, event, persons), day="")
    for stem, whole in (
        ("itineraries", itineraries_of(plan, event, persons)),
        ("wall-list", wall_list_of(plan, event, persons)),
        ("badges", badges_of(plan, event, persons)),
        ("tents", tents_of(plan, event, persons)),
        ("host-sheets", host_sheets_of(plan, event, persons, care=care, own=own)),
        ("run-of-show", show),
        ("ruler", ruler_of(stock, show.lang)),
    ):
        _papers(pack, stem, whole)
    _write(
        folder / "names.csv",
        ("id", "name"),
        [(one.label, one.values.name) for one in sorted(people, key=lambda one: one.id)],
    )
    named = {one: person.name for one, person in persons.items()}
    (folder / "README.txt").write_text(_readme(sorting, pack), encoding="utf-8", newline="")
    _write(folder / "report.csv", REPORTED, report_rows(pack.report, named))
    say(f"{len(pack.files)} PDF files")
    if left := sorted({one.name for one in folder.glob("*.pdf")} - {*pack.files}):
        say(f"Not of this print, left as they were: {', '.join(left)}")
    return sum(1 for misfit in pack.report if misfit.kind != "shrunk")


@dataclass(slots=True)
class _Pack:
    """What all papers are made with, the files written so far, and what did not fit them."""

    typesetter: Typesetter
    event: Event
    stock: Stock
    look: Look
    folder: Path
    files: list[str] = field(default_factory=list)
    report: list[Misfit] = field(default_factory=list)

    def keep(self, name: str, sheet: Sheet) -> None:
        """Write one file."""
        (self.folder / name).write_bytes(sheet.pdf)
        self.files.append(name)
        self.report.extend(sheet.report)


def _cards(pack: _Pack, cards: Sequence[Card], sorting: Sorting) -> None:
    """Write cards: about a hundred in a file by name, or a file for each round by table."""
    setup = Setup(sorting, look=pack.look)
    made = tuple(setup.parts(cards, pack.stock))
    by_table = sorting == "table"
    holds = [Held(c[0].round, c[0].table, c[-1].table) if by_table else None for _, c in made]
    for name, (start, some) in zip(names_of_files("cards", holds, "en"), made, strict=True):
        sheet = pack.typesetter.cards(
            some,
            pack.stock,
            title=pack.event.name,
            timestamp=pack.event.starts_at,
            order=setup.order,
            start=start,
            look=pack.look,
        )
        pack.keep(name, sheet)


def _prompts(pack: _Pack, prompts: Sequence[TablePrompt]) -> None:
    """Write a sheet for each table and round, all of one table in one file."""
    made = tuple(whole_chunks(prompts, lambda one: one.table))
    holds = [Held(0, some[0].table, some[-1].table) for some in made]
    for name, some in zip(names_of_files("prompts", holds, "en"), made, strict=True):
        sheet = pack.typesetter.prompts(
            some,
            pack.stock.paper,
            title=pack.event.name,
            timestamp=pack.event.starts_at,
            look=pack.look,
        )
        pack.keep(name, sheet)


def _papers(pack: _Pack, stem: str, whole: Papers) -> None:
    """Write a kind of paper for the whole event in one file, unless very many come."""
    files = parts(whole)
    names = names_of_files(stem, [held_in(part) for part in files], "en")
    for name, part in zip(names, files, strict=True):
        sheet = pack.typesetter.papers(
            part,
            pack.stock.paper,
            title=pack.event.name,
            timestamp=pack.event.starts_at,
            look=pack.look,
        )
        pack.keep(name, sheet)


def _readme(sorting: Sorting, pack: _Pack) -> str:
    """Say in which order to print, and what each file holds."""
    lies = {
        "name": "by name: each person's cards together, people from A to Z",
        "table": "by round and then by table, each round in a file of its own or in several",
        "stacked": "in piles: cut sheets together, lay pile 1 on pile 2, both on pile 3; "
        "each file by itself",
    }[sorting]
    lines = [
        "How to print this",
        "",
        '1. Choose "actual size" or 100 %, never "fit to page".',
        f"2. Print cards and the ruler page on both sides, flip on the long edge. Paper: {pack.stock.name}.",
        "3. Print all else on one side.",
        "",
        f"Cards lie {lies}.",
        "Prompts, tents and host sheets lie by table; itineraries, badges and the wall list by name.",
        "",
        "Print the files of each kind in this order:",
        *(f"- {name}" for name in pack.files),
        "",
        "names.csv lists who takes part, to check against your own list.",
        "report.csv names every text that was set smaller or does not fit.",
    ]
    return "\r\n".join((*lines, ""))


def _write(path: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    path.write_text(csv_text(header, rows), encoding="utf-8", newline="")
