"""What a JSON roster says about the meaning of words: its "overrides"."""

import json
from typing import Any

import click

import matching
from service.cli.faults import refused
from service.schemas.override import COLUMNS, load_overrides
from service.web.sentences import Asked, sentence


def curation_from(content: bytes) -> matching.Curation:
    """Return the overrides of a roster file's text; a table, or a list of people, has none."""
    if not content.startswith(b"{"):
        return ()
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return ()  # who reads the people says so
    rows = found.get("overrides", []) if isinstance(found, dict) else []
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise click.UsageError('“overrides” is not a list of {"action", "words", "other"}')
    values, faults = load_overrides(
        COLUMNS, [[str(row.get(c) or "") for c in COLUMNS] for row in rows]
    )
    if faults:
        raise refused(
            f"override {line - 1}: {field}: {sentence(field, fault, Asked.ROW)}"
            for line, field, fault in faults
        )
    return matching.curation_of((one.action.value, one.words, one.other) for one in values)


def curation_json(curation: matching.Curation) -> dict[str, Any]:
    """Return overrides as a JSON roster has them; nothing where there are none."""
    rows = [
        {"action": one.action.value, "words": one.words, "other": one.other} for one in curation
    ]
    return {"overrides": rows} if rows else {}
