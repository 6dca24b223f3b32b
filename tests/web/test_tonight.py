import html
import re
from collections import Counter
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from sqlalchemy import select

from matching.openers.bank import BANK, BY_ID
from service.app import create_app
from service.operations import day
from service.store.models import Response
from service.store.queries.day import attending
from service.store.queries.ownrounds import rounds_of_response
from service.store.queries.places import places_of
from service.store.queries.plans import plan_for_page
from service.store.values import Format
from service.tokens import Purpose, code
from service.web.host.links import table_link
from tests.conftest import SECRET
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import BrowserClient, private_path
from tests.web.test_day import DAY
from tests.web.test_people import text_of

NAME = "Amara Okafor"


@pytest.fixture
def rounds(store, house, plan_id):
    with store.reading() as session:
        row = scene.response_named(store, house.event_id, NAME)
        return rounds_of_response(session, plan_id, row.id)


def told(page):
    part = re.search(r'id="tonight".*?</section>', page, re.DOTALL)
    return re.findall(r'<p class="(?:name|lead)">(.*?)</p>', part[0]) if part else []


def question(page, number):
    part = re.search(rf'<article[^>]*"round-{number}".*?</article>', page, re.DOTALL)[0]
    return html.unescape(re.search(r'<p class="q" lang="en">(.*?)</p>', part)[1])


def wishes(store, house):
    with store.reading() as session:
        return [
            (one.name, one.sits_out) for one in attending(session, house.event_id) if one.sits_out
        ]


def test_the_next_table_stands_first_and_follows_the_clock(store, house, client, mine, rounds):
    tables = [one.table for one in rounds]
    seen = [told(client.get(mine).text)]
    for number in (1, 3):
        scene.begin(store, house, number)
        seen.append(told(client.get(mine).text))
    assert seen == [
        [f"Next, at 13:00: table {tables[0]}"],
        [f"Now, until 13:15: table {tables[0]}", f"Next, round 2: table {tables[1]}"],
        [f"Now, until 13:15: table {tables[2]}"],
    ]


def parts(page):
    """The headings in their order, and the rounds that are folded."""
    order = re.findall(r'aria-labelledby="(tonight-h|door|rounds|after|link-heading)"', page)
    return order, [int(one) for one in re.findall(r'<details class="round r(\d)"', page)]


def test_where_to_go_and_the_code_stand_first_and_other_rounds_are_folded(
    store, house, client, mine
):
    order = ["tonight-h", "door", "rounds", "after", "link-heading"]
    seen = [parts(client.get(mine).text)]
    scene.begin(store, house, 2)
    seen.append(parts(client.get(mine).text))
    seen.append(parts(client.get(f"{mine}?round=3&another=1").text))
    assert seen == [(order, [2, 3]), (order, [1, 3]), (order, [1])]


def test_without_the_organizers_clock_the_planned_times_say_what_is_next(
    settings, store, house, doorbell, typesetter, mine, rounds
):
    app = create_app(
        settings, store=store, doorbell=doorbell, typesetter=typesetter, encoder=lambda: None,
        now=lambda: rounds[1].starts_at + timedelta(minutes=1),
    )  # fmt: skip
    app.test_client_class = BrowserClient
    page = app.test_client().get(mine).text
    assert told(page) == [
        f"Now: table {rounds[1].table}",
        f"Next, at 13:40: table {rounds[2].table}",
    ]


def test_another_question_is_new_of_the_same_depth_and_the_same_each_time(client, mine, rounds):
    depth = {one.text: one.depth for one in BANK}
    had = {
        str(one.ladder[rung]) for one in rounds for rung in ("opener", "deeper", "closing", "other")
    }
    opener = BY_ID[rounds[0].ladder["ids"][0]]
    given = [
        question(client.get(f"{mine}?round=1&another={turn}").text, 1) for turn in range(1, 16)
    ]
    again = question(client.get(f"{mine}?round=1&another=2").text, 1)
    assert (len(set(given)), set(given) & had, again) == (15, set(), given[1])
    assert {depth.get(one, opener.depth) for one in given} == {opener.depth}
    assert question(client.get(f"{mine}?round=1&another=2").text, 2) == rounds[1].ladder["opener"]


@pytest.mark.parametrize(
    "asked", ["round=1&another=9999", "round=9&another=1", "round=x&another=-1"]
)
def test_where_no_other_question_is_left_the_one_on_the_card_stays(client, mine, rounds, asked):
    answer = client.get(f"{mine}?{asked}")
    assert (answer.status_code, question(answer.text, 1)) == (200, rounds[0].ladder["opener"])


def test_another_question_quotes_only_what_the_card_quotes(store, house, client, mine, rounds):
    quotable = {words for one in rounds[0].reasons for words in one["words"].values()}
    texts = [
        question(client.get(f"{mine}?round=1&another={turn}").text, 1) for turn in range(1, 31)
    ]
    quoted = {words for text in texts for words in re.findall(r"“\u2068?(.*?)\u2069?”", text)}
    assert quoted <= quotable


def test_a_wish_to_sit_out_is_seen_by_the_organizer_and_changes_no_seat(
    store, house, client, mine, rounds
):
    before = told(client.get(mine).text)
    answer = client.post(f"{mine}/sit-out", data={"round": 1, "does": "out"})
    page = client.get(mine).text
    assert (answer.status_code, answer.location) == (303, f"{mine}#tonight")
    assert (told(page), "You asked to sit out round 1." in page) == (before, True)
    day = house.browser.get(DAY).text
    assert f"{NAME} would like to sit out round 1." in day
    assert day.count('aria-label="Repair the rounds to come"') == 1
    client.post(f"{mine}/sit-out", data={"round": 1, "does": "back"})
    assert wishes(store, house) == []


@pytest.mark.parametrize("round_", ["1", "3", "9", "x", ""])
def test_only_the_next_round_can_be_sat_out(store, house, client, mine, round_):
    scene.begin(store, house, 1)
    assert client.post(f"{mine}/sit-out", data={"round": round_, "does": "out"}).status_code == 303
    assert wishes(store, house) == []


def test_who_withdrew_sits_out_nothing(client, mine):
    client.post(f"{mine}/withdraw")
    assert client.post(f"{mine}/sit-out", data={"round": 1, "does": "out"}).status_code == 404


def test_the_host_sees_which_round_runs(app, store, house, client, plan_id):
    with app.test_request_context():
        path = table_link(house.event_id, 1).replace("http://127.0.0.1:8000", "")
    scene.begin(store, house, 2)
    page = client.get(path).text
    told = re.findall(r'<h2 id="round-\d">.*(Round .*?)</h2>', page)
    assert told == [
        "Round 1 · over",
        "Round 2 · now, until 13:15",
        'Round 3 · about 13:20 <span class="tag">next</span>',
    ]
    assert page.count('aria-current="step"') == 1


def test_a_round_begun_early_shows_its_own_times_and_not_the_planned(
    app, store, house, client, mine, plan_id
):
    me = scene.response_named(store, house.event_id, NAME)
    paths = [mine, f"/c/{code(SECRET, Purpose.CARD, house.event_id, me.number, 1)}"]
    desk = f"{DAY}/people/{me.number}"
    planned = [re.findall(r"Round 1 · ([^<]*?)</h", client.get(one).text) for one in paths]
    scene.begin(store, house, 1)
    running = [re.findall(r"Round 1 · ([^<]*?)</h", client.get(one).text) for one in paths]
    at_desk = re.findall(r"Round 1, (.*?): (?:table|a free)", house.browser.get(desk).text)
    with store.writing() as session:
        day.pause_round(session, house.event_id, seen=1, now=NOW)
    paused = [re.findall(r"Round 1 · ([^<]*?)</h", client.get(one).text) for one in paths]
    assert (planned, running, at_desk, paused) == (
        [["13:00"]] * 2,
        [["now, until 13:15"]] * 2,
        ["now"],
        [["now"]] * 2,
    )


def test_rounds_to_come_say_about_when_they_begin_while_the_clock_is_off(
    store, house, client, mine, plan_id, clock
):
    def times():
        said = re.findall(r"Round (\d) · ([^<]*)<", client.get(mine).text)
        return list(dict.fromkeys(said))

    def clocked(does, seen, **facts):
        with store.writing() as session:
            does(session, house.event_id, seen=seen, now=clock.now, **facts)

    with store.reading() as session:
        clock.now = session.get_one(scene.Event, house.event_id).starts_at
    clocked(day.begin_round, 0, round_=1)
    on_time = times()
    clocked(day.pause_round, 1)
    clock.now += timedelta(minutes=10)
    clocked(day.resume_round, 2)
    late = times()
    clock.now += timedelta(minutes=30)
    assert (on_time, late, times()) == (
        [("1", "now, until 13:15"), ("2", "13:20"), ("3", "13:40")],
        [("1", "now, until 13:25"), ("2", "about 13:30"), ("3", "about 13:50")],
        # The round is over, and nobody has begun the next one.
        [("1", "over"), ("2", "about 13:40"), ("3", "about 14:00")],
    )


@pytest.fixture
def at_tables(app, store, house, doorbell):
    """The page of table 1 of a plan at tables, and all that anybody there is asked."""
    scene.changed(store, house.event_id, format=Format.TABLES)
    plan_id = scene.published_plan(store, doorbell, house.event_id)
    with store.reading() as session:
        rounds = plan_for_page(session, house.event_id, plan_id).rounds
        who = {one.response_id for one in at_table_one(rounds, 2).seats}
        had = {
            str(meeting.ladder[rung])
            for one in rounds
            for meeting in one.meetings
            if who & {seat.response_id for seat in meeting.seats}
            for rung in ("opener", "deeper", "closing", "other")
        }
        planned = at_table_one(rounds, 2).ladder
    with app.test_request_context():
        return urlsplit(table_link(house.event_id, 1)).path, planned, had


def at_table_one(rounds, number):
    return next(one for one in rounds[number - 1].meetings if one.table == 1)


def asked_at_table(page, number):
    part = re.search(rf'<section[^>]*"round-{number}".*?</section>', page, re.DOTALL)[0]
    return [html.unescape(one) for one in re.findall(r'<p class="q" lang="en">(.*?)</p>', part)]


def test_a_host_asks_for_another_question_of_the_same_depth_that_nobody_there_is_asked(
    client, at_tables
):
    path, planned, had = at_tables
    before = asked_at_table(client.get(path).text, 2)
    assert before == [planned["opener"], planned["deeper"], planned["closing"]]
    depths = [BY_ID[one].depth for one in planned["ids"][:3]]
    known = {one.text: one for one in BANK}
    for at, rung in enumerate(("opener", "deeper", "closing")):
        pages = [client.get(f"{path}?round=2&{rung}={turn}").text for turn in range(1, 6)]
        given = [asked_at_table(page, 2) for page in pages]
        others = [one[at] for one in given]
        assert (len(set(others)), set(others) & had) == (5, set())
        assert all(one[:at] + one[at + 1 :] == before[:at] + before[at + 1 :] for one in given)
        talk = [known[one] for one in others if one in known]
        assert all((one.type == "CL") == (rung == "closing") for one in talk)
        assert all(one.depth <= depths[at] for one in talk)
        assert asked_at_table(client.get(f"{path}?round=2&{rung}=2").text, 2) == given[1]
        assert [asked_at_table(page, 1) for page in pages] == [
            asked_at_table(client.get(path).text, 1)
        ] * 5


def test_each_question_is_swapped_by_itself_and_back_and_none_comes_twice(client, at_tables):
    path, planned, _had = at_tables
    page = client.get(path).text
    for name in ("opener", "deeper", "closing", "opener"):
        links = re.findall(rf'href="([^"]*round=2[^"]*#round-2-{name})">Another', page)
        page = client.get(html.unescape(links[0])).text
    texts = asked_at_table(page, 2)
    back = html.unescape(re.search(r'href="([^"]*#round-2-deeper)">The planned one', page)[1])
    after = asked_at_table(client.get(back).text, 2)
    planned_texts = [planned[rung] for rung in ("opener", "deeper", "closing", "other")]
    assert (len(set(texts)), set(texts) & set(planned_texts)) == (3, set())
    assert after == [texts[0], planned["deeper"], texts[2]]
    every = [
        asked_at_table(client.get(f"{path}?round=2&opener={one}&deeper={two}").text, 2)
        for one in range(1, 9)
        for two in range(1, 9)
    ]
    assert all(len(set(one)) == 3 for one in every)


@pytest.mark.parametrize("asked", ["round=2&opener=9999", "round=9&deeper=1", "round=x&closing=-1"])
def test_without_another_question_the_planned_ones_stay_and_the_prompts_are_as_printed(
    client, at_tables, asked
):
    path, planned, _had = at_tables
    printed = client.get(f"{path}/prompts.pdf").data
    answer = client.get(f"{path}?{asked}")
    assert answer.status_code == 200
    assert asked_at_table(answer.text, 2)[0] == planned["opener"]
    client.get(f"{path}?round=2&opener=1")
    assert client.get(f"{path}/prompts.pdf").data == printed


def test_after_the_event_nobody_is_asked_whether_they_come(store, house, client, mine, clock):
    def heading():
        return re.findall(r'<h2 id="leave">(.*?)</h2>', client.get(mine).text)

    before = heading()
    clock.now += timedelta(days=8)
    assert (before, heading()) == (["Not coming after all?"], ["Erase it sooner?"])
    assert "you will meet" not in client.get(mine).text


@pytest.mark.parametrize("by_clock", [True, False])
def test_once_the_last_round_is_over_whom_you_met_stands_first(
    store, house, client, mine, clock, by_clock
):
    before = client.get(mine).text
    assert all(one in before for one in ("Good to have you", "Here is who you will meet", "door"))
    if by_clock:
        for number in (1, 2, 3):
            scene.begin(store, house, number)
        clock.now = NOW + timedelta(minutes=15)
    else:
        clock.now += timedelta(days=8)
    page = client.get(mine).text
    assert parts(page) == (["after", "rounds", "link-heading"], [1, 2, 3])
    assert re.search(r"<h1>(.*?)</h1>", page)[1] == f"Thank you, {NAME}."
    assert "The last round is over." in page
    untrue = ("you will meet", "You’ll meet", "while you talk", "Begin with the question", "door")
    assert [one for one in untrue if one in page] == []


def test_who_meets_somebody_again_is_told_once_they_have_met(app, client, store, house, doorbell):
    scene.changed(store, house.event_id, table_size=6)
    plan_id = scene.published_plan(store, doorbell, house.event_id)
    me = scene.response_named(store, house.event_id, "Amara Okafor")
    with store.reading() as session:
        names = {one.id: one.name for one in session.scalars(select(Response))}
        tables = {(one.round, one.response_id): one.table for one in places_of(session, plan_id)}

    def beside(number):
        return {one for one in names if tables[number, one] == tables[number, me.id]} - {me.id}

    def told():
        page = text_of(client.get(private_path(app, me.key)).text)
        return Counter(re.findall(r"You met (.+?) in rounds? ([\d, ]+) too\.", page))

    assert told() == {}
    data = {"does": "begin", "round": 1, "seen": 0}
    assert house.browser.post(f"{DAY}/clock", data=data).status_code == 303
    again = Counter((names[one], "1") for number in (2, 3) for one in beside(number) & beside(1))
    assert told() == again != {}
