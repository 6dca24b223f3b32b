"""A table and its columns to one form for each row, with the faults that only a file can have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from matching.interests.reading import listed_in
from matching.interests.splitting import without_and
from service.imports.answers import COMMAS, split_cell
from service.imports.columns import Column
from service.imports.headings import ADDRESS
from service.imports.headingwords import key_of
from service.imports.mapping import rank_of
from service.imports.statuses import is_canceled
from service.imports.table import UNCOMPUTED, Table

# What people write when they mean nothing.
BLANK = frozenset(
    {
        "", "anonymous", "-", "--", "–", "—", ".", "/", "n/a", "na", "n.a.", "none", "null", "nan", "nil",
        "nothing",
        "not applicable", "no answer", "prefer not to say", "anonym", "keine", "keine angabe", "k.a.",
        "nichts", "ninguno",
        "ninguna", "nada", "no aplica", "aucun", "aucune", "rien", "geen", "niets", "n.v.t.", "nessuno",
        "nessuna",
        "niente", "nenhum", "nenhuma", "brak", "ingen", "inga", "anonyme", "anónimo", "anoniem", "anonimo",
    }
)  # fmt: skip
# Names are never one of the longer words for nothing: Na and Nan are people.
NOBODY = frozenset(
    {"", "-", "--", "–", "—", "n/a", "anonymous", "null", "anonym", "anonyme", "anoniem"}
)
GUARDED = ("'=", "'+", "'-", "'@", "'%", "'\t", "'\r", "’=", "’+")
HIGH_RATING = 4
MOST_RATED = {"values_rated": 5, "interests_rated": 12}
WORDS = ("interests", "values", "curious_about", "languages", "met", "keep_apart", "access")
# Columns read for what their words mean, as on the form.
READ = ("interests", "values", "curious_about")
# Fields of the event's own questions begin so.
OWN = "own_"
LINES = ("name", "email", "external_id", "depth", "size", "group", "say")
DEPTHS = {"light": "1", "open": "2", "deep": "3"}
MOST_EXTRA = 20
# Headings under which rows that were bought together have the same number.
ORDERS = frozenset(
    {
        "order number", "order id", "order no", "order code", "order", "order reference", "bestellnummer",
        "bestellnr",
        "bestellcode", "code de commande", "numero de commande", "numero de pedido", "codigo de pedido",
        "bestelnummer",
        "bestelcode", "numero ordine", "codice ordine",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row as a form. `faults` are codes with a column or another line; a row with faults stays out.

    `statuses` are words as written; `extra` counts people without names who come along; `answered` is
    when, as written; `is_own_address` is false where the address may be the buyer's. `guest_of` names
    whose address a guest shares, which is then `shared` and not in the form; `remarks` are codes of what
    was left away so that the row can come in; rows of one `order` were bought together.
    """

    line: int
    form: dict[str, list[str]]
    faults: tuple[tuple[str, str], ...] = ()
    statuses: tuple[str, ...] = ()
    is_canceled: bool = False
    extra: int = 0
    answered: str = ""
    first_name: str = ""
    is_own_address: bool = True
    guest_of: str = ""
    shared: str = ""
    remarks: tuple[tuple[str, str], ...] = ()
    order: str = ""

    @property
    def name(self) -> str:
        """Return the name in the form."""
        return self.form["name"][0]

    @property
    def email(self) -> str:
        """Return the address in the form."""
        return self.form["email"][0]


def rows_of(
    table: Table,
    columns: Sequence[Column],
    *,
    printable: Sequence[str] = (),
    joins_ids: bool = False,
) -> tuple[ImportRow, ...]:
    """Return every row as a form.

    `printable` names the kinds of answers that these people agreed to have quoted. With `joins_ids`,
    several columns together are a person's number.
    """
    places: dict[str, list[int]] = {}
    for place, column in enumerate(columns):
        places.setdefault(column.target, []).append(place)
    for target in ("name", "email"):
        places.get(target, []).sort(key=lambda place: rank_of(table.header[place]))
    reader = _Reader(table, columns, places, joins_ids)
    overlong = frozenset(table.overlong)
    order_at = next((n for n, one in enumerate(table.header) if key_of(one) in ORDERS), None)
    order, rows = "", []
    for line, cells in zip(table.lines, table.rows, strict=True):
        row = reader.row(line, cells, printable, is_overlong=line in overlong)
        if order_at is not None:
            # Some tools say the order in its first row only.
            said = cells[order_at].strip()
            order = said or ("" if row.email else order)
        rows.append(replace(row, order=order))
    return tuple(rows)


def plain(cell: str) -> str:
    """Return what a cell says, without the marks of spreadsheets and of those who mean nothing."""
    text = cell.strip()
    if text == UNCOMPUTED or text.casefold() in BLANK:
        return ""
    return text[1:].strip() if text.startswith(GUARDED) else text


def answers_in(cell: str, column: Column) -> list[str]:
    """Return what somebody answered in a cell of a column that holds several answers."""
    text, is_list = plain(cell), column.separator in COMMAS and column.target in READ
    # A question or a statement holds commas of its own, here as on the form.
    if is_list and column.separator in text and len(listed_in(text)) == 1:
        return [text]
    parts = split_cell(text, column.separator or ";", column.whole)
    if is_list:
        parts = [*parts[:1], *map(without_and, parts[1:])]
    return [said for one in parts if (said := plain(one))]


@dataclass(frozen=True, slots=True)
class _Reader:
    table: Table
    columns: Sequence[Column]
    places: Mapping[str, Sequence[int]]
    joins_ids: bool

    def row(
        self, line: int, cells: Sequence[str], printable: Sequence[str], *, is_overlong: bool
    ) -> ImportRow:
        form = {**self._form(cells), "print": list(printable)}
        faults = [
            ("formula", column.heading)
            for place, column in enumerate(self.columns)
            if column.target != "ignore" and cells[place] == UNCOMPUTED
        ]
        if is_overlong:
            faults.append(("ragged", str(line)))
        found = next((place for place in self.places.get("email", ()) if plain(cells[place])), None)
        return ImportRow(
            line,
            form,
            tuple(faults),
            statuses=tuple(
                one for place in self.places.get("status", ()) if (one := cells[place].strip())
            ),
            is_canceled=any(is_canceled(cells[p]) for p in self.places.get("canceled", ())),
            extra=self._extra(cells),
            answered=" ".join(self._said("answered_at", cells)),
            first_name=next(iter(self._said("first_name", cells)), ""),
            is_own_address=found is not None and rank_of(self.table.header[found]) == 0,
        )

    def _said(self, target: str, cells: Sequence[str]) -> list[str]:
        return [one for place in self.places.get(target, ()) if (one := plain(cells[place]))]

    def _extra(self, cells: Sequence[str]) -> int:
        """Count who comes along unnamed; no tickets at all is minus one."""
        counts = [
            int(cells[place]) - (target == "tickets")
            for target in ("guests", "tickets")
            for place in self.places.get(target, ())
            if cells[place].strip().isdecimal() and len(cells[place]) < 4
        ]
        return min(max(counts, default=0), MOST_EXTRA)

    def _form(self, cells: Sequence[str]) -> dict[str, list[str]]:
        form = {target: [next(iter(self._said(target, cells)), "")] for target in LINES}
        if self.joins_ids:
            form["external_id"] = ["-".join(self._said("external_id", cells))]
        form["email"] = [_address(form["email"][0])]
        form["depth"] = [DEPTHS.get(form["depth"][0].casefold(), form["depth"][0])]
        for target in WORDS:
            form[target] = [
                word
                for place in self.places.get(target, ())
                for word in self._words(place, cells[place])
            ]
        for target in self.places:
            if target.startswith(OWN):
                form[target] = [
                    word
                    for place in self.places[target]
                    for word in self._words(place, cells[place])
                ]
        for target, field in (("values_rated", "values"), ("interests_rated", "interests")):
            form[field] += self._best_rated(target, cells)
        form["name"] = [self._name(form, cells)]
        return form

    def _words(self, place: int, cell: str) -> list[str]:
        column = self.columns[place]
        if column.ticked is not None:
            chosen = (key_of(cell.strip()) or cell.strip()) in column.ticked.yes
            return [column.ticked.option] if chosen else []
        if column.target.startswith(OWN) and not column.separator:
            return [said] if (said := plain(cell)) else []
        return answers_in(cell, column)

    def _name(self, form: Mapping[str, list[str]], cells: Sequence[str]) -> str:
        """Return the name, else first and last name joined, else the number in their own list."""
        for place in self.places.get("name", ()):
            if (whole := _unguarded(cells[place])).casefold() not in NOBODY:
                return whole
        places = [
            place for target in ("first_name", "last_name") for place in self.places.get(target, ())
        ]
        parts = [
            part for place in places if (part := _unguarded(cells[place])).casefold() not in NOBODY
        ]
        if parts:
            return " ".join(parts)
        has_names = bool(places) or "name" in self.places
        return "" if has_names else form["external_id"][0]

    def _best_rated(self, target: str, cells: Sequence[str]) -> list[str]:
        """Return the names of the columns this person rated highest, the highest first."""
        places = self.places.get(target, ())
        rated = [(-int(cells[p]), p) for p in places if cells[p].strip().isdecimal()]
        names = [_item(self.table.header[p]) for s, p in sorted(rated) if -s >= HIGH_RATING]
        return names[: MOST_RATED[target]]


def _unguarded(cell: str) -> str:
    text = cell.strip()
    if text == UNCOMPUTED:
        return ""
    return text[1:].strip() if text.startswith(GUARDED) else text


def _address(said: str) -> str:
    """Return the address in "Zoe <zoe@example.org>" or "mailto:zoe@example.org"; else what was said."""
    found = ADDRESS.findall(said.removeprefix("mailto:"))
    return found[0] if len(found) == 1 else said


def _item(heading: str) -> str:
    inside = heading.partition("[")[2].rstrip("] ") or heading.partition(":")[2]
    return inside.strip() or heading
