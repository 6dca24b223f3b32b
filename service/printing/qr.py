"""Square codes that phones read, as SVG. Knows nothing of where they lie."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import zxingcpp

# Modules of white that a code needs around it.
QUIET = 4
# Which pattern breaks up plain areas. Weighing all eight against one another takes most of a code's time, and
# the one that wins is read no better than this one: docs/decisions/0016.
_MASK = 7


@dataclass(frozen=True, slots=True)
class Square:
    """A code without its white rim, and how many modules it has on a side."""

    svg: str
    modules: int


def square_of(text: str, *, level: str) -> Square:
    """Return the code of an address in 0.1 ms.

    Level "M" bears a torn corner, for walls; "L" has larger modules where there is little room.
    """
    code = zxingcpp.create_barcode(
        text, zxingcpp.BarcodeFormat.QRCode, ec_level=level, data_mask=_MASK
    )
    light = np.asarray(code.to_image(scale=1, add_quiet_zones=False))
    side = len(light)
    # A bar for each run of dark modules, drawn here: the library's own drawing takes twice as long as all this.
    dark = np.zeros((side, side + 1), dtype=np.bool_)
    dark[:, 1:] = light == 0
    row = dark.ravel()
    turns = (np.flatnonzero(row[1:] != row[:-1]) + 1).tolist()
    if row[-1]:
        turns.append(len(row))
    starts, bars = _pieces(side)
    path = "".join(
        [
            starts[start] + bars[end - start]
            for start, end in zip(turns[::2], turns[1::2], strict=True)
        ]
    )
    # As little as can be: reading it costs the typesetter more than drawing it.
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" viewBox="0 0 {side} {side}">'
        f'<rect width="{side}" height="{side}" fill="#fff"/><path fill="#000" d="{path}"/></svg>'
    )
    return Square(svg, side)


@cache
def _pieces(side: int) -> tuple[list[str], list[str]]:
    """Return what a path says to begin at each place of a padded row, and to draw a bar of each length."""
    starts = [
        f"M{place % (side + 1) - 1} {place // (side + 1)}" for place in range(side * (side + 1))
    ]
    return starts, [f"h{length}v1h-{length}" for length in range(side + 1)]
