"""Where lines end on papers: no word left alone, no name parted at its hyphen, nothing over the circles."""

import re
from dataclasses import replace

import pypdfium2
import pytest

from service.operations.showpapers import run_of_show_of
from service.printing.itinerary import Itineraries, Itinerary, Stop
from service.printing.look import Look
from service.printing.tent import Tent, TentRound, Tents
from service.printing.wall import WallList, WallRound, WallRow
from service.store.values import Format
from tests.printing import cast
from tests.printing.conftest import AT, plain
from tests.printing.evening import PEOPLE, PLAN, event

EVENT = "The Grand Annual Gathering of Makers, Menders and Neighbours of the River Quarter 2026"
DOUBLE = "Anne-Charlotte de Montmorency-Laval"
MM = 72 / 25.4


def lines(pdf):
    """The lines of every page, as they stand there; a hyphen at a line's end stays one."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage().get_text_range().replace("\u0002", "-\n")
            found += [plain(line) for line in text.splitlines()]
    return [line for line in found if line]


def tents(rounds=4, others=("Amara Okafor",)):
    those = tuple(TentRound(n, f"18:{n:02}", (*others, DOUBLE)) for n in range(1, rounds + 1))
    return Tents(EVENT, rounds, (Tent("tent-1", 1, those),))


def wall():
    rounds = tuple(WallRound(number, "18:30") for number in range(1, 5))
    return WallList(EVENT, rounds, (WallRow("wall-1", DOUBLE, (5, 3, 4, 3)),))


def itineraries():
    names = ("Maximiliana Konstantina Freifrau von Falkenburg", f"Prinzessin {DOUBLE}")
    return Itineraries(
        "E", 1, (Itinerary("itinerary-1", "Bo", (Stop(1, "18:30", 1, (*names, "Bo")),)),)
    )


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("make", [tents, wall, itineraries])
def test_a_long_name_is_not_parted_where_it_can_break_at_a_space(typesetter, make, paper):
    sheet = typesetter.papers(make(), paper, title="Papers", timestamp=AT)
    said = lines(sheet.pdf)
    assert [line for line in said if line.endswith("-") or line in ("de", "Laval")] == []
    assert any("Montmorency-Laval" in line for line in said)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_what_is_read_out_and_the_event_above_it_leave_no_word_alone(typesetter, paper):
    show = run_of_show_of(PLAN, event(format=Format.PAIRS, name=EVENT), PEOPLE)
    said = lines(typesetter.papers(show, paper, title="Papers", timestamp=AT).pdf)
    ends = [line for line in said if line.endswith("”")]
    assert len(ends) >= 9
    assert [line for line in ends if " " not in line] == []
    assert [line for line in said if re.fullmatch(r"(?:Quarter|River Quarter) 2026", line)] == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("people", [2, 3, 4, 6])
@pytest.mark.parametrize("lang", ["en", "de", "es", "fr"])
def test_what_stands_in_the_corners_of_a_tent_is_clear_of_the_circles(
    typesetter, paper, people, lang
):
    one = Tent("tent-1", 1, (TentRound(1, "18:30", ("Bo",) * people),), lang)
    sheet = typesetter.papers(Tents(EVENT, 1, (one,)), paper, title="Papers", timestamp=AT)
    with pypdfium2.PdfDocument(sheet.pdf) as document:
        page = document[0]
        text = page.get_textpage()
        picture = page.render(scale=2).to_pil().convert("RGB")
        half = page.get_height() / 2
        boxes = [text.get_charbox(n) for n in range(text.count_chars())]
        corners = [box for box in boxes if box[3] < half and box[3] - box[1] < 30]
        tinted = [
            (x, y)
            for left, bottom, right, top in corners
            for x in range(int(2 * left) - 2, int(2 * right) + 3)
            for y in range(int(2 * (2 * half - top)) - 2, int(2 * (2 * half - bottom)) + 3)
            if min(tint := picture.getpixel((x, y))) > 150 and max(tint) - min(tint) > 14
        ]
    assert len(corners) > 60
    assert tinted == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_band_of_a_poster_goes_from_rim_to_rim(typesetter, paper):
    look = Look("band", accent="#1f6f6b")
    sheet = typesetter.poster(cast.POSTER, paper, title="Poster", timestamp=AT, look=look)
    with pypdfium2.PdfDocument(sheet.pdf) as document:
        picture = document[0].render(scale=1).to_pil().convert("RGB")
    y = int(23 * MM)
    ground = [
        picture.getpixel((int(x), y))
        for x in (18 * MM, 22 * MM, picture.width / 2, picture.width - 22 * MM)
    ]
    assert ground[0] == (255, 255, 255)
    assert ground[1] == ground[2] == ground[3] == (0x1F, 0x6F, 0x6B)


def heights(pdf, letters):
    """How high letters lie on the first page, each time they come."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        found = [
            (text.get_text_range(n, 1), text.get_charbox(n)) for n in range(text.count_chars())
        ]
    return [[round(box[1]) for said, box in found if said == letter] for letter in letters]


@pytest.mark.parametrize("mind", ["mind", "mind now", "mind here", "mind today"])
def test_a_short_quote_of_han_stays_on_one_line(typesetter, mind):
    question = f"Who comes to {mind} with “\u2068読書\u2069”, and what do they do?"
    prompt = replace(cast.prompts()[0], opener=question, deeper=question, names=("Bo",))
    sheet = typesetter.prompts(
        [prompt], "letter", title="Prompts", timestamp=AT, look=Look("plain", large=True)
    )
    first, second = heights(sheet.pdf, "読書")
    assert len(first) == 2
    assert [abs(one - other) < 3 for one, other in zip(first, second, strict=True)] == [True] * 2


def test_whose_card_it_is_ends_at_the_rim(typesetter, a4):
    names = ("Bo", "Chloé d’Étremont", "Ağaoğlu Çiğdem", "Елизавета Фёдорова", "မြင့်မြင့်", "נועה לוי")
    deck = [replace(cast.deck()[0], id=name, lang="de", name=name) for name in names]
    sheet = typesetter.cards(deck, a4, title="Backs", timestamp=AT, sides="backs")
    with pypdfium2.PdfDocument(sheet.pdf) as document:
        text = document[0].get_textpage()
        found = text.search("Runde\u00a02")
        ends = []
        while hit := found.get_next():
            ends.append(text.get_charbox(hit[0] + hit[1] - 1)[2])
    (grid,) = a4.layouts
    rims = [(grid.left + column * grid.pitch_x + a4.width - 5) * MM for column in (0, 1)]
    assert [min(abs(end - rim) for rim in rims) < 1.5 for end in ends] == [True] * len(names)
