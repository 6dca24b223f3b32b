"""A face in larger type for those who asked for it: nothing on it is smaller than in the usual type."""

from collections.abc import Callable
from dataclasses import replace

from service.printing.faces.face import HINTS, LARGE, Drawing, Face
from service.printing.faces.fit import Report, Text

# How much larger labels and notes are, and what is longer. Labels come first: those of one sheet are alike.
_TRIES = tuple((grow, ease) for grow in (LARGE, 1.1) for ease in (LARGE, 1.1, 1.05, 1.0))
_NEARLY = 0.001


def laid_out(face_of: Callable[[Drawing], Face], drawing: Drawing) -> Face:
    """Lay out a face with the largest type at which it says all that it says in the usual one, as large."""
    if not drawing.is_large:
        return face_of(drawing)
    chosen, face = _tried(face_of, drawing, 1.0, 1.0)
    usual = sizes_of(face)
    for grow, ease in _TRIES:
        larger, tried = _tried(face_of, drawing, grow, ease)
        if _holds(sizes_of(tried), usual, face):
            chosen, face = larger, tried
            break
    drawing.report.add(chosen.report)
    return face


def sizes_of(face: Face) -> dict[str, float]:
    """Return the size of each text of a face, by its words."""
    return {_words(item.text): item.text.size for item in face.texts}


def _holds(larger: dict[str, float], usual: dict[str, float], face: Face) -> bool:
    """Say whether nothing is smaller or gone; a hint may go, as it does where there is little room."""
    hints = {
        _words(one.text) for one in face.texts if {run.ink for run in one.text.runs} <= {*HINTS}
    }
    return all(
        larger.get(words, size if words in hints else 0) >= size - _NEARLY
        for words, size in usual.items()
    )


def _tried(
    face_of: Callable[[Drawing], Face], drawing: Drawing, grow: float, ease: float
) -> tuple[Drawing, Face]:
    one = replace(drawing, grow=grow, ease=ease, report=Report(drawing.card.id))
    return one, face_of(one)


def _words(text: Text) -> str:
    return "".join(run.text for run in text.runs)
