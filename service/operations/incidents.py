"""What a row says once a fault of ours ended its work. Changes no row."""

from datetime import datetime
from typing import Any


def given_up(state: Any, incident: str, *, now: datetime) -> dict[str, Any]:
    """Return the columns of a plan or a deck that failed by a fault which the log tells by the incident."""
    return {
        "state": state,
        "failure": {"incident": incident},
        "lease_until": None,
        "finished_at": now,
    }
