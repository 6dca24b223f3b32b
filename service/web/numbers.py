"""Whole numbers as they stand in addresses and forms. Refuses everything else."""


def whole(text: str, *, digits: int) -> int | None:
    """Return a number of at most so many digits; None for what is none."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= digits
    return int(text) if is_number else None
