"""Reads what was laid out as designs get it: each text of a face, with where it lies."""

from typing import Any

from service.printing.ready import Data


def texts_on(data: Data, side: str, card: int = 0) -> list[tuple[Any, ...]]:
    """Return x, y, width, height, size, leading, line, align, heading, clipped, doubted and runs."""
    placed = data["cards"][card][side]["texts"]
    return [(x, y, *data["texts"][number][1:]) for x, y, number in placed]
