"""The data folder of one installation: its lock, its secret, its sockets. Starts nothing."""

import fcntl
import hashlib
import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from service.errors import AttuneError

# A unix socket's path ends after about 107 bytes.
LONGEST_SOCKET = 100
DEFAULT_FOLDER = Path(".attune")


@dataclass
class FolderInUse(AttuneError):
    """Another Attune runs on this folder."""

    folder: Path
    process: str


@dataclass(frozen=True, slots=True)
class Home:
    """A folder that only its owner may read."""

    folder: Path

    @classmethod
    def prepared(cls, folder: Path) -> "Home":
        """Create the folder if need be, and close it to others."""
        folder = folder.expanduser().resolve()
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        return cls(folder)

    @property
    def is_default(self) -> bool:
        """Say whether commands find this folder without being told."""
        return self.folder == DEFAULT_FOLDER.resolve()

    @property
    def database_url(self) -> str:
        """Return where the database is unless the operator says otherwise."""
        return f"sqlite:///{self.folder / 'attune.db'}"

    @property
    def socket(self) -> Path:
        """Return where Valkey listens; a short path, whatever the folder."""
        inside = self.folder / "valkey.sock"
        if len(bytes(inside)) <= LONGEST_SOCKET:
            return inside
        short = hashlib.sha256(bytes(self.folder)).hexdigest()[:16]
        elsewhere = Path(tempfile.gettempdir()) / f"attune-{os.getuid()}-{short}"
        elsewhere.mkdir(mode=0o700, exist_ok=True)
        return elsewhere / "valkey.sock"

    @property
    def redis_url(self) -> str:
        """Return the address of our own Valkey."""
        return f"unix://{self.socket}"

    def secret(self) -> str:
        """Return the installation's secret, made at the first start."""
        file = self.folder / "secret"
        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return file.read_text().strip()
        with os.fdopen(handle, "w") as stream:
            stream.write(secrets.token_urlsafe(48))
        return file.read_text().strip()

    def environment(self, environ: Mapping[str, str]) -> dict[str, str]:
        """Return the environment with what this folder knows, where the operator said nothing."""
        ours = {
            "ATTUNE_SECRET_KEY": self.secret(),
            "DATABASE_URL": self.database_url,
            "REDIS_URL": self.redis_url,
        }
        address = self.folder / "address"
        if address.exists():
            ours["ATTUNE_PUBLIC_URL"] = address.read_text().strip()
        return {**ours, **{name: value for name, value in environ.items() if value}}

    def lock(self) -> int:
        """Hold the folder until this process ends; `FolderInUse` if somebody does already."""
        handle = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            process = os.read(handle, 32).decode().strip()
            os.close(handle)
            raise FolderInUse(self.folder, process or "unknown") from fault
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        return handle
