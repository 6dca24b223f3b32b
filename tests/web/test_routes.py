import base64
import hashlib
import re

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient

from service.app import create_app
from service.errors import SettingsError
from service.links import Links
from service.web.callers import caller_of, refuse_undeclared
from tests.web import scene
from tests.web.conftest import private_path, signed_in

PUBLIC = "public"
CALLERS = {
    "attendee.calendar": "attendee",
    "attendee.card": "card",
    "attendee.change": "attendee",
    "attendee.contact_card": "attendee",
    "attendee.data": "attendee",
    "attendee.follow_up": "attendee",
    "attendee.check_in_code": "attendee",
    "attendee.form": PUBLIC,
    "attendee.met": "attendee",
    "attendee.mine": "attendee",
    "attendee.mine_now": "attendee",
    "attendee.note": "card",
    "attendee.sit_out_next": "attendee",
    "attendee.withdraw": "attendee",
    "attendee.hints": PUBLIC,
    "attendee.reword": "attendee",
    "health.alive": PUBLIC,
    "health.ready": PUBLIC,
    "host.prompts": "table",
    "host.table": "table",
    "host.table_now": "table",
    "live.board": "screen",
    "live.clock": "screen",
    "live.seats": "screen",
    "organizer.accept": PUBLIC,
    "organizer.account": "organizer",
    "organizer.add_question": "member organizer",
    "organizer.after": "member helper",
    "organizer.ask_again": "member organizer",
    "organizer.ask_to_publish": "member organizer",
    "organizer.add_walk_up": "member helper",
    "organizer.allow_depth": "member organizer",
    "organizer.all_archive": "member helper",
    "organizer.all_events": PUBLIC,
    "organizer.apply_repair": "member organizer",
    "organizer.bring_words": "member organizer",
    "organizer.cancel_plan": "member organizer",
    "organizer.change_form_question": "member organizer",
    "organizer.change_person": "member organizer",
    "organizer.change_role": "member owner",
    "organizer.decide_words": "member organizer",
    "organizer.day": "member helper",
    "organizer.deck_archive": "member helper",
    "organizer.deck_part": "member helper",
    "organizer.day_news": "member helper",
    "organizer.day_now": "member helper",
    "organizer.desk": "member helper",
    "organizer.discard_upload": "member organizer",
    "organizer.needs": "member organizer",
    "organizer.edit_person": "member organizer",
    "organizer.edit_round": "member organizer",
    "organizer.erase": "member owner",
    "organizer.foresee_edit": "member organizer",
    "organizer.foresee_words": "member organizer",
    "organizer.graph": "member helper",
    "organizer.home": PUBLIC,
    "organizer.import_words": "member organizer",
    "organizer.invite": "member owner",
    "organizer.invite_people": "member organizer",
    "organizer.judge_question": "member organizer",
    "organizer.keep_plan": "member organizer",
    "organizer.lock_seats": "member organizer",
    "organizer.letters": "member organizer",
    "organizer.make_edit": "member organizer",
    "organizer.make_plan": "member organizer",
    "organizer.make_repair": "member organizer",
    "organizer.new_event": "organizer",
    "organizer.move_form_question": "member organizer",
    "organizer.overview": "member helper",
    "organizer.own_form": "member organizer",
    "organizer.part_groups": "member organizer",
    "organizer.people": "member helper",
    "organizer.person": "member organizer",
    "organizer.person_code": "member organizer",
    "organizer.plan": "member helper",
    "organizer.plan_csv": "member helper",
    "organizer.plan_history": "member helper",
    "organizer.plan_json": "member organizer",
    "organizer.plan_people": "member helper",
    "organizer.plan_person": "member helper",
    "organizer.plan_progress": "member helper",
    "organizer.plan_rest": "member organizer",
    "organizer.plan_round": "member helper",
    "organizer.plan_tables": "member helper",
    "organizer.plans_list": "member helper",
    "organizer.poster": "member helper",
    "organizer.preview": "member organizer",
    "organizer.print_progress": "member helper",
    "organizer.printing": "member helper",
    "organizer.proposal": "member organizer",
    "organizer.publish_plan": "member organizer",
    "organizer.qr": "member helper",
    "organizer.questions": "member organizer",
    "organizer.redo_edit": "member organizer",
    "organizer.remind_people": "member organizer",
    "organizer.remove_form_question": "member organizer",
    "organizer.remove_member": "member owner",
    "organizer.remove_question": "member organizer",
    "organizer.renew_screen": "member organizer",
    "organizer.repair": "member organizer",
    "organizer.request_deck": "member helper",
    "organizer.request_several": "member helper",
    "organizer.ruler": "member helper",
    "organizer.card_preview": "member helper",
    "organizer.check_in": "desk helper",
    "organizer.choose_tone": "member organizer",
    "organizer.revoke_browser": "organizer",
    "organizer.room_archive": "member organizer",
    "organizer.room_file": "member organizer",
    "organizer.rooms": "member organizer",
    "organizer.say_presence": "member helper",
    "organizer.set_clock": "member helper",
    "organizer.settings": "member organizer",
    "organizer.slips": "member organizer",
    "organizer.slips_file": "member organizer",
    "organizer.sign_in": PUBLIC,
    "organizer.sign_out": PUBLIC,
    "organizer.team_members": "member helper",
    "organizer.undo_edit": "member organizer",
    "organizer.undo_words": "member organizer",
    "organizer.undo_words_together": "member organizer",
    "organizer.unlock_seats": "member organizer",
    "organizer.upload": "member organizer",
    "organizer.walk_up_code": "member helper",
    "organizer.welcome": PUBLIC,
    "organizer.withdraw_invitation": "member owner",
    "speech.choose": PUBLIC,
    "organizer.name_host": "member organizer",
    "organizer.withdraw_person": "member organizer",
    "organizer.words": "member organizer",
    "organizer.words_file": "member organizer",
    "static": PUBLIC,
}
FOREIGN = (
    {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://localhost", "Sec-Fetch-Site": "same-site"},
)


def path_of(rule) -> str:
    values = {"slug": scene.SLUG, "token": "nothing", "filename": "attune.css"}
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: values.get(found[1], "1"), rule.rule)


def post_rules(app: Flask):
    return [rule for rule in app.url_map.iter_rules() if "POST" in rule.methods]


def test_every_route_says_who_may_call_it(app):
    said = {}
    for endpoint in sorted(app.view_functions):
        caller = caller_of(app, endpoint)
        said[endpoint] = " ".join([caller.audience, *([caller.role] if caller.role else [])])
    assert said == CALLERS


def test_an_app_with_a_silent_route_is_refused(app):
    bare = Flask("bare")
    bare.add_url_rule("/silent", "silent", lambda: "")
    with pytest.raises(SettingsError) as refused:
        refuse_undeclared(bare)
    assert refused.value.faults == ("route silent does not say who may call it",)


@pytest.mark.parametrize("headers", FOREIGN, ids=("both", "origin", "null", "same-site"))
def test_every_post_refuses_a_page_that_is_not_ours(app, house, headers):
    answers = {
        rule.endpoint: house.browser.post(path_of(rule), headers=headers).status_code
        for rule in post_rules(app)
    }
    assert answers == dict.fromkeys(answers, 403)
    assert len(answers) == 65


def test_a_browser_that_says_nothing_must_name_our_page(app):
    client = FlaskClient(app, app.response_class)
    said = {
        referer: client.post("/sign-out", headers=headers).status_code
        for referer, headers in (
            ("none", {}),
            ("ours", {"Referer": "http://localhost/"}),
            ("foreign", {"Referer": "https://evil.example/"}),
        )
    }
    assert said == {"none": 403, "ours": 303, "foreign": 403}


def test_links_are_the_routes(app, store, house):
    links = Links("http://localhost")
    paths = {
        "attendee.form": links.form(scene.SLUG),
        "attendee.mine": links.response("T"),
        "attendee.card": links.card("T"),
        "host.table": links.table("T"),
        "live.board": links.screen("T"),
        "organizer.check_in": links.check_in("T"),
        "organizer.welcome": links.sign_in("T"),
        "organizer.accept": links.invitation("T"),
        "organizer.overview": links.event(scene.SLUG),
    }
    with app.test_request_context():
        rules = {rule.endpoint: rule for rule in app.url_map.iter_rules()}
        values = {"slug": scene.SLUG, "token": "T", "code": "T"}
        routes = {
            name: url_for(
                name, _external=True, **{key: values[key] for key in rules[name].arguments}
            )
            for name in paths
        }
    assert paths == routes


STRANGER = (
    "/events/common-ground",
    "/events/no-such-event",
    "/events/common-ground/people",
    "/account",
    "/events/new",
)


def test_a_stranger_is_sent_to_sign_in_and_learns_nothing(client, house):
    answers = [client.get(path) for path in STRANGER]
    assert [(one.status_code, one.location) for one in answers] == [
        (303, f"/sign-in?then={path}") for path in STRANGER
    ]


def test_an_organizer_of_another_event_sees_what_is_not_there(app, store, house):
    scene.olivia(store, name="Mallory", email="mallory@example.org")
    mallory = signed_in(app, store, "mallory@example.org")
    theirs = mallory.get("/events/common-ground")
    nobodys = mallory.get("/events/no-such-event")
    assert (theirs.status_code, theirs.data) == (404, nobodys.data)


LOOKING = dict.fromkeys(("people", "plan", "print", "team"), 200)
CHANGING = ("settings", "import", "people/1")
ROLES = {
    "helper": {**LOOKING, **dict.fromkeys(CHANGING, 403)},
    "organizer": {**LOOKING, **dict.fromkeys(CHANGING, 200)},
    "owner": {**LOOKING, **dict.fromkeys(CHANGING, 200)},
}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_its_own_pages(app, store, house, role):
    other = scene.olivia(store, name="Omar", email="omar@example.org")
    scene.joined(store, house.event_id, other, role)
    omar = signed_in(app, store, "omar@example.org")
    seen = {path: omar.get(f"/events/{house.slug}/{path}").status_code for path in ROLES[role]}
    changes = {
        "team": omar.post(f"/events/{house.slug}/team", data={"label": "X"}).status_code,
        "erase": omar.post(f"/events/{house.slug}/erase", data={"confirm": "no"}).status_code,
    }
    assert seen == ROLES[role]
    assert changes == (
        {"team": 201, "erase": 422} if role == "owner" else {"team": 403, "erase": 403}
    )


def test_unknown_and_wrong_private_links_give_the_same_bytes(app, client, store, house):
    mine = private_path(app, scene.response_named(store, house.event_id, "Bo").key)
    forged = private_path(app, "no-such-key")
    # Not the last letter: its spare bits do not belong to the signature.
    torn = mine[:-5] + ("A" if mine[-5] != "A" else "B") + mine[-4:]
    crossed = mine.replace("/me/", "/table/")
    answers = [
        client.get(path)
        for path in ("/me/x", forged, torn, crossed, "/invitations/x", "/welcome/x")
    ]
    assert {(one.status_code, one.data) for one in answers} == {(404, client.get("/nothing").data)}


def test_answers_carry_a_policy_without_inline_code(client):
    headers = client.get("/").headers
    assert {
        name: headers[name]
        for name in (
            "Content-Security-Policy",
            "X-Content-Type-Options",
            "Referrer-Policy",
            "Cache-Control",
        )
    } == {
        "Content-Security-Policy": (
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
            "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cache-Control": "no-store",
    }


def test_the_form_carries_its_style_and_lets_in_no_other(client, house):
    page = client.get("/e/common-ground")
    style = page.text.partition("<style>")[2].partition("</style>")[0]
    known = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert page.headers["Content-Security-Policy"].split("; ")[1] == (
        f"style-src 'self' 'sha256-{known}'"
    )
    with client.get("/static/attune.css") as file:
        assert style == file.text


def test_health_says_what_answers(app, client, doorbell):
    ready = client.get("/readyz")
    doorbell.reachable = False
    away = client.get("/readyz")
    assert client.get("/healthz").json == {"status": "ok"}
    assert (ready.status_code, ready.json) == (200, {"database": True, "queue": True, "workers": 1})
    assert (away.status_code, away.json) == (503, {"database": True, "queue": False, "workers": 0})


def test_nothing_is_shared_between_two_apps(settings, store, doorbell, typesetter):
    first = create_app(settings, store=store, doorbell=doorbell, typesetter=typesetter)
    second = create_app(settings, store=store, doorbell=doorbell, typesetter=typesetter)
    assert sorted(first.view_functions) == sorted(second.view_functions)
