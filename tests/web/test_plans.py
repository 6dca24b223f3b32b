"""Several plans side by side: made for themselves, compared in words, each kept."""

import re

import pytest
from sqlalchemy import func, select

from service.store.models import Plan
from service.store.queries.places import pairs_seated
from service.store.queries.plans import plan_for_page, published_plan
from service.store.values import Format
from tests.planned import plan_made
from tests.web import scene
from tests.web.test_day import DAY
from tests.web.test_next_step import begin
from tests.web.test_organizer import BASE, heading
from tests.web.test_repair import REPAIR

ASKED = {"rounds": "2", "preset": "widen-the-circle"}


def lines(page):
    """Name, state, what was asked for and what is told of each plan."""
    parts = re.findall(r'<section class="panel stack".*?</section>', page, re.DOTALL)
    return [
        (
            re.findall(r"<h2.*?><a.*?>(.*?)</a>", part)[0],
            re.findall(r'class="tag">(.*?)<', part)[0],
            re.findall(r"<p><b>(.*?)</b>", part)[0],
        )
        for part in parts
    ]


def test_plans_are_kept_side_by_side_and_told_apart(store, house, doorbell):
    first = scene.ready_plan(store, doorbell, house.event_id)
    assert house.browser.post(f"{BASE}/plans", data=ASKED).location == f"{BASE}/plan"
    plan_made(store, first + 1)
    house.browser.post(f"{BASE}/plans/{first}/publish")
    page = house.browser.get(f"{BASE}/plans").text
    assert lines(page) == [
        ("Plan 1", "published", "3 rounds at tables, a bit of both"),
        ("Plan 2", "draft", "2 rounds at tables, people with new things to tell"),
    ]
    other = house.browser.get(f"{BASE}/plan").text
    assert (heading(other), other.count("the settings now say otherwise")) == (
        "The plan is ready to read.",
        0,
    )
    with store.reading() as session:
        seeds = [session.get_one(Plan, one).seed for one in (first, first + 1)]
    assert seeds == [0, 1]


def test_a_plan_like_another_is_compared_with_it(store, house, doorbell):
    first = scene.ready_plan(store, doorbell, house.event_id)
    scene.ready_plan(store, doorbell, house.event_id)
    tables = re.findall(
        r'data-who="(\d+)"', house.browser.get(f"{BASE}/plans/{first}/rounds/1/edit").text
    )
    swap = {"kind": "swap", "round": "1", "who": tables[0], "other": tables[4]}
    house.browser.post(f"{BASE}/plans/{first}/edit", data=swap)
    page = house.browser.get(f"{BASE}/plans").text
    said = re.findall(r"<li>(People have .*?)</li>", page)
    assert (len(lines(page)), len(said)) == (2, 1)
    assert re.findall(r"in plan (\d)", said[0]) == ["1"]


def test_plans_that_seat_people_otherwise_say_how_many(store, house, doorbell):
    first = scene.ready_plan(store, doorbell, house.event_id)
    told = r"<li>([^<]*pairs? of people[^<]*|The same people[^<]*)</li>"

    def said():
        return re.findall(told, house.browser.get(f"{BASE}/plans").text)

    assert said() == []
    scene.ready_plan(store, doorbell, house.event_id)
    with store.writing() as session:
        plan = plan_for_page(session, house.event_id, first + 1)
        here, there = (one.seats[0] for one in plan.rounds[0].meetings[:2])
        here.response_id, there.response_id = there.response_id, here.response_id
        session.flush()
        seated = pairs_seated(session, [first, first + 1])
    only, total = len(seated[first + 1] - seated[first]), len(seated[first + 1])
    assert only > 1
    assert said() == [f"{only} of {total} pairs of people meet here and not in plan 1."]


def test_a_plan_that_was_asked_for_otherwise_says_in_what_it_differs(store, house, doorbell):
    first = scene.ready_plan(store, doorbell, house.event_id)
    house.browser.post(f"{BASE}/plans", data=ASKED)
    plan_made(store, first + 1)
    house.browser.post(f"{BASE}/plans", data={**ASKED, "rounds": "5"})
    plan_made(store, first + 2)
    with store.writing() as session:
        for more, at in enumerate((first, first + 1, first + 2)):
            plan = session.get_one(Plan, at)
            plan.measures = {**plan.measures, "byes": (4, 3, 6)[more], "repeats": (2, 0, 3)[more]}
        seated = pairs_seated(session, [first, first + 1, first + 2])
    both = [len(seated[first] & seated[one]) for one in (first + 1, first + 2)]
    totals = [len(seated[one]) for one in (first + 1, first + 2)]
    assert min(both) > 1
    page = house.browser.get(f"{BASE}/plans").text
    assert re.findall(r"<li>([^<]* plan \d[^<]*)</li>", page) == [
        "One round less than plan 1.",
        "One free seat less than in plan 1.",
        "Two meet again 2 times less than in plan 1.",
        f"{both[0]} of {totals[0]} pairs of people meet in plan 1 too.",
        "2 rounds more than plan 1.",
        "2 free seats more than in plan 1.",
        "Two meet again once more than in plan 1.",
        f"{both[1]} of {totals[1]} pairs of people meet in plan 1 too.",
    ]


def test_what_cannot_be_asked_for_comes_back_with_a_word_beside_it(store, house):
    page = house.browser.post(f"{BASE}/plans", data={"rounds": "99", "preset": "dance"})
    assert page.status_code == 422
    assert re.findall(r'<p class="err" id="(.*?)-fault">', page.text) == ["rounds", "preset"]
    assert page.text.count('value="99"') == 1
    with store.reading() as session:
        assert session.get(Plan, 1) is None


@pytest.mark.parametrize(
    ("gap", "ratio", "figure", "told", "proved"),
    [
        (0.6, 0.8, "The best is not known",
         ["The best plan there is may have far more in common than this one, or no more at all.",
          "Everybody gets most of what a plan made for them alone could find."],
         ["This plan stays 60% below the limit", "gets 80% of what"]),
        (0.5, 0.8, "The best is not known",
         ["The best plan there is lies between this one and one with twice as much in common.",
          "Everybody gets most of what a plan made for them alone could find."],
         ["This plan stays 50% below the limit", "gets 80% of what"]),
        (0.21, 0.8, "The best is not known",
         ["The best plan there is lies between this one and one with half as much again in common.",
          "Everybody gets most of what a plan made for them alone could find."],
         ["This plan stays 21% below the limit", "gets 80% of what"]),
        (0.2, 0.0, "A good plan", ["A better plan like it may exist.",
          "Somebody gets not half of what a plan made for them alone could find."],
         ["This plan stays 20% below the limit", "gets 0% of what"]),
        (0.17, 0.0, "A good plan", ["A better plan like it may exist.",
          "Somebody gets not half of what a plan made for them alone could find."],
         ["This plan stays 17% below the limit", "gets 0% of what"]),
        (0.014, 0.91, "Nearly the best",
         ["Another plan like it could give people hardly more in common.",
          "Everybody gets nearly the best there is for them."],
         ["This plan stays 1.4% below the limit", "gets 91% of what"]),
        (0.0, 1.0, "The best", ["No plan like it has more in common in total. This is proved.",
          "Everybody gets nearly the best there is for them."],
         ["This plan reaches the limit.", "gets 100% of what"]),
    ],
)  # fmt: skip
def test_plain_words_come_first_and_numbers_behind_them(
    store, house, doorbell, gap, ratio, figure, told, proved
):
    plan_id = scene.ready_plan(store, doorbell, house.event_id)
    with store.writing() as session:
        plan = session.get_one(Plan, plan_id)
        worst = {"attendee": 12, "ratio": ratio}
        plan.measures = {**plan.measures, "gap": gap, "worst_off": worst}
    for path in ("plan", "plans"):
        page = house.browser.get(f"{BASE}/{path}").text
        plain, _, hidden = page.partition("How this is measured")
        assert "%" not in re.sub(r"<[^>]*>", "", plain.partition("<main")[2])
        assert [one in hidden for one in proved] == [True, True]
    assert re.findall(r"<li>(.*?)</li>", plain)[-2:] == told
    values = re.findall(
        r'<span class="num"><bdi>(.*?)</bdi>', house.browser.get(f"{BASE}/plan").text
    )
    assert figure in values


def test_a_repaired_plan_is_told_by_what_was_asked_for_at_first(store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    repaired(house)
    scene.changed(store, house.event_id, rounds=2, format=Format.PAIRS)
    page = house.browser.get(f"{BASE}/plans").text
    assert lines(page) == [
        ("Plan 1", "published earlier", "3 rounds at tables, a bit of both"),
        ("Plan 2", "published", "3 rounds at tables, a bit of both"),
    ]
    # Other people sit in it: nothing is compared.
    assert re.findall(r"<li>(People have .*?)</li>", page) == []


def test_who_came_after_a_round_had_no_seat_in_it_and_the_plan_says_so(store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    everyone = r"<bdi>Everyone</bdi></span>(.*?)</li>"
    seen = [re.findall(everyone, house.browser.get(f"{BASE}/plan").text)]
    begin(house, 1)
    repaired(house)
    page = house.browser.get(f"{BASE}/plan").text
    seen.append(re.findall(everyone, page))
    assert heading(page) == "The plan is ready to read."
    begin(house, 2)
    begin(house, 3)
    seen.append(re.findall(everyone, house.browser.get(f"{BASE}/plan").text))
    assert seen == [["has a seat in every round."], ["has a seat in every round to come."], []]


def test_who_left_has_no_seat_after_a_repair_and_the_plan_says_so(store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    begin(house, 1)
    bo = scene.response_named(store, house.event_id, "Bo").number
    house.browser.post(f"{BASE}/day/people/{bo}", data={"presence": "missing", "seen": "expected"})
    asked = house.browser.post(f"{BASE}/day/repair", data={"round": 2})
    assert house.browser.post(asked.location).status_code == 303
    page = house.browser.get(f"{BASE}/plan").text
    values = re.findall(r'<span class="num"><bdi>(Everyone.*?)</bdi></span>(.*?)</li>', page)
    assert values == [("Everyone who is there", "has a seat in every round.")]
    assert heading(page) == "The plan is ready to read."


def repaired(house):
    """Seat somebody who came unannounced in the rounds to come."""
    house.browser.post(f"{DAY}/walk-ups", data={"once": "a", "name": "Zoë"})
    asked = house.browser.post(REPAIR, data={"round": 2})
    assert house.browser.post(asked.location).status_code == 303


def test_once_a_round_has_begun_no_other_plan_is_offered_or_made(store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    plans = f"{BASE}/plans"
    before = house.browser.get(plans).text
    house.browser.post(f"{BASE}/day/clock", data={"does": "begin", "round": 1, "seen": 0})
    after = house.browser.get(plans).text
    refused = house.browser.post(plans, data={"rounds": "2", "preset": "balanced"})
    why = "The rounds have begun, so the published plan stays."
    assert [("Make another beside them" in one, why in one) for one in (before, after)] == [
        (True, False),
        (False, True),
    ]
    assert (refused.status_code, why in refused.text) == (409, True)
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Plan)) == 1


def test_a_plan_that_a_repair_replaced_says_so_and_shows_what_people_follow(store, house, doorbell):
    told_id = scene.published_plan(store, doorbell, house.event_id)
    begin(house, 1)
    repaired(house)
    with store.reading() as session:
        follows = published_plan(session, house.event_id).id

    def said():
        page = house.browser.get(f"{BASE}/plans/{told_id}/rounds/1").text
        page = page[page.index("<main") :]
        cap = re.findall(r'<p class="cap">(.*?)</p>', page)[0]
        lines = re.findall(r'<p class="told">(.*?)(?: <a href="(.*?)">.*?</a>)?</p>', page)
        return cap, lines

    begin(house, 2)
    on = ("People follow another plan now.", f"{BASE}/plans/{follows}/rounds/1")
    late = "Round {} has begun, and this plan seats people otherwise, so it cannot be published any more."
    seen = said()
    assert seen == ("Published earlier", [on, (late.format(2), f"{BASE}/day/repair")])
    # Nothing is to come any more that a repair could change.
    begin(house, 3)
    assert said() == ("Published earlier", [on, (late.format(3), "")])
