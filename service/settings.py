"""What the operator decides, read once from the environment. Opens nothing and builds nothing."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from service.errors import SettingsError

SECRET_LENGTH = 32
WITH_HOST = ("http", "https", "smtp", "smtps", "redis", "rediss")
REDIS_SCHEMES = ("redis", "rediss", "unix")
TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One installation. Every field has a section in docs/settings.md; a test keeps it so."""

    secret_key: str
    database_url: str
    redis_url: str
    public_url: str = "http://127.0.0.1:8000"
    mail_url: str | None = None
    mail_from: str = "Attune <attune@localhost>"
    workers: int = 1
    web_threads: int = 8
    plan_seconds: int = 120
    job_memory_mb: int = 4096
    lease_seconds: int = 20
    sweep_seconds: int = 2
    session_days: int = 30
    trusted_proxies: int = 0

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Read the environment; raise `SettingsError` with every fault found."""
        reader = _Reader(os.environ if environ is None else environ)
        settings = cls(
            secret_key=reader.secret("ATTUNE_SECRET_KEY"),
            database_url=reader.database("DATABASE_URL"),
            redis_url=reader.url("REDIS_URL", REDIS_SCHEMES),
            public_url=reader.url(
                "ATTUNE_PUBLIC_URL", ("http", "https"), cls_default("public_url")
            ),
            mail_url=reader.optional_url("ATTUNE_MAIL_URL", ("smtp", "smtps")),
            mail_from=reader.text("ATTUNE_MAIL_FROM", cls_default("mail_from")),
            workers=reader.number("ATTUNE_WORKERS", 1, 64, 1),
            web_threads=reader.number("ATTUNE_WEB_THREADS", 2, 64, 8),
            plan_seconds=reader.number("ATTUNE_PLAN_SECONDS", 1, 3600, 120),
            job_memory_mb=reader.number("ATTUNE_JOB_MEMORY_MB", 64, 262_144, 4096),
            lease_seconds=reader.number("ATTUNE_LEASE_SECONDS", 2, 600, 20),
            sweep_seconds=reader.number("ATTUNE_SWEEP_SECONDS", 1, 60, 2),
            session_days=reader.number("ATTUNE_SESSION_DAYS", 1, 365, 30),
            trusted_proxies=reader.number("ATTUNE_TRUSTED_PROXIES", 0, 5, 0),
        )
        if reader.faults:
            raise SettingsError(tuple(reader.faults))
        return settings


def cls_default(field: str) -> str:
    """Return the default that the dataclass itself declares, so that it is written once."""
    return str(Settings.__dataclass_fields__[field].default)


def _has_place(parts: SplitResult) -> bool:
    try:
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


class _Reader:
    """Take values out of a mapping and keep a sentence for each that does not do."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.faults: list[str] = []

    def text(self, name: str, default: str) -> str:
        return self.environ.get(name, "").strip() or default

    def secret(self, name: str) -> str:
        value = self.environ.get(name, "")
        if len(value) < SECRET_LENGTH:
            self.faults.append(
                f"{name} must be {SECRET_LENGTH} characters or more; make one with "
                "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
            )
        return value

    def url(self, name: str, schemes: tuple[str, ...], default: str = "") -> str:
        value = self.text(name, default).rstrip("/")
        parts = urlsplit(value)
        if parts.scheme not in schemes:
            self.faults.append(f"{name} must begin with {' or '.join(f'{s}://' for s in schemes)}")
        elif parts.scheme in WITH_HOST and not _has_place(parts):
            self.faults.append(f"{name} must name a host, and a port from 1 to 65535 if any")
        return value

    def optional_url(self, name: str, schemes: tuple[str, ...]) -> str | None:
        return self.url(name, schemes) if self.environ.get(name) else None

    def database(self, name: str) -> str:
        value = self.url(name, ("sqlite", "postgresql", "postgresql+psycopg", "postgres"))
        plain = ("postgresql://", "postgres://")
        for prefix in plain:
            if value.startswith(prefix):
                return "postgresql+psycopg://" + value.removeprefix(prefix)
        return value

    def number(self, name: str, low: int, high: int, default: int) -> int:
        value = self.environ.get(name, "").strip()
        return (
            default
            if not value
            else self._whole(name, value, lambda n: low <= n <= high, f"{low} to {high}")
        )

    def _whole(self, name: str, value: str, holds: Callable[[int], bool], span: str) -> int:
        if value.isascii() and value.isdigit() and holds(int(value)):
            return int(value)
        self.faults.append(f"{name} must be a whole number from {span}, not {value!r}")
        return 0
