"""How cards look: one of a few designs, an organizer's color, larger type. Knows no card."""

import re
from dataclasses import dataclass
from typing import Final, Literal

Design = Literal["circles", "band", "plain"]
DESIGNS: Final[tuple[Design, ...]] = ("circles", "band", "plain")
# Text in the color has at least this contrast to white paper (WCAG asks for 4.5).
LEAST_CONTRAST: Final = 5.5
_COLOR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Look:
    """What was chosen. `accent` is a color like #1f6f6b for all rounds; empty: each has its own."""

    design: Design = "circles"
    accent: str = ""
    large: bool = False
    # A square code on each back, which opens a page for notes.
    coded: bool = False

    @property
    def deep(self) -> str:
        """The accent, darkened until text in it can be read on white."""
        return darkened(self.accent) if self.accent else ""


USUAL: Final = Look()


def look_of(look: Look) -> dict[str, str | bool]:
    """Return what the designs read of a look."""
    colors = {"accent": look.accent, "deep": look.deep} if look.accent else {}
    return {"design": look.design, "large": look.large, **colors}


def is_color(text: str) -> bool:
    """Return whether a text is a color as browsers send it.

    Examples
    --------
    >>> is_color("#1f6f6b"), is_color("teal")
    (True, False)
    """
    return _COLOR.fullmatch(text) is not None


def darkened(color: str) -> str:
    """Return a color made darker, its hue kept, until it stands out from white.

    Examples
    --------
    >>> darkened("#1d2433"), darkened("#ffffff")
    ('#1d2433', '#686868')
    """
    parts = tuple(int(color[at : at + 2], 16) for at in (1, 3, 5))
    share = 100
    while _contrast(parts, share) < LEAST_CONTRAST:
        share -= 1
    return "#" + "".join(f"{part * share // 100:02x}" for part in parts)


def _contrast(parts: tuple[int, ...], share: int) -> float:
    """Return the contrast to white, from 1 to 21, of a color of which so many percent are left."""
    red, green, blue = (_linear(part * share // 100 / 255) for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
