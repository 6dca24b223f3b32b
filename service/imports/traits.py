"""Which further columns say something about people that only steers seating. Changes no column's meaning."""

from collections.abc import Collection, Mapping

from service.imports.headingwords import NAMES, fold
from service.imports.rows import plain
from service.imports.table import Table

GROUP = "group"
AGE_BAND = "age band"
# Whole headings, folded as in the mapping.
HEADINGS = {
    GROUP: NAMES["group"],
    "field": ("field", "profession", "occupation", "industry", "sector", "beruf", "branche"),
    AGE_BAND: ("age", "age band", "age group", "age range", "alter", "edad", "âge"),
}
OLDEST = 130


def attribute_named(heading: str) -> str:
    """Return the engine's name for a heading: a known attribute's, else the heading folded."""
    folded = fold(heading)
    return next((name for name, known in HEADINGS.items() if folded in known), folded)


def traits_of(
    table: Table, mapping: tuple[str, ...], *, wanted: Collection[str]
) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Return every row's traits: fields, age bands, and the attributes that are `wanted`.

    Only columns that mean nothing else are read; of two with the same meaning, the first that is filled.
    """
    names = {place: attribute_named(heading) for place, heading in enumerate(table.header)}
    places = [
        place
        for place, name in names.items()
        if mapping[place] == "ignore" and name != GROUP and (name in HEADINGS or name in wanted)
    ]
    return tuple(
        traits_from([(names[place], plain(cells[place])) for place in places])
        for cells in table.rows
    )


def traits_from(said: Collection[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return names and values that are filled, each name once, ages as bands."""
    found: Mapping[str, str] = {name: value for name, value in reversed([*said]) if name and value}
    return tuple(
        (name, age_band(value) if name == AGE_BAND else value)
        for name, value in sorted(found.items())
    )


def age_band(said: str) -> str:
    """Return the ten years in which a plain number of years lies; other words as they are."""
    if not (said.isascii() and said.isdigit() and int(said) <= OLDEST):
        return said
    first = int(said) // 10 * 10
    return f"{first}-{first + 9}"
