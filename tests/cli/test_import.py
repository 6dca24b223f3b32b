"""`attune import`: another tool's export on the terminal, without a server."""

import io
import json
import zipfile

import pytest
from click.testing import CliRunner

from service.cli import main
from tests.imports import exports


def run(tmp_path, content, *options, name="guests.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return CliRunner().invoke(main, ["import", str(path), *options])


def test_people_mapping_errors_and_skipped_rows_are_json(tmp_path):
    content = exports.luma() + b'approved,Bad,"bad@",gst-9,,u,tea,\r\n'
    done = run(tmp_path, content, "--dry-run", "--json")
    said = json.loads(done.output)
    assert done.exit_code == 0
    assert said["tool"] == {"id": "luma", "name": "Luma"}
    assert said["people"][0] == {
        "line": 2,
        "name": "Jo Ng",
        "email": "jo@example.org",
        "guest_of": None,
        "external_id": "luma:gst-1",
        "interests": ["Tea", "Board games, puzzles"],
        "values": ["Calm"],
        "curious_about": [],
        "languages": [],
        "group": None,
    }
    assert said["mapping"][6] == {
        "column": "Worüber redest du gern?",
        "target": "interests",
        "separator": ";",
    }
    assert said["skipped"] == [
        {"line": 4, "name": "Can Celed", "why": "canceled", "reason": "Not coming: “declined”.",
         "status": "declined"},
        {"line": 5, "name": "Wai Ting", "why": "waiting",
         "reason": "Not decided yet: “waitlist”.", "status": "waitlist"},
    ]  # fmt: skip
    assert [(one["line"], one["name"]) for one in said["errors"]] == [(6, "Bad")]


def test_a_guest_has_the_address_they_came_with(tmp_path):
    said = json.loads(run(tmp_path, exports.pretix(), "--dry-run", "--json").output)
    (guest,) = [one for one in said["people"] if one["guest_of"]]
    assert (guest["name"], guest["email"], guest["guest_of"]) == (
        "Gu Est",
        "jo@example.org",
        "Jo Ng",
    )


def test_a_column_and_a_word_can_be_said_by_hand(tmp_path):
    content = b"Kto,Kde,Status\nJo,x,going\nBo,y,declined\n"
    hand = ("--column", "Kto=name", "--column", "Kde=group", "--take", "declined")
    said = json.loads(run(tmp_path, content, "--dry-run", "--json", *hand).output)
    assert [(one["name"], one["group"]) for one in said["people"]] == [("Jo", "x"), ("Bo", "y")]


def password_workbook():
    return b"\xd0\xcf\x11\xe0" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")


def bomb():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "x")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"Name,Email\n", "The file has headings and no rows."),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "The file is a picture"),
        (password_workbook(), "The file has a password."),
        (bomb(), "The file holds more than we can read at once."),
        (b"a,b\n1,2\n3,4\n", "No column of guests.csv is a name. Its columns: a, b."),
    ],
    ids=("empty", "headings", "picture", "password", "bomb", "no-name"),
)
def test_bad_files_end_with_2_and_what_is_wrong(tmp_path, content, said):
    done = run(tmp_path, content, "--dry-run", "--json")
    assert (done.exit_code, said in done.output) == (2, True)


def test_nothing_is_stored_from_here(tmp_path):
    done = run(tmp_path, exports.luma())
    assert (done.exit_code, "Add --dry-run" in done.output) == (2, True)
