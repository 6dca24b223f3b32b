"""People as a sentence calls them: by name, a few at most."""

from collections.abc import Mapping, Sequence

MOST = 8


def called(numbers: Sequence[int], names: Mapping[int, str], *, most: int = MOST) -> str:
    """Return names with commas and an "and"; the id where there is no name."""
    said = [names.get(one, f"id {one}") for one in numbers]
    if len(said) > most:
        said = [*said[:most], f"{len(said) - most} more"]
    return " and ".join(part for part in (", ".join(said[:-1]), *said[-1:]) if part)
