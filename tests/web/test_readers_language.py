"""What people share is told in the language of the page that shows it; questions and paper keep their own."""

import html
import re

import pytest

from service.store.values import Format, ResponseValues
from service.tokens import Purpose, code
from service.web.host.links import table_link
from tests.conftest import SECRET
from tests.web import scene
from tests.web.conftest import private_path, signed_in

NAMES = ("Ann", "Ben", "Cy", "Dee")
PEOPLE = [ResponseValues(name=n, interests=("Bienen im Hof",), languages=("de",)) for n in NAMES]
SHARED = {
    Format.PAIRS: {
        "en": "You both listed “Bienen im Hof”.",
        "es": "En las dos listas: «Bienen im Hof».",
        "fr": "Sur vos deux listes : « Bienen im Hof ».",
        "de": "Auf euren beiden Listen: „Bienen im Hof“.",
    },
    Format.TABLES: {
        "en": "All four of you listed “Bienen im Hof”.",
        "es": "En las cuatro listas: «Bienen im Hof».",
        "fr": "Sur vos quatre listes : « Bienen im Hof ».",
        "de": "Auf allen vier Listen: „Bienen im Hof“.",
    },
}


def read(client, path, language):
    return client.get(path, headers={"Accept-Language": language}).text


def plain(text):
    return re.sub("[\u2066-\u2069]", "", html.unescape(text)).replace("\u00a0", " ")


def notes(page):
    return [plain(one) for one in re.findall(r'<p class="note" dir="auto">(.*?)</p>', page)]


def questions(page):
    found = re.findall(r'<p class="q" lang="(\w+)">(.*?)</p>', page)
    return [(lang, plain(text)) for lang, text in found]


@pytest.fixture(params=Format)
def published(request, store, doorbell):
    """Publish an event whose people are all asked in German; return its format, id and plan."""
    owner = scene.olivia(store)
    event_id = scene.gathering(store, owner, PEOPLE, format=request.param, table_size=4, rounds=1)
    return request.param, event_id, scene.published_plan(store, doorbell, event_id)


def test_phones_tell_what_is_shared_in_their_own_language_and_ask_in_the_questions(
    app, client, store, published
):
    format_, event_id, _ = published
    ann = scene.response_named(store, event_id, "Ann")
    card = f"/c/{code(SECRET, Purpose.CARD, event_id, ann.number, 1)}"
    for path in (private_path(app, ann.key), card):
        pages = {lang: read(client, path, lang) for lang in SHARED[format_]}
        assert {lang: notes(page)[:1] for lang, page in pages.items()} == {
            lang: [line] for lang, line in SHARED[format_].items()
        }
        asked = {lang: questions(page) for lang, page in pages.items()}
        assert {lang for found in asked.values() for lang, _ in found} == {"de"}
        assert [asked[lang] for lang in ("en", "es", "fr")] == [asked["de"]] * 3
        assert SHARED[format_]["de"] not in "".join(text for _, text in asked["en"])


def test_a_ticked_value_is_called_on_a_phone_as_its_reader_calls_it(app, client, store, doorbell):
    people = [ResponseValues(name=one, values=("play",), languages=("de",)) for one in NAMES]
    event_id = scene.gathering(store, scene.olivia(store), people, rounds=1)
    scene.published_plan(store, doorbell, event_id)
    path = private_path(app, scene.response_named(store, event_id, "Ann").key)
    assert {lang: notes(read(client, path, lang)) for lang in ("de", "en", "fr")} == {
        "de": ["Allen vier wichtig: „Spielfreude“."],
        "en": ["What matters to all four of you: “play”."],
        "fr": ["Ce qui compte pour vous quatre : « Jeu »."],
    }


def test_a_host_reads_threads_in_the_language_of_the_page_and_prints_them_in_the_tables(
    app, client, typesetter, published
):
    format_, event_id, _ = published
    with app.test_request_context():
        path = table_link(event_id, 1).removeprefix("http://127.0.0.1:8000")
    page = read(client, path, "en")
    there = re.findall(r"<bdi>(\w+)</bdi>", page)
    line = f"{' and '.join(there)} both listed “Bienen im Hof”."
    assert notes(page)[0] == (SHARED[format_]["en"] if len(there) > 2 else line)
    assert {lang for lang, _ in questions(page)} == {"de"}
    client.get(f"{path}/prompts.pdf", headers={"Accept-Language": "en"})
    ((_kind, (printed, *_)),) = typesetter.asked
    german = f"Auf den Listen von {' und '.join(there)}: „Bienen im Hof“."
    assert plain(printed.threads[0]) == (SHARED[format_]["de"] if len(there) > 2 else german)


def test_the_plan_names_the_language_of_its_questions(app, store, published):
    _, event_id, plan_id = published
    number = scene.response_named(store, event_id, "Ann").number
    for view in ("rounds/1", f"people/{number}"):
        page = read(signed_in(app, store), f"/events/{scene.SLUG}/plans/{plan_id}/{view}", "fr")
        assert {lang for lang, _ in questions(page)} == {"de"}
        why = "".join(re.findall(r'<div class="why">(.*?)</div>', page, re.DOTALL))
        assert re.findall("\u2068([^\u2069]*)\u2069\u00a0»", why)[:1] == ["Bienen im Hof"]
