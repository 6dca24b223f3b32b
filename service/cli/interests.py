"""`attune interests`: what typed words mean, and how two phrases are related; JSON lines in and out."""

import click

from matching.interests import Comparison, Entry, compare, resolve_all, senses_of
from matching.interests.entry import NARROWER
from matching.interests.kinship import CLAIM
from service.cli.jsonlines import Line, answered


@click.group()
def interests() -> None:
    """Read JSON lines, and say what their words mean."""


@interests.command("resolve")
def resolve_lines() -> None:
    """Read {"text", "lang"?} a line; write {"entries": [{"words", "topic", "relation", "how"}]}."""
    answered(_entries, ("text",))


@interests.command("compare")
def compare_lines() -> None:
    """Read {"a", "b", "lang"?} a line; write {"relation", "weight", "because"}."""
    answered(_comparison, ("a", "b"))


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
