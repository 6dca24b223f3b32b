"""A face in larger type for those who asked for it, as far as nothing that is read becomes smaller."""

from collections.abc import Callable
from dataclasses import replace

from service.printing.faces.face import HINTS, LARGE, Drawing, Face
from service.printing.faces.fit import Report, Text

# In points of a usual card. Type above it is large already: it may give way to what is small.
_EASY = 10.5
_TRIES = (LARGE, 1.15, 1.1, 1.05)


def laid_out(face_of: Callable[[Drawing], Face], drawing: Drawing) -> Face:
    """Lay out a face with the largest type at which it still says all, and nothing small is smaller.

    Small cards have little room: small words that grow would otherwise take theirs from the question.
    """
    if not drawing.is_large:
        return face_of(drawing)
    usual, face = _tried(face_of, drawing, 1.0)
    least = {_words(text): min(text.size, _EASY * drawing.k) for text in _read(face)}
    for grow in _TRIES:
        larger, tried = _tried(face_of, drawing, grow)
        sizes = {_words(text): text.size for text in _read(tried)}
        if all(sizes.get(words, 0) >= size for words, size in least.items()):
            usual, face = larger, tried
            break
    drawing.report.add(usual.report)
    return face


def _tried(
    face_of: Callable[[Drawing], Face], drawing: Drawing, grow: float
) -> tuple[Drawing, Face]:
    one = replace(drawing, grow=grow, report=Report(drawing.card.id))
    return one, face_of(one)


def _read(face: Face) -> list[Text]:
    """Return what is read, hints apart, which small cards leave out."""
    texts = (item.text for item in face.texts)
    return [text for text in texts if text.runs and text.runs[0].ink not in HINTS]


def _words(text: Text) -> str:
    return "".join(run.text for run in text.runs)
