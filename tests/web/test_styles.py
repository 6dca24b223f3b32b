import re
from pathlib import Path

from service.settings import TEMPLATES

STATIC = Path(__file__).parents[2] / "service" / "web" / "static"
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
SIDES = re.compile(r"\b(?:left|right)\b")
# Four values name the sides in the order of a clock: the second and the fourth may not differ.
VALUE = r"([^;\s]+)"
CLOCK = re.compile(
    rf"(?:margin|padding|inset|border-(?:width|style|color)): {VALUE} {VALUE} {VALUE} {VALUE}"
)
MOVED = "translateX"
MIRRORED = ":dir(rtl)"
# Two circles that come from either side look the same from either side.
EITHER_WAY = {"from"}


def rules(sheet: Path) -> list[tuple[str, str]]:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    return [
        (one.strip(), body.strip())
        for several, body in RULE.findall(text)
        for one in several.split(",")
    ]


def test_no_style_knows_left_from_right():
    """Pages are ready to be read from right to left: what is moved by hand has its mirror image."""
    found = []
    for sheet in sorted(STATIC.glob("*.css")):
        said = rules(sheet)
        mirrored = {one.replace(MIRRORED, "") for one, body in said if MIRRORED in one}
        for one, body in said:
            uneven = [sides for sides in CLOCK.findall(body) if sides[1] != sides[3]]
            is_moved = MOVED in body and one not in {*mirrored, *EITHER_WAY} and MIRRORED not in one
            if SIDES.search(body) or uneven or is_moved:
                found.append((sheet.name, one))
    assert found == []


def test_every_file_of_letters_is_named_and_there():
    named = re.findall(r"fonts/(noto-\w+\.woff2)", (STATIC / "letters.css").read_text())
    assert sorted(named) == sorted(one.name for one in (STATIC / "fonts").glob("noto-*.woff2"))


def test_a_line_in_the_language_of_a_card_turns_with_it():
    """Its bar stands where the line begins, also where the page is read from the other side."""
    pages = "".join(one.read_text() for one in sorted((TEMPLATES / "pages").rglob("*.html")))
    lines = re.findall(r'<p class="note"([^>]*)>\{\{ (?:line|thread) \}\}', pages)
    assert lines == [' dir="auto"'] * 3
