"""How papers look: designs, a color of one's own, larger type; always readable, nothing lost."""

from collections import Counter
from dataclasses import replace

import pypdfium2
import pytest

from service.operations.cards import prompts_of
from service.operations.hostpapers import host_sheets_of, tents_of
from service.printing.cards import PosterText
from service.printing.faces.back import back
from service.printing.faces.face import CAPS, HINTS, Drawing
from service.printing.faces.front import front
from service.printing.faces.larger import laid_out
from service.printing.host import Guest, HostRound, HostSheet, HostSheets, Thread
from service.printing.itinerary import Itineraries, Itinerary, Stop
from service.printing.look import DESIGNS, Look, darkened
from service.printing.ready import language
from tests.printing import cast, evening
from tests.printing.conftest import AT
from tests.printing.test_host import CARE, PEOPLE, PLAN
from tests.printing.test_separators import PAPERS

# Marks that keep names and quotes in order; a reader of PDF tells of those that end a glyph's cluster.
UNSEEN = str.maketrans("", "", "\u2068\u2069")


def texts(sheet):
    with pypdfium2.PdfDocument(sheet.pdf) as document:
        said = [page.get_textpage().get_text_bounded() for page in document]
    return ["".join(one.translate(UNSEEN).split()) for one in said]


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("accent", ["", "#ffe600"])
def test_every_look_says_the_same_words_and_keeps_to_the_standard(typesetter, a4, design, accent):
    cards = cast.deck()[:10]
    sheet = typesetter.cards(cards, a4, title="Deck", timestamp=AT, look=Look(design, accent))
    usual = typesetter.cards(cards, a4, title="Deck", timestamp=AT)
    assert [one for one in sheet.report if one.kind != "shrunk"] == []
    assert [sorted(one) for one in texts(sheet)] == [sorted(one) for one in texts(usual)]
    assert (sheet.pdf == usual.pdf) == (design == "circles" and not accent)


def test_larger_type_is_larger_and_fits_large_cards(typesetter, stocks):
    heights = {}
    for large in (False, True):
        sheet = typesetter.cards(
            cast.deck()[:1],
            stocks["a4-148x105"],
            title="Deck",
            timestamp=AT,
            look=Look(large=large),
        )
        assert sheet.report == ()
        with pypdfium2.PdfDocument(sheet.pdf) as document:
            page = document[0].get_textpage()
            at = page.get_text_range().index("You and Jonas")
            _, bottom, _, top = page.get_charbox(at, loose=True)
            heights[large] = top - bottom
    assert heights[True] > heights[False]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("itineraries", "Table"),
        ("badges", "ROUND"),
        ("wall", "Name"),
        ("show", "Begins"),
        ("reseat", "From"),
    ],
)
def test_larger_type_is_larger_on_other_papers_too(
    typesetter, itineraries, badges, wall, kind, word, paper
):
    kinds = {"itineraries": itineraries, "badges": badges, "wall": wall}
    kinds |= {"show": PAPERS["run of show"], "reseat": PAPERS["re-seat sheet"]}
    heights = {}
    for large in (False, True):
        sheet = typesetter.papers(
            kinds[kind], paper, title="Papers", timestamp=AT, look=Look(large=large)
        )
        assert [one for one in sheet.report if one.kind == "overflow"] == []
        with pypdfium2.PdfDocument(sheet.pdf) as document:
            page = document[0].get_textpage()
            _, bottom, _, top = page.get_charbox(page.get_text_range().index(word))
            heights[large] = top - bottom
    assert heights[True] == pytest.approx(1.15 * heights[False], rel=0.01)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_larger_type_leaves_no_page_of_a_host_half_empty_that_two_rounds_can_fill(
    typesetter, paper
):
    names = ("Ana Ruiz", "Béla Kovács", "Farah Haddad", "Zoë O’Brien")
    guests = zip(names, ("AH-na", "BAY-la", "", ""), strict=True)
    first = HostRound(
        id="host-1-1",
        number=1,
        time="20:00",
        minutes=15,
        threads=tuple(
            Thread((Guest(one, say),), "Three of you listed “sourdough bread”.")
            for one, say in guests
        ),
        opener="What small thing about “night trains” always makes you smile?",
        deeper="What part of “night trains” do you keep from becoming a task?",
        closing="Which part of this talk went by too quickly?",
    )
    rounds = tuple(replace(first, id=f"host-1-{n}", number=n) for n in (1, 2, 3, 4))
    sheets = HostSheets("Common Ground", 4, (HostSheet("host-1", 1, rounds, host="Ana Ruiz"),))
    heights = {}
    for large in (False, True):
        sheet = typesetter.papers(
            sheets, paper, title="Hosts", timestamp=AT, look=Look(large=large)
        )
        assert (sheet.pages, sheet.report) == (2, ())
        with pypdfium2.PdfDocument(sheet.pdf) as document:
            page = document[0].get_textpage()
            _, bottom, _, top = page.get_charbox(page.get_text_range().index("Farah"))
            heights[large] = top - bottom
    assert heights[True] > heights[False]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_larger_type_makes_nobody_one_meets_smaller(typesetter, paper):
    met = (
        ("Giorgos Papadakis", "สมชาย ใจดี", "Ola Ny"),
        ("Dmitri Orlov", "Hana Nováková", "Nino ნინო"),
        ("Farah Haddad", "דנה לוי", "Zoë O’Brien"),
        ("Élodie Marchand", "Kwame Mensah", "ليلى حداد"),
    )
    stops = tuple(Stop(number, "20:00", 1, names) for number, names in enumerate(met, start=1))
    people = tuple(Itinerary(f"itinerary-{n}", "Ana Ruiz", stops) for n in (1, 2))
    heights = []
    for look in (Look(), Look(large=True)):
        papers = Itineraries("Common Ground, an evening for makers", 4, people)
        sheet = typesetter.papers(papers, paper, title="Papers", timestamp=AT, look=look)
        with pypdfium2.PdfDocument(sheet.pdf) as document:
            page = document[0].get_textpage()
            _, bottom, _, top = page.get_charbox(page.get_text_range().index("Dmitri"), loose=True)
            heights.append(top - bottom)
    assert heights[1] >= heights[0]


@pytest.mark.parametrize("stock", ["a4-85x55", "letter-35x20", "avery-5388", "a4-148x105"])
def test_in_larger_type_a_card_says_the_same_and_nothing_small_is_smaller(stocks, stock):
    """Hints may go where there is no room, and of what is larger than large print, 18 pt, some may."""
    said_nothing = replace(cast.deck()[0], share=("",))
    labels = Counter()
    for card in (*cast.deck(), said_nothing):
        sizes = []
        for look in (Look(), Look(large=True)):
            drawing = Drawing.of(card, stocks[stock], look, language(card.lang)["words"])
            items = [one for side in (front, back) for one in laid_out(side, drawing).texts]
            sizes.append({"".join(run.text for run in one.text.runs): one.text for one in items})
        usual, large = sizes
        read = {words for words, text in usual.items() if {run.ink for run in text.runs} - {*HINTS}}
        assert read <= large.keys()
        both = [(usual[words].size, large[words].size) for words in usual if words in large]
        assert [pair for pair in both if pair[1] < min(pair[0], 18) - 0.001] == []
        labels.update(
            round(text.size / drawing.k, 2)
            for text in large.values()
            if text.runs and text.runs[0].ink is CAPS
        )
    # Labels of one deck are alike, but for a card that has no room for them.
    assert labels.most_common(1)[0][0] == 6.96
    assert labels[6.96] > 0.9 * labels.total()


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_small_words_on_a_full_prompt_are_larger_too(typesetter, paper):
    words = ("Who sits here", "OPEN", "Offer, never call", "THREADS", "listed")
    fullest = max(PROMPTS, key=lambda one: len("".join(one.threads)))
    heights = {}
    for large in (False, True):
        sheet = typesetter.prompts(
            [fullest], paper, title="Prompts", timestamp=AT, look=Look(large=large)
        )
        assert sheet.report == ()
        with pypdfium2.PdfDocument(sheet.pdf) as document:
            page = document[0].get_textpage()
            said = page.get_text_range()
            boxes = [page.get_charbox(said.index(word), loose=True) for word in words]
            heights[large] = [top - bottom for _, bottom, _, top in boxes]
    grown = [new / old for old, new in zip(heights[False], heights[True], strict=True)]
    assert min(grown) > 1.1


@pytest.mark.parametrize("color", ["#ffffff", "#ffe600", "#00ff88", "#e05a9a", "#1d2433"])
def test_text_in_any_color_can_be_read(color):
    def light(part):
        share = int(part, 16) / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    deep = darkened(color)
    red, green, blue = (light(deep[at : at + 2]) for at in (1, 3, 5))
    assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 5.5


POSTER = PosterText("E", "Now", "Here", "Come.", "https://x.example", "x.example", "Open.")
HOSTS = host_sheets_of(PLAN, evening.event(), PEOPLE, care=CARE)
TENTS = tents_of(PLAN, evening.event(), PEOPLE)
PROMPTS = prompts_of(PLAN, evening.event(), PEOPLE)


def papers_in(typesetter, kept, look, paper):
    how = {"title": "Papers", "timestamp": AT, "look": look}
    yield typesetter.prompts(PROMPTS, paper, **how)
    yield typesetter.poster(POSTER, paper, **how)
    yield from (typesetter.papers(one, paper, **how) for one in (*kept, HOSTS, TENTS))


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(
    "look", [Look("band"), Look("plain", large=True), Look(accent="#ffe600")], ids=str
)
def test_all_papers_follow_a_look_and_say_the_same_words(
    typesetter, itineraries, badges, wall, look, paper
):
    kept = (itineraries, badges)
    for own, usual in zip(
        papers_in(typesetter, (*kept, wall), look, paper),
        papers_in(typesetter, (*kept, wall), Look(), paper),
        strict=True,
    ):
        assert [sorted(one) for one in texts(own)] == [sorted(one) for one in texts(usual)]
        assert own.report == usual.report == ()
        # A list for the wall has neither circles nor bands, only colors.
        assert own.pdf != usual.pdf or (look == Look("band") and usual.cards == len(wall.people))
