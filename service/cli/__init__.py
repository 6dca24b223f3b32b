"""The command line. Each command is a file, loaded when it is asked for: solvers take a second to load."""

from importlib import import_module
from keyword import iskeyword

import click

_COMMANDS = {
    "up": "server",
    "demo": "demo",
    "plan": "plan",
    "repair": "repair",
    "import": "imports",
    "check": "check",
    "interests": "interests",
    "openers": "openers",
    "bench": "bench.command",
    "doctor": "doctor",
    "migrate": "server",
    "sign-in-link": "server",
}


class _Commands(click.Group):
    """Commands by name, each in its module under the same name with underscores."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (as click calls it)
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"service.cli.{_COMMANDS[cmd_name]}")
        command: click.Command = getattr(
            module, f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name.replace("-", "_")
        )
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="attune")
def main() -> None:
    """Attune plans conversations: who meets whom, why, and what to ask first."""
