"""`attune interests`: what typed words mean, and how two phrases are related; JSON lines in and out."""

import json
import sys
from collections.abc import Callable
from typing import Any

import click

from matching.interests import Comparison, Entry, compare, resolve_all, senses_of
from matching.interests.entry import NARROWER
from matching.interests.kinship import CLAIM

Line = dict[str, Any]


@click.group()
def interests() -> None:
    """Read JSON lines, and say what their words mean."""


@interests.command("resolve")
def resolve_lines() -> None:
    """Read {"text", "lang"?} a line; write {"entries": [{"words", "topic", "relation", "how"}]}."""
    _answer(_entries, ("text",))


@interests.command("compare")
def compare_lines() -> None:
    """Read {"a", "b", "lang"?} a line; write {"relation", "weight", "because"}."""
    _answer(_comparison, ("a", "b"))


def _answer(answer: Callable[[Line], Line], needed: tuple[str, ...]) -> None:
    """Answer each line as it comes; a line that cannot be read gets an error in its place."""
    faults = 0
    for number, raw in enumerate(sys.stdin.buffer, 1):
        if not raw.strip():
            continue
        asked = _read(raw, needed)
        faults += isinstance(asked, str)
        said = {"error": f"line {number}: {asked}"} if isinstance(asked, str) else answer(asked)
        click.echo(json.dumps(said, ensure_ascii=False))
        sys.stdout.flush()
    if faults:
        raise SystemExit(2)


def _read(raw: bytes, needed: tuple[str, ...]) -> Line | str:
    """Return a line's fields, or what is wrong with it."""
    try:
        line = json.loads(raw.decode("utf-8-sig"))
    except ValueError:
        return "not JSON in UTF-8"
    if not isinstance(line, dict) or not all(isinstance(line.get(one), str) for one in needed):
        return "needs the text of " + " and ".join(f"“{one}”" for one in needed)
    if not isinstance(line.get("lang", ""), str | None):
        return "lang must be text, such as de"
    # Halves of surrogate pairs are no text: they could not be written again.
    return {
        name: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
        for name, value in line.items()
    }


def _languages(line: Line) -> tuple[str, ...]:
    language = (line.get("lang") or "")[:2].casefold()
    return (language,) if language else ()


def _entries(line: Line) -> Line:
    found = resolve_all(line["text"], languages=_languages(line))
    return {
        "entries": [
            {
                "words": one.words,
                "topic": one.topic or None,
                "relation": one.relation,
                "how": one.how,
                **_senses(one),
            }
            for one in found
        ]
    }


def _senses(entry: Entry) -> Line:
    senses = senses_of(entry)
    return {"senses": list(senses)} if senses else {}


def _comparison(line: Line) -> Line:
    found = compare(line["a"], line["b"], languages=_languages(line))
    return {
        "relation": found.relation,
        "weight": found.weight / 100,
        "because": _because(found),
    }


def _because(found: Comparison) -> str:
    one, other = found.one, found.other
    if one is None or other is None:
        return "nothing in the vocabulary joins them"
    if found.relation == "same":
        return f"both are {one.topic}" if one.topic else "both are the same words"
    return f"{_meaning(one)}, {_meaning(other)}, and these are {_tie(found.weight)}"


def _meaning(entry: Entry) -> str:
    kind = "is a kind of" if entry.relation == NARROWER else "is"
    return f"“{entry.words}” {kind} {entry.title}"


def _tie(weight: int) -> str:
    """Say how close two topics are that are not the same."""
    if weight >= CLAIM:
        return "near: one is a kind of the other, both of a third, or they are neighbors"
    return "loosely related"
