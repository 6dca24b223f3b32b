"""Which column means what, guessed from its heading and its cells; the organizer has the last word."""

import re
from collections.abc import Mapping, Sequence

from service.imports.answers import Ticked, is_other, is_yes_or_no, ticked_columns
from service.imports.cellclues import are_addresses, are_names, share_known
from service.imports.columns import (
    MANY,
    OPTIONS,
    WHO,
    Column,
    OwnQuestion,
    column_at,
    own_column_at,
)
from service.imports.headingwords import BUYERS, ELSEWHERE, OWN, clue_in, key_of, target_of
from service.imports.statuses import is_status_column
from service.imports.table import Table
from service.imports.tools import ANY, Tool, tool_of
from service.imports.valuewords import VALUE_WORDS

RATED = re.compile(r"^(i|v|interest|value)s?\s*[:\[]", re.IGNORECASE)
# A short word for a name is the last name beside a first name, and the other way round.
SHORT_NAMES = frozenset({"name", "nom", "naam", "nome", "nombre", "navn", "namn", "nimi"})
USER_NAMES = frozenset(
    {
        "username",
        "user name",
        "nutzername",
        "benutzername",
        "nombre de usuario",
        "nom d utilisateur",
    }
)
SAMPLE_ROWS = 300


def guess_mapping(table: Table) -> tuple[str, ...]:
    """Return a target for each column. A target that takes one column goes to the first that fits."""
    return tuple(one.target for one in guess_columns(table, tool_of(table)))


def guess_columns(
    table: Table,
    tool: Tool = ANY,
    *,
    chosen: Mapping[int, str] | None = None,
    own: Sequence[OwnQuestion] = (),
) -> tuple[Column, ...]:
    """Return what each column is taken for; `chosen` targets stand, and the others are guessed.

    A heading that says one of the event's `own` questions answers it, whatever else it might be.
    """
    guesses = [_guess(table, place, tool) for place in range(len(table.header))]
    certain = [place for place, one in enumerate(guesses) if one not in ("", *OPTIONS)]
    ticked = ticked_columns(table.header, table.rows, but=certain)
    for place, one in ticked.items():
        guesses[place] = clue_in(one.question) if one.question else ""
    _by_option(table, guesses, ticked)
    _short_names(table, guesses)
    _by_cells(table, guesses, ticked)
    targets = _settled(table, guesses)
    for question in own:
        for place in _asking(table, ticked, targets, question):
            targets[place] = question.target
    for place, target in (chosen or {}).items():
        targets[place] = target
    asked = {one.target: one for one in own}
    return tuple(
        own_column_at(table, place, asked[target], ticked.get(place), tool)
        if target in asked
        else column_at(table, place, target, ticked.get(place), tool)
        for place, target in enumerate(targets)
    )


def columns_of(table: Table, mapping: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of a mapping that somebody chose."""
    return guess_columns(table, tool_of(table), chosen=dict(enumerate(mapping)))


def _asking(
    table: Table, ticked: Mapping[int, Ticked], targets: Sequence[str], own: OwnQuestion
) -> list[int]:
    """Return the column under a question's wording, or those of its single choices; names stay names."""
    asked = key_of(own.label)
    found = [
        place
        for place, heading in enumerate(table.header)
        if key_of(heading) == asked and targets[place] not in WHO
    ]
    if found or not own.takes_several:
        return found[:1]
    return [place for place, one in sorted(ticked.items()) if key_of(one.question) == asked]


def _guess(table: Table, place: int, tool: Tool) -> str:
    """Return what a heading says, as far as its cells do not speak against it."""
    heading = table.header[place]
    bare = re.sub(r" \(\d+\)$|\{\{.*?\}\}", "", heading)
    key = key_of(bare)
    if _is_number_of(tool, key, table):
        return "external_id"
    rated = RATED.match(heading)
    if rated and _is_rating(table, place):
        return "values_rated" if rated[1].lower().startswith("v") else "interests_rated"
    cells = [row[place] for row in table.rows]
    target = tool.means.get(key) or target_of(bare)
    if target:
        return _known(target, key, cells, tool)
    clue = clue_in(bare)
    if clue == "email" and not are_addresses(cells):
        return ""
    return "" if clue in OPTIONS and is_yes_or_no(cells) else clue


def _is_number_of(tool: Tool, key: str, table: Table) -> bool:
    """Say whether a heading is the tool's own number of a person, or a part of it."""
    keys = {key_of(one) for one in table.header}
    return any(key == next((one for one in group if one in keys), None) for group in tool.ids)


def _known(target: str, key: str, cells: Sequence[str], tool: Tool) -> str:
    """Return a target told by its heading, unless the tool or the cells know better."""
    if target == "external_id" and tool.ids:
        return "ignore"
    if target == "status":
        is_own = tool is not ANY and key not in {"financial status", "payment status"}
        return target if is_own or is_status_column(cells[:SAMPLE_ROWS]) else ""
    if target == "email" and key in USER_NAMES and not are_addresses(cells):
        return ""
    return target


def _settled(table: Table, guesses: Sequence[str]) -> list[str]:
    """Return targets: what takes one column goes to the first; of addresses and names, the own ones first."""
    chosen: list[str] = []
    for place, target in enumerate(guesses):
        again = re.search(r" \(\d+\)$", table.header[place]) and target in {"name", "group"}
        free = target in MANY or target not in chosen
        chosen.append((target or "ignore") if free and not again else "ignore")
    if "interests" in chosen:
        # The same likes told twice, once in words and once in numbers: the words are better.
        chosen = ["ignore" if target == "interests_rated" else target for target in chosen]
    if chosen.count("name") > 1:
        # A question about somebody's name does not stand beside a column that has it for everybody.
        full = [p for p, t in enumerate(chosen) if t == "name" and all(r[p] for r in table.rows)]
        if full:
            chosen = ["ignore" if t == "name" and p != full[0] else t for p, t in enumerate(chosen)]
    return chosen


def _by_option(table: Table, guesses: list[str], ticked: Mapping[int, Ticked]) -> None:
    """Say for options without a question whether they are values or interests; neighbors go together."""
    last, at = "", -2
    for place in range(len(guesses)):
        one = ticked.get(place)
        if one is not None and not one.question:
            guesses[place] = _kind_of(place, ticked)
        if one is not None and guesses[place]:
            last, at = guesses[place], place
        elif one is None and place == at + 1 and is_other(table.header[place]):
            guesses[place] = last


def _kind_of(place: int, ticked: Mapping[int, Ticked]) -> str:
    """Return values or interests: what the option is, or else what most of its neighbors are."""
    start, end = place, place
    while start - 1 in ticked and not ticked[start - 1].question:
        start -= 1
    while end + 1 in ticked and not ticked[end + 1].question:
        end += 1
    block = [key_of(ticked[at].option) in VALUE_WORDS for at in range(start, end + 1)]
    is_value = key_of(ticked[place].option) in VALUE_WORDS or sum(block) * 10 >= len(block) * 7
    return "values" if is_value else "interests"


def _short_names(table: Table, guesses: list[str]) -> None:
    """Take a short "Name" for the other half, where one half of the name has its own column."""
    halves = [one for one in ("first_name", "last_name") if one in guesses]
    if len(halves) != 1:
        return
    half = guesses.index(halves[0])
    for place, target in enumerate(guesses):
        if target != "name" or key_of(table.header[place]) not in SHORT_NAMES:
            continue
        pairs = [(row[half].strip(), row[place].strip()) for row in table.rows[:SAMPLE_ROWS]]
        holds = sum(1 for part, whole in pairs if part and part in whole)
        if holds * 2 < sum(1 for part, whole in pairs if part and whole):
            guesses[place] = "last_name" if halves[0] == "first_name" else "first_name"


def _by_cells(table: Table, guesses: list[str], ticked: Mapping[int, Ticked]) -> None:
    """Find by their cells the columns that matter most, where no heading told."""
    free = [
        place
        for place, target in enumerate(guesses)
        if not target and place not in ticked and not ELSEWHERE.search(key_of(table.header[place]))
    ]
    columns = {place: [row[place].strip() for row in table.rows[:SAMPLE_ROWS]] for place in free}
    if not any(are_addresses([r[p] for r in table.rows]) for p in _all(guesses, "email")):
        for place in free:
            if are_addresses(columns[place]):
                guesses[place] = "email"
                break
    told = [p for one in ("name", "first_name", "last_name") for p in _all(guesses, one)]
    is_asked = (
        not any(row[p].strip() for row in table.rows for p in told) and "external_id" not in guesses
    )
    # Beside an address, a column of short words is names; alone it may be anything.
    is_asked = is_asked and ("email" in guesses or not table.heading_rows)
    if is_asked:
        named = [place for place in free if not guesses[place] and are_names(columns[place])]
        if named:
            guesses[named[0]] = "name"
    for target in ("values", "interests"):
        if target in guesses or f"{target}_rated" in guesses:
            continue
        shares = [
            (share_known(columns[place], target), -place) for place in free if not guesses[place]
        ]
        best = max(shares, default=(0.0, 0))
        if best[0] >= (0.6 if target == "values" else 0.5):
            guesses[-best[1]] = target


def _all(guesses: Sequence[str], target: str) -> list[int]:
    return [place for place, one in enumerate(guesses) if one == target]


def _is_rating(table: Table, place: int) -> bool:
    cells = [row[place].strip() for row in table.rows]
    return all(cell in {"", "1", "2", "3", "4", "5"} for cell in cells)


def rank_of(heading: str) -> int:
    """Return how near a heading is to the attendee: their own, plain, or the buyer's."""
    key = key_of(heading)
    if BUYERS.search(key):
        return 2
    return 0 if OWN.search(key) else 1
