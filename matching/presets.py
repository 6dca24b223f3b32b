"""Three ways to weigh what two people have to begin with; knows no attendee."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preset:
    """What each relation is worth.

    ``same`` to ``curious_near`` are quarters of a topic's rarity; those of ``near`` and
    ``curious_near`` are shared out by kinship, and so are those of ``value`` for related values.
    ``different`` is the number of thirty-seconds by which each difference worth learning from
    raises what a pair has already.
    """

    same: int
    near: int
    value: int
    curious: int
    curious_near: int
    different: int


BALANCED = "balanced"
# A difference multiplies and never founds: who has nothing to talk about gets nothing for it.
PRESETS = {
    BALANCED: Preset(same=4, near=4, value=3, curious=6, curious_near=6, different=2),
    "find-my-people": Preset(same=6, near=6, value=4, curious=3, curious_near=2, different=1),
    "widen-the-circle": Preset(same=3, near=2, value=2, curious=8, curious_near=8, different=8),
}
