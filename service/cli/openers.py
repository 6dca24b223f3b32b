"""`attune openers`: what becomes of a question when it is asked; JSON lines in and out."""

import click

from matching.openers.lint import judge
from service.cli.jsonlines import Line, answered


@click.group()
def openers() -> None:
    """Look at questions before they are asked."""


@openers.command("lint")
def lint_lines() -> None:
    """Read {"text", "lang"?} a line; write {"verdict", "why", "try"?, "notes"?}."""
    answered(_verdict, ("text",))


def _verdict(line: Line) -> Line:
    found = judge(line["text"], (line.get("lang") or "en")[:2].casefold())
    said: Line = {"verdict": found.verdict, "why": found.why}
    if found.instead:
        said["try"] = found.instead
    if found.notes:
        said["notes"] = list(found.notes)
    return said
