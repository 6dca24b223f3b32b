"""Our own files and the empty form travel compressed; whatever knows a secret does not."""

import gzip
import re

import pytest

from tests.web.conftest import private_path
from tests.web.scene import response_named
from tests.web.test_attendee import FILLED
from tests.web.test_organizer import BASE

ASKED = {"Accept-Encoding": "gzip, deflate, br"}
FORM = "/e/common-ground"


def got(client, path, headers=None):
    """An answer that is read to its end, so that its file is closed."""
    return client.get(path, headers=headers, buffered=True)


def unnamed(page):
    """A page without the number that names one filling of its form."""
    return re.sub(rb'(?<=name="once" value=")[0-9a-f]{32}', b"", page)


def how(answer):
    return answer.headers.get("Content-Encoding"), answer.headers.get("Vary")


@pytest.mark.parametrize("path", [FORM, "/static/attune.css", "/static/enhance.js"])
def test_what_is_open_is_compressed_for_those_who_ask(client, house, path):
    packed, plain = got(client, path, ASKED), got(client, path)
    assert (how(packed)[0], how(plain)[0]) == ("gzip", None)
    assert "Accept-Encoding" in how(plain)[1]
    assert how(plain)[1] == how(packed)[1]
    assert unnamed(gzip.decompress(packed.data)) == unnamed(plain.data)
    assert len(packed.data) * 2 < len(plain.data)
    assert packed.headers["Content-Length"] == str(len(packed.data))


def test_a_kept_copy_of_a_file_is_good_in_either_form(client):
    path = "/static/attune.css"
    packed = got(client, path, ASKED)
    again = got(client, path, {**ASKED, "If-None-Match": packed.headers["ETag"]})
    assert (again.status_code, again.data, how(again)[0]) == (304, b"", None)
    assert again.headers["ETag"] == packed.headers["ETag"]


def test_a_font_is_not_compressed_twice(client):
    assert how(got(client, "/static/fonts/inter.woff2", ASKED))[0] is None


def test_no_page_that_knows_a_secret_is_compressed(app, client, store, house):
    mine = private_path(app, response_named(store, house.event_id, "Bo").key)
    answers = [
        client.get(mine, headers=ASKED),
        client.post(FORM, data={**FILLED, "name": ""}, headers=ASKED),
        client.get("/e/nobody", headers=ASKED),
        house.browser.get(BASE, headers=ASKED),
    ]
    assert [(one.status_code, how(one)[0]) for one in answers] == [
        (200, None),
        (422, None),
        (404, None),
        (200, None),
    ]
