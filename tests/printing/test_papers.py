"""Itineraries, the wall list and badges on paper: every word, whole sheets, nothing cut."""

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from service.printing.badge import Badge, Badges, BadgeStop, badge_stock
from service.printing.cards import Misfit
from service.printing.host import Guest, HostRound, HostSheet, HostSheets, Thread
from service.printing.itinerary import Itineraries, Itinerary, Stop
from service.printing.paper import PAPERS, cells, faults_of
from service.printing.papers import parts
from service.printing.recording import RecordingTypesetter
from service.printing.wall import WallList, WallRound, WallRow
from tests.printing.conftest import AT, plain, printed
from tests.printing.evening import LONG, NAMES, ORDER

FORMATS = ("a4", "letter")


@pytest.mark.parametrize("paper", FORMATS)
def test_an_itinerary_says_all_its_words(typesetter, itineraries, paper):
    ana, emile = itineraries.people[:2]
    pair = replace(itineraries, people=(ana, emile))
    sheet = typesetter.papers(pair, paper, title="Papers", timestamp=AT)
    assert printed(sheet.pdf) == [
        plain(
            "Common Ground 2026 Ana Ruiz You’ll meet Table "
            "ROUND 1 18:30 Yours to rest. You are back at 18:50. "
            f"ROUND 2 18:50 Émile Rossi {LONG} 1 ROUND 3 19:10 Émile Rossi 1 "
            "Common Ground 2026 Émile Rossi You’ll meet Table "
            f"ROUND 1 18:30 Željko Đorđević 1 ROUND 2 18:50 {LONG} Ana Ruiz 1 "
            "ROUND 3 19:10 Ana Ruiz 1"
        )
    ]
    assert (sheet.pages, sheet.cards, sheet.report) == (1, 2, ())


@pytest.mark.parametrize("paper", FORMATS)
def test_the_wall_list_says_all_its_words(typesetter, wall, paper):
    latin = replace(wall, people=wall.people[:4])
    sheet = typesetter.papers(latin, paper, title="Papers", timestamp=AT)
    assert [text.replace("- ", "-") for text in printed(sheet.pdf)] == [
        plain(
            "Common Ground 2026 Find your table A – Z "
            "Name Round 1 18:30 Round 2 18:50 Round 3 19:10 "
            f"A Ana Ruiz – 1 1 E Émile Rossi 1 1 1 M {LONG} 2 1 2 "
            "Z Željko Đorđević 1 2 2 – a round to rest 1 / 1"
        )
    ]
    assert sheet.report == ()


@pytest.mark.parametrize("paper", FORMATS)
def test_a_badge_says_name_event_and_tables(typesetter, badges, paper):
    sheet = typesetter.papers(badges, paper, title="Papers", timestamp=AT)
    (text,) = printed(sheet.pdf)
    assert text.startswith(
        "Common Ground 2026 ROUND TABLE 1 – 2 1 3 1 Ana Ruiz "
        "Common Ground 2026 ROUND TABLE 1 1 2 1 3 1 Émile Rossi "
    )
    assert text.count("Common Ground 2026") == 7
    assert sheet.report == ()


@pytest.mark.parametrize("paper", FORMATS)
def test_every_name_comes_back_from_every_paper(typesetter, itineraries, wall, badges, paper):
    for papers in (itineraries, wall, badges):
        sheet = typesetter.papers(papers, paper, title="Papers", timestamp=AT)
        text = " ".join(printed(sheet.pdf))
        assert [name for name in map(NAMES.get, ORDER) if name not in text] == []
        assert sheet.report == ()


@pytest.mark.parametrize("paper", FORMATS)
def test_sixty_people_fill_whole_sheets_of_the_right_size(typesetter, paper):
    width, height = PAPERS[paper]
    names = [f"{NAMES[1 + n % 6]} {n}" for n in range(60)]
    stops = tuple(Stop(n, "18:30", n, ("Bo",)) for n in (1, 2, 3))
    itineraries = tuple(Itinerary(str(n), name, stops) for n, name in enumerate(names))
    tables = tuple(BadgeStop(n, n) for n in (1, 2, 3))
    rows = tuple(WallRow(str(n), name, (1, 2, 3)) for n, name in enumerate(names))
    rounds = tuple(WallRound(n, "18:30") for n in (1, 2, 3))
    badges = tuple(Badge(str(n), name, tables) for n, name in enumerate(names))
    for papers, pages in (
        (Itineraries("E", 3, itineraries), 30),
        (WallList("E", rounds, rows), 3),
        (Badges("E", badges), 8),
    ):
        sheet = typesetter.papers(papers, paper, title="Papers", timestamp=AT)
        assert (sheet.pages, sheet.cards, sheet.report) == (pages, 60, ())
        with pypdfium2.PdfDocument(sheet.pdf) as document:
            assert {(round(w / 72 * 25.4, 1), round(h / 72 * 25.4, 1)) for w, h in
                    (page.get_size() for page in document)} == {(width, height)}  # fmt: skip


def test_the_head_of_the_wall_list_stands_on_every_page(typesetter, wall):
    many = replace(wall, people=tuple(replace(wall.people[0], id=str(n)) for n in range(60)))
    texts = printed(typesetter.papers(many, title="Papers", timestamp=AT).pdf)
    head = "Common Ground 2026 Find your table A Name Round 1 18:30 Round 2 18:50 Round 3 19:10 "
    assert [text.startswith(head) for text in texts] == [True, True, True]
    assert [text[-5:] for text in texts] == ["1 / 3", "2 / 3", "3 / 3"]


@pytest.mark.parametrize(
    ("last", "reach"),
    [("Zoë", "A – Z"), ("Маша", "A – М"), ("髙橋 さくら", "A – 髙"), ("“רות”", "A – ר")],
)
def test_the_reach_of_a_page_ends_with_its_last_name_in_any_script(typesetter, wall, last, reach):
    first, *_ = wall.people
    two = (replace(first, name="Ana"), replace(first, id="2", name=last))
    (text,) = printed(typesetter.papers(replace(wall, people=two), title="P", timestamp=AT).pdf)
    assert text.split("Find your table ")[1].split(" Name ")[0] == plain(reach)


def test_more_rounds_than_columns_make_a_second_list(typesetter):
    rounds = tuple(WallRound(n, "18:30") for n in range(1, 11))
    wall = WallList("E", rounds, (WallRow("wall-1", "Bo", tuple(range(11, 21))),))
    texts = printed(typesetter.papers(wall, title="Papers", timestamp=AT).pdf)
    assert [text.split("B Bo ")[1].split(" –")[0] for text in texts] == [
        "11 12 13 14 15",
        "16 17 18 19 20",
    ]


def test_papers_are_tagged_of_actual_size_and_one_sided(typesetter, itineraries, wall, badges):
    for papers in (itineraries, wall, badges):
        sheet = typesetter.papers(papers, title="Papers", timestamp=AT)
        with pikepdf.open(io.BytesIO(sheet.pdf)) as pdf:
            preferences = {str(k): str(v) for k, v in pdf.Root.ViewerPreferences.items()}
            assert (preferences["/Duplex"], preferences["/PrintScaling"]) == ("/Simplex", "/None")
            assert bool(pdf.Root.MarkInfo.Marked)
            assert str(pdf.docinfo["/Title"]) == "Papers"
            with pdf.open_metadata() as facts:
                kept = {key: facts.get(key) for key in ("pdfuaid:part", "pdfaid:part")}
        assert kept == {"pdfuaid:part": "1", "pdfaid:part": "2"}


def test_same_papers_same_bytes(typesetter, itineraries, wall, badges):
    for papers in (itineraries, wall, badges):
        once, again = (
            typesetter.papers(papers, title="Papers", timestamp=AT).pdf for _ in range(2)
        )
        assert once == again


@pytest.mark.parametrize("name", ["W" * 60, "Donaudampfschifffahrt" * 5, "สมชาย" * 12])
def test_a_word_longer_than_its_line_is_broken_not_cut(typesetter, name):
    """A measured block is never wider than its room, so a word that sticks out must be looked for."""
    stops = (Stop(1, "18:30", 1, (name,)),)
    for papers in (
        Itineraries("E", 1, (Itinerary("itinerary-1", name, stops),)),
        WallList("E", (WallRound(1, "18:30"),), (WallRow("wall-1", name, (1,)),)),
        Badges("E", (Badge("badge-1", name, (BadgeStop(1, 1),)),)),
    ):
        sheet = typesetter.papers(papers, title="Papers", timestamp=AT)
        with pypdfium2.PdfDocument(sheet.pdf) as document:
            page = document[0].get_textpage()
            rights = [page.get_charbox(n)[2] for n in range(page.count_chars())]
        limit = {Itineraries: 193, WallList: 192, Badges: 15 + 90 - 5}[type(papers)]
        assert max(rights) / 72 * 25.4 <= limit + 0.5
        assert {misfit.kind for misfit in sheet.report} <= {"shrunk"}


@pytest.mark.parametrize(
    ("about", "kinds"),
    [("Baker · choir, chess", set()), ("x" * 60, {"shrunk"}), ("A longer answer. " * 8, set())],
)
def test_what_somebody_wants_read_stands_below_their_name(typesetter, about, kinds):
    badge = Badge("badge-7", "Ana Ruiz", (BadgeStop(1, 1),), about=about.strip())
    sheet = typesetter.papers(Badges("E", (badge,)), title="Papers", timestamp=AT)
    (text,) = printed(sheet.pdf)
    assert text.replace(" ", "").endswith(f"AnaRuiz{about}".replace(" ", ""))
    assert {misfit.kind for misfit in sheet.report} <= kinds


def test_a_host_reads_what_somebody_wants_read_beside_their_name(typesetter):
    guest = Guest("Ana Ruiz", "AH-na", "Baker · chess")
    asked = ("How did that start?", "And then?", "Which question is left?")
    one = HostRound("host-7-1", 1, "18:30", 20, (Thread((guest,), "Ana listed “bees”."),), *asked)
    papers = HostSheets("E", 1, (HostSheet("host-7", 7, (one,)),))
    sheet = typesetter.papers(papers, title="Papers", timestamp=AT)
    (text,) = printed(sheet.pdf)
    assert "Baker · chess" in text
    assert sheet.report == ()


def test_what_is_made_smaller_is_named(typesetter):
    badge = Badge("badge-7", "W" * 60, (BadgeStop(1, 1),))
    sheet = typesetter.papers(Badges("E", (badge,)), title="Papers", timestamp=AT)
    assert sheet.report == (Misfit("badge-7", "name", "shrunk", "set in 13 pt"),)


def test_what_no_font_draws_is_named_by_paper_and_field(typesetter):
    stops = (Stop(1, "18:30", 1, ("Ꮳ",)),)
    papers = Itineraries("E", 1, (Itinerary("itinerary-1", "𝓙ane", stops),))
    sheet = typesetter.papers(papers, title="Papers", timestamp=AT)
    assert sheet.report == (
        Misfit("itinerary-1", "name", "missing-glyph", "𝓙 (U+1D4D9)"),
        Misfit("itinerary-1", "meet", "missing-glyph", "Ꮳ (U+13E3)"),
    )


@pytest.mark.parametrize("paper", FORMATS)
def test_eight_badges_lie_in_the_middle_of_a_sheet(paper):
    stock = badge_stock(paper)
    assert (stock.per_sheet, faults_of(stock)) == (8, ())
    first, last = cells(stock)[0], cells(stock)[-1]
    width, height = PAPERS[paper]
    assert width - last.x - stock.width == pytest.approx(first.x)
    assert height - last.y - stock.height == pytest.approx(first.y)


def test_very_many_people_are_several_files(itineraries, wall):
    one = itineraries.people[0]
    many = replace(itineraries, people=tuple(replace(one, id=str(n)) for n in range(250)))
    assert [len(part.people) for part in parts(many)] == [100, 100, 50]
    assert [person for part in parts(many) for person in part.people] == list(many.people)
    assert parts(wall) == (wall,)


def test_the_double_remembers_which_papers_it_was_asked_for(wall):
    double = RecordingTypesetter()
    assert double.papers(wall, "letter", title="Papers", timestamp=AT).cards == 7
    assert double.asked == [("walllist", (wall, "letter", "timestamp", "title"))]
