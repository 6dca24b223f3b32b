"""The pages as `attune up` serves them, beside a bare app on the same server; prints nothing."""

import re
import secrets
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from statistics import harmonic_mean
from urllib.parse import urlencode

import sqlalchemy as sa

from service.app import create_app
from service.cli.bench import bare
from service.cli.bench.clock import timed
from service.cli.bench.figure import Figures, Say, at_least, at_most, noted
from service.cli.bench.interests import phrases
from service.cli.bench.serving import Served, serving
from service.clock import now
from service.home import Home
from service.operations import attempt, organizers, plans
from service.operations.events import create_event
from service.operations.imports import import_responses
from service.operations.vocabulary import read_ahead
from service.queue import RecordingDoorbell
from service.settings import Settings
from service.store import migrate
from service.store.models import Event
from service.store.session import Store
from service.store.values import EventValues, Format, ResponseValues
from service.valkey import valkey_command

_THREADS = 8
_FEW, _LOOKS = 100, 5
_EMAIL, _WORD = "bench@example.org", "a sentence to sign in with"
PAGES = {
    "overview": "",
    "people": "/people",
    "plan": "/plan",
    "plans": "/plans",
    "a swap foreseen": "/plans/{plan}/edit?kind=swap&round=2&who=2&other=9",
    "one person in a plan": "/plans/{plan}/people/3",
    "print": "/print",
    "rooms": "/rooms",
    "day": "/day",
}
_FACE = re.compile(r'@font-face \{ font-family: "([^"]+)"; src: url\("([^"]+)"\)([^}]*)')


def form(say: Say, *, each: int = 80, turns: int = 15) -> Figures:
    """Measure the weight of the form, and how many are stored in a second.

    Turns are short, about a second each: what else the machine does falls on both alike only so.
    """
    with tempfile.TemporaryDirectory() as name:
        home, ours, settings, environ = _installed(Path(name))
        slug, _ = _event(ours, 0)
        bare_url = f"sqlite:///{home.folder}/bare.db"
        bare.prepare(bare_url)
        with (
            _queue(home),
            serving("service.app:served_app()", settings, environ) as app,
            serving(
                "service.cli.bench.bare:create_app()", settings, {"DATABASE_URL": bare_url}
            ) as least,
        ):
            yield at_most("the form", "all of it, as sent", [_weight(app, slug) / 1000], 60, " kB")
            mine, theirs = [], []
            for turn in range(turns + 1):
                # By turns, so that whatever else the machine does falls on both. The first warms both up.
                say(f"{each} forms from each of {_THREADS} at once, turn {turn + 1}")
                mine.append(_posted(app, f"/e/{slug}", turn, each))
                theirs.append(_posted(least, "/", turn, each))
        yield from _compared(mine[1:], theirs[1:])
        for url, table in ((settings.database_url, "responses"), (bare_url, bare.TABLE)):
            _check_stored(url, table, _THREADS * each * (turns + 1))


def _compared(mine: list[tuple[float, float]], theirs: list[tuple[float, float]]) -> Figures:
    case = f"forms sent by {_THREADS} at once"
    # Of the whole run: every turn stores as many, so its rate is the harmonic mean of theirs.
    share = 100 * harmonic_mean([a for a, _ in mine]) / harmonic_mean([b for b, _ in theirs])
    yield at_least(case, "stored a second, of a bare app's inserts", [share], 50, " %")
    shares = [100 * a[0] / b[0] for a, b in zip(mine, theirs, strict=True)]
    yield noted(case, "the same, turn by turn", shares, " %")
    for name, rates in (("ours", mine), ("the bare app", theirs)):
        yield noted(case, f"stored a second, {name}", [rate for rate, _ in rates])
        yield noted(case, f"CPU for each, {name}", [spent for _, spent in rates], " ms")


def thousand(say: Say) -> Figures:
    """Measure the pages of an event of a thousand people, and count their queries."""
    counts: dict[str, list[int]] = {page: [] for page in PAGES}
    read_ahead()  # as the server does
    spent: dict[str, list[float]] = {}
    for people in (_FEW, 1000):
        say(f"a plan for {people:,} people")
        with tempfile.TemporaryDirectory() as name:
            spent = _opened(Path(name), people, counts)
    for page, seconds in spent.items():
        case = f"{page} of 1,000 people"
        yield at_most(case, "CPU time to open", seconds, 0.5, " s")
        few, many = counts[page]
        yield noted(case, "queries", [many])
        yield at_most(case, f"queries more than with {_FEW} people", [many - few], 0)


def _opened(folder: Path, people: int, counts: dict[str, list[int]]) -> dict[str, list[float]]:
    _, store, settings, _ = _installed(folder)
    slug, event_id = _event(store, people)
    bell = RecordingDoorbell()
    with store.writing() as session:
        plan_id = plans.request_plan(session, bell, event_id, seed=0, now=now())
    limits = attempt.Limits(plan_seconds=settings.plan_seconds, lease_seconds=600)
    attempt.run_plan(store, plan_id, worker="bench", limits=limits, now=now)
    with store.writing() as session:
        found = organizers.organizer_with(session, _EMAIL, _WORD)
        token = organizers.open_sign_in(session, found, browser="", now=now(), days=1)
    browser = create_app(settings, store=store, doorbell=bell, encoder=lambda: None).test_client()
    browser.set_cookie("attune", token)
    asked: list[str] = []
    sa.event.listen(store.engine, "before_cursor_execute", lambda *what: asked.append(what[2]))
    spent = {}
    for page, path in PAGES.items():
        looks = []
        for _ in range(_LOOKS):
            asked.clear()
            looked = timed(browser.get, f"/events/{slug}{path.format(plan=plan_id)}")
            if looked.answer.status_code != 200:
                raise AssertionError(looked.answer.status)
            looks.append(looked.seconds)
        counts[page].append(len(asked))
        spent[page] = looks
    store.dispose()
    return spent


def _installed(folder: Path) -> tuple[Home, Store, Settings, dict[str, str]]:
    """Return an installation in an empty folder; one proxy is trusted, so that callers can be many."""
    home = Home.prepared(folder)
    environ = {**home.environment({}), "ATTUNE_TRUSTED_PROXIES": "1"}
    settings = Settings.from_env(environ)
    store = Store(settings.database_url)
    migrate.upgrade(store.engine)
    return home, store, settings, environ


@contextmanager
def _queue(home: Home) -> Iterator[None]:
    """Run the queue's server, in which callers are counted too."""
    process = subprocess.Popen(  # noqa: S603 - our own command, no shell
        valkey_command(home.folder, home.socket),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def _event(store: Store, people: int) -> tuple[str, int]:
    """Store an evening at tables with people who typed eight things each; return its slug and id."""
    at = now()
    values = EventValues(
        name="Bench",
        place="",
        is_online=False,
        starts_at=at + timedelta(days=7),
        time_zone="UTC",
        rounds=4,
        minutes=15,
        pause_minutes=5,
        format=Format.PAIRS,
        table_size=4,
        form_opens_at=None,
        form_closes_at=at + timedelta(days=6),
        keep_until=(at + timedelta(days=30)).date(),
    )
    typed = phrases(people * 8, seed=1, exponent=1.15) if people else []
    answers = [
        ResponseValues(name=f"Person {n}", interests=tuple(dict.fromkeys(typed[8 * n : 8 * n + 8])))
        for n in range(people)
    ]
    with store.writing() as session:
        owner = organizers.new_organizer(
            session, name="Bench", email=_EMAIL, password=_WORD, now=at
        )
        slug = create_event(session, owner, values, now=at)
        event_id = session.scalars(sa.select(Event.id).where(Event.slug == slug)).one()
        import_responses(session, event_id, answers, now=at)
    return slug, event_id


def _posted(served: Served, path: str, turn: int, each: int) -> tuple[float, float]:
    """Return how many forms a second were stored, and the server's CPU milliseconds for each."""
    senders = [
        threading.Thread(target=_post, args=(served, path, f"10.0.{turn}.{number}", each))
        for number in range(_THREADS)
    ]
    spent, began = served.cpu_seconds(), time.perf_counter()
    for one in senders:
        one.start()
    for one in senders:
        one.join()
    took = time.perf_counter() - began
    posts = _THREADS * each
    return posts / took, 1000 * (served.cpu_seconds() - spent) / posts


def _post(served: Served, path: str, caller: str, count: int) -> None:
    connection = served.connection()
    head = {
        "Origin": served.address,
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Forwarded-For": caller,
    }
    for number in range(count):
        fields = {
            "once": secrets.token_hex(16),
            "name": f"Person {caller} {number}",
            "interests": ["night trains", "sourdough", "old maps"],
            "values": ["curiosity"],
            "curious_about": ["bees"],
            "languages": ["en"],
            "depth": "2",
            "size": "either",
        }
        connection.request("POST", path, urlencode(fields, doseq=True), head)
        connection.getresponse().read()
    connection.close()


def _check_stored(database_url: str, table: str, wanted: int) -> None:
    """Refuse figures of forms that were not stored."""
    engine = sa.create_engine(database_url)
    with engine.connect() as connection:
        stored = connection.scalar(sa.select(sa.func.count()).select_from(sa.table(table)))
    engine.dispose()
    if stored != wanted:
        raise AssertionError((table, stored))


def _weight(served: Served, slug: str) -> int:
    """Return the bytes of the form and of all that a browser asks for because of it."""
    sent, weight = served.fetched(f"/e/{slug}")
    page = sent.decode()
    for path in dict.fromkeys(re.findall(r'(?:href|src)="(/static/[^"]+)"', page)):
        weight += served.fetched(path)[1]
    return weight + sum(served.fetched(path)[1] for path in _fonts(page))


def _fonts(page: str) -> list[str]:
    """Return the fonts that the form needs in English: the plain letters of the families it sets."""
    families = {"Attune Sans", "Attune Swift"}
    return [
        file
        for family, file, more in _FACE.findall(page)
        if family in families and ("unicode-range" not in more or "U+0020" in more)
    ]
