"""The command line. Each command is a file; what they share is the data folder."""

import click

from service.cli.bench.command import bench
from service.cli.check import check
from service.cli.demo import demo
from service.cli.doctor import doctor
from service.cli.plan import plan
from service.cli.repair import repair
from service.cli.server import migrate, sign_in_link, up


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="attune")
def main() -> None:
    """Attune plans conversations: who meets whom, why, and what to ask first."""


for command in (up, demo, plan, repair, check, bench, doctor, migrate, sign_in_link):
    main.add_command(command)
