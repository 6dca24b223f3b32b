"""What somebody typed into one box, as the phrases it lists. Knows no response."""

from matching.interests.reading import listed_in


def phrases_in(text: str) -> list[str]:
    """Split what was typed: one phrase for each line, or for each comma that parts two things.

    Brackets, names with commas and what a no belongs to stay whole ("anything but golf, tennis").
    """
    return [phrase for line in text.splitlines() for phrase in listed_in(line)]
