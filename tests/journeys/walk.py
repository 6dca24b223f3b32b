"""One evening for forty people, walked through the pages as its organizer walks it. Knows pages, never rows."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser, FilePayload, Locator, Page

from tests.journeys.effort import Effort
from tests.journeys.people import EXPORT

LIST: FilePayload = {"name": "people.csv", "mimeType": "text/csv", "buffer": EXPORT.encode()}
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1280, "height": 800}}
PATIENCE = 20_000
PAPERS = ("Cards for attendees", "Sheets for hosts", "The list for the wall")
# They are in no list: they answer themselves.
GUESTS = (
    ("Maren Voss", "maren@example.org", ("cold water swimming", "choir"), "Play"),
    ("Idris Bello", "", ("beekeeping", "radio plays"), "Craft"),
    ("Noor Visser", "noor@example.org", ("night trains", "bookbinding"), "Curiosity"),
)
Look = Callable[[str, Page], None]


def _nothing(name: str, page: Page) -> None:
    """Take no picture."""


class Walk:
    """Somebody who was given the first link, and what they do, step by step. Adds up what it asks of them."""

    def __init__(self, browser: Browser, welcome: str, look: Look = _nothing) -> None:
        self.browser, self.welcome, self.look = browser, welcome, look
        self.base = welcome.partition("/welcome/")[0]
        self.effort = Effort()
        self.page = self.window(**DESK)
        self.links: dict[str, str] = {}

    def window(self, **options) -> Page:
        page = self.browser.new_context(reduced_motion="reduce", locale="en", **options).new_page()
        page.set_default_timeout(PATIENCE)
        return page

    def press(self, name: str | re.Pattern, page: Page | None = None) -> None:
        """Press a button, or follow a link, by what it says."""
        page = page or self.page
        named = page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name))
        place = named.locator("visible=true").first
        if page is self.page:
            self.click(place)
        else:
            place.click()

    def tab(self, name: str) -> None:
        """Follow one of the tabs of the event."""
        self.click(self.page.locator("nav.tabs.event").get_by_role("link", name=name, exact=True))

    def click(self, place: Locator) -> None:
        """Press a place on the organizer's page, once the page is read."""
        place.first.wait_for()
        self.effort.read(self.page)
        self.effort.press()
        place.first.click()

    def type(self, name: str, text: str) -> None:
        """Type into a field of the organizer's page."""
        self.effort.type(text)
        self.page.fill(f"[name={name}]", text)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Do what the walk needs and no organizer would, without counting it."""
        counted, self.effort = self.effort, Effort()
        yield
        self.effort = counted

    def choose(self, select: str, **what: str) -> None:
        """Open a list of choices on the organizer's page, and choose."""
        self.effort.press()
        self.effort.press()
        self.page.select_option(select, **what)

    def head(self, page: Page | None = None) -> str:
        return (page or self.page).locator("h1").inner_text()

    def all(self) -> None:
        """Walk the whole evening, from the first link to the receipt."""
        for step in (
            self.sign_in, self.create, self.bring_the_list, self.answer, self.plan,
            self.change_a_seat, self.publish, self.print_papers, self.open_doors, self.repair,
            self.print_changes, self.show_the_screen, self.show_the_host, self.follow_up,
            self.after, self.own_data, self.erase,
        ):  # fmt: skip
            step()

    def sign_in(self) -> None:
        self.page.goto(self.welcome)
        self.look("welcome", self.page)
        self.press("Sign in")
        self.type("name", "Imani Achterberg")
        self.type("email", "imani@example.org")
        self.type("password", "a long password")
        self.look("account", self.page)
        self.press("Store")

    def create(self) -> None:
        """Create the event for an hour from now."""
        self.look("events", self.page)
        self.press("Create your first event")
        self.type("name", "Common Ground")
        self.type("place", "Old Customs House")
        self.choose("[name=time_zone]", value="UTC")
        self._begins(datetime.now(UTC) + timedelta(hours=1))
        self.click(self.page.get_by_text("Small groups"))
        self.type("rounds", "3")
        self.look("new", self.page)
        self.press("Create the event")
        self.links["form"] = self.page.locator("#link").inner_text()
        self.look("created", self.page)

    def _begins(self, when: datetime) -> None:
        for day, clock in (("date", "time"), ("closes_date", "closes_time")):
            self.type(day, f"{when:%Y-%m-%d}")
            self.type(clock, f"{when:%H:%M}")

    def bring_the_list(self) -> None:
        self.tab("People")
        self.press("Import a list")
        self.look("import", self.page)
        self.effort.press()
        self.effort.press()
        self.page.set_input_files("[type=file]", LIST)
        self.press("Look at it")
        self.click(self.page.get_by_text("They agreed that their words may be quoted"))
        self.look("preview", self.page)
        self.press(re.compile("^(Store|Import)"))
        self.look("imported", self.page)

    def answer(self) -> None:
        """Let three people fill the form on their phones."""
        for name, email, words, matters in GUESTS:
            phone = self.window(**PHONE)
            phone.goto(self.links["form"])
            phone.fill("[name=name]", name)
            phone.fill("[name=email]", email)
            phone.fill("[name=interests_text]", ", ".join(words))
            phone.get_by_text(matters, exact=True).click()
            if name == "Maren Voss":
                self.look("form", phone)
            phone.get_by_role("button", name="Send").click()
            phone.wait_for_url("**/me/**")
            self.links[name] = phone.url.partition("?")[0]
            if name == "Maren Voss":
                self.look("thanks", phone)
            phone.context.close()

    def plan(self) -> None:
        """Read what is possible, let round 1 begin now, and make the plan."""
        self.tab("Overview")
        self.look("overview", self.page)
        with self.aside():
            self.press("Check the rounds first")
            self._begins(datetime.now(UTC))
            self.press("Store")
        self.tab("Plan")
        self.look("no-plan", self.page)
        self.press("Make the plan")
        self.page.get_by_role("button", name=re.compile("Publish")).wait_for()
        self.look("plan", self.page)
        self.press("By person")
        self.look("everybody", self.page)

    def change_a_seat(self) -> None:
        """Change one seat by hand, and undo it."""
        self.tab("Plan")
        self.press("Change by hand")
        self.look("edit", self.page)
        self.click(self.page.locator("[data-table='1'] [data-who]"))
        self.look("edit-person", self.page)
        self.press("See what it would change")
        self.look("foreseen", self.page)
        self.press("Make this change")
        self.page.get_by_role("button", name="Undo", exact=True).wait_for()
        self.look("edited", self.page)
        self.press("Undo")
        self.page.get_by_role("button", name="Redo", exact=True).wait_for()
        with self.aside():
            self.seat_together("Maren Voss", "Idris Bello")
        self.press("Read and publish it")

    def seat_together(self, one: str, other: str) -> None:
        """Bring somebody to another's table, in the place of whoever sits there first."""
        table = self.page.locator("[data-table]").filter(has_text=one)
        names = table.locator("[data-who]").all_inner_texts()
        if other in names:
            return
        self.press(other)
        self.choose("#other", label=next(name for name in names if name != one))
        self.press("See what it would change")
        self.press("Make this change")
        self.page.get_by_role("button", name="Undo").wait_for()

    def publish(self) -> None:
        self.tab("Plan")
        self.press(re.compile("^Publish"))
        self.look("published", self.page)

    def print_papers(self) -> None:
        """Make the usual papers in one press, and wait until all can be saved."""
        self.press("Print")
        self.look("print", self.page)
        self.press("Make these")
        for title in PAPERS:
            row = self.page.get_by_role("heading", name=title, level=3, exact=True)
            row.locator("+ ul").get_by_role("link", name=re.compile("PDF|ZIP")).first.wait_for()
        self.look("printed", self.page)
        self.click(self.page.locator("summary", has_text=re.compile("tables?$")).last)
        self.links["host"] = self.page.locator("#hosts ~ details a.share").first.inner_text()

    def open_doors(self) -> None:
        """Check two people in, begin round 1, say who did not come, and add who came unannounced."""
        self.tab("Day")
        self.look("day", self.page)
        for name in ("Leïla Benali", "Maren Voss"):
            self.press(f"Check in {name}")
            self.page.get_by_text(f"{name} is checked in.").wait_for()
        self.press(re.compile("^Begin round 1"))
        self.press("Oskar Lindegård")
        self.press("Not there in round 1")
        self.look("desk", self.page)
        self.press("Back to everybody")
        self.effort.type("Zoë Marchetti")
        self.page.get_by_label("What should their card call them?").fill("Zoë Marchetti")
        self.press("Add and check in")
        self.look("walk-up", self.page)
        self.links["walk-up"] = self.page.locator("#own").inner_text()

    def repair(self) -> None:
        self.press("Repair the rounds to come")
        self.look("repair", self.page)
        self.press("Show what would change")
        self.page.get_by_role("button", name="Apply it").wait_for()
        self.look("proposal", self.page)
        self.press("Apply it")
        self.look("applied", self.page)

    def print_changes(self) -> None:
        """Print only what changed."""
        self.press("Print what changed")
        self.look("changed", self.page)
        self.click(self.page.locator("#changed ~ ul button"))
        self.page.get_by_text("In the making.").first.wait_for(state="hidden")
        self.look("reprinted", self.page)

    def show_the_screen(self) -> None:
        self.tab("Day")
        with self.page.context.expect_page() as opened:
            self.press("Open the screen")
        self.look("screen", opened.value)
        opened.value.close()

    def show_the_host(self) -> None:
        host = self.window(**PHONE)
        host.goto(self.links["host"])
        self.look("host", host)
        host.context.close()

    def follow_up(self) -> None:
        """Let two who met note what the other said, and both say that they would talk again."""
        for one, other in (("Maren Voss", "Idris Bello"), ("Idris Bello", "Maren Voss")):
            phone = self.window(**PHONE)
            phone.goto(self.links[one])
            if one == "Maren Voss":
                self.look("mine", phone)
            self.press("Whom you met", phone)
            self.press(other, phone)
            phone.fill("[name=note]", "Swimming in the sea in November clears my head.")
            phone.get_by_text("I would like to talk with").click()
            phone.fill("[name=contact]", f"{one.split()[0].lower()}@example.org")
            if one == "Maren Voss":
                self.look("note", phone)
            self.press("Store", phone)
            self.look("agreed" if one == "Idris Bello" else "noted", phone)
            phone.context.close()

    def after(self) -> None:
        self.tab("After")
        self.look("after", self.page)

    def own_data(self) -> Path:
        """Save all that is stored about one person, as that person."""
        phone = self.window(**PHONE)
        phone.goto(self.links["Maren Voss"])
        with phone.expect_download() as saved:
            self.press("Save all of it as a file", phone)
        path = saved.value.path()
        self.own = path.read_text()
        phone.context.close()
        return path

    def erase(self) -> None:
        self.tab("Settings")
        self.type("confirm", "Common Ground")
        self.look("settings", self.page)
        self.press("Erase everything")
        self.look("erased", self.page)
