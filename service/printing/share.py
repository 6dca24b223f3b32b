"""Says what people at a table share, in their own words. Knows no vocabulary, guesses nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from service.printing.facts import Word
from service.printing.roomwords import Strings
from service.printing.strings import strings_for
from service.printing.text import clean, isolated, wording

# Groups up to a dozen are told by number, from three on.
COUNTED = range(3, 13)
# No attendee has this number: theirs are 0 or more.
NOBODY = -1
# How one is told who wrote a thing alone, by as what.
_ALONE = {"interest": "listed", "value": "value_one", "wonder": "curious"}


@dataclass(frozen=True, slots=True)
class _Reading:
    """Who reads the sentence, who else sits there, and in which language."""

    reader: int
    names: Mapping[int, str]
    strings: Strings

    def quote(self, typed: str) -> str:
        marks = self.strings["open_quote"], self.strings["close_quote"]
        return f"{marks[0]}{isolated(clean(typed))}{marks[1]}"

    def name(self, person: int) -> str:
        return isolated(clean(self.names[person]))

    def count(self, group: tuple[int, ...]) -> str:
        return self.strings["counts"].split()[len(group) - COUNTED.start]

    def people(self, group: tuple[int, ...], *, you: str) -> str:
        said = [you] if self.reader in group else []
        others = (self.name(person) for person in group if person != self.reader)
        said += [self.strings["person"].format(name=name) for name in others]
        if len(said) == 1:
            return said[0]
        return f"{', '.join(said[:-1])} {self.strings['and']} {said[-1]}"


def language_asked(ladder: Mapping[str, Any]) -> str:
    """Return the language of a stored ladder's questions, from what they are called; else English."""
    return str(next(iter(ladder.get("ids", ())), "en")).partition("-")[0]


def share_line(
    kind: str,
    *,
    words: tuple[Word, ...],
    reader: int,
    names: Mapping[int, str],
    lang: str = "en",
) -> str:
    """Say one shared fact to `reader`, quoting exactly what each person typed.

    `names` holds everyone at the table, the reader too. For kind "curiosity" the first word is the
    curious person's, the others are those who know it. "You both" and "all three of you" are said
    only of equal words, so a line can always be checked against what was typed.
    """
    reading = _Reading(reader, names, strings_for(lang))
    if kind == "general" or len(words) < 2:
        return reading.strings["general_pair" if len(names) == 2 else "general_table"]
    if kind == "curiosity":
        return _curiosity(words, reading)
    if _same_words(words):
        return _same(kind, words, reading=reading)
    if kind == "wonder":
        ordered = sorted(words, key=lambda word: word[0] != reader)
        return " ".join(_wish(word, reading) for word in ordered)
    return _wrote(words, reading)


def wrote_alike(kind: str, words: tuple[Word, ...], *, names: Mapping[int, str], lang: str) -> str:
    """Say who wrote one thing as an interest, a value or a wish, one or more, to who did not."""
    reading = _Reading(NOBODY, names, strings_for(lang))
    if len(words) > 1:
        return _together("same" if kind == "interest" else kind, words, reading)
    ((person, typed),) = words
    said = reading.strings[_ALONE[kind]]
    return said.format(name=reading.name(person), x=reading.quote(typed))


def _same_words(words: tuple[Word, ...]) -> bool:
    return len({wording(typed) for _, typed in words}) == 1


def _same(kind: str, words: tuple[Word, ...], *, reading: _Reading) -> str:
    strings = reading.strings
    group = tuple(person for person, _ in words)
    typed = reading.quote(dict(words).get(reading.reader, words[0][1]))
    stem = kind if kind in ("value", "wonder") else "same"
    if set(group) == set(reading.names):
        if len(group) in COUNTED:
            return strings[f"{stem}_all"].format(n=reading.count(group), x=typed)
        if reading.reader in group:
            return strings[f"{stem}_pair" if len(group) == 2 else f"{stem}_table"].format(x=typed)
    if stem == "same" and len(group) in COUNTED:
        people = reading.people(group, you=strings["you_some"])
        line = strings["same_some"].format(n=reading.count(group), people=people, x=typed)
        return line[0].upper() + line[1:]
    return _together(stem, words, reading)


def _together(stem: str, words: tuple[Word, ...], reading: _Reading) -> str:
    """Name those who wrote the same beside each other."""
    strings = reading.strings
    typed = reading.quote(dict(words).get(reading.reader, words[0][1]))
    you = strings["you"] if stem == "same" else strings["you_object"]
    people = reading.people(tuple(person for person, _ in words), you=you)
    said = strings[f"{stem}_two" if len(words) == 2 else f"{stem}_more"]
    line = said.format(people=people, x=typed)
    return line[0].upper() + line[1:]


def _wrote(words: tuple[Word, ...], reading: _Reading) -> str:
    strings = reading.strings
    ordered = sorted(words, key=lambda word: word[0] != reading.reader)
    said: list[str] = []
    for person, typed in ordered:
        if person == reading.reader:
            said.append(strings["you_wrote"].format(x=reading.quote(typed)))
        else:
            key = "then_wrote" if said else "first_wrote"
            said.append(strings[key].format(name=reading.name(person), x=reading.quote(typed)))
    return strings["wrote_between"].join(said) + "."


def _curiosity(words: tuple[Word, ...], reading: _Reading) -> str:
    wish, *known = words
    said = [_wish(wish, reading)]
    groups: dict[str, list[Word]] = {}
    for person, typed in known:
        groups.setdefault(wording(typed), []).append((person, typed))
    said += [_listed(tuple(group), reading) for group in groups.values()]
    return " ".join(said)


def _wish(word: Word, reading: _Reading) -> str:
    person, typed = word
    if person == reading.reader:
        return reading.strings["curious_you"].format(x=reading.quote(typed))
    return reading.strings["curious"].format(name=reading.name(person), x=reading.quote(typed))


def _listed(group: tuple[Word, ...], reading: _Reading) -> str:
    """Say who listed something; those who listed the same are named together."""
    if len(group) > 1:
        return _together("same", group, reading)
    ((person, typed),) = group
    if person == reading.reader:
        return reading.strings["listed_you"].format(x=reading.quote(typed))
    return reading.strings["listed"].format(name=reading.name(person), x=reading.quote(typed))
