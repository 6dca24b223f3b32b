"""What people at a table share, as their questions say it and as its reader does. Lays nothing out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from service.printing.beside import Shared, shared_of


@dataclass(frozen=True, slots=True)
class Sayings:
    """Each thing that is shared, in the language of the questions, by which one knows what they mean.

    `told` has the reader's line for each of those lines: people's own words stay as typed in both.
    """

    asked: tuple[Shared, ...]
    told: Mapping[str, str]

    def as_told(self, one: Shared) -> Shared:
        """Return one of them as its reader reads it."""
        return replace(one, line=self.told[one.line])


def sayings_of(
    reasons: Iterable[Mapping[str, Any]],
    names: Mapping[int, str],
    *,
    reader: int,
    asked_in: str,
    told_in: str,
) -> Sayings:
    """Return what those in `names` share, said to one of them; on paper both languages are one."""
    reasons = tuple(reasons)
    asked = shared_of(reasons, names, reader=reader, lang=asked_in)
    told = shared_of(reasons, names, reader=reader, lang=told_in)
    lines = {one.line: other.line for one, other in zip(asked, told, strict=True)}
    return Sayings(asked, lines)
