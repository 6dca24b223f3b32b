"""Bytes to text: byte order marks, UTF-8, and what spreadsheets at home write. Knows no columns."""

import re

from charset_normalizer import from_bytes

from service.errors import Unreadable

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# What Excel saves a CSV in where one is at home, the most spoken first.
WESTERN = ("cp1252", "cp1250")
SIGN_IN_WORD = re.compile(
    # A sign of money, a fraction and the like beside a letter, a control, or accents that stand so in no
    # Western name: a grave in the middle of a word, and a Danish vowel before an acute one.
    r"[^\W\d_][£¥¦§©®±¿¡¹²³¼½¾×÷ªº¬¤]|[£¥¦§©®±¿¡¹²³¼½¾×÷ªº¬¤][^\W\d_]|[\x80-\x9f]|[ìùò][^\W\d_]|ø[áéíý]"
    r"|[^\W\d_][“”„‘…—–ˆ˜‰†‡‹›][^\W\d_]"
)
# Text of two bytes a letter without its mark: every other byte of plain letters is nothing.
SAMPLE = 4000
MOST_OTHERS = 0.3


def decode(content: bytes) -> tuple[str, str, bool]:
    """Return the text, how it was written, and whether that is a guess; raise `Unreadable`."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding), encoding, False
    if b"\x00" in content:
        encoding = _wide(content[:SAMPLE])
        if not encoding:
            raise Unreadable("not-a-table")
        return _decoded(content, encoding), encoding, True
    try:
        return content.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError:
        western = _western(content)
    if western:
        return content.decode(western), western, True
    best = from_bytes(content).best()
    encoding = best.encoding if best is not None else "cp1252"
    return _decoded(content, encoding), encoding, True


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        raise Unreadable("encoding", encoding) from fault


def _wide(sample: bytes) -> str:
    """Return which half of each pair of bytes is mostly nothing, as an encoding; or nothing."""
    half = len(sample) // 2
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        empty = sample[start::2].count(0)
        others = sample[1 - start :: 2].count(0)
        if empty > half * MOST_OTHERS and others == 0:
            return encoding
    return ""


def _western(content: bytes) -> str:
    """Return how a spreadsheet of Western or Central Europe wrote the letters, or nothing.

    Guessing by statistics takes a short list of Spanish or French names for Czech or Croatian ones. Here the
    first code page counts in which no sign stands inside a word, if most letters are plain.
    """
    for encoding in WESTERN:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        letters = [c for c in text if c.isalpha()]
        plain = sum(c.isascii() for c in letters)
        if not SIGN_IN_WORD.search(text) and plain * 10 >= len(letters) * 7:
            return encoding
    return ""
