"""An export of another tool on its page: what is said before anything is stored, and what is stored then."""

import html
import re

from sqlalchemy import select

from service.store.models import Answer, Response, Upload
from tests.imports import exports
from tests.web import scene
from tests.web.test_organizer import count, heading, upload


def told(page: str) -> dict[str, list[str]]:
    """Each section of the page with its lines, as somebody reads them."""
    found = {}
    for name, rest in re.findall(r'<h2 id="(\w+)">.*?</h2>(.*?)</section>', page, re.DOTALL):
        lines = re.findall(r"<li.*?</li>", rest, re.DOTALL)
        found[name] = [
            " ".join(html.unescape(re.sub(r"<select.*?</select>|<[^>]+>", " ", one)).split())
            for one in lines
        ]
    return found


def stored(store) -> dict[str, str | None]:
    with store.reading() as session:
        rows = session.scalars(select(Response).order_by(Response.number))
        return {row.name: row.email for row in rows if not row.is_own}


def test_the_page_says_which_tool_who_comes_and_who_does_not(house):
    page = house.browser.get(upload(house.browser, exports.eventbrite().decode()).location).text
    assert heading(page) == "3 people are ready."
    assert re.findall(r'<option value="([\w-]+)" selected', page)[0] == "eventbrite"
    said = told(page)
    assert said["statuses"] == ["Attending 2 rows", "Checked In 1 row", "Not Attending 1 row"]
    assert said["people"] == [
        "Jo Ng new row 2 · jo@example.org Tea · Board games, puzzles · Calm",
        "Gu Est new row 3 came with the address of Jo Ng, and is kept apart",
        "Bø Ødegård new row 4 · BO@example.org Bees · Tea · Mut",
    ]
    assert said["left"] == [
        "Row 5 Can Celed : Not coming: “Not Attending”.",
        "Row 6 : A total, not a person.",
    ]


def test_a_second_import_changes_nobody_and_doubles_nobody(store, house):
    before = stored(store)
    first = upload(house.browser, exports.eventbrite().decode()).location
    house.browser.post(first, data={"do": "store"})
    after = stored(store)
    new = {"Jo Ng": "jo@example.org", "Gu Est": None, "Bø Ødegård": "BO@example.org"}
    assert after == {**before, **new}
    again = upload(house.browser, exports.eventbrite().decode()).location
    page = house.browser.get(again).text
    assert "0 new, 0 brought up to date, 3 unchanged." in page
    house.browser.post(again, data={"do": "store"})
    assert stored(store) == after


def test_the_same_crowd_from_another_tool_is_the_same_people(store, house):
    for content in (exports.eventbrite(), exports.typeform(), exports.google_forms()):
        kept = upload(house.browser, content.decode()).location
        house.browser.post(kept, data={"do": "store"})
    assert sorted(set(stored(store)) & {"Jo Ng", "JO NG", "Bø Ødegård", "Gu Est"}) == [
        "Bø Ødegård",
        "Gu Est",
        "JO NG",
    ]


def test_what_the_organizer_says_of_columns_words_and_separators_holds(house):
    content = "Who,Mail,Status,Loves\nJo,jo@x.org,going,a/b | c\nNo,no@x.org,declined,d\n"
    kept = upload(house.browser, content).location
    form = {
        "tool": "other",
        "tool-was": "other",
        "column-0": "name",
        "column-1": "email",
        "column-2": "status",
        "column-3": "interests",
        "separator-3": " / ",
        "separator-was-3": "|",
        "status:declined": "in",
        "do": "check",
    }
    page = house.browser.post(kept, data=form).text
    assert told(page)["people"] == [
        "Jo new row 2 · jo@x.org a/b | c",
        "No new row 3 · no@x.org d",
    ]
    form |= {"separator-3": "|", "separator-was-3": "|", "whole-3": ""}
    assert told(house.browser.post(kept, data=form).text)["people"][0] == (
        "Jo new row 2 · jo@x.org a/b · c"
    )


def test_each_cell_may_be_one_answer(store, house):
    content = 'Name,Email,Interests\nJo,jo@x.org,"Tea, in the rain"\nBo,bo@x.org,chess\n'
    kept = upload(house.browser, content).location
    assert told(house.browser.get(kept).text)["people"][0] == (
        "Jo new row 2 · jo@x.org Tea · in the rain"
    )
    form = {"separator-2": "none", "separator-was-2": ",", "do": "check"}
    page = house.browser.post(kept, data=form).text
    assert told(page)["people"][0] == "Jo new row 2 · jo@x.org Tea, in the rain"
    assert '<option value="none" selected>nothing: each cell is one answer</option>' in page
    house.browser.post(kept, data={**form, "separator-was-2": "none", "do": "store"})
    jo = scene.response_named(store, house.event_id, "Jo").number
    page = house.browser.get(f"/events/common-ground/people/{jo}").text
    assert '<q dir="auto">Tea, in the rain</q>' in page


def test_how_a_cell_parts_is_shown_also_where_its_row_brings_nobody(house):
    content = "Name,Email,Interests\nJo,jo@x.org,Bread baking; cello\nJo,jo@x.org,Bread\n"
    page = house.browser.get(upload(house.browser, content).location).text
    assert told(page)["people"] == ["Jo new row 3 · jo@x.org Bread · Bread baking · cello"]
    shown = re.findall(r'<h2 id="parted">.*?</section>', page, re.DOTALL)[0]
    assert re.findall(r'<q dir="auto">(.*?)</q>', shown) == ["Bread baking", "cello"]


def test_a_list_brought_once_more_says_what_changed_and_what_was_there(house):
    def told(*rows):
        kept = upload(house.browser, "\n".join(("Name,Email,Interests", *rows))).location
        done = house.browser.post(kept, data={"do": "store"})
        page = house.browser.get(done.location).text
        return re.findall(r'<p class="told" role="status">(.*?)</p>', page)

    jo, grace, ines = "Jo,jo@x.org,tea", "Grace,grace@x.org,ships", "Ines,ines@x.org,maps"
    assert told(jo, grace, ines) == ["3 people are stored."]
    assert told(jo, "Grace,grace@x.org,chess", ines) == [
        "One person was changed. 2 were there already."
    ]
    assert told(jo) == ["One was there already."]


def test_a_mistyped_address_need_not_keep_somebody_out(store, house):
    content = "Name,Email,Interests\nJo,jo@x.org,tea\nGrace,grace@example,ships\n,a@x.org,\n"
    kept = upload(house.browser, content).location
    page = house.browser.get(kept).text
    assert heading(page) == "1 person is ready. 2 rows need a look."
    assert page.count("Take this person without the address") == 1
    page = house.browser.post(kept, data={"do": "check", "unaddressed": "yes"}).text
    assert heading(page) == "2 people are ready. 1 row needs a look."
    assert told(page)["people"] == [
        "Jo new row 2 · jo@x.org tea",
        "Grace new row 3 ships without the address “grace@example”",
    ]
    done = house.browser.post(kept, data={"do": "store", "unaddressed": "yes"})
    assert {name: stored(store)[name] for name in ("Jo", "Grace")} == {
        "Jo": "jo@x.org",
        "Grace": None,
    }
    receipt = re.findall(
        r'<p class="told" role="status">(.*?)</p>', house.browser.get(done.location).text
    )
    which = f'<a class="txt" href="{kept}">See which, and why</a>'
    assert receipt == [f"2 people are stored. 1 row of your file stayed out. {which}"]
    # The file stays for a while, read as it was stored: without its address, Grace is not at fault.
    page = house.browser.get(kept).text
    assert heading(page) == "1 row stayed out."
    assert re.findall(r"<b>Row (\d+)</b>(.*?)</span></li>", page) == [
        ("4", ": Name: Please give a name. Any name you like to be called is fine.")
    ]


def test_who_comes_with_the_address_of_somebody_who_answered_is_kept_apart(store, house, client):
    form = {"name": "Ben Okafor", "email": "ben@example.org", "interests_text": "bread"}
    assert client.post("/e/common-ground", data=form).status_code == 303

    def ben():
        with store.reading() as session:
            row = session.scalars(select(Response).where(Response.is_own)).one()
            words = session.scalars(select(Answer.words).where(Answer.response_id == row.id))
            return row.name, row.email, words.all()

    before = ben()
    name, address, _ = before
    kept = upload(house.browser, f"Name,Email,Values\nHana Sato,{address},play\n").location
    page = house.browser.get(kept).text
    apart = f"came with the address of {name}, and is kept apart"
    assert told(page)["people"] == [f"Hana Sato new row 2 play {apart}"]
    assert f"<span>Hana Sato: {apart}.</span>" in page
    house.browser.post(kept, data={"do": "store"})
    assert (ben(), stored(store)["Hana Sato"]) == (before, None)
    again = upload(house.browser, f"Name,Email,Values\nHana Sato,{address},play\n").location
    assert "0 new, 0 brought up to date, 1 unchanged." in house.browser.get(again).text
    house.browser.post(again, data={"do": "store"})
    assert (ben(), stored(store)["Hana Sato"]) == (before, None)
    # One word of the name is enough to be the same person.
    theirs = f"Name,Email,Values\n{name.split()[0].upper()} B.,{address},play\n"
    page = house.browser.get(upload(house.browser, theirs).location).text
    assert "brought up to date" in page


def test_people_of_a_list_are_written_to_in_their_language_else_in_the_organizers(store, house):
    house.browser.set_cookie("attune-language", "de")
    people = "Name,Languages\nAna,English\nBen,Deutsch; Englisch\nCy,\nDi,Polnisch\n"
    house.browser.post(upload(house.browser, people).location, data={"do": "store"})
    with store.reading() as session:
        rows = session.execute(
            select(Response.name, Response.reads, Response.languages)
            .where(Response.name.in_(["Ana", "Ben", "Cy", "Di"]))
            .order_by(Response.number)
        ).all()
    assert [(name, reads, tuple(spoken)) for name, reads, spoken in rows] == [
        ("Ana", "en", ("en",)),
        ("Ben", "de", ("de", "en")),
        ("Cy", "de", ()),
        ("Di", "de", ("pl",)),
    ]


def test_a_second_import_by_somebody_who_reads_another_language_changes_nobody(store, house):
    def reads():
        with store.reading() as session:
            return session.scalars(select(Response.reads).where(Response.name == "Cy")).all()

    people = "Name,Email\nCy,cy@x.org\n"
    house.browser.set_cookie("attune-language", "de")
    house.browser.post(upload(house.browser, people).location, data={"do": "store"})
    house.browser.set_cookie("attune-language", "en")
    again = upload(house.browser, people).location
    assert "0 new, 0 brought up to date, 1 unchanged." in house.browser.get(again).text
    house.browser.post(again, data={"do": "store"})
    assert reads() == ["de"]


def test_after_storing_a_list_there_is_one_next_step(house):
    kept = upload(house.browser, "Name,Interests\nJo,tea\n").location
    done = house.browser.post(kept, data={"do": "store"}).location
    step = r'<a class="btn" href="(.*?)">See the next step'
    pages = [house.browser.get(one).text for one in (done, "/events/common-ground/people")]
    assert [re.findall(step, page) for page in pages] == [["/events/common-ground"], []]


def test_a_row_that_stays_out_is_in_the_list_all_the_same(house):
    first = upload(house.browser, "Name,Email\nGrace,grace@x.org\nJo,jo@x.org\n").location
    house.browser.post(first, data={"do": "store"})
    again = upload(house.browser, "Name,Email\nGrace,grace@example\nBo,bo@x.org\n").location
    missing = re.findall(r"not in this list and stays?: (.*?)\.<", house.browser.get(again).text)
    assert [("Grace" in one, "Jo" in one) for one in missing] == [(False, True)]


def test_a_list_without_a_word_about_people_says_so(house):
    said = "No column is taken for what people like or care about"
    content = "Name,Email,{}\nJo,jo@x.org,tea\nBo,bo@x.org,chess\n"
    for heading_, times in (("Shirt", 1), ("What do you like to do?", 0)):
        page = house.browser.get(upload(house.browser, content.format(heading_)).location).text
        assert page.count(said) == times


def test_a_cell_that_another_sign_may_part_is_shown(house):
    content = "Name,Interests\nJo,tea; rowing\nBo,hiking / jazz\nMo,chess\n"
    page = house.browser.get(upload(house.browser, content).location).text
    shown = re.findall(r'<h2 id="parted">.*?</section>', page, re.DOTALL)[0]
    assert shown.count("“hiking / jazz” is read as one answer.") == 1
    assert page.count("and 1 more row") == 0


def test_a_row_that_stands_twice_says_no_more_than_there_is_room_for(house):
    content = "Name,Email,Values\nJo,jo@x.org,Calm; Craft; Care\nJo,jo@x.org,Wit; Joy; Play\n"
    page = house.browser.get(upload(house.browser, content).location).text
    assert heading(page) == "1 person is ready."
    assert told(page)["people"] == [
        "Jo new row 3 · jo@x.org Wit · Joy · Play · Calm and 1 more "
        "What matters: only the first answers have room."
    ]


def test_storing_twice_and_coming_back_finds_nothing_more_to_store(store, house):
    kept = upload(house.browser, exports.eventbrite().decode()).location
    assert house.browser.post(kept, data={"do": "store"}).status_code == 303
    people = count(store, Response)
    gone = [house.browser.post(kept, data={"do": "store"}), house.browser.get(kept)]
    gone.append(house.browser.post(f"{kept}/discard"))
    ways = [one.location.rsplit("/", 1)[1] for one in gone]
    assert ways == ["import?gone=1", "import?gone=1", "import"]
    page = house.browser.get(gone[0].location).text
    assert re.findall(r'role="status">(.*?)\.', page) == [
        "That preview is gone; choose the file again"
    ]
    assert (count(store, Response), count(store, Upload)) == (people, 0)


def test_a_picture_a_heading_alone_and_an_empty_file_say_what_they_are(store, house):
    for content, said in (
        ("GIF89a and more", "The file is a picture, whatever its name says."),
        ("Name,Email\n", "The file has headings and no rows."),
        (" \n", "The file is empty."),
    ):
        answer = upload(house.browser, content)
        assert (answer.status_code, answer.text.count(said)) == (422, 1)
    assert count(store, Upload) == 0


def test_what_was_not_seen_is_not_stored(store, house):
    content = "Name,Email,Interests\nJo,jo@x.org,tea\nGrace,grace@example,ships\n"
    kept = upload(house.browser, content).location

    def mark(page):
        return re.findall(r'name="seen" value="(\w+)"', page)[0]

    seen = mark(house.browser.get(kept).text)
    early = house.browser.post(kept, data={"do": "store", "unaddressed": "yes", "seen": seen})
    assert (early.status_code, heading(early.text)) == (422, "2 people are ready.")
    assert re.findall(r'role="alert"[^>]*>(.*?)</p>', early.text) == [
        "Nothing is stored yet. With what you have just chosen it would be other people, or other "
        "answers, than you saw: please look once more."
    ]
    assert not {"Jo", "Grace"} & set(stored(store))
    again = {"do": "store", "unaddressed": "yes", "agreed": "yes", "seen": mark(early.text)}
    assert house.browser.post(kept, data=again).status_code == 303
    assert {"Jo", "Grace"} <= set(stored(store))


def test_a_new_address_is_told_and_a_doubtful_one_too(store, house):
    first = "Name,Email\nAna Silva,ana@old.org\nRui Costa,rui@old.org\nRui Costa,rui@other.org\n"
    house.browser.post(upload(house.browser, first).location, data={"do": "store"})
    second = "Name,Email\nAna Silva,ana@new.org\nRui Costa,rui@new.org\n"
    kept = upload(house.browser, second).location
    page = house.browser.get(kept).text
    assert told(page)["people"] == [
        "Ana Silva brought up to date row 2 · ana@new.org "
        "new address: ana@new.org, before ana@old.org",
        "Rui Costa new row 3 · rui@new.org "
        "somebody of this name is there already, with another address",
    ]
    asked = page.partition('<h2 id="people">')[2].partition("</section>")[0]
    lines = [
        html.unescape(one) for one in re.findall(r"</svg><span>(.*?)</span></p>", asked, re.DOTALL)
    ]
    assert lines[:2] == [
        "1 person is here already with another address, and gets the new one: Ana Silva.",
        "Somebody of this name is there already, with another address, and both stay: Rui Costa.",
    ]
    house.browser.post(kept, data={"do": "store"})
    with store.reading() as session:
        rows = session.execute(
            select(Response.name, Response.email)
            .where(Response.email.endswith("@new.org") | Response.email.endswith("@old.org"))
            .order_by(Response.number)
        )
        assert [tuple(row) for row in rows] == [
            ("Ana Silva", "ana@new.org"),
            ("Rui Costa", "rui@old.org"),
            ("Rui Costa", "rui@new.org"),
        ]
