"""Files as answers: always to be saved, never to be run in our pages' name."""

import zipfile
from collections.abc import Iterable, Iterator

from flask import make_response
from werkzeug.wrappers import Response as Answer

# A fixed date, so that the same parts make the same file.
ZIP_DATE = (1980, 1, 1, 0, 0, 0)


class _Sink:
    """A file to write into that hands out what was written since the last time."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.waiting.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """There is nothing below to flush."""

    def take(self) -> bytes:
        taken = b"".join(self.waiting)
        self.waiting.clear()
        return taken


def file_answer(content: bytes, *, name: str, kind: str) -> Answer:
    """Return a file to be saved under a name."""
    answer = make_response(content)
    return _as_file(answer, name, kind)


def zip_answer(parts: Iterable[tuple[str, bytes]], *, name: str) -> Answer:
    """Return an archive, sent while it is written: one part is in memory at a time."""
    return _as_file(Answer(zipped(parts)), name, "application/zip")


def zipped(parts: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Write an archive part by part."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:  # type: ignore[call-overload] # a sink that cannot seek is enough for writing
        for part, content in parts:
            archive.writestr(zipfile.ZipInfo(part, ZIP_DATE), content)
            yield sink.take()
    yield sink.take()


def _as_file(answer: Answer, name: str, kind: str) -> Answer:
    answer.mimetype = kind
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer
