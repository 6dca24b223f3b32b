"""Files as people really send them."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from service.errors import Unreadable
from service.imports import guess_columns, guess_mapping, read_table, rows_of
from service.schemas.response import load_response

CSV = 'name,email,interests,values\nZoë,zoe@example.org,"chess; tea","craft"\nSam,,bees,\n'


def forms(content):
    table = read_table(content)
    return [row.form for row in rows_of(table, guess_columns(table))]


def refused(content):
    with pytest.raises(Unreadable) as caught:
        read_table(content)
    return caught.value.why, caught.value.detail


def xlsx(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_plain_file():
    first, second = (load_response(form) for form in forms(CSV.encode()))
    assert (first.name, first.email, first.interests) == (
        "Zoë",
        "zoe@example.org",
        ("chess", "tea"),
    )
    assert (second.name, second.email, second.interests) == ("Sam", None, ("bees",))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_say_what_they_are(encoding):
    assert forms(CSV.encode(encoding))[0]["name"] == ["Zoë"]


def test_an_old_encoding_is_guessed_and_said():
    text = CSV.replace("Sam", "Jürgen Großmann aus Köln und Düsseldorf")
    table = read_table(text.encode("cp1252"))
    assert table.guessed
    assert table.rows[0][0] == "Zoë"


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_delimiters(delimiter):
    content = f"name{delimiter}interests\nZoë{delimiter}tea\n".encode()
    assert forms(content)[0]["interests"] == ["tea"]


def test_a_spreadsheet():
    content = xlsx(
        ["Name", "E-mail", "Interests"], ["王小明", "w@example.org", "读书; 茶"], [None, None, None]
    )
    (form,) = forms(content)
    assert (form["name"], form["interests"]) == (["王小明"], ["读书", "茶"])


def test_a_formula_is_never_run_and_its_row_is_named():
    content = xlsx(["name", "interests"], ["Zoë", '=HYPERLINK("http://x","tea")'], ["Sam", "bees"])
    table = read_table(content)
    rows = rows_of(table, guess_columns(table))
    assert [row.faults for row in rows] == [(("formula", "interests"),), ()]


def test_a_guarded_formula_in_csv_is_text():
    assert forms(b"name,interests\nZoe,'=1+1\n")[0]["interests"] == ["=1+1"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", ("empty", "")),
        (b" \n\n", ("empty", "")),
        (b"name\n", ("no-rows", "")),
        (b"\xd0\xcf\x11\xe0old", ("old-excel", "")),
        (b"PK\x03\x04broken", ("not-a-table", "")),
        (b"\x89PNG\x00\x00", ("picture", "")),
        (b'name,interests\nZoe,"open quote\nSam,x\n', ("malformed", "3")),
        (b"name,interests\nZoe,tea,more,cells\n", ("ragged", "2")),
        (b"\xef\xbb\xbfname\n\xff", ("encoding", "utf-8-sig")),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(content, why):
    assert refused(content) == why


def test_an_enormous_spreadsheet_is_refused_unopened():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 201_000_000)
    assert refused(stream.getvalue()) == ("too-large", "")


def test_columns_of_ratings_become_the_best_rated():
    content = b"name,v:Giving,v:Fun,v:Calm\nZoe,4,5,2\nSam,,1,1\n"
    assert [form["values"] for form in forms(content)] == [["Fun", "Giving"], []]


def test_equal_headings_do_not_hide_each_other():
    table = read_table(b"name,note,note\nZoe,a,b\n")
    assert table.header == ("name", "note", "note (2)")


def test_first_and_last_names_are_joined():
    assert forms(b"First Name,Last Name\nAda,Lovelace\n")[0]["name"] == ["Ada Lovelace"]


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(content):
    try:
        table = read_table(content)
    except Unreadable:
        return
    assert {len(row) for row in table.rows} == {len(table.header)}


def damaged(content, name, change):
    """A workbook with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            part = old.read(entry)
            new.writestr(entry.filename, change(part) if entry.filename == name else part)
    return out.getvalue()


@pytest.mark.parametrize(
    "name", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml", "xl/styles.xml"]
)
def test_a_damaged_spreadsheet_is_refused(name):
    content = damaged(xlsx(["name"], ["Zoë"]), name, lambda part: part[: len(part) // 2])
    assert refused(content) == ("not-a-table", "")


def test_a_spreadsheet_that_claims_to_be_enormous_is_read_as_it_is():
    def claim(part):
        return part.replace(b'<dimension ref="A1:A2"', b'<dimension ref="A1:XFD1048576"')

    content = damaged(xlsx(["name"], ["Zoë"]), "xl/worksheets/sheet1.xml", claim)
    table = read_table(content)
    assert (table.header, table.rows) == (("name",), (("Zoë",),))


def test_headings_in_other_languages_are_known():
    content = (
        "Name;E-Mail;Interessen;Werte;Neugierig auf;Sprachen\nZoë;z@x.org;Tee, Bienen;Ruhe;Go;de\n"
    )
    table = read_table(content.encode())
    assert guess_mapping(table) == (
        "name", "email", "interests", "values", "curious_about", "languages",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp1252", ("Iñigo Núñez", "Luis Ordóñez", "Ángel Ibáñez")),
        ("cp1252", ("Hélène Lefèvre", "Anaïs Bénard")),
        ("cp1252", ("Jürgen Weiß", "José “Pepe” Ruiz – Ávila")),
        ("cp1250", ("Łukasz Żółć", "Kraków Świętek")),
        ("cp1250", ("Dvořák", "Božena Němcová")),
        ("shift_jis", ("山田太郎", "鈴木花子")),
    ],
)
def test_a_short_list_of_names_keeps_its_letters(encoding, names):
    rows = "".join(f'"{name}",chess\n' for name in names)
    table = read_table(f"name,interests\n{rows}".encode(encoding))
    assert (tuple(row[0] for row in table.rows), table.guessed) == (names, True)
