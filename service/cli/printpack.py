"""A plan's whole print pack in a folder: cards and prompts by the same road as the service's decks."""

from collections.abc import Callable, Sequence
from dataclasses import astuple
from pathlib import Path

import matching
from service.cli.rosterfile import Listed
from service.operations.cards import cards_of, prompts_of
from service.operations.roster import round_rows
from service.printing.cards import Misfit, chunks
from service.printing.lists import csv_text
from service.printing.paper import load_stock
from service.printing.typeset import TypstTypesetter
from service.settings import TEMPLATES
from service.store.models import Event, Plan
from service.store.queries.plans import Person


def write_print_pack(
    made: matching.Plan,
    people: Sequence[Listed],
    *,
    event: Event,
    stock: str,
    folder: Path,
    say: Callable[[str], None],
) -> int:
    """Write PDFs, names.csv and report.csv; return how many texts need a look."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = round_rows(made, event=event, ids={one.id: one.id for one in people})
    plan = Plan(rounds=rows)
    persons = {
        one.id: Person(one.id, one.values.name, one.values.say, withdrawn=False) for one in people
    }
    typesetter = TypstTypesetter(TEMPLATES / "cards")
    paper = load_stock(TEMPLATES / "cards" / "stock" / f"{stock}.toml")
    report: list[Misfit] = []
    for number, cards in enumerate(chunks(cards_of(plan, event, persons)), start=1):
        sheet = typesetter.cards(cards, paper, title=event.name, timestamp=event.starts_at)
        (folder / f"cards-{number:02}.pdf").write_bytes(sheet.pdf)
        report += sheet.report
    for number, prompts in enumerate(chunks(prompts_of(plan, event, persons)), start=1):
        sheet = typesetter.prompts(
            prompts, paper.paper, title=event.name, timestamp=event.starts_at
        )
        (folder / f"prompts-{number:02}.pdf").write_bytes(sheet.pdf)
        report += sheet.report
    _write(
        folder / "names.csv",
        ("id", "name"),
        [(one.label, one.values.name) for one in sorted(people, key=lambda one: one.id)],
    )
    _write(folder / "report.csv", ("card", "field", "kind", "detail"), [astuple(m) for m in report])
    say(f"{len(list(folder.glob('*.pdf')))} PDF files")
    return sum(1 for misfit in report if misfit.kind != "shrunk")


def _write(path: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    path.write_text(csv_text(header, rows), encoding="utf-8", newline="")
