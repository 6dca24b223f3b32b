"""The re-seat sheet: everybody who moves with from and to, nobody else, and which seats are free."""

import io
import re
from dataclasses import replace
from datetime import timedelta

import pikepdf
import pypdfium2
import pytest

from service.operations.reseatpapers import moves_of
from service.printing.paper import PAPERS
from service.printing.papers import parts
from service.printing.reseat import Free, Move, Reseat
from service.store.models import Plan
from service.store.queries.plans import Person
from service.store.values import Format
from tests.printing.conftest import AT, plain, printed
from tests.printing.evening import BEGINS, LONG, NAMES, PEOPLE, event, round_of

PAIRS = event(format=Format.PAIRS)
PRINTED = BEGINS + timedelta(minutes=12)


def old() -> Plan:
    return Plan(
        published_at=BEGINS - timedelta(minutes=10),
        rounds=[
            round_of(1, [(1, 2), (3, 4), (5, 6)], [8]),
            round_of(2, [(1, 3, 8), (2, 4), (5, 7)], [6]),
            round_of(3, [(8, 1), (2, 3), (4, 5)], [6]),
        ],
    )


def new() -> Plan:
    """Somebody who rested in round 2 meets whom another left alone; two change places in round 3."""
    return Plan(
        rounds=[
            round_of(1, [(1, 2), (3, 4), (5, 6)], [8]),
            round_of(2, [(1, 3, 8), (2, 4), (5, 6)]),
            round_of(3, [(8, 1), (2, 4), (3, 5)], [6]),
        ],
    )


def sheet_of(before: Plan, after: Plan, people=PEOPLE, where=PAIRS) -> Reseat:
    return moves_of(before, after, where, people, printed_at=PRINTED)


def is_said(name: str, text: str) -> bool:
    """Look for each word: beside other directions, the order read from a page is not the one set."""
    return all(word in text.split() for word in name.split())


def short(move: Move) -> tuple[int, str, str, str]:
    return move.round, move.name, move.before, move.after


@pytest.fixture(scope="module")
def moved() -> Reseat:
    return sheet_of(old(), new())


def test_who_moves_is_told_by_name_with_from_to_and_company(moved):
    noa = NAMES[5]
    assert moved.by_name == (
        Move("reseat-3", LONG, 3, "19:10", "2", "3", 3, (noa,)),
        Move("reseat-4", NAMES[4], 3, "19:10", "3", "2", 2, (NAMES[2],)),
        Move("reseat-6", NAMES[6], 2, "18:50", "rest", "3", 3, (noa,)),
    )


def test_the_same_moves_are_told_by_table(moved):
    assert [short(move) for move in moved.by_table] == [
        (2, NAMES[6], "rest", "3"),
        (3, NAMES[4], "3", "2"),
        (3, LONG, "2", "3"),
    ]


def test_when_it_was_printed_and_what_it_replaces(moved):
    assert moved.printed == "Printed on 14 March 2026 at 18:42."
    assert moved.replaces == "It tells what is no longer as in the plan of 18:20."
    yesterday = old()
    yesterday.published_at = BEGINS - timedelta(days=1)
    assert (
        sheet_of(yesterday, new()).replaces
        == "It tells what is no longer as in the plan of 13 March 2026, 18:30."
    )
    unknown = old()
    unknown.published_at = None
    assert sheet_of(unknown, new()).replaces == "It replaces every earlier sheet."


def test_whoever_now_rests_comes_last_at_the_tables():
    after = Plan(rounds=[round_of(1, [(8, 2), (3, 4), (5, 6)], [1])])
    before = Plan(rounds=old().rounds[:1])
    assert [short(move) for move in sheet_of(before, after).by_table] == [
        (1, "Ana Ruiz", "rest", "1"),
        (1, "Émile Rossi", "1", "rest"),
    ]


def test_somebody_new_comes_from_no_table():
    before = Plan(rounds=[round_of(1, [(1, 2)])])
    after = Plan(rounds=[round_of(1, [(1, 2), (8, 3)])])
    assert [short(move) for move in sheet_of(before, after).by_name] == [
        (1, "Ana Ruiz", "–", "2"),
        (1, LONG, "–", "2"),
    ]


def test_who_withdrew_is_not_named_and_leaves_a_seat():
    gone = {**PEOPLE, 2: replace(PEOPLE[2], name="", withdrawn=True)}
    before = Plan(rounds=[round_of(1, [(1, 2), (3, 4), (5, 6)], [8])])
    after = Plan(rounds=[round_of(1, [(1, 8), (3, 4), (5, 6)])])
    sheet = sheet_of(before, after, gone)
    assert [short(move) for move in sheet.by_name] == [(1, "Ana Ruiz", "rest", "1")]
    assert sheet.free == ()


def test_who_did_not_come_is_named_once_without_a_table(typesetter):
    before = Plan(rounds=[round_of(n, [(1, 2), (8, 6)]) for n in (1, 2, 3)])
    after = Plan(rounds=[before.rounds[0], *(round_of(n, [(1, 2)], [8]) for n in (2, 3))])
    sheet = sheet_of(before, after)
    assert [short(move) for move in sheet.by_name] == [
        (2, "Ana Ruiz", "2", "rest"),
        (3, "Ana Ruiz", "2", "rest"),
        (2, NAMES[6], "2", "–"),
    ]
    assert sheet.free == tuple(
        Free(n, at, ("Table 2: 2",)) for n, at in ((2, "18:50"), (3, "19:10"))
    )
    (text,) = printed(typesetter.papers(sheet, title="Papers", timestamp=AT).pdf)
    assert text.count("– not in the plan") == 1


def test_who_sits_out_two_rounds_apart_is_named_for_both():
    before = Plan(rounds=[round_of(n, [(1, 2), (8, 6)]) for n in (1, 2, 3)])
    without = {n: round_of(n, [(1, 2)], [8]) for n in (1, 3)}
    after = Plan(rounds=[without[1], before.rounds[1], without[3]])
    named = [short(move) for move in sheet_of(before, after).by_name if move.name == NAMES[6]]
    assert named == [(1, NAMES[6], "2", "–"), (3, NAMES[6], "2", "–")]


def test_who_is_left_alone_rests_and_both_seats_are_free():
    gone = {**PEOPLE, 2: replace(PEOPLE[2], name="", withdrawn=True)}
    plan = Plan(rounds=[round_of(1, [(1, 2), (3, 4)])])
    sheet = sheet_of(plan, plan, gone)
    assert sheet.by_name == (Move("reseat-1", "Émile Rossi", 1, "18:30", "1", "rest", None, ()),)
    assert sheet.free == (Free(1, "18:30", ("Table 1: 2",)),)


def test_free_seats_are_counted_from_the_first_round_that_changes_on():
    before = Plan(rounds=[round_of(n, [(1, 2, 3), (4, 5, 6)]) for n in (1, 2)])
    after = Plan(rounds=[before.rounds[0], round_of(2, [(1, 2, 4), (5, 6)])])
    where = event(format=Format.TABLES)
    sheet = sheet_of(before, after, where=where)
    assert sheet.free == (Free(2, "18:50", ("Table 2: 1",)),)
    assert sheet.no_free == ""
    full = sheet_of(before, before, where=where)
    assert (full.free, full.no_free) == ((), "No seat is free.")


def test_a_table_smaller_than_the_others_has_room():
    plan = Plan(rounds=[round_of(1, [(1, 2, 3), (4, 5)])])
    tables = sheet_of(plan, plan, where=event(format=Format.TABLES))
    assert tables.free == (Free(1, "18:30", ("Table 2: 1",)),)
    assert sheet_of(plan, plan).free == ()


def test_nobody_moves(typesetter):
    calm = sheet_of(old(), old(), {**PEOPLE, 7: replace(PEOPLE[7], name="Jo", withdrawn=False)})
    assert (calm.by_name, calm.by_table) == ((), ())
    sheet = typesetter.papers(calm, title="Papers", timestamp=AT)
    (text,) = printed(sheet.pdf)
    assert text == plain(
        "Common Ground 2026 Re-seat sheet "
        "Printed on 14 March 2026 at 18:42. It tells what is no longer as in the plan of 18:20. "
        "Nobody moves. Everybody stays where the earlier sheet has them. "
        "Free seats No seat is free. 1 / 1"
    )


@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_the_sheet_has_who_moves_twice_and_nobody_who_stays(typesetter, paper):
    latin = {4: "Layla Khan", 5: "Noa Levy", 6: "Wang Min"}
    people = {n: replace(one, name=latin.get(n, one.name)) for n, one in PEOPLE.items()}
    sheet = typesetter.papers(sheet_of(old(), new(), people), paper, title="Papers", timestamp=AT)
    assert [text.replace("- ", "-") for text in printed(sheet.pdf)] == [
        plain(
            "Common Ground 2026 Re-seat sheet "
            "Printed on 14 March 2026 at 18:42. It tells what is no longer as in the plan of 18:20. "
            "By name Name Round From and to Meets now "
            "Layla Khan 3 19:10 3 → 2 Željko Đorđević "
            f"{LONG} 3 19:10 2 → 3 Noa Levy "
            "Wang Min 2 18:50 rest → 3 Noa Levy By table "
            "Round 2 18:50 From and to Name Meets now rest → 3 Wang Min Noa Levy "
            "Round 3 19:10 From and to Name Meets now 3 → 2 Layla Khan Željko Đorđević "
            f"2 → 3 {LONG} Noa Levy Free seats No seat is free. 1 / 1"
        ),
    ]
    assert (sheet.cards, sheet.report) == (3, ())
    with pypdfium2.PdfDocument(sheet.pdf) as document:
        assert {tuple(round(side / 72 * 25.4, 1) for side in page.get_size()) for page in document} == {
            PAPERS[paper]
        }  # fmt: skip


def test_names_of_every_script_are_on_both_lists(typesetter, moved):
    sheet = typesetter.papers(moved, title="Papers", timestamp=AT)
    for text in printed(sheet.pdf):
        said = text.replace("- ", "-")
        assert [one for one in (LONG, NAMES[4], NAMES[5], NAMES[6]) if not is_said(one, said)] == []
    assert sheet.report == ()


def whole_hall(count: int) -> tuple[Plan, Plan, dict[int, Person]]:
    """Everybody at an even place goes one table on."""
    people = {
        n: Person(n, f"{NAMES[1 + n % 6]} {n}", "", withdrawn=False) for n in range(1, count + 1)
    }
    pairs = [(one, one + 1) for one in range(1, count, 2)]
    shifted = [(one, 1 + (other + 1) % count) for one, other in pairs]
    return Plan(rounds=[round_of(1, pairs)]), Plan(rounds=[round_of(1, shifted)]), people


def test_heads_stand_on_every_page_of_many_moves(typesetter):
    before, after, people = whole_hall(120)
    sheet = sheet_of(before, after, people)
    assert len(sheet.by_name) == 60
    texts = printed(typesetter.papers(sheet, title="Papers", timestamp=AT).pdf)
    assert len(texts) > 3
    names = [text for text in texts if "Name Round From and to Meets now" in text]
    tables = [text for text in texts if "Round 1 18:30 From and to Name Meets now" in text]
    assert len(names) + len(tables) == len(texts)
    assert [one for one in sheet.by_name if not is_said(one.name, " ".join(names))] == []
    assert [one for one in sheet.by_name if not is_said(one.name, " ".join(tables))] == []


def test_very_many_moves_are_several_files_and_none_is_lost():
    before, after, people = whole_hall(1200)
    sheet = sheet_of(before, after, people)
    files = parts(sheet)
    assert [(len(one.by_name), len(one.by_table)) for one in files] == [
        (500, 0),
        (100, 0),
        (0, 500),
        (0, 100),
    ]
    assert tuple(move for one in files for move in one.by_name) == sheet.by_name
    assert tuple(move for one in files for move in one.by_table) == sheet.by_table
    assert [one.no_free for one in files] == ["", "", "", "No seat is free."]


@pytest.mark.parametrize("name", ["W" * 60, "Donaudampfschifffahrt" * 5, "สมชาย" * 12])
def test_a_very_long_name_is_wrapped_not_cut(typesetter, name):
    people = {**PEOPLE, 3: replace(PEOPLE[3], name=name), 5: replace(PEOPLE[5], name=name)}
    pdf = typesetter.papers(sheet_of(old(), new(), people), title="P", timestamp=AT).pdf
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            rights = [text.get_charbox(n)[2] for n in range(text.count_chars())]
            assert max(rights) / 72 * 25.4 <= 210 - 17.5
    whole = re.sub(r"[\s\u200b-]", "", "".join(printed(pdf)))
    assert whole.count(name) >= 6


def test_right_to_left_points_the_other_way(typesetter, moved):
    sheet = typesetter.papers(replace(moved, lang="ar"), title="Papers", timestamp=AT)
    text = " ".join(printed(sheet.pdf))
    assert (text.count("←"), text.count("→"), sheet.report) == (6, 0, ())


def test_online_it_is_dated_in_its_own_language_too():
    plan = old()
    for round_ in plan.rounds:
        for meeting in round_.meetings:
            meeting.ladder = {"ids": ["de-1"]}
    here, online = (
        sheet_of(plan, plan, where=event(format=Format.PAIRS, is_online=is_online, place=""))
        for is_online in (False, True)
    )
    assert (online.printed, online.lang) == (here.printed, "de-x-rooms")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("de", "Niemand wechselt den Tisch. Alle bleiben, wo das frühere Blatt sie hat."),
        ("es", "Nadie cambia de mesa. Todo sigue como en la hoja anterior."),
        ("fr", "Personne ne change de table. Tout reste comme sur la feuille précédente."),
    ],
)
def test_it_speaks_the_language_most_are_asked_in(lang, said):
    plan = old()
    for round_ in plan.rounds:
        for meeting in round_.meetings:
            meeting.ladder = {"ids": [f"{lang}-1"]}
    calm = sheet_of(plan, plan, {**PEOPLE, 7: replace(PEOPLE[7], withdrawn=False)})
    assert (calm.lang, calm.calm) == (lang, said)


def test_it_is_tagged_and_the_same_again(typesetter, moved):
    once, again = (typesetter.papers(moved, title="Papers", timestamp=AT).pdf for _ in range(2))
    assert once == again
    with pikepdf.open(io.BytesIO(once)) as pdf, pdf.open_metadata() as facts:
        kept = {key: facts.get(key) for key in ("pdfuaid:part", "pdfaid:part")}
    assert kept == {"pdfuaid:part": "1", "pdfaid:part": "2"}
