"""The sizes of the motif: a circle for each person, and the lens where all meet. The designs draw it."""

import math

_REACH = {2: 0.46, 3: 0.42, 4: 0.46}
_TURN = {2: 0.0, 3: -90.0, 4: 45.0}


def motif_size(people: int, radius: float) -> tuple[float, float]:
    """Return width and height of overlapping circles, two to four of them."""
    count = min(4, max(2, people))
    angles = [math.radians(_TURN[count] + number * 360 / count) for number in range(count)]
    reach = _REACH[count] * radius
    across = [reach * math.cos(angle) for angle in angles]
    down = [reach * math.sin(angle) for angle in angles]
    return max(across) - min(across) + 2 * radius, max(down) - min(down) + 2 * radius
