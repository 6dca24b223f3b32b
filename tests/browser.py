"""Finds Chromium, or says how to get it. `python -m tests.browser` installs it where it may."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
ADVICE = (
    "The tests need Chromium. Install it (apt-get install chromium), "
    "or set CHROMIUM to the path of one."
)
LAUNCH_ARGS = [
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Only root needs this, and only root may not do without it.
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
]


def chromium_path() -> str:
    """Return the browser's program; fail with the command to run when there is none."""
    named = os.environ.get("CHROMIUM")
    found = named if named and os.access(named, os.X_OK) else None
    found = found or next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        raise RuntimeError(ADVICE)
    return found


def main() -> int:
    try:
        chromium_path()
    except RuntimeError:
        if os.geteuid() != 0 or shutil.which("apt-get") is None:
            print(ADVICE, file=sys.stderr)
            return 1
        print("Installing Chromium ...")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
        ):
            done = subprocess.run(command, env=quiet, check=False, capture_output=True)
            if done.returncode != 0:
                print(done.stderr.decode()[-2000:], ADVICE, sep="\n", file=sys.stderr)
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
