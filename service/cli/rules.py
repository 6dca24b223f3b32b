"""The options and the file that say by which rules to plan, the same for every command that needs them."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import click

import matching
from matching.fields import Fields
from matching.presets import PRESETS
from service.cli.history import read_history, say_history
from service.cli.rosterlist import Listed
from service.imports.traits import attribute_named

KNOWN = (
    "keep_apart", "seat_together", "met_before", "different", "hosts", "takeovers", "preset",
    "fairness", "deepest", "tone", "language", "questions",
)  # fmt: skip


class Percent(click.ParamType[int]):
    """A percentage with at most one decimal, as whole thousandths."""

    name = "percent"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return 10 for 1 and 5 for 0.5."""
        try:
            parts = Decimal(str(value)) * 10
        except InvalidOperation:
            parts = Decimal("NaN")
        if not parts.is_finite() or not 0 <= parts <= 1000 or parts != int(parts):
            self.fail(f"{value} is not a percentage such as 1 or 0.5.", param, ctx)
        return int(parts)


OPTIONS = (
    click.option(
        "--rules", "rules_file", type=click.Path(path_type=Path), help="A JSON file of rules."
    ),
    click.option(
        "--preset",
        type=click.Choice(sorted(PRESETS)),
        help="What counts most.  [default: balanced]",
    ),
    click.option(
        "--fairness",
        type=Percent(),
        help="How much of the total may be given up for those who fare worst.  [default: 1]",
    ),
    click.option(
        "--different",
        multiple=True,
        metavar="NAME",
        help="No two who meet are alike in this: group, field, or any column of the roster.",
    ),
    click.option(
        "--history",
        multiple=True,
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="An earlier plan.csv, or a table of two columns: who met before.",
    ),
)


def rule_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say by which rules to plan."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def read_rules(
    rules: matching.Rules,
    path: Path | None,
    *,
    preset: str | None,
    fairness: int | None,
    different: Sequence[str],
) -> matching.Rules:
    """Add what a rules file and the options say; where both say something, the option counts."""
    rules = _from_file(path, rules) if path is not None else rules
    if rules.hosts and rules.format == "pairs":
        click.echo("Pairs have no hosts; those of the rules file count at tables only.")
    named = dict.fromkeys(attribute_named(one) for one in (*rules.different, *different))
    return replace(
        rules,
        different=tuple(named),
        preset=rules.preset if preset is None else preset,
        fairness=rules.fairness if fairness is None else fairness,
    )


def with_history(
    rules: matching.Rules, files: Sequence[Path], people: Sequence[Listed]
) -> matching.Rules:
    """Add who met before, and say on the terminal what of each file counts."""
    for path in files:
        history = read_history(path, people)
        say_history(path, history)
        rules = replace(rules, met_before=(*rules.met_before, *history.pairs))
    return rules


def _from_file(path: Path, rules: matching.Rules) -> matching.Rules:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise click.UsageError(f"{path} is not readable JSON: {fault}") from fault
    if not isinstance(found, dict) or set(found) - set(KNOWN):
        strange = (
            ", ".join(sorted(set(found) - set(KNOWN))) if isinstance(found, dict) else "a list"
        )
        raise click.UsageError(f"{path}: unknown rules: {strange}. Known: {', '.join(KNOWN)}")
    try:
        return _with(rules, Fields(found))
    except ValueError as fault:
        raise click.UsageError(f"{path}: {fault}.") from fault
    except click.BadParameter as fault:
        raise click.UsageError(f"{path}: fairness: {fault.message}") from fault


def _with(rules: matching.Rules, found: Fields) -> matching.Rules:
    fairness = found.body.get("fairness")
    return replace(
        rules,
        keep_apart=_pairs(found, "keep_apart"),
        seat_together=_pairs(found, "seat_together"),
        met_before=_pairs(found, "met_before"),
        different=found.texts("different") if "different" in found else (),
        hosts=(*rules.hosts, *(found.wholes("hosts") if "hosts" in found else ())),
        takeovers=tuple(map(_takeover, found.parts("takeovers"))) if "takeovers" in found else (),
        preset=found.text("preset") if "preset" in found else rules.preset,
        fairness=rules.fairness if fairness is None else Percent().convert(fairness, None, None),
        deepest=found.whole("deepest") if "deepest" in found else rules.deepest,
        tone=found.text("tone") if "tone" in found else rules.tone,
        language=found.text("language") if "language" in found else rules.language,
        questions=tuple(map(_question, found.parts("questions"))) if "questions" in found else (),
    )


def _question(found: Fields) -> matching.OwnQuestion:
    return matching.OwnQuestion(
        found.text("text").strip(),
        found.whole("depth") if "depth" in found else 1,
        found.text("lang") if "lang" in found else "en",
    )


def _takeover(found: Fields) -> matching.Takeover:
    return matching.Takeover(
        found.whole("round"),
        found.whole("table"),
        found.whole("host"),
        found.whole("instead_of") if "instead_of" in found else None,
    )


def _pairs(found: Fields, name: str) -> tuple[tuple[int, int], ...]:
    return found.pairs(name) if name in found else ()
