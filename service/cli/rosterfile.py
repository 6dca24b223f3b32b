"""ROSTER files to the engine's values. Every fault is said with its line, then we stop."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import click
from marshmallow import ValidationError

import matching
from service.cli.curation import curation_from, curation_json
from service.cli.faults import refused
from service.cli.refusal import ended
from service.cli.rosterlist import Listed, Traits, people_of_list
from service.cli.wishes import Wishes
from service.imports.traits import attribute_named, traits_from
from service.schemas.response import load_response
from service.store.values import ResponseValues
from service.web.pages.importwords import field_name
from service.web.sentences import Asked, sentences_of


def read_roster_file(
    path: Path, *, with_hosts: bool, different: Sequence[str] = ()
) -> tuple[matching.Roster, tuple[Listed, ...]]:
    """Read CSV, XLSX or JSON; end with a message when anything in it is wrong.

    Attendees marked as hosts are hosts only `with_hosts`; else they sit like everybody. Columns named
    in `different` are read as traits, where they mean nothing else.
    """
    people, curation = _read(path, different)
    return _roster(people, curation, with_hosts=with_hosts)


def read_roster_of(
    plan: matching.Plan, path: Path, *, different: Sequence[str] = ()
) -> tuple[matching.Roster, tuple[Listed, ...]]:
    """Read the roster a plan was made for: with hosts or without, whichever it was.

    If it was neither, marked hosts count where the plan has hosts.
    """
    hosted = any(one.host is not None for part in plan.rounds for one in part.meetings)
    people, curation = _read(path, different)
    read = _roster(people, curation, with_hosts=hosted)
    if read[0].digest == plan.roster_digest:
        return read
    other = _roster(people, curation, with_hosts=not hosted)
    return other if other[0].digest == plan.roster_digest else read


def _roster(
    people: tuple[Listed, ...], curation: matching.Curation, *, with_hosts: bool
) -> tuple[matching.Roster, tuple[Listed, ...]]:
    if not with_hosts:
        people = tuple(replace(one, host=False) for one in people)
    try:
        return matching.Roster.build(_attendees(people), curation), people
    except matching.BadRoster as fault:
        raise ended(fault, {one.id: one.values.name for one in people}) from fault


def read_newcomers_file(
    path: Path,
    people: tuple[Listed, ...],
    roster: matching.Roster,
    *,
    different: Sequence[str] = (),
) -> tuple[tuple[matching.Attendee, ...], tuple[Listed, ...]]:
    """Read people who join a roster; without numbers of their own they get those after the largest.

    Wishes count both ways: whoever of the roster named somebody who comes now is named by them.
    """
    hosted = any(one.host for one in roster.attendees)
    found, _ = _read(path, different)
    found = found if hosted else tuple(replace(one, host=False) for one in found)
    free = count(max((*roster.ids, *(one.id for one in found if not one.counted)), default=0) + 1)
    found = tuple(_numbered_after(one, next(free)) if one.counted else one for one in found)
    uses = Counter(one.id for one in (*people, *found))
    twice = sorted(number for number, times in uses.items() if times > 1)
    if twice:
        clash = ", ".join(map(str, twice))
        raise click.UsageError(f"{path}: these ids are taken already: {clash}")
    new = frozenset(one.id for one in found)
    everybody = _attendees((*people, *found))
    asked = [one for one in everybody if one.id not in new]
    return tuple(
        replace(
            one,
            met=(*one.met, *(old.id for old in asked if one.id in old.met)),
            keep_apart=(*one.keep_apart, *(old.id for old in asked if one.id in old.keep_apart)),
        )
        for one in everybody
        if one.id in new
    ), found


def _numbered_after(one: Listed, number: int) -> Listed:
    label = str(number) if one.values.external_id is None else one.label
    return replace(one, id=number, label=label)


def roster_json(roster: matching.Roster) -> str:
    """Return a roster as the text of a file that reads as the same roster again."""
    rows = [
        {
            "id": one.id,
            "name": one.name,
            "interests": one.interests,
            "values": one.values,
            "curious_about": one.curious_about,
            "languages": one.languages,
            "depth": one.depth,
            "size": one.size,
            "group": one.group or "",
            "met": one.met,
            "keep_apart": one.keep_apart,
            "host": one.host,
            "print": one.printable,
            "sensitive": one.sensitive,
            "traits": dict(one.traits),
        }
        for one in roster.attendees
    ]
    text = {"attendees": rows, **curation_json(roster.curation)}
    return json.dumps(text, indent=1, ensure_ascii=False) + "\n"


def _read(path: Path, different: Sequence[str]) -> tuple[tuple[Listed, ...], matching.Curation]:
    """Return everybody in a file, hosts marked, and what it decides about words."""
    content = _content(path)
    if content[:1] in {b"{", b"["}:
        return _from_json(content), curation_from(content)
    return people_of_list(path, content, different=different), curation_from(content)


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise click.UsageError(f"{path} cannot be read: {fault.strerror}") from fault
    plain = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    return plain if plain[:1] in {b"{", b"["} else content


def _from_json(content: bytes) -> tuple[Listed, ...]:
    try:
        found = json.loads(content)
        listed = found["attendees"] if isinstance(found, dict) else found
        entries = [dict(one) for one in listed]
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise click.UsageError(
            'The roster is not JSON of the form {"attendees": [{"id": 1, "name": "…"}]}'
        ) from fault
    faults: list[str] = []
    ids = [one.get("id", place) for place, one in enumerate(entries, start=1)]
    faults += [
        f"attendee {place}: id must be a whole number"
        for place, one in enumerate(ids, start=1)
        if type(one) is not int
    ]
    faults += [
        f"attendee {i}: traits must be names with values"
        for i, one in zip(ids, entries, strict=True)
        if not isinstance(one.get("traits", {}), dict)
    ]
    values = _checked(
        [(f"attendee {i}", _form(one)) for i, one in zip(ids, entries, strict=True)], faults
    )
    return tuple(
        Listed(
            i,
            str(i),
            one,
            host=bool(entry.get("host")),
            traits=_traits(entry),
            counted="id" not in entry,
        )
        for i, one, entry in zip(ids, values, entries, strict=True)
    )


def _traits(entry: Mapping[str, Any]) -> Traits:
    said = entry.get("traits") or {}
    return traits_from([(attribute_named(str(k)), str(v).strip()) for k, v in said.items()])


def _form(entry: Mapping[str, Any]) -> dict[str, list[str]]:
    form: dict[str, list[str]] = {"print": ["interests", "values", "curious_about"]}
    for name, value in entry.items():
        if isinstance(value, list):
            form[name] = [str(one) for one in value]
        elif isinstance(value, bool):
            form[name] = ["on"] if value else []
        elif value is not None:
            form[name] = [str(value)]
    form.setdefault("name", [str(entry.get("id", ""))])
    return form


def _checked(
    forms: Sequence[tuple[str, Mapping[str, list[str]]]], faults: list[str]
) -> list[ResponseValues]:
    values = []
    for where, form in forms:
        try:
            values.append(load_response(form))
        except ValidationError as error:
            faults += [
                f"{where}: {field_name(field)}: {sentence}"
                for field, sentences in sentences_of(error, Asked.ROW).items()
                for sentence in sentences
            ]
    if faults:
        raise refused(faults)
    return values


def say_unheard(people: Sequence[Listed]) -> None:
    """Say on the terminal which wishes to keep apart, and which meetings of before, mean nobody."""
    wishes = _wishes(people)
    apart = [(one.id, one.values.keep_apart) for one in people]
    met = [(one.id, one.values.met) for one in people]
    for line in (*wishes.unheard(apart, "keep apart"), *wishes.unheard(met, "met")):
        click.echo(line)


def _wishes(people: Sequence[Listed]) -> Wishes:
    return Wishes((one.id, one.label, one.values.name) for one in people)


def _attendees(people: Sequence[Listed]) -> list[matching.Attendee]:
    wishes = _wishes(people)
    return [
        matching.Attendee(
            id=one.id,
            name=one.values.name,
            interests=one.values.interests,
            values=one.values.values,
            curious_about=one.values.curious_about,
            languages=one.values.languages,
            depth=one.values.depth,
            size=one.values.size.value,
            group=one.values.group or None,
            met=wishes.meant(one.values.met, one.id),
            keep_apart=wishes.meant(one.values.keep_apart, one.id),
            host=one.host,
            printable=one.values.printable,
            sensitive=one.values.sensitive,
            traits=one.traits,
        )
        for one in people
    ]
