"""The form over a lost network, Back and reload: nothing typed is lost, and nothing is left behind."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from service.store.models import Response
from service.store.values import Kind
from tests.web import scene
from tests.web.conftest import private_path

pytestmark = pytest.mark.xdist_group("browser")

FORM = "/e/common-ground"
LOST = "No connection just now. What you wrote is still here. Please press Send again in a moment."


@pytest.fixture
def page(chromium, live, house):
    """A guest's tab with the form open."""
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    tab = context.new_page()
    tab.goto(live + FORM)
    yield tab
    context.close()


def fill(page):
    page.get_by_label("What should your card call you?").fill("Ada")
    page.get_by_label("night trains").check(force=True)
    words = page.get_by_label("In your own words").first
    words.press_sequentially("bees,chess")
    page.get_by_label("Curiosity").check(force=True)
    page.get_by_label("Is there anyone").fill("Somebody Else")
    page.locator("input[name=depth][value='3']").check(force=True)


def filled(page):
    """Return what a form holds that somebody chose or typed."""
    return page.evaluate(
        """() => [...new FormData(document.querySelector("[data-draft]"))]
        .filter(([name, value]) => value && !["own_asked", "print", "once"].includes(name))
        .map(([name, value]) => `${name}: ${value}`)"""
    )


TYPED = [
    "name: Ada",
    "interests: bees",
    "interests_text: chess",
    "interests: night trains",
    "values: curiosity",
    "depth: 3",
    "size: either",
    "keep_apart_text: Somebody Else",
]


def kept(page):
    """Return which forms the tab remembers, once its page has run what it runs."""
    page.wait_for_load_state()
    return page.evaluate("Object.keys(sessionStorage)")


def send(page):
    page.get_by_role("button", name="Send").click()


def test_without_a_network_the_form_stays_says_so_and_is_sent_when_there_is_one(page, store, house):
    fill(page)
    page.context.set_offline(True)
    send(page)
    told = page.get_by_text(LOST)
    told.wait_for()
    assert (told.get_attribute("role"), filled(page)) == ("status", TYPED)
    page.context.set_offline(False)
    send(page)
    page.get_by_role("heading", name="Thank you, Ada.").wait_for()
    with store.reading() as session:
        asked = select(Response).options(selectinload(Response.answers))
        row = session.scalars(asked.where(Response.name == "Ada")).one()
        stored = (row.depth, sorted(row.words(Kind.INTEREST)), row.words(Kind.KEEP_APART))
    assert stored == (3, ["bees", "chess", "night trains"], ("Somebody Else",))
    assert kept(page) == []


def test_a_network_lost_on_the_way_takes_no_word_and_two_taps_send_once(page, store, house):
    fill(page)
    sent = []
    page.on(
        "request",
        lambda one: one.method == "POST" and one.url.endswith(FORM) and sent.append(one.url),
    )
    page.route("**/e/common-ground", lambda route: route.abort("connectionreset"), times=1)
    send(page)
    page.get_by_text(LOST).wait_for()
    assert filled(page) == TYPED
    sent.clear()
    page.get_by_role("button", name="Send").dblclick()
    page.get_by_role("heading", name="Thank you, Ada.").wait_for()
    assert (len(sent), kept(page)) == (1, [])


def test_back_leads_past_a_form_that_was_sent(page, live, store, house):
    page.goto(live + "/")
    page.goto(live + FORM)
    fill(page)
    send(page)
    page.get_by_role("heading", name="Thank you, Ada.").wait_for()
    mine = page.url
    page.go_back()
    assert page.url == live + "/"
    page.go_forward()
    assert page.url == mine


@pytest.mark.parametrize("email", ["", "ada@example.org"])
def test_a_form_whose_reply_was_lost_is_stored_once_as_it_was_sent_last(page, store, house, email):
    def lose_the_reply(route):
        route.fetch(max_redirects=0)
        route.abort("connectionreset")

    fill(page)
    page.get_by_label("Where may we write to you?").fill(email)
    page.route("**/e/common-ground", lose_the_reply, times=1)
    send(page)
    page.get_by_text(LOST).wait_for()
    page.reload()
    page.get_by_label("What should your card call you?").fill("Ada L.")
    send(page)
    page.get_by_role("heading", name="Thank you, Ada L.").wait_for()
    with store.reading() as session:
        names = session.scalars(select(Response.name).where(Response.name.startswith("Ada"))).all()
    assert names == ["Ada L."]


def test_who_fills_the_form_a_second_time_is_another_person(page, live, store, house):
    for name in ("Ada", "Bea"):
        page.goto(live + FORM)
        page.get_by_label("What should your card call you?").fill(name)
        send(page)
        page.get_by_role("heading", name=f"Thank you, {name}.").wait_for()
    with store.reading() as session:
        names = select(Response.name).where(Response.name.in_(["Ada", "Bea"]))
        assert session.scalars(names.order_by(Response.number)).all() == ["Ada", "Bea"]


def test_reload_and_back_keep_words_and_who_opens_the_form_anew_finds_it_empty(page, live):
    fill(page)
    page.reload()
    assert filled(page) == TYPED
    assert page.locator("[data-count]").inner_text() == "1 of 5 chosen. Fewer is fine."
    page.goto(live + "/")
    page.go_back()
    assert filled(page) == TYPED
    page.goto(live + FORM)
    empty, untouched = filled(page), ["depth: 2", "size: either"]
    page.reload()
    assert (empty, filled(page), kept(page)) == (untouched, untouched, [])


def test_a_form_that_came_back_with_a_fault_keeps_words_over_reload_and_back(page):
    fill(page)
    page.get_by_label("Where may we write to you?").fill("no address")
    send(page)
    page.locator("#email-fault").wait_for()
    page.get_by_label("How do we say it?").fill("AY-da")
    later = ["name: Ada", "say: AY-da", "email: no address", *TYPED[1:]]
    assert sorted(filled(page)) == sorted(later)
    page.reload()
    assert page.locator("#email-fault").count() == 1
    assert sorted(filled(page)) == sorted(later)
    page.go_back()
    page.locator("#email-fault").wait_for(state="detached")
    assert sorted(filled(page)) == sorted(later)


def test_leaving_everything_as_it_was_leaves_no_draft(app, page, live, store, house):
    key = scene.response_named(store, house.event_id, "Amara Okafor").key
    page.goto(f"{live}{private_path(app, key)}/change")
    before = filled(page)
    page.get_by_label("How do we say it?").fill("ah-MAH-ra")
    page.reload()
    assert filled(page) != before
    page.get_by_role("link", name="Leave everything as it was").click()
    page.get_by_role("heading", level=1).wait_for()
    assert kept(page) == []


def test_without_a_script_a_page_sent_twice_stores_one_person(chromium, live, store, house):
    def lose_the_reply(route):
        route.fetch(max_redirects=0)
        route.fulfill(status=204)

    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live + FORM)
    page.get_by_label("What should your card call you?").fill("Ada")
    page.route("**/e/common-ground", lose_the_reply, times=1)
    with page.expect_response("**/e/common-ground"):
        send(page)
    page.get_by_role("button", name="Send").dblclick()
    page.get_by_role("heading", name="Thank you, Ada.").wait_for()
    context.close()
    with store.reading() as session:
        assert session.scalars(select(Response.name).where(Response.name == "Ada")).all() == ["Ada"]
