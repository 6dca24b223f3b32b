"""Who hosts a table is named on its prompts, its host sheet and the run of show; nobody where nobody hosts."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from service.operations.cards import prompts_of
from service.operations.hostpapers import host_sheets_of
from service.operations.showpapers import run_of_show_of
from service.printing.papers import parts
from service.store.models import Plan, Round
from service.store.queries.plans import Person
from service.store.values import Format
from tests.printing.conftest import AT, plain, printed
from tests.printing.evening import BEGINS, LONG, event
from tests.printing.test_host import meeting

FORMATS = ("a4", "letter")
PEOPLE = {
    number: Person(number, name, "", withdrawn=False)
    for number, name in enumerate(
        ("Ana Ruiz", LONG, "Sam Okoye", "Émile Rossi", "ليلى الخوارزمي", "王小明", "Bo", "Li"),
        start=1,
    )
}
# The file holds what is read from the right in the order in which it stands.
HOST = "Host: |:Host"
TABLES = ((1, 3, 4), (2, 6), (5, 7, 8))


def plan_of(*hosts, rounds=2, **ladder):
    """Two rounds of three tables, at which these numbers host."""
    return Plan(
        asked={"hosts": list(hosts)} if hosts else None,
        rounds=[
            Round(
                number=number,
                starts_at=BEGINS + timedelta(minutes=20) * (number - 1),
                minutes=15,
                meetings=[meeting(at, who, **ladder) for at, who in enumerate(TABLES, start=1)],
                byes=[],
            )
            for number in range(1, rounds + 1)
        ],
    )


def evening(**changes):
    return event(format=Format.TABLES, **changes)


def texts(typesetter, papers, paper):
    """Return what stands on all pages, and what did not fit."""
    made = [typesetter.papers(part, paper, title="T", timestamp=AT) for part in parts(papers)]
    return " ".join(text for one in made for text in printed(one.pdf)), [
        r for one in made for r in one.report
    ]


def taken_over(*takeovers, people=PEOPLE, online=False, **ladder):
    """What the run of show says beside who hosts in the first round."""
    plan = plan_of(1, **ladder)
    plan.asked = {**plan.asked, "takeovers": list(takeovers)}
    tasks = run_of_show_of(plan, evening(is_online=online), people).tasks
    return [plain(one) for one in tasks[2:-3]]


@pytest.mark.parametrize("paper", FORMATS)
def test_host_sheet_prompt_and_run_of_show_name_the_host(typesetter, paper):
    plan, where = plan_of(1, 5), evening()
    sheets = host_sheets_of(plan, where, PEOPLE, care={})
    prompts = prompts_of(plan, where, PEOPLE)
    assert [one.host for one in sheets.tables] == ["Ana Ruiz", "", "ليلى الخوارزمي"]
    assert [one.host for one in prompts] == ["Ana Ruiz"] * 2 + [""] * 2 + ["ليلى الخوارزمي"] * 2
    said, report = texts(typesetter, sheets, paper)
    assert (said.count("Host: Ana Ruiz"), len(re.findall(HOST, said)), report) == (1, 2, [])
    made = typesetter.prompts(prompts, paper, title="T", timestamp=AT)
    assert [len(re.findall(HOST, text)) for text in printed(made.pdf)] == [1, 1, 0, 0, 1, 1]
    assert made.report == ()
    show, _ = texts(typesetter, run_of_show_of(plan, where, PEOPLE), paper)
    assert "Hosts and their tables: Ana Ruiz (1)," in show


def test_nobody_is_named_where_nobody_hosts(typesetter):
    plan, where = plan_of(), evening()
    assert {one.host for one in host_sheets_of(plan, where, PEOPLE, care={}).tables} == {""}
    assert "Host:" not in texts(typesetter, host_sheets_of(plan, where, PEOPLE, care={}), "a4")[0]
    assert [one for one in run_of_show_of(plan, where, PEOPLE).tasks if "Host" in one] == []


@pytest.mark.parametrize("paper", FORMATS)
def test_a_long_name_stands_whole_beside_the_emblem(typesetter, paper):
    plan = plan_of(2)
    said, report = texts(typesetter, host_sheets_of(plan, evening(), PEOPLE, care={}), paper)
    made = typesetter.prompts(prompts_of(plan, evening(), PEOPLE), paper, title="T", timestamp=AT)
    assert (f"Host: {LONG}" in said, report) == (True, [])
    assert f"Host: {LONG}" in printed(made.pdf)[2]


def test_who_left_before_the_last_round_is_named_in_theirs_alone():
    plan = plan_of(1)
    plan.rounds[1].meetings[0] = meeting(1, (3, 4))
    assert [one.host for one in host_sheets_of(plan, evening(), PEOPLE, care={}).tables] == [""] * 3
    assert [one.host for one in prompts_of(plan, evening(), PEOPLE, table=1)] == ["Ana Ruiz", ""]
    show = run_of_show_of(plan, evening(), PEOPLE)
    assert [plain(one) for one in show.tasks if "Host" in one] == [
        plain("Hosts and their tables: Ana Ruiz (1).")
    ]


def test_who_took_a_table_over_is_named_from_that_round_on():
    plan = plan_of(1)
    takeover = {"round": 2, "table": 1, "host": 3, "instead_of": 1}
    plan.asked = {**plan.asked, "takeovers": [takeover]}
    assert [one.host for one in prompts_of(plan, evening(), PEOPLE, table=1)] == [
        "Ana Ruiz", "Sam Okoye",
    ]  # fmt: skip
    sheets = host_sheets_of(plan, evening(), PEOPLE, care={})
    assert [one.host for one in sheets.tables] == ["Sam Okoye", "", ""]
    show = run_of_show_of(plan, evening(), PEOPLE)
    assert [plain(one) for one in show.tasks if "Host" in one] == [
        plain("Hosts and their tables: Ana Ruiz (1)."),
    ]
    assert [plain(one) for one in show.tasks if "From round" in one] == [
        plain("From round 2 on Sam Okoye hosts table 1.")
    ]


def test_the_run_of_show_names_only_those_who_take_a_table_over_and_sit_there():
    takeover = {"round": 2, "table": 1, "host": 3, "instead_of": 1}
    again = {"round": 2, "table": 1, "host": 4, "instead_of": 3}
    at_once = {"round": 1, "table": 1, "host": 3, "instead_of": 1}
    assert taken_over(takeover) == ["From round 2 on Sam Okoye hosts table 1."]
    assert taken_over(takeover, again) == ["From round 2 on Émile Rossi hosts table 1."]
    assert taken_over(at_once) == []
    gone = {**PEOPLE, 3: replace(PEOPLE[3], withdrawn=True)}
    assert taken_over(takeover, people=gone) == []


@pytest.mark.parametrize(
    ("lang", "line", "room"),
    [
        ("en", "From round 2 on Sam Okoye hosts table 1.", "From round 2 on Sam Okoye hosts room 1."),
        ("de", "Ab Runde 2 leitet Sam Okoye Tisch 1.", "Ab Runde 2 leitet Sam Okoye Raum 1."),
        ("es", "A partir de la ronda 2, Sam Okoye guía la mesa 1.",
         "A partir de la ronda 2, Sam Okoye guía la sala 1."),
        ("fr", "À partir du tour 2, Sam Okoye est l’hôte de la table 1.",
         "À partir du tour 2, Sam Okoye est l’hôte de la salle 1."),
    ],
)  # fmt: skip
def test_who_takes_a_table_over_is_named_in_its_language(lang, line, room):
    takeover = {"round": 2, "table": 1, "host": 3, "instead_of": 1}
    found = [taken_over(takeover, ids=[f"{lang}-1"], online=online) for online in (False, True)]
    assert found == [[line], [room]]


@pytest.mark.parametrize(
    ("lang", "line", "rooms"),
    [
        ("en", "Hosts and their tables: Ana Ruiz (1).", "Hosts and their rooms: Ana Ruiz (1)."),
        ("de", "Tischleitungen und ihre Tische: Ana Ruiz (1).",
         "Raumleitungen und ihre Räume: Ana Ruiz (1)."),
        ("es", "Guías y sus mesas: Ana Ruiz (1).", "Guías y sus salas: Ana Ruiz (1)."),
        ("fr", "Hôtes et leurs tables\u00a0: Ana Ruiz (1).", "Hôtes et leurs salles\u00a0: Ana Ruiz (1)."),
    ],
)  # fmt: skip
def test_the_run_of_show_says_so_in_its_language(lang, line, rooms):
    plan = plan_of(1, ids=[f"{lang}-1"])
    found = [
        run_of_show_of(plan, evening(is_online=online), PEOPLE).tasks[1] for online in (False, True)
    ]
    assert [plain(one) for one in found] == [plain(line), plain(rooms)]
