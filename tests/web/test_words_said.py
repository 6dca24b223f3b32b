"""What pages promise, and what they leave unsaid, in this installation and at this hour."""

import re
from datetime import timedelta

import pytest

from service.store.models import Plan
from service.store.values import Format, ResponseValues
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import private_path, signed_in
from tests.web.test_attendee import FILLED
from tests.web.test_changes import FOUR
from tests.web.test_organizer import BASE, EVENT, faults, heading, upload

LOCAL = "This address opens on this machine only."


def remarks(page: str) -> list[tuple[str, str]]:
    """Each remark of the overview with its sign."""
    return re.findall(r'<li class="tick (ok|look)">.*?<span><b>(.*?)</b>', page)


def owner_at(app, store, people, **changes):
    """The owner's browser at an event with these people."""
    scene.gathering(store, scene.olivia(store), people, **changes)
    return signed_in(app, store)


def test_a_mail_is_spoken_of_only_where_mails_are_sent(client, mailing, house, store, doorbell):
    told = "No mail is sent here: keep this link."
    here = client.get(client.post("/e/common-ground", data=FILLED).location).text
    assert (here.count(told), here.count("We are sending it to")) == (1, 0)
    other = {**FILLED, "email": "ada2@example.org"}
    sent = mailing.post("/e/common-ground", data=other).location
    there = mailing.get(sent).text
    assert (there.count(told), there.count("We are sending it to ada2@example.org too.")) == (0, 1)
    later = mailing.get(sent.partition("?")[0]).text
    goes = "Mail about the event goes to ada2@example.org."
    assert (later.count("We are sending it to"), later.count(goes)) == (0, 1)
    again = client.post("/e/common-ground", data=FILLED)
    assert faults(again.text)["email"].count("mail we sent") == 0
    scene.ready_plan(store, doorbell, house.event_id)
    page = house.browser.get(f"{BASE}/plan").text
    assert (page.count("writes to those"), page.count("No mail is sent from here")) == (0, 1)


def test_an_address_of_this_machine_is_not_to_be_shared(house, mailing, store):
    mailing.set_cookie("__Host-attune", scene.token_of(store))
    for path in ("", "/print"):
        here, there = house.browser.get(f"{BASE}{path}"), mailing.get(f"{BASE}{path}")
        assert (here.status_code, here.text.count(LOCAL)) == (200, 1)
        assert (there.status_code, there.text.count(LOCAL)) == (200, 0)


def test_a_code_that_opens_on_this_machine_only_says_so_where_it_is_made(
    house, mailing, store, doorbell
):
    mailing.set_cookie("__Host-attune", scene.token_of(store))
    scene.published_plan(store, doorbell, house.event_id)
    for browser, local in ((house.browser, 1), (mailing, 0)):
        page = browser.get(f"{BASE}/print").text
        assert page.count('name="coded"') > 0
        shown = re.findall(r'name="coded".*?</label>\s*(.*?)<img', page, re.DOTALL)
        assert {one.count(LOCAL) for one in shown} == {local}
        walk_up = {"name": f"Wanda {local}", "once": f"once-{local}"}
        added = browser.get(browser.post(f"{BASE}/day/walk-ups", data=walk_up).location).text
        assert added.count(LOCAL) == local


def test_the_private_box_says_what_an_organizer_may_see(client, house):
    told = "The organizer sees a name only if it makes a plan impossible, never who asked."
    assert client.get("/e/common-ground").text.count(told) == 1


def test_two_of_one_name_are_told(app, client, store):
    browser = owner_at(app, store, FOUR)
    client.post("/e/common-ground", data={"name": "jo "})
    fact = "Two people are called Jo."
    for path in ("", "/people"):
        assert (
            browser.get(f"{BASE}{path}").text.count(f"<b>{fact}</b> Lists and cards number them")
            == 1
        )


@pytest.mark.parametrize(
    ("ratio", "name", "said"),
    [
        (0.996, "Bo", 0),
        (0.62, "Bo", "Bo’s form is empty, so Bo’s cards carry general questions."),
        (
            0.62,
            "Mei-Ling Zhou",
            "We found least for Mei-Ling Zhou: clearly less than a plan made for them alone could "
            "find.",
        ),
        (
            0.62,
            "Ingrid Solheim",
            "We found least for Ingrid Solheim: clearly less than a plan made for them alone could "
            "find. The form is short: one more interest on it helps most.",
        ),
        (
            0.49,
            "Mei-Ling Zhou",
            "We found least for Mei-Ling Zhou: not half of what a plan made for them alone could "
            "find.",
        ),
        (
            0.8,
            "Ingrid Solheim",
            "We found least for Ingrid Solheim: good company, though a plan made for them alone "
            "could find better.",
        ),
        (
            0.9,
            "Ingrid Solheim",
            "We found least for Ingrid Solheim, and even that is nearly the best there is for "
            "them.",
        ),
    ],
)
def test_who_got_least_is_told_without_blame(store, house, doorbell, ratio, name, said):
    plan_id = scene.ready_plan(store, doorbell, house.event_id)
    number = scene.response_named(store, house.event_id, name).number
    with store.writing() as session:
        plan = session.get_one(Plan, plan_id)
        plan.measures = {**plan.measures, "worst_off": {"attendee": number, "ratio": ratio}}
    page = house.browser.get(f"{BASE}/plan").text
    found = re.findall(rf"<bdi>{name}</bdi></span>(.*?)</li>", page)
    assert found == ([said] if said else [])


def test_the_headline_promises_only_what_holds(app, store, doorbell):
    browser = owner_at(app, store, FOUR, format=Format.PAIRS, rounds=3)
    scene.ready_plan(store, doorbell, 1)
    assert heading(browser.get(f"{BASE}/plan").text) == "Everyone has someone to meet."
    with store.writing() as session:
        plan = session.get_one(Plan, 1)
        plan.measures = {**plan.measures, "repeats": 1}
    assert heading(browser.get(f"{BASE}/plan").text) == "The plan is ready to read."


OPEN = ("ok", "The form is open until Wed 10 March, 13:00.")


@pytest.mark.parametrize(
    ("people", "changes", "step", "told"),
    [
        (0, {}, "Share the form", []),
        (1, {}, "Share the form", [("look", "A plan needs two people.")]),
        (
            2,
            {"format": Format.PAIRS, "rounds": 1},
            "You can make a plan now",
            [
                ("ok", "1 round of pairs, 15 minutes each."),
                ("ok", "All private wishes can be kept."),
            ],
        ),
        (4, {"format": Format.PAIRS, "rounds": 5}, "One change before a plan", []),
        (
            4,
            {"rounds": 3, "table_size": 4},
            "You can make a plan now",
            [
                ("ok", "3 rounds at tables of 4, 15 minutes each."),
                (
                    "look",
                    "With these people and tables, at most 1 round is possible without meeting twice.",
                ),
                ("ok", "All private wishes can be kept."),
            ],
        ),
    ],
)
def test_the_overview_promises_what_is_possible(app, store, people, changes, step, told):
    page = owner_at(app, store, FOUR[:people], **changes).get(BASE).text
    assert re.findall(r'<h2 id="step">(.*?)</h2>', page) == [step]
    assert remarks(page)[: len(told)] == told
    assert len(remarks(page)) == len(told) + 1


def test_two_people_are_enough_to_be_asked_for_a_plan(app, store):
    page = owner_at(app, store, FOUR[:2]).get(f"{BASE}/plan").text
    assert heading(page) == "2 people are ready to be seated."


@pytest.mark.parametrize(("held", "links"), [(Format.TABLES, 1), (Format.PAIRS, 0)])
def test_tables_have_links_for_hosts_and_pairs_none_whatever_is_set_since(
    app, store, house, held, links
):
    scene.changed(store, house.event_id, format=held)
    scene.published_plan(store, app.extensions["attune"].doorbell, house.event_id)
    for format_ in Format:
        scene.changed(store, house.event_id, format=format_)
        page = house.browser.get(f"{BASE}/print").text
        assert page.count("Links for table hosts") == links


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"starts_at": NOW}, ("look", "The event has begun, and the form takes no answers.")),
        ({"form_closes_at": NOW}, ("look", "The form closed on Thu 4 March, 13:00.")),
        (
            {"form_opens_at": NOW + timedelta(days=1)},
            ("look", "The form opens on Fri 5 March, 13:00."),
        ),
        ({}, OPEN),
    ],
)
def test_the_remark_about_the_form_keeps_to_the_hour(store, house, changes, told):
    scene.changed(store, house.event_id, **changes)
    assert remarks(house.browser.get(BASE).text)[-1] == told


def test_an_event_without_a_name_is_asked_for_it(house):
    page = house.browser.post("/events/new", data={**EVENT, "name": ""}).text
    assert faults(page) == {"name": "Please give the event a name."}
    assert page.count('<a href="#name"><b>What is it called?</b></a>') == 1


def test_an_address_that_is_needed_cannot_be_left_empty(house):
    sent = {"name": "Olivia", "email": "olivia", "password": ""}
    said = faults(house.browser.post("/account", data=sent).text)["email"]
    assert said == "“olivia” is no full address: it has no @."


def test_a_private_name_that_fits_nobody_says_so(app, client, house, store):
    link = client.post("/e/common-ground", data={**FILLED, "met_text": "Nobody Here"}).location
    page = client.get(link).text
    assert re.findall(r'<bdi>([^<]*)</bdi> <span class="hint">(.*?)</span>', page) == [
        ("Nobody Here", "Nobody of that name has answered yet.")
    ]
    mei = scene.response_named(store, house.event_id, "Mei-Ling Zhou")
    assert client.get(private_path(app, mei.key)).text.count("Nobody of that name") == 0


def test_columns_that_are_left_out_are_named_before_storing(house):
    kept = upload(house.browser, "Name,Shoe,Hat\nAda,38,M\n")
    page = house.browser.get(kept.location).text
    assert page.count("2 columns are left out: Shoe, Hat.") == 1
    assert page.index("2 columns are left out") < page.index("Store 1 person")


WISHES = "Some private wishes cannot all be kept."
ROUNDS = "This many rounds cannot be filled."
TOO_MANY = "1 round is possible, and you asked for 3."
FEWER = "Ask for 1 round."


@pytest.mark.parametrize(
    ("rule", "rules", "asked", "heading_said", "text", "change"),
    [
        (
            "met",
            None,
            True,
            ROUNDS,
            f"These people know too many of the others already. {TOO_MANY}",
            FEWER,
        ),
        (
            "language",
            None,
            True,
            ROUNDS,
            f"Too few others share a language with these people. {TOO_MANY}",
            FEWER,
        ),
        (
            "combined",
            "language+met",
            True,
            ROUNDS,
            f"All rules together leave these people too few others to meet. {TOO_MANY}",
            FEWER,
        ),
        (
            "combined",
            "language+met",
            False,
            "These people have nobody to meet.",
            "No single rule does it, but all together leave nobody whom they may sit with.",
            "Let them meet somebody they know.",
        ),
        (
            "combined",
            "keep-apart+met",
            False,
            WISHES,
            "Private wishes together with other rules leave nobody to meet for Bo.",
            "More people, or one wish fewer, would help. Who wished what stays private.",
        ),
        (
            "keep-apart",
            None,
            True,
            WISHES,
            "Under the private wishes of this event too few people are left to meet for Bo in "
            "this many rounds.",
            "Fewer rounds, more people, or one wish fewer, would help. "
            "Who wished what stays private.",
        ),
    ],
)
def test_why_no_plan_is_possible_is_told_truly(
    store, house, doorbell, rule, rules, asked, heading_said, text, change
):
    plan_id = scene.failed_plan(store, doorbell, house.event_id)
    facts = {"possible": 1, "asked": 3} if asked else {}
    with store.writing() as session:
        session.get_one(Plan, plan_id).failure = {
            "rule": rule,
            "attendees": [scene.response_named(store, house.event_id, "Bo").number],
            "relaxation": "met",
            "facts": {**facts, **({"rules": rules} if rules else {})},
        }
    page = house.browser.get(f"{BASE}/plan").text
    assert heading(page) == heading_said
    assert re.findall(r'<p class="lead">(.*?)</p>', page) == [text]
    assert re.findall(r'<h2 id="change">(.*?)</h2>', page) == [change]


def counted(page: str) -> dict[str, list[str]]:
    """Each list of what was counted, by the id of its heading, as plain words."""
    lists = re.findall(
        r'<ul class="rows small" aria-labelledby="(rounds|hard)">(.*?)</ul>', page, re.DOTALL
    )
    return {
        name: [
            re.sub(r"<[^>]*>", "", one) for one in re.findall(r"<li>(.*?)</li>", items, re.DOTALL)
        ]
        for name, items in lists
    }


def test_the_overview_counts_rounds_for_pairs_and_each_size_of_tables(app, store):
    people = [ResponseValues(name=f"P{n}") for n in range(6)]
    page = owner_at(app, store, people, format=Format.PAIRS, rounds=2).get(BASE).text
    assert counted(page) == {
        "rounds": ["Pairs: 5 rounds.", "Tables of 3: 1 round.", "Tables of 6: 1 round."]
    }


def test_whom_languages_leave_few_is_named_and_what_they_cost_is_said(app, store):
    few = [ResponseValues(name=name, languages=("fr",)) for name in ("Ana", "Ben")]
    many = [ResponseValues(name=f"P{n}", languages=("en",)) for n in range(6)]
    page = owner_at(app, store, [*few, *many], format=Format.PAIRS, rounds=1).get(BASE).text
    assert counted(page)["hard"] == ["Ana, Ben. Few others ticked a language that they speak."]
    assert page.count("<b>A common language costs most.</b> Without this, 7 rounds would be") == 1


def test_private_wishes_name_nobody_on_the_overview(app, store):
    shy = ResponseValues(name="Shy", keep_apart=("P0", "P1", "P2", "P3"), met=("P4",))
    people = [shy, *(ResponseValues(name=f"P{n}") for n in range(7))]
    page = owner_at(app, store, people, format=Format.PAIRS, rounds=2).get(BASE).text
    told = "Private wishes leave some people few others. Who wished what stays private."
    assert counted(page)["hard"] == [told]
    assert page.count("<b>Private wishes cost most.</b>") == 1
    assert remarks(page)[0][1] == "2 rounds of pairs, 15 minutes each."


def test_what_cannot_be_planned_is_counted_too(app, store):
    page = owner_at(app, store, FOUR, format=Format.PAIRS, rounds=5).get(BASE).text
    assert counted(page)["rounds"][0] == "Pairs: 3 rounds."


@pytest.mark.parametrize(
    ("people", "told"),
    [
        (6, "Everyone meets one new person in each round."),
        (
            7,
            "With an odd number, one group of three forms each round. Where no three can meet "
            "without a repeat, one person has a free seat instead. The turns are shared out.",
        ),
    ],
)
def test_an_odd_number_is_promised_a_group_of_three_or_a_free_seat(app, store, people, told):
    guests = [ResponseValues(name=f"P{n}") for n in range(people)]
    page = owner_at(app, store, guests, format=Format.PAIRS, rounds=3).get(BASE).text
    assert page.count(told) == 1
