"""A stored plan to itineraries, wall list and badges: everybody, in order, at the right table."""

import pytest

from service.operations.papers import badges_of, itineraries_of, wall_list_of
from service.printing.badge import BadgeStop
from service.printing.itinerary import Itinerary, Stop
from service.printing.wall import WallRound, WallRow, filed, tab
from service.store.models import Plan
from tests.printing.evening import LONG, NAMES, ORDER, PEOPLE, event, round_of


def named(papers) -> dict[str, object]:
    return {one.name: one for one in papers.people}


def test_an_itinerary_tells_each_round_and_byes_kindly(itineraries):
    people = named(itineraries)
    assert (itineraries.event, itineraries.rounds) == ("Common Ground 2026", 3)
    assert people["Ana Ruiz"] == Itinerary(
        id="itinerary-8",
        name="Ana Ruiz",
        stops=(
            Stop(1, "18:30", None, rest="Yours to rest. You are back at 18:50."),
            Stop(2, "18:50", 1, ("Émile Rossi", LONG)),
            Stop(3, "19:10", 1, ("Émile Rossi",)),
        ),
    )
    assert people["王小明"].stops == (
        Stop(1, "18:30", 3, ("נועה לוי",)),
        Stop(2, "18:50", None, rest="Yours to rest."),
        Stop(3, "19:10", None, rest="Yours to rest. It is the last round."),
    )


def test_whoever_is_left_alone_at_a_table_rests(itineraries, wall, badges):
    assert named(itineraries)["נועה לוי"].stops[1] == Stop(
        2, "18:50", None, rest="Yours to rest. You are back at 19:10."
    )
    assert named(wall)["נועה לוי"].tables == (3, None, 3)
    assert named(badges)["נועה לוי"].stops == (BadgeStop(1, 3), BadgeStop(2, None), BadgeStop(3, 3))


def test_all_papers_name_the_same_people_in_the_same_order(itineraries, wall, badges):
    for papers, kind in ((itineraries, "itinerary"), (wall, "wall"), (badges, "badge")):
        assert [one.id for one in papers.people] == [f"{kind}-{number}" for number in ORDER]
        assert [one.name for one in papers.people] == [NAMES[number] for number in ORDER]


def test_the_wall_list_has_a_column_for_each_round(wall):
    assert wall.rounds == (WallRound(1, "18:30"), WallRound(2, "18:50"), WallRound(3, "19:10"))
    assert wall.people[0] == WallRow("wall-8", "Ana Ruiz", (None, 1, 1))


def test_rounds_before_somebody_came_are_left_out():
    late = Plan(rounds=[round_of(1, [(1, 2)]), round_of(2, [(1, 2, 8)])])
    assert named(itineraries_of(late, event(), PEOPLE))["Ana Ruiz"].stops == (
        Stop(2, "18:50", 1, ("Émile Rossi", "Željko Đorđević")),
    )
    assert named(wall_list_of(late, event(), PEOPLE))["Ana Ruiz"].tables == (None, 1)
    assert named(badges_of(late, event(), PEOPLE))["Ana Ruiz"].stops == (BadgeStop(2, 1),)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("de", "Diese Runde ist zum Ausruhen. Um 18:50 geht es für dich weiter."),
        ("es", "Esta ronda es para descansar. Vuelves a las 18:50."),
        ("fr", "Ce tour est pour souffler. Vous reprenez à 18:50."),
    ],
)
def test_papers_speak_the_language_of_the_cards(lang, said):
    plan = Plan(rounds=[round_of(1, [(1, 2)], [8]), round_of(2, [(1, 8)], [2])])
    for round_ in plan.rounds:
        for meeting in round_.meetings:
            meeting.ladder = {"ids": [f"{lang}-7"]}
    ana = named(itineraries_of(plan, event(), PEOPLE))["Ana Ruiz"]
    assert (ana.lang, ana.stops[0].rest) == (lang, said)
    assert wall_list_of(plan, event(), PEOPLE).lang == lang


@pytest.mark.parametrize(
    ("name", "sorted_by", "under"),
    [
        ("Émile", "emile", "E"),
        ("Željko Đ", "zeljko d", "Z"),
        ("Øyvind", "oyvind", "O"),
        ("Łucja", "lucja", "L"),
        ("Straße", "strasse", "S"),
        ("(Bob) “x”", "bob) “x”", "B"),
        ("Ελένη", "ελενη", "Ε"),
        ("\u202e王小明", "王小明", "漢"),
        ("ليلى", "ليلى", "ل"),
        ("أحمد", "احمد", "ا"),
        ("Йордан", "йордан", "Й"),
        ("Ёлка", "елка", "Е"),
        ("דנה", "דנה", "ד"),
        ("अनन्या", "अननय", "अ"),
        ("Նարե", "նարե", "Ն"),
        ("ნინო", "ნინო", "ნ"),
        ("สมชาย", "สมชาย", "ส"),
        ("เอกชัย", "อเกชย", "อ"),
        ("ガブリエル", "かふりえる", "か"),
        ("はるか", "はるか", "は"),
        ("김민준", "\u1100\u1175\u11b7\u1106\u1175\u11ab\u110c\u116e\u11ab", "ㄱ"),
        ("42", "42", ""),
        ("", "", ""),
    ],
)
def test_names_are_filed_without_case_accents_and_marks(name, sorted_by, under):
    assert (filed(name), tab(name)) == (sorted_by, under)
