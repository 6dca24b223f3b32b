"""A plan's whole print pack in a folder, by the same road as the service's decks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, replace
from pathlib import Path

import matching
from service.cli.rosterlist import Listed
from service.operations.cards import cards_of, prompts_of
from service.operations.hostpapers import Care, host_sheets_of, tents_of
from service.operations.ownwords import OwnWords
from service.operations.papers import badges_of, itineraries_of, wall_list_of
from service.operations.roster import round_rows
from service.operations.rulerpapers import ruler_of
from service.operations.showpapers import run_of_show_of
from service.printing.cards import Misfit, chunks
from service.printing.lists import csv_text
from service.printing.look import Look
from service.printing.paper import Stock
from service.printing.papers import parts
from service.printing.typeset import Typesetter, TypstTypesetter
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
    folder: Path,
    say: Callable[[str], None],
) -> int:
    """Write PDFs, names.csv and report.csv; return how many texts need a look."""
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
    typesetter = TypstTypesetter(TEMPLATES / "cards")
    report = [
        *_cards(
            plan,
            event,
            persons,
            own=own,
            typesetter=typesetter,
            stock=stock,
            look=look,
            folder=folder,
        ),
        *_papers(
            plan,
            event,
            persons,
            care=care,
            own=own,
            typesetter=typesetter,
            stock=stock,
            look=look,
            folder=folder,
        ),
    ]
    _write(
        folder / "names.csv",
        ("id", "name"),
        [(one.label, one.values.name) for one in sorted(people, key=lambda one: one.id)],
    )
    _write(folder / "report.csv", ("card", "field", "kind", "detail"), [astuple(m) for m in report])
    say(f"{len(list(folder.glob('*.pdf')))} PDF files")
    return sum(1 for misfit in report if misfit.kind != "shrunk")


def _cards(
    plan: Plan,
    event: Event,
    persons: Mapping[int, Person],
    *,
    own: OwnWords,
    typesetter: Typesetter,
    stock: Stock,
    look: Look,
    folder: Path,
) -> list[Misfit]:
    """Write cards and prompts, about a hundred in a file."""
    report: list[Misfit] = []
    for number, cards in enumerate(chunks(cards_of(plan, event, persons)), start=1):
        sheet = typesetter.cards(
            cards, stock, title=event.name, timestamp=event.starts_at, look=look
        )
        (folder / f"cards-{number:02}.pdf").write_bytes(sheet.pdf)
        report += sheet.report
    for number, prompts in enumerate(chunks(prompts_of(plan, event, persons, own=own)), start=1):
        sheet = typesetter.prompts(
            prompts, stock.paper, title=event.name, timestamp=event.starts_at, look=look
        )
        (folder / f"prompts-{number:02}.pdf").write_bytes(sheet.pdf)
        report += sheet.report
    return report


def _papers(
    plan: Plan,
    event: Event,
    persons: Mapping[int, Person],
    *,
    care: Care,
    own: OwnWords,
    typesetter: Typesetter,
    stock: Stock,
    look: Look,
    folder: Path,
) -> list[Misfit]:
    """Write each kind of paper for the whole event in one file, unless very many come."""
    report: list[Misfit] = []
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
        files = parts(whole)
        for number, part in enumerate(files, start=1):
            sheet = typesetter.papers(
                part, stock.paper, title=event.name, timestamp=event.starts_at, look=look
            )
            name = stem if len(files) == 1 else f"{stem}-{number:02}"
            (folder / f"{name}.pdf").write_bytes(sheet.pdf)
            report += sheet.report
    return report


def _write(path: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    path.write_text(csv_text(header, rows), encoding="utf-8", newline="")
