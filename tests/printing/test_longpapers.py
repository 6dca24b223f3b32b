"""Long names on sheets: nothing runs off a page, and a name among short ones is large enough to read."""

from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from service.printing.badge import Badge, Badges, BadgeStop
from service.printing.host import Guest, HostRound, HostSheet, HostSheets, Thread
from service.printing.itinerary import Itineraries, Itinerary, Stop
from service.printing.look import Look
from service.printing.reseat import Free, Move, Reseat
from service.printing.tent import Tent, TentRound, Tents
from service.printing.wall import WallList, WallRound, WallRow
from tests.printing import cast
from tests.printing.conftest import AT

WORD = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswesse"
COUNTESS = (
    "Anna-Sophie Gräfin von und zu Hohenstein-Wallersbach zu Obernzenn und Neuhaus auf Schloss"
)
MM = 72 / 25.4
MOVES = (Move("reseat-1", WORD, 1, "18:30", "1", "2", 2, (WORD, "Bo")),)
THREADS = (Thread((Guest(WORD, say=WORD, about=WORD), Guest("Bo")), f"{WORD} and Bo: bees."),)
ROUND = HostRound("host-1-1", 1, "18:30", 15, THREADS, f"{WORD}?", WORD, WORD, care=(WORD,))
PAPERS = {
    "host": (17, HostSheets(WORD, 1, (HostSheet("host-1", 1, (ROUND,), host=WORD),))),
    "tent": (
        16,
        Tents(WORD, 1, (Tent("tent-1", 1, (TentRound(1, "18:30", (WORD, "Bo", "Cy")),)),)),
    ),
    "itinerary": (
        17,
        Itineraries(
            WORD, 1, (Itinerary("itinerary-1", WORD, (Stop(1, "18:30", 1, (WORD, "Bo")),)),)
        ),
    ),
    "badge": (12, Badges(WORD, (Badge("badge-1", WORD, (BadgeStop(1, 3),), about=WORD),))),
    "wall": (18, WallList(WORD, (WallRound(1, "18:30"),), (WallRow("wall-1", WORD, (1,)),))),
    "reseat": (
        18,
        Reseat(WORD, "At 18:30", "", "", MOVES, MOVES, (Free(1, "18:30", ("table 3",)),)),
    ),
}


def letters(pdf):
    """Each visible letter of the first page: what it is, its box, and in which type it is set."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        text = page.get_textpage()
        found = []
        for number in range(text.count_chars()):
            said, box = text.get_text_range(number, 1), text.get_charbox(number)
            if said.strip() and box[2] - box[0] > 0.01:
                found.append((said, box, pdfium.FPDFText_GetFontSize(text, number)))
        return page.get_width(), found


def outside(pdf, margin):
    """The letters that stick out of a page's margins; the tabs of a wall list stand in one."""
    width, found = letters(pdf)
    left, right = margin * MM - 2.5, width - margin * MM + 2.5
    inside = [said for said, box, _ in found if left <= box[0] and box[2] <= right]
    return "".join(said for said, box, _ in found if box[2] > right), len(found) - len(inside)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("kind", PAPERS)
def test_a_word_of_eighty_letters_stays_on_its_page(typesetter, kind, paper, large):
    margin, papers = PAPERS[kind]
    sheet = typesetter.papers(papers, paper, title="Papers", timestamp=AT, look=Look(large=large))
    out, count = outside(sheet.pdf, margin)
    assert (out, count <= (kind == "wall")) == ("", True)
    assert [one for one in sheet.report if one.kind == "overflow"] == []


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_word_of_eighty_letters_stays_on_the_page_of_a_prompt_and_of_a_poster(
    typesetter, paper, large
):
    look = Look(large=large)
    said = {"opener": f"{WORD}?", "deeper": WORD, "threads": (f"{WORD} listed “{WORD}”.",)}
    prompt = replace(cast.prompts()[0], names=(WORD, "Bo", "Cy"), host=WORD, event=WORD, **said)
    sheet = typesetter.prompts([prompt], paper, title="Prompts", timestamp=AT, look=look)
    assert outside(sheet.pdf, 18) == ("", 0)
    assert [one for one in sheet.report if one.kind == "overflow"] == []
    poster = replace(cast.POSTER, event=WORD, where=WORD, sentence=f"Come to {WORD}")
    sheet = typesetter.poster(poster, paper, title="Poster", timestamp=AT, look=look)
    assert outside(sheet.pdf, 20) == ("", 0)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", [COUNTESS, WORD])
def test_a_long_name_among_short_ones_has_two_lines_of_a_decent_size(
    typesetter, name, paper, large
):
    prompt = replace(cast.prompts()[0], names=(name, "Ana Ruiz", "Bo Berg", "Cy Moss"), threads=())
    sheet = typesetter.prompts([prompt], paper, title="P", timestamp=AT, look=Look(large=large))
    found = [one for one in letters(sheet.pdf)[1] if one[0].isalpha()]
    wanted = "".join(filter(str.isalpha, name))
    start = "".join(one[0] for one in found).index(wanted)
    own = found[start : start + len(wanted)]
    assert min(size for *_, size in own) >= 11
    # No few letters alone on the last line.
    bottom = min(box[1] for _, box, _ in own)
    assert len([one for one in own if one[1][1] < bottom + 7]) >= 8
