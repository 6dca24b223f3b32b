"""A plan changed by hand in a browser without scripts: foreseen, made, refused, undone, never overwritten."""

import re

import pytest

from service.store.models import Plan
from service.store.queries.places import places_of
from tests.web import scene
from tests.web.conftest import signed_in
from tests.web.test_organizer import BASE, heading


class Seats:
    """An organizer at the pages of a plan."""

    def __init__(self, store, house, plan_id):
        self.store, self.browser, self.plan_id = store, house.browser, plan_id

    @property
    def base(self):
        return f"{BASE}/plans/{self.plan_id}"

    def tables(self, number=1):
        """Numbers of people by table."""
        page = self.browser.get(f"{self.base}/rounds/{number}/edit").text
        found = re.findall(
            r'<section class="panel stack-s".*? data-table="(\d+)">(.*?)</section>', page, re.DOTALL
        )
        return {
            int(t): [int(n) for n in re.findall(r'data-who="(\d+)"', part)] for t, part in found
        }

    def swap(self, one, other, number=1):
        return {"kind": "swap", "round": str(number), "who": str(one), "other": str(other)}

    def foresee(self, asked):
        return self.browser.get(f"{self.base}/edit", query_string=asked)

    def make(self, asked):
        answer = self.browser.post(f"{self.base}/edit", data=asked)
        if answer.status_code == 303:
            self.plan_id = int(re.findall(r"/plans/(\d+)/", answer.location)[0])
        return answer

    def step(self, name, **form):
        answer = self.browser.post(f"{self.base}/{name}", data={"at": "1", **form})
        if answer.status_code == 303 and "/plans/" in answer.location:
            self.plan_id = int(re.findall(r"/plans/(\d+)/", answer.location)[0])
        return answer

    def places(self, plan_id):
        with self.store.reading() as session:
            return places_of(session, plan_id)

    def history(self):
        page = self.browser.get(f"{self.base}/history").text
        return [plain(one) for one in re.findall(r'<p dir="auto">(.*?)</p>', page)]


def plain(text):
    return re.sub("[\u2068\u2069]", "", text).replace("&#39;", "'")


def effects(page):
    found = re.findall(r'<li class="tick (ok|look)">.*?<span dir="auto">(.*?)</span>', page)
    return [(sign, plain(text)) for sign, text in found]


def alert(page):
    part = re.findall(r'<div class="alert.*?</div>', page, re.DOTALL)[0]
    return [plain(one) for one in re.findall(r"<(?:h2|p)[^>]*>(.*?)</(?:h2|p)>", part)]


@pytest.fixture
def seats(store, house, doorbell):
    return Seats(store, house, scene.ready_plan(store, doorbell, house.event_id))


def name_of(number):
    return scene.CAST[number - 1].name


def test_a_person_is_chosen_in_a_round_without_scripts(seats):
    tables = seats.tables()
    one = tables[1][0]
    chosen = seats.browser.get(f"{seats.base}/rounds/1/edit?who={one}")
    assert chosen.location == f"{seats.base}/rounds/1/edit/{one}"
    page = seats.browser.get(chosen.location).text
    assert re.findall(r"<h1><bdi>(.*?)</bdi></h1>", page) == [name_of(one)]
    select = re.findall(r'<select id="other".*?</select>', page, re.DOTALL)[0]
    offered = [int(n) for n in re.findall(r'<option value="(\d+)"', select)]
    assert sorted(offered) == sorted(n for t, who in tables.items() if t != 1 for n in who)


@pytest.mark.parametrize(
    "who", ["9" * 5000, "-1", "1.0", "\u0662"], ids=["far too long", "below", "not whole", "other"]
)
def test_what_is_no_number_of_a_person_shows_the_round_again(seats, who):
    shown = seats.browser.get(f"{seats.base}/rounds/1/edit", query_string={"who": who})
    assert (shown.status_code, heading(shown.text)) == (200, "Change round 1")


def test_the_cost_is_said_before_and_nothing_is_changed_by_looking(seats):
    tables = seats.tables()
    one, other = tables[1][0], tables[2][0]
    page = seats.foresee(seats.swap(one, other)).text
    assert plain(re.findall(r'<h1 dir="auto">(.*?)</h1>', page)[0]) == (
        f"Round 1: {name_of(one)} and {name_of(other)} change places."
    )
    said = effects(page)
    assert ("ok", "Apart from that, every rule still holds.") in said
    assert (
        "ok",
        "The cards of 8 people change. If they are printed already, print those again.",
    ) in said
    assert (seats.tables(), seats.history()) == (tables, [])
    told = " ".join(text for _, text in said)
    figures = re.sub(r"[Rr]ound \d|cards of \d+|\d more", "", told)
    assert re.findall(r"\d", figures) == []


def test_a_swap_is_made_told_undone_and_done_again(seats):
    tables, first = seats.tables(), seats.plan_id
    one, other = tables[1][0], tables[2][0]
    made = seats.make(seats.swap(one, other))
    assert made.location == f"{BASE}/plans/{first + 1}/rounds/1/edit?done=1"
    swapped = seats.tables()
    assert (sorted(swapped[1]), sorted(swapped[2])) == (
        sorted({*tables[1], other} - {one}),
        sorted({*tables[2], one} - {other}),
    )
    said = f"Round 1: {name_of(one)} and {name_of(other)} change places."
    assert seats.history() == [said]
    seats.step("undo")
    assert seats.tables() == tables
    seats.step("redo")
    assert seats.tables() == swapped
    assert seats.history() == ["Went one step forward again.", "Went one step back.", said]
    page = seats.browser.get(f"{BASE}/plan").text
    assert page.count("3 changes by hand") == 1


def test_a_plan_changed_back_is_the_one_that_people_see(seats):
    seats.browser.post(f"{seats.base}/publish")
    tables = seats.tables()
    seats.make(seats.swap(tables[1][0], tables[2][0]))

    def told():
        page = seats.browser.get(f"{BASE}/plans/{seats.plan_id}/rounds/1").text
        return re.findall(r'<p class="cap">(.*?)</p>', page)[0], page.count("Publish the changes")

    assert told() == ("Draft · people still see the plan that is published", 1)
    seats.step("undo")
    assert told() == ("Draft · the same as the plan that is published", 0)
    seats.step("redo")
    assert told() == ("Draft · people still see the plan that is published", 1)


def test_a_private_wish_is_refused_without_a_name(seats):
    # Mei-Ling (1) would rather not sit with Jonas (3).
    tables = seats.tables()
    at = {n: t for t, who in tables.items() for n in who}
    mate = next(n for n in tables[at[1]] if n != 1)
    asked = seats.swap(mate, 3)
    page = seats.foresee(asked)
    assert (page.status_code, alert(page.text)) == (
        200,
        [
            "This would break a rule.",
            "A private wish would not be kept. Who wished what stays private.",
        ],
    )
    assert page.text.count("Make this change") == 0
    again = seats.make(asked)
    assert (again.status_code, alert(again.text)) == (422, alert(page.text))
    assert (seats.tables(), seats.history()) == (tables, [])


def test_two_organizers_at_once_never_overwrite_each_other(app, store, house, seats):
    tables, first = seats.tables(), seats.plan_id
    one, other, third = tables[1][0], tables[2][0], tables[3][0]
    seats.make(seats.swap(one, other))
    newest = seats.plan_id
    omar_id = scene.olivia(store, name="Omar", email="omar@example.org")
    scene.joined(store, house.event_id, omar_id, "organizer")
    omar = signed_in(app, store, "omar@example.org")
    asked = seats.swap(third, tables[1][1])
    answers = [
        omar.post(f"{BASE}/plans/{first}/edit", data=asked),
        omar.post(f"{BASE}/plans/{first}/undo", data={"at": "1"}),
        omar.post(f"{BASE}/plans/{first}/rest"),
        omar.post(f"{BASE}/plans/{first}/lock", data={"round": "1", "table": "1"}),
        omar.get(f"{BASE}/plans/{first}/rounds/1/edit"),
    ]
    assert [one.status_code for one in answers] == [409] * 5
    for answer in answers:
        assert heading(answer.text) == "The plan has changed since you looked."
        assert [plain(line) for line in re.findall(r'<p dir="auto">(.*?)</p>', answer.text)] == [
            f"Round 1: {name_of(one)} and {name_of(other)} change places."
        ]
        assert answer.text.count("<bdi>Olivia Organizer</bdi>, 13:00") == 1
        assert answer.text.count(f"{BASE}/plans/{newest}/rounds/1/edit") == 1
    assert len(seats.history()) == 1


def test_the_same_change_sent_twice_is_made_once(seats):
    tables, first = seats.tables(), seats.plan_id
    asked = seats.swap(tables[1][0], tables[2][0])
    places = [seats.make(asked).location]
    again = seats.browser.post(f"{BASE}/plans/{first}/edit", data=asked)
    assert (again.status_code, [again.location]) == (303, places)
    assert len(seats.history()) == 1


def test_what_is_kept_in_place_is_refused_until_it_is_let_go(seats):
    tables = seats.tables()
    one, other = tables[1][0], tables[2][0]
    seats.step("lock", round="1", table="1")
    seats.step("lock", who=str(other))
    for asked in (
        seats.swap(one, tables[3][0]),
        seats.swap(other, tables[3][0]),
        {"kind": "move", "round": "1", "who": str(tables[3][0]), "table": "1"},
        {"kind": "skip", "round": "1", "who": str(one)},
    ):
        assert alert(seats.foresee(asked).text) == [
            "This cannot be done.",
            "Somebody or some table in it is kept in place. Let it go first.",
        ]
    seats.step("unlock", round="1", table="1")
    seats.step("unlock", who=str(other))
    assert seats.make(seats.swap(one, other)).status_code == 303
    assert seats.history()[1:] == [
        f"{name_of(other)} may move.",
        "Round 1: table 1 may change.",
        f"{name_of(other)} stays in place.",
        "Round 1: table 1 stays as it is.",
    ]


def test_who_leaves_early_is_left_out_from_a_round_on(seats, store):
    answer = seats.make({"kind": "exclude", "round": "2", "who": "2"})
    assert answer.status_code == 303
    assert [any(2 in who for who in seats.tables(n).values()) for n in (1, 2, 3)] == [
        True,
        False,
        False,
    ]
    page = seats.browser.get(f"{seats.base}/rounds/2/edit/2").text
    assert re.findall(r'<p class="lead">(.*?)</p>', page) == ["Not there in this round"]
    last = seats.foresee({"kind": "skip", "round": "1", "who": "2"}).text
    assert alert(last)[0] == "This cannot be done."


def test_the_rest_is_asked_for_once_and_watched(seats, doorbell):
    seats.step("lock", round="1", table="1")
    base = seats.plan_id
    answers = [seats.browser.post(f"{seats.base}/rest").status_code for _ in range(2)]
    assert answers == [303, 409]
    assert heading(seats.browser.get(f"{BASE}/plan").text) == "Your plan is next in line."
    seats.browser.post(f"{BASE}/plans/{base + 1}/cancel")
    page = seats.browser.get(f"{BASE}/plan").text
    assert page.count(f"{BASE}/plans/{base}/rounds/1") == 1
    assert seats.browser.get(f"{seats.base}/rounds/1/edit").status_code == 200


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({}, 404),
        ({"kind": "swap", "round": "1", "who": "1"}, 422),
        ({"kind": "move", "round": "1", "who": "1", "table": "x"}, 422),
        ({"kind": "dance", "round": "1", "who": "1"}, 422),
        ({"kind": "undo", "round": "1", "who": "1"}, 422),
        ({"kind": "swap", "round": "9", "who": "1", "other": "2"}, 404),
        ({"kind": "swap", "round": "1", "who": "1", "other": "99"}, 404),
        ({"kind": "move", "round": "1", "who": "1", "table": "77"}, 404),
        ({"kind": "swap", "round": "1", "who": "99", "other": "x"}, 404),
        ({"kind": "swap", "round": "1", "who": "1", "other": "1"}, 200),
    ],
)
def test_a_change_that_says_nothing_changes_nothing(seats, asked, code):
    assert seats.foresee(asked).status_code == code
    assert seats.make(asked).status_code == (422 if code == 200 else code)
    assert seats.history() == []


def test_locks_of_what_is_not_there_are_refused(seats):
    forms = ({}, {"round": "1", "table": "77"}, {"round": "9", "table": "1"}, {"who": "99"})
    assert [seats.step("lock", **{"at": "1", **form}).status_code for form in forms] == [404] * 4


def test_another_events_plan_is_not_changed(store, house, doorbell):
    other = scene.gathering(store, house.owner_id, name="Other")
    plan_id = scene.ready_plan(store, doorbell, other)
    base = f"{BASE}/plans/{plan_id}"
    form = {"kind": "swap", "round": "1", "who": "1", "other": "2", "table": "1"}
    gets = [
        house.browser.get(f"{base}/{path}").status_code
        for path in ("rounds/1/edit", "rounds/1/edit/1", "history")
    ]
    posts = [
        house.browser.post(f"{base}/{path}", data=form).status_code
        for path in ("edit", "lock", "unlock", "undo", "redo", "rest")
    ]
    assert gets + posts == [404] * 9


def test_a_published_plan_is_changed_in_a_draft_beside_it(seats, store):
    seats.browser.post(f"{seats.base}/publish")
    first, tables = seats.plan_id, seats.tables()
    seats.make(seats.swap(tables[1][0], tables[2][0]))
    page = seats.browser.get(f"{BASE}/plans/{seats.plan_id}/rounds/1").text
    assert page.count("Draft · people still see the plan that is published") == 1
    assert page.count("Publish the changes") == 1
    with store.reading() as session:
        states = [session.get_one(Plan, one).state for one in (first, seats.plan_id)]
    assert states == ["published", "ready"]
    older = seats.browser.get(f"{BASE}/plans/{first}/rounds/1").text
    assert older.count("This plan was changed since.") == 1


def test_a_host_may_read_what_was_changed_and_change_nothing(app, store, house, seats):
    omar_id = scene.olivia(store, name="Omar", email="omar@example.org")
    scene.joined(store, house.event_id, omar_id, "helper")
    omar = signed_in(app, store, "omar@example.org")
    codes = [
        omar.get(f"{seats.base}/history").status_code,
        omar.get(f"{seats.base}/rounds/1/edit").status_code,
        omar.post(f"{seats.base}/undo").status_code,
    ]
    assert codes == [200, 403, 403]
    assert omar.get(f"{BASE}/plan").text.count("Change by hand") == 0


def test_the_page_of_changes_leads_to_the_page_on_which_a_draft_is_published(seats, store):
    def offered():
        page = seats.browser.get(f"{seats.base}/rounds/1/edit").text
        assert "/publish" not in page
        return re.findall(rf'href="({seats.base}/rounds/1)">([^<]*)</a></div>', page)

    there = f"{seats.base}/rounds/1"
    assert offered() == [(there, "Read and publish it")]
    seats.browser.post(f"{seats.base}/publish")
    assert offered() == [(there, "Back to reading")]
    tables = list(seats.tables().values())
    seats.make(seats.swap(tables[0][0], tables[1][0]))
    there = f"{seats.base}/rounds/1"
    assert offered() == [(there, "Read and publish it")]
    seats.browser.post(f"{seats.base}/publish")
    with store.reading() as session:
        assert session.get_one(Plan, seats.plan_id).state == "published"
