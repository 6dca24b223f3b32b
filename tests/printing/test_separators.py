"""Names that run on in lines have a dot between them: it begins no line and ends none."""

from dataclasses import replace

import pypdfium2
import pytest

from service.printing.itinerary import Itineraries, Itinerary, Stop
from service.printing.reseat import Free, Move, Reseat
from service.printing.show import Cue, RunOfShow, ShowRound
from tests.printing.conftest import AT, INVISIBLE
from tests.printing.evening import LONG

NAMES = ("Ana Ruiz", "Émile Rossi", LONG, "Bo", "Željko Đorđević", "Marguerite Delacroix", "Cy")


def names(count: int, start: int) -> tuple[str, ...]:
    return tuple(NAMES[(start + n) % len(NAMES)] for n in range(count))


PEOPLE = tuple(
    Itinerary(
        f"itinerary-{n}",
        NAMES[n],
        tuple(Stop(r, "18:00", r, names(n, r + n)) for r in (1, 2, 3)),
    )
    for n in range(2, 7)
)
MOVES = tuple(
    Move(f"reseat-{n}", NAMES[n], 1, "18:00", "1", "2", 2, names(n, n)) for n in range(2, 7)
)
TABLES = tuple(f"Table {n}: {n % 3 + 1}" for n in range(1, 40))
ROUND = ShowRound(
    1,
    "18:00",
    "18:15",
    9,
    3,
    "1–3",
    "",
    "Nine at three.",
    names(40, 0),
    (),
    (Cue("18:00", "say", "Round 1."),),
)
PAPERS = {
    "itineraries": Itineraries("Ground", 3, PEOPLE),
    "re-seat sheet": Reseat(
        "Ground", "Printed.", "It replaces.", "", MOVES, MOVES, (Free(1, "18:00", TABLES),)
    ),
    "run of show": RunOfShow(
        "Ground", "1 April", "18–19", "Hall", "9", "Before", (), "Hello.", (ROUND,), (), ()
    ),
}


@pytest.mark.parametrize("kind", PAPERS)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_line_begins_or_ends_with_a_dot(typesetter, kind, paper):
    sheet = typesetter.papers(PAPERS[kind], paper, title="Papers", timestamp=AT)
    with pypdfium2.PdfDocument(sheet.pdf) as document:
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
    lines = [INVISIBLE.sub("", line).strip() for line in text.splitlines()]
    assert [line for line in lines if line.startswith("·") or line.endswith("·")] == []
    assert sum(" · " in line.replace("\u00a0", " ") for line in lines) >= 5


def test_lines_are_about_as_long_as_one_another(typesetter):
    stop = Stop(1, "18:00", 1, ("Ida Holm", "Bo Berg", "Cy Moss", "Jo Lind"))
    one = replace(PEOPLE[0], stops=(replace(stop, meet=stop.meet * 2),))
    pair = Itineraries("Ground", 1, (one,))
    sheet = typesetter.papers(pair, "a4", title="Papers", timestamp=AT)
    with pypdfium2.PdfDocument(sheet.pdf) as document:
        text = document[0].get_textpage().get_text_range()
    counts = [line.count("·") for line in text.splitlines() if "·" in line]
    assert max(counts) - min(counts) <= 1
