import csv
import html
import io
import json
import re
import zipfile
from datetime import timedelta

import pytest

from service.printing.cards import TablePrompt
from service.queue import RENDER_DECK, RUN_PLAN, Ring
from service.store.models import Plan
from service.store.models.plan import PlanState
from service.store.queries.plans import people_of, plan_for_page
from service.store.values import Format, ResponseValues
from service.web.host.links import table_link
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import private_path, signed_in
from tests.web.test_organizer import BASE, heading


def state(store, plan_id) -> str:
    with store.reading() as session:
        return session.get_one(Plan, plan_id).state


def phases(page: str) -> list[str]:
    return re.findall(r'<li( aria-current="step"| class="ok"| class="todo")>', page)


def test_asking_for_a_plan_rings_once_and_shows_the_one_in_the_making(house, doorbell):
    answers = [house.browser.post(f"{BASE}/plans") for _ in range(2)]
    assert [(one.status_code, one.location) for one in answers] == [(303, f"{BASE}/plan")] * 2
    assert [ring for ring in doorbell.rings if ring.job == RUN_PLAN] == [Ring(RUN_PLAN, 1, 0)]
    page = house.browser.get(f"{BASE}/plan").text
    assert heading(page) == "Your plan is next in line."


def test_each_state_has_its_own_words(app, store, house, doorbell):
    seen = [heading(house.browser.get(f"{BASE}/plan").text)]
    for make in (scene.failed_plan, scene.running_plan):
        make(store, doorbell, house.event_id)
        seen.append(heading(house.browser.get(f"{BASE}/plan").text))
    assert house.browser.post(f"{BASE}/plans/2/cancel").location == f"{BASE}/plan"
    seen.append(heading(house.browser.get(f"{BASE}/plan").text))
    scene.ready_plan(store, doorbell, house.event_id)
    seen.append(heading(house.browser.get(f"{BASE}/plan").text))
    assert seen == [
        "12 people are ready to be seated.",
        "Some private wishes cannot all be kept.",
        "Within 12% of the best possible so far.",
        "You stopped this plan.",
        "The plan is ready to read.",
    ]


def test_a_plan_says_how_many_meet_again_whom_they_met_at_which_earlier_event(
    store, house, doorbell
):
    four, pairs = scene.CAST[1:5], {"format": Format.PAIRS}
    said = re.compile(r"<li>([^<]* meets? again who [^<]*)</li>")
    days = [("Dawn", -20, 1), ("Noon", -10, 2), ("Dusk", 7, 1)]
    for name, away, rounds in days:
        shape = {**pairs, "rounds": rounds, "starts_at": NOW + timedelta(days=away)}
        event_id = scene.gathering(store, house.owner_id, four, name=name, **shape)
        plan_id = scene.ready_plan(store, doorbell, event_id)
        page = house.browser.get(f"/events/{name.lower()}/plans/{plan_id}/rounds/1").text
        told = said.findall(page.replace("\u2068", "").replace("\u2069", ""))
        if name != "Dusk":
            # The newest evening counts: whom it brought together is left apart as long as can be.
            assert told == []
            house.browser.post(f"/events/{name.lower()}/plans/{plan_id}/publish")
    # Everybody has met everybody: the one round left repeats what Dawn brought together, not Noon.
    assert told == ["2 pairs meet again who met at Dawn on 12 February 2027."]


def test_a_failed_plan_names_people_and_the_smallest_change(store, house, doorbell):
    scene.failed_plan(store, doorbell, house.event_id)
    page = house.browser.get(f"{BASE}/plan").text
    assert re.findall(r'<p class="lead">(.*?)</p>', page) == [
        "Under the private wishes of this event nobody is left to meet for "
        "Mei-Ling Zhou, Jonas Lindqvist, Noa נועה Levy."
    ]
    assert re.findall(r'<h2 id="change">(.*?)</h2>', page) == [
        "More people, or one wish fewer, would help. Who wished what stays private."
    ]


def test_progress_is_a_fragment_that_is_sent_only_when_it_moved(store, house, doorbell):
    plan_id = scene.running_plan(store, doorbell, house.event_id)
    path = f"{BASE}/plans/{plan_id}/progress"
    first = house.browser.get(path)
    same = house.browser.get(path, headers={"If-None-Match": first.headers["ETag"]})
    with store.writing() as session:
        session.get_one(Plan, plan_id).progress = {
            "phase": "check",
            "fraction": 0.9,
            "gap": 0.0,
            "count": 0,
        }
    moved = house.browser.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, first.headers["Attune-State"], first.text.count("<html")) == (
        200,
        "running",
        0,
    )
    assert (same.status_code, same.data) == (304, b"")
    assert (moved.status_code, heading(moved.text)) == (
        200,
        "No plan could be better. Nearly done.",
    )
    assert phases(moved.text) == [' class="ok"'] * 5 + [' aria-current="step"']


def test_stopping_here_leaves_a_wish_for_the_worker(store, house, doorbell):
    plan_id = scene.running_plan(store, doorbell, house.event_id)
    assert house.browser.post(f"{BASE}/plans/{plan_id}/keep").location == f"{BASE}/plan"
    with store.reading() as session:
        assert session.get_one(Plan, plan_id).stop == "keep"
    assert heading(house.browser.get(f"{BASE}/plan").text) == "Finishing with the best plan so far."


def test_every_round_and_every_person_has_an_address(store, house, doorbell):
    plan_id = scene.ready_plan(store, doorbell, house.event_id)
    base = f"{BASE}/plans/{plan_id}"
    codes = [house.browser.get(f"{base}/rounds/{n}").status_code for n in range(5)]
    assert codes == [404, 200, 200, 200, 404]
    names = re.findall(
        r'<li class="name"><bdi>(.*?)</bdi>', house.browser.get(f"{base}/rounds/2").text
    )
    assert sorted(names) == sorted(one.name for one in scene.CAST)
    everybody = house.browser.get(f"{base}/people").text
    assert sorted(re.findall(r'data-name="(.*?)"', everybody)) == sorted(
        one.name for one in scene.CAST
    )
    one = house.browser.get(f"{base}/people/1").text
    assert re.findall(r'<h2 id="person"><bdi>(.*?)</bdi>', one) == ["Mei-Ling Zhou"]
    assert house.browser.get(f"{base}/people/99").status_code == 404


def test_everybody_is_listed_with_whom_they_sit_and_a_large_table_is_counted(app, store, doorbell):
    owner = scene.olivia(store)
    told = {}
    for name, size, people in (("Four", 4, 4), ("Six", 6, 6)):
        event_id = scene.gathering(store, owner, people, name=name, rounds=1, table_size=size)
        plan_id = scene.ready_plan(store, doorbell, event_id)
        path = f"/events/{name.lower()}/plans/{plan_id}/people"
        page = signed_in(app, store).get(path).text
        line = re.search(r'data-name="Person 001".*?<br>(.*?)</p>', page, re.DOTALL)[1]
        told[size] = re.sub("<.*?>", "", line)
    assert told == {
        4: "Person 002, Person 003, Person 004",
        6: "Person 002, Person 003, Person 004, Person 005, 1 more",
    }


def test_publishing_changes_the_state_and_only_once(store, house, doorbell):
    plan_id = scene.ready_plan(store, doorbell, house.event_id)
    answers = [house.browser.post(f"{BASE}/plans/{plan_id}/publish").location for _ in range(2)]
    assert (answers, state(store, plan_id)) == (
        [f"{BASE}/plans/{plan_id}/rounds/1{asked}" for asked in ("?published=1", "")],
        PlanState.PUBLISHED,
    )
    steps = [
        re.findall(r'<h2 id="step">(.*?)</h2><p role="status">(.*?)</p>', html_of)
        for html_of in (house.browser.get(one).text for one in answers)
    ]
    assert steps == [
        [
            (
                "Print the cards",
                "The plan is published: everybody finds their rounds under their private link. "
                "No mail is sent from here, so please tell them.",
            )
        ],
        [],
    ]


def test_a_plan_of_another_event_is_not_here(store, house, doorbell):
    other = scene.gathering(store, house.owner_id, name="Other")
    plan_id = scene.ready_plan(store, doorbell, other)
    paths = ("rounds/1", "people", "people/1", "progress", "plan.json", "plan.csv")
    gets = [house.browser.get(f"{BASE}/plans/{plan_id}/{path}").status_code for path in paths]
    posts = [
        house.browser.post(f"{BASE}/plans/{plan_id}/{path}").status_code
        for path in ("keep", "cancel", "publish")
    ]
    assert gets + posts == [404] * 9
    assert state(store, plan_id) == PlanState.READY


def test_the_plan_can_be_taken_along_as_json_and_csv(store, house, doorbell):
    plan_id = scene.ready_plan(store, doorbell, house.event_id)
    document = json.loads(house.browser.get(f"{BASE}/plans/{plan_id}/plan.json").text)
    table = house.browser.get(f"{BASE}/plans/{plan_id}/plan.csv")
    rows = list(csv.DictReader(io.StringIO(table.data.decode("utf-8-sig"))))
    seated = {
        (str(one["round"]), str(meeting["table"]), str(number))
        for one in document["rounds"]
        for meeting in one["meetings"]
        for number in meeting["attendees"]
    }
    assert {(row["round"], row["table"], row["number"]) for row in rows} == seated
    assert table.headers["Content-Disposition"] == "attachment; filename=common-ground-plan.csv"


def test_a_name_that_a_spreadsheet_would_run_is_quoted(store, house, doorbell):
    cast = (*scene.CAST, scene.ResponseValues(name="=HYPERLINK(1)"))
    event_id = scene.gathering(store, house.owner_id, cast, name="Formula")
    plan_id = scene.ready_plan(store, doorbell, event_id)
    text = house.browser.get(f"/events/formula/plans/{plan_id}/plan.csv").data.decode("utf-8-sig")
    names = {row["name"] for row in csv.DictReader(io.StringIO(text))}
    assert names - {one.name for one in scene.CAST} == {"'=HYPERLINK(1)"}


def test_print_work_is_asked_for_and_downloaded(store, house, doorbell):
    plan_id = scene.published_plan(store, doorbell, house.event_id)
    asked = house.browser.post(f"{BASE}/print", data={"kind": "prompts", "stock": "letter-35x20"})
    assert asked.location == f"{BASE}/print"
    assert doorbell.rings[-1] == Ring(RENDER_DECK, 1, 0)
    deck_id = scene.ready_deck(store, doorbell, plan_id)
    page = house.browser.get(f"{BASE}/print").text
    assert re.findall(r"<span>(.*?: what you share.*?)</span>", page) == [
        "Mei-Ling Zhou, round 2: what you share is longer than the paper. Shorten it, or choose larger cards."
    ]
    part = house.browser.get(f"{BASE}/print/{deck_id}/2.pdf")
    assert (part.data, part.mimetype) == (b"%PDF part 2", "application/pdf")
    archive = house.browser.get(f"{BASE}/print/{deck_id}.zip")
    with zipfile.ZipFile(io.BytesIO(archive.data)) as parts:
        inside = {name: parts.read(name) for name in parts.namelist()}
        assert parts.testzip() is None
    assert list(inside) == [
        "README.txt",
        "names.csv",
        "report.csv",
        "cards-01.pdf",
        "cards-02.pdf",
    ]
    assert "Print both sides, flip on the long edge." in inside["README.txt"].decode()
    assert (inside["cards-01.pdf"], inside["cards-02.pdf"]) == (b"%PDF part 1", b"%PDF part 2")
    assert inside["names.csv"].decode("utf-8-sig").splitlines()[:2] == [
        "number,name",
        "1,Mei-Ling Zhou",
    ]
    assert inside["report.csv"].decode("utf-8-sig").splitlines() == [
        "card,name,field,kind,detail",
        "2-1-1,Mei-Ling Zhou,share,overflow,",
    ]


@pytest.mark.parametrize(
    "form", [{"kind": "money", "stock": "a4-85x55"}, {"kind": "cards", "stock": "../x"}, {}]
)
def test_only_known_papers_are_printed(store, house, doorbell, form):
    scene.ready_plan(store, doorbell, house.event_id)
    assert house.browser.post(f"{BASE}/print", data=form).status_code == 404


def test_print_progress_answers_304_while_nothing_moves(store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    house.browser.post(f"{BASE}/print", data={"kind": "cards", "stock": "a4-85x55"})
    first = house.browser.get(f"{BASE}/print/progress")
    same = house.browser.get(
        f"{BASE}/print/progress", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert (first.headers["Attune-State"], same.status_code) == ("queued", 304)


def test_a_poster_and_a_code_lead_to_the_form(house, typesetter):
    code = house.browser.get(f"{BASE}/qr.svg")
    assert (code.mimetype, code.text.count("<svg")) == ("image/svg+xml", 1)
    answer = house.browser.get(f"{BASE}/poster.pdf?paper=letter")
    assert (
        answer.headers["Content-Disposition"]
        == "attachment; filename=common-ground-poster-letter.pdf"
    )
    assert house.browser.get(f"{BASE}/poster.pdf?paper=a3").status_code == 404
    (kind, (text, *_how)) = typesetter.asked[0]
    assert (kind, text.url) == ("poster", "http://127.0.0.1:8000/e/common-ground")
    house.browser.get(f"{BASE}/poster.pdf", headers={"Accept-Language": "es"})
    assert typesetter.asked[-1][1][0].lang == "es"


def test_a_host_sees_their_table_and_no_private_answer(
    app, client, store, house, doorbell, typesetter
):
    with app.app_context():
        path = table_link(house.event_id, 1).removeprefix("http://127.0.0.1:8000")
    before = client.get(path)
    scene.published_plan(store, doorbell, house.event_id)
    after = client.get(path).text
    assert (before.status_code, before.text.count("Nothing to host yet")) == (200, 1)
    assert [after.count(f'id="round-{n}"') for n in range(1, 5)] == [1, 1, 1, 0]
    names = {one.name for one in scene.CAST}
    assert set(re.findall(r'<p class="name"><bdi>(.*?)</bdi>', after)) <= names
    # Mei-Ling lets her host see what she needs; Noa does not. Where they sit is the engine's choice.
    assert after.count("a quiet table") == 0
    assert client.get(f"{path}/prompts.pdf").mimetype == "application/pdf"
    ((kind, asked),) = typesetter.asked
    tables = {one.table for one in asked if isinstance(one, TablePrompt)}
    assert (kind, tables) == ("prompts", {1})


def test_care_reaches_the_host_only_where_it_was_allowed(app, client, store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    with app.app_context():
        paths = [
            table_link(house.event_id, n).removeprefix("http://127.0.0.1:8000") for n in (1, 2, 3)
        ]
    pages = "".join(client.get(path).text for path in paths)
    assert (pages.count("a seat facing the room"), pages.count("a quiet table")) == (3, 0)


@pytest.mark.parametrize("view", ["rounds/1", "tables"])
def test_how_a_name_is_said_stands_beside_it(house, store, doorbell, view):
    plan_id = scene.ready_plan(store, doorbell, house.event_id)
    page = house.browser.get(f"{BASE}/plans/{plan_id}/{view}").text
    said = set(re.findall(r'<bdi>([^<]+)</bdi> <span class="hint">say ([^<]+)</span>', page))
    assert said == {(one.name, one.say) for one in scene.CAST if one.say}


def test_each_table_has_its_evening(house, store, doorbell):
    plan_id = scene.ready_plan(store, doorbell, house.event_id)
    page = house.browser.get(f"/events/common-ground/plans/{plan_id}/tables").text
    told = page[page.index('id="tables"') :]
    tables = re.split(r'<span class="seat">(\d+)</span>', told)[1:]
    seen = {
        (int(number), time): sorted(
            html.unescape(name) for name in re.findall(r"<bdi>(.*?)</bdi>", names)
        )
        for number, body in zip(tables[::2], tables[1::2], strict=True)
        for time, names in re.findall(r"</span> (\d\d:\d\d)</dt><dd>(.*?)</dd>", body)
    }
    with store.reading() as session:
        plan = plan_for_page(session, house.event_id, plan_id)
        people = people_of(session, house.event_id)
        stored = {
            (one.table, f"{round_.starts_at + timedelta(hours=1):%H:%M}"): sorted(
                people[seat.response_id].name for seat in one.seats
            )
            for round_ in plan.rounds
            for one in round_.meetings
        }
    assert seen == stored


def test_what_all_three_share_is_said_once_of_all(app, client, store, doorbell):
    names = ("Ann", "Ben", "Cy")
    people = tuple(ResponseValues(name=one, interests=("beekeeping",)) for one in names)
    owner = scene.olivia(store)
    event_id = scene.gathering(store, owner, people, table_size=3, rounds=1)
    plan_id = scene.published_plan(store, doorbell, event_id)
    browser = signed_in(app, store)
    why = r'<div class="why">(.*?)</div>'
    for view in ("rounds/1", f"people/{scene.response_named(store, event_id, 'Ann').number}"):
        page = browser.get(f"/events/{scene.SLUG}/plans/{plan_id}/{view}").text
        told = [re.sub(r"<[^>]+>", "", one) for one in re.findall(why, page, re.DOTALL)]
        plain = [one.translate({0x2068: None, 0x2069: None}) for one in told]
        assert plain == ["Ann, Ben and Cy all listed “beekeeping”."]
    mine = client.get(private_path(app, scene.response_named(store, event_id, "Ben").key)).text
    assert mine.count("All three of you listed “\u2068beekeeping\u2069”.") == 1
    with app.app_context():
        path = table_link(event_id, 1).removeprefix("http://127.0.0.1:8000")
    host = client.get(path).text
    assert host.count("All three of you listed “\u2068beekeeping\u2069”.") == 1
