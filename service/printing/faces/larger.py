"""A face in larger type for those who asked for it: nothing small on it gets smaller than in the usual type."""

from collections.abc import Callable
from dataclasses import replace

from service.printing.faces.face import HINTS, LARGE, Drawing, Face
from service.printing.faces.fit import Report, Text

# How much larger labels and notes are, and what is longer. Labels come first: those of one sheet are alike.
_TRIES = tuple((grow, ease) for grow in (LARGE, 1.1) for ease in (LARGE, 1.1, 1.05, 1.0))
_NEARLY = 0.001
# In points, what is called large print: of what is larger still, some may go to what is small.
_ENOUGH = 18.0


def laid_out(face_of: Callable[[Drawing], Face], drawing: Drawing) -> Face:
    """Lay out a face with the largest type at which it says all that it says in the usual one, as large.

    What is larger than large print may be somewhat smaller, so that what is small grows.
    """
    if not drawing.is_large:
        return face_of(drawing)
    chosen, usual = _tried(face_of, drawing, 1.0, 1.0)
    face = usual
    for grow, ease in _TRIES:
        larger, tried = _tried(face_of, drawing, grow, ease)
        # Labels may cost a hint or some of a line to write on; what is longer may not.
        if _is_as_large(tried, usual) and (ease == 1 or _is_as_rich(tried, usual)):
            chosen, face = larger, tried
            break
    drawing.report.add(chosen.report)
    return face


def sizes_of(face: Face) -> dict[str, float]:
    """Return the size of each text of a face, by its words."""
    return {_words(item.text): item.text.size for item in face.texts}


def _is_as_large(larger: Face, usual: Face) -> bool:
    """Say whether nothing is smaller that is not large print, and nothing gone, but for hints."""
    hints = {
        _words(one.text) for one in usual.texts if {run.ink for run in one.text.runs} <= {*HINTS}
    }
    found = sizes_of(larger)
    return all(
        found.get(words, size if words in hints else 0) >= min(size, _ENOUGH) - _NEARLY
        for words, size in sizes_of(usual).items()
    )


def _is_as_rich(larger: Face, usual: Face) -> bool:
    """Say whether no hint is gone, and as much is left to write on."""
    is_all_there = sizes_of(usual).keys() <= sizes_of(larger).keys()
    return is_all_there and _written_on(larger) >= _written_on(usual) - _NEARLY


def _written_on(face: Face) -> float:
    return sum(width for name, _x, _y, width, _height in face.marks if name == "line")


def _tried(
    face_of: Callable[[Drawing], Face], drawing: Drawing, grow: float, ease: float
) -> tuple[Drawing, Face]:
    one = replace(drawing, grow=grow, ease=ease, report=Report(drawing.card.id))
    return one, face_of(one)


def _words(text: Text) -> str:
    return "".join(run.text for run in text.runs)
