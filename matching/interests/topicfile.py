"""The lines of a vocabulary file as values, with every fault by line; knows no other file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matching.errors import BadVocabulary

# In the order in which a name that two languages share is taken, where nobody says which one.
LANGUAGES = ("en", "de", "es", "fr", "it", "pt", "nl", "pl")
_FLAGS = ("broad", "sensitive")
_DEEPEST = 3
_FORBIDDEN = re.compile(r"[():|=~<;\t]")


@dataclass(frozen=True, slots=True)
class Name:
    """One way of naming a topic, or (``narrower``) a kind of it, in one language."""

    words: str
    language: str
    narrower: bool = False


@dataclass(frozen=True, slots=True)
class TopicLine:
    """One topic as a file has it: its label is its first name."""

    label: str
    names: tuple[Name, ...]
    parent: str | None = None
    group: str | None = None
    broad: bool = False
    sensitive: bool = False
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class TopicFile:
    """What one file says, in its order. ``near`` joins labels, ``senses`` lists labels of a word.

    ``lonely`` are phrases that are no kind of what their last word names; ``lookalikes`` are words
    that only look like a name once accents and plurals are evened out, and ``borrowed`` are names
    of other languages that are English words for something else.
    """

    topics: tuple[TopicLine, ...]
    near: tuple[tuple[str, str], ...]
    senses: tuple[tuple[str, tuple[str, ...]], ...]
    lonely: tuple[str, ...]
    lookalikes: tuple[str, ...]
    borrowed: tuple[str, ...]


def parse_topics(text: str, *, source: str = "") -> TopicFile:
    r"""Read the lines of a vocabulary file.

    Parameters
    ----------
    text : str
        One topic a line: ``label: name, <narrower name | de: Name | meaning: words``. Two spaces
        before it make it a child of the line above. ``@ name`` begins a tight group, ``@ -`` ends
        it, ``== words`` is a heading, ``~ a = b, c`` joins neighbors, ``? word: a, b`` lists the
        senses of an ambiguous word, ``! phrase`` says that its last word misleads, ``% words`` that,
        typed so, they are no name at all, ``& words`` that they are one only in their language.
    source : str
        Named in errors.

    Returns
    -------
    TopicFile

    Raises
    ------
    BadVocabulary
        With the source, the number of the line and what is wrong with it.

    Examples
    --------
    >>> file = parse_topics("climbing: climb | de: Klettern\n  bouldering:\n~ climbing = yoga")
    >>> [(t.label, t.parent, len(t.names)) for t in file.topics], file.near
    ([('climbing', None, 3), ('bouldering', 'climbing', 1)], (('climbing', 'yoga'),))
    """
    reader = _Reader(source)
    for number, line in enumerate(text.splitlines(), 1):
        reader.take(number, line.rstrip())
    return TopicFile(
        topics=tuple(reader.topics),
        near=tuple(reader.near),
        senses=tuple(reader.senses),
        lonely=tuple(reader.lonely),
        lookalikes=tuple(reader.lookalikes),
        borrowed=tuple(reader.borrowed),
    )


class _Reader:
    """Reads line by line, since a line may belong to the ones above it."""

    def __init__(self, source: str) -> None:
        self.topics: list[TopicLine] = []
        self.near: list[tuple[str, str]] = []
        self.senses: list[tuple[str, tuple[str, ...]]] = []
        self.lonely: list[str] = []
        self.lookalikes: list[str] = []
        self.borrowed: list[str] = []
        self._source = source
        self._number = 0
        self._group: str | None = None
        self._above: list[str] = []

    def take(self, number: int, line: str) -> None:
        """Read one line."""
        self._number = number
        sign, _, rest = line.partition(" ")
        if not line or sign.startswith("#"):
            return
        if sign in ("==", "@"):
            self._above = []
            self._group = rest if sign == "@" and rest != "-" else None
        elif sign == "~":
            one, others = self._parted(rest, " = ")
            self.near.extend((one, other) for other in self._listed(others))
        elif sign == "?":
            word, senses = self._parted(rest, ": ")
            self.senses.append((word, tuple(self._listed(senses))))
        elif sign == "!":
            self.lonely.extend(self._listed(rest))
        elif sign == "%":
            self.lookalikes.extend(self._listed(rest))
        elif sign == "&":
            self.borrowed.extend(self._listed(rest))
        else:
            self._topic(line)

    def _topic(self, line: str) -> None:
        level, odd = divmod(len(line) - len(line.lstrip()), 2)
        if odd or level >= _DEEPEST or level > len(self._above):
            raise self._fault("indentation")
        head, names = self._parted(line.strip(), ":")
        label, *flags = (part.strip(" )") for part in head.split("("))
        if any(flag not in _FLAGS for flag in flags):
            raise self._fault("flag")
        named, meaning = self._names(label, names)
        parent = self._above[level - 1] if level else None
        group = None if level else self._group
        broad, sensitive = ("broad" in flags), ("sensitive" in flags)
        self.topics.append(TopicLine(label, named, parent, group, broad, sensitive, meaning))
        self._above = [*self._above[:level], label]

    def _names(self, label: str, text: str) -> tuple[tuple[Name, ...], str]:
        first, *others = text.split("|")
        parts = [("en", first), *(self._parted(other, ":") for other in others)]
        names, meaning = [Name(label, "en")], ""
        for language, words in parts:
            if language == "meaning":
                meaning = words
            elif language in LANGUAGES:
                names.extend(self._named(language, words))
            else:
                raise self._fault("language")
        return tuple(names), meaning

    def _named(self, language: str, words: str) -> Iterator[Name]:
        for one in self._listed(words):
            bare = one.removeprefix("<").strip()
            if not bare or _FORBIDDEN.search(bare):
                raise self._fault("name")
            yield Name(bare, language, narrower=bare != one)

    def _parted(self, text: str, sign: str) -> tuple[str, str]:
        before, found, after = text.partition(sign)
        if not found or not before.strip():
            raise self._fault(f"no {sign.strip()!r}")
        return before.strip(), after.strip()

    @staticmethod
    def _listed(text: str) -> list[str]:
        return [one.strip() for one in text.split(",") if one.strip()]

    def _fault(self, what: str) -> BadVocabulary:
        return BadVocabulary(self._source, self._number, what)
