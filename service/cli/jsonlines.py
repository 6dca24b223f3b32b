"""JSON lines in, JSON lines out, one answer for each as it comes; knows no question."""

import json
import sys
from collections.abc import Callable
from typing import Any

import click

Line = dict[str, Any]


def answered(answer: Callable[[Line], Line], needed: tuple[str, ...]) -> None:
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
