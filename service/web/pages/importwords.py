"""What is said about files and their rows, on the page and on the terminal. Decides nothing."""

from service.errors import Unreadable
from service.imports.answers import UNPARTED
from service.imports.people import LeftOut
from service.web.words import _


def unreadable(fault: Unreadable, filename: str) -> str:
    """Return what to do about a file that is not a table."""
    said = {
        "empty": _("The file is empty."),
        "no-rows": _("The file has headings and no rows."),
        "too-large": _("The file holds more than we can read at once."),
        "too-many-rows": _("The file has more rows than we can read at once."),
        "too-many-columns": _("The file has more columns than we can read at once."),
        "old-excel": _("The file is from an old Excel."),
        "password": _("The file has a password. Save a copy without one."),
        "picture": _("The file is a picture, whatever its name says."),
        "pdf": _("The file is a PDF, whatever its name says."),
        "archive": _(
            "The file is an archive of other files. Unpack it, and choose the list in it."
        ),
        "web-page": _("The file is a web page. Use the tool’s own button for CSV or Excel."),
        "encoding": _("We do not know how its letters are written."),
        "malformed": _("Something is wrong near line %(line)s.", line=fault.detail),
        "ragged": _("Row %(line)s has more cells than there are headings.", line=fault.detail),
    }
    what = said.get(fault.why, "")
    rest = _(
        "We could not read %(file)s as a table. Nothing was imported. Save it as CSV or "
        "XLSX and try again.",
        file=filename,
    )
    return f"{what} {rest}".strip()


def row_fault(code: str, detail: str) -> str:
    """Return what a row of a file needs, for faults that only a file can have."""
    said = {
        "formula": _(
            "The column “%(detail)s” holds a formula without its result. Save the file "
            "once more in your spreadsheet.",
            detail=detail,
        ),
        "same-id": _("It repeats the person in row %(detail)s.", detail=detail),
        "ragged": _("It has more cells than there are headings, so they may stand one off."),
    }
    return said[code]


def left_out(one: LeftOut) -> str:
    """Return why a row brings nobody."""
    if one.why == "canceled" and one.detail:
        return _("Not coming: “%(word)s”.", word=one.detail)
    if one.why == "waiting":
        return _("Not decided yet: “%(word)s”.", word=one.detail)
    said = {
        "canceled": _("Not coming: canceled."),
        "repeats": _("The same person as row %(line)s, which stands for both.", line=one.detail),
        "heading": _("The headings once more."),
        "total": _("A total, not a person."),
        "note": _("A note, not a person."),
        "nobody": _("Neither a name nor an answer."),
    }
    return said[one.why]


def remark(code: str, detail: str) -> str:
    """Return what was left away so that a row can come in."""
    if code == "no-address":
        return _("without the address “%(address)s”", address=detail)
    if code == "no-choice":
        return _("“%(words)s” is none of your choices and is left out", words=detail)
    field = target_name(detail)
    if code == "many-answers":
        return _("%(field)s: only the first answers have room.", field=field)
    return _("%(field)s: an answer longer than a card was left out.", field=field)


def separator_name(mark: str) -> str:
    """Return what stands between answers, in a word."""
    return {
        ";": _("a semicolon ;"),
        ",": _("a comma ,"),
        "\n": _("a new line"),
        "|": _("a bar |"),
        " / ": _("a slash /"),
        "、": _("a comma 、"),
        "،": _("a comma ،"),
        "\t": _("a tab"),
        UNPARTED: _("nothing: each cell is one answer"),
    }.get(mark, mark)


def field_name(field: str) -> str:
    """Return what a field of the form is called on the import page."""
    return target_name(field)


def target_name(target: str) -> str:
    """Return what a column can be taken for, in words."""
    return {
        "name": _("Name"),
        "first_name": _("First name"),
        "last_name": _("Last name"),
        "email": _("E-mail"),
        "external_id": _("Number in the other tool"),
        "interests": _("Could happily talk about"),
        "interests_rated": _("An interest, rated"),
        "values": _("What matters"),
        "values_rated": _("A value, rated"),
        "curious_about": _("Curious about"),
        "languages": _("Languages"),
        "depth": _("How far questions may go"),
        "size": _("Pairs or tables"),
        "group": _("Company, school or team"),
        "met": _("Already knows"),
        "keep_apart": _("Rather not with"),
        "access": _("What makes it easier"),
        "say": _("How to say the name"),
        "status": _("Whether they come"),
        "canceled": _("Whether it was canceled"),
        "guests": _("How many come along"),
        "tickets": _("How many tickets"),
        "answered_at": _("When they answered"),
        "ignore": _("Leave this column out"),
    }.get(target, target)
