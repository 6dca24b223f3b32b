"""What a deck of changed papers does to those that lie there. Compares nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Any

from service.printing.imprint import Old


@dataclass(frozen=True, slots=True)
class Changes:
    """What was printed of how many, since when, and which old papers are to be taken out.

    New papers take the place of those that are swapped, and nothing that of those that are gone.
    `stock` is what the old ones are on.
    """

    since: datetime
    stock: str
    total: int
    fresh: int
    swapped: tuple[Old, ...]
    gone: tuple[Old, ...]

    @property
    def is_nothing(self) -> bool:
        """Say whether everything that lies there still holds."""
        return not (self.fresh or self.gone)

    def stored(self) -> dict[str, Any]:
        """Return this as a JSON object."""
        return {
            "since": self.since.isoformat(),
            "stock": self.stock,
            "total": self.total,
            "fresh": self.fresh,
            "swapped": [list(astuple(one)) for one in self.swapped],
            "gone": [list(astuple(one)) for one in self.gone],
        }


def changes_from(stored: Mapping[str, Any] | None) -> Changes | None:
    """Return what `Changes.stored` gave, or None for nothing."""
    if not stored:
        return None
    return Changes(
        since=datetime.fromisoformat(stored["since"]),
        stock=stored["stock"],
        total=stored["total"],
        fresh=stored["fresh"],
        swapped=_olds(stored["swapped"]),
        gone=_olds(stored["gone"]),
    )


def _olds(stored: Iterable[Iterable[Any]]) -> tuple[Old, ...]:
    return tuple(Old(*one) for one in stored)
