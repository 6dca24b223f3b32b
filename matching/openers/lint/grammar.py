"""The words by which a language asks, and the cues of what is better not asked, from its file of cues."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

LANGUAGES = ("en", "de", "es", "fr")
Cue = re.Pattern[str]
_LISTED = frozenset({"common", "why"})


@dataclass(frozen=True, slots=True)
class Grammar:
    """How one language asks. Each pattern is matched on lower case without the end of the sentence.

    ``fillers`` come off the front, ``condition`` is a leading if-clause; ``head`` begins an open
    question and ``one_fact`` one that a date or a number answers; ``auxiliary`` begins a yes-or-no
    one; ``wrapper`` is a polite frame and ``whether`` what makes its inside a yes or no;
    ``invitation`` asks without a question; ``joints`` stand where a second question begins;
    ``elaborates`` begins a sentence that only spells out the one before, ``points_back`` a clause;
    ``and_why`` opens what would be one fact; ``common`` words join no two sentences.
    """

    fillers: Cue
    condition: Cue
    head: Cue
    one_fact: Cue
    auxiliary: Cue
    wrapper: Cue
    whether: Cue
    invitation: Cue
    joints: Cue
    elaborates: Cue
    points_back: Cue
    and_why: Cue
    common: frozenset[str]

    def bare(self, clause: str) -> str:
        """Return a clause without fillers, a name that is spoken to, and a leading condition."""
        before = None
        while before != clause:
            before = clause
            clause = self.fillers.sub("", clause, count=1).strip(" ,")
            clause = self.condition.sub("", clause, count=1).strip(" ,")
        return clause


@dataclass(frozen=True, slots=True)
class Manners:
    """What is better not asked in one language: for each verdict its cues, and kinder ways to ask.

    ``notes`` change no verdict. ``why`` says what each verdict means, and ``too_long`` with two
    numbers. ``kinder`` has a verdict, a pattern, what to ask instead and the same in the other form of
    address (vous and tu change places); the first that fits is taken. ``other_form`` finds that form.
    """

    too_personal: Cue
    pitch: Cue
    transactional: Cue
    loaded: Cue
    superlative: Cue
    superlative_pass: Cue
    closed: Cue
    notes: tuple[tuple[str, Cue], ...]
    why: Mapping[str, str]
    kinder: tuple[tuple[str, Cue, str, str], ...]
    other_form: Cue | None = None

    def instead(self, verdict: str, plain: str, text: str) -> str:
        """Return a kinder question for a text with this verdict, in its words as typed, or nothing."""
        other = self.other_form is not None and self.other_form.search(text.replace("’", "'"))
        for name, pattern, usual, changed in self.kinder:
            found = pattern.search(plain) if name == verdict else None
            if found:
                question = changed if other else usual
                return question.format(*(_as_typed(words or "", text) for words in found.groups()))
        return ""


@lru_cache(maxsize=len(LANGUAGES))
def language_of(code: str) -> tuple[Grammar, Manners]:
    """Return how a language asks, and its manners, read from its file once.

    The file has a pattern a line, in sections that begin with ``== name``; ``$NAME = pattern``
    gives a pattern a name, ``pattern -> question`` under ``== kinder verdict`` a kinder way, with the
    other form of address behind ``||``, and
    ``verdict -> sentence`` under ``== why`` its meaning.
    """
    text = (files("matching.openers.lint") / "cues" / f"{code}.txt").read_text("utf-8")
    named, sections = _sections(text)
    notes = tuple(
        (name.removeprefix("note "), _cue(lines, named))
        for name, lines in sections.items()
        if name.startswith("note ")
    )
    kinder = tuple(
        (name.removeprefix("kinder "), re.compile(_full(pattern.strip(), named)), *_forms(question))
        for name, lines in sections.items()
        if name.startswith("kinder ")
        for pattern, _, question in (line.rpartition("->") for line in lines)
    )
    cues = {
        name: _cue(lines, named)
        for name, lines in sections.items()
        if " " not in name and name not in _LISTED
    }
    why = dict(line.split(" -> ") for line in sections["why"])
    common = frozenset(" ".join(sections["common"]).split())
    manners = {name: cues.pop(name) for name in Manners.__slots__ if name in cues}
    return Grammar(**cues, common=common), Manners(**manners, notes=notes, why=why, kinder=kinder)


def _sections(text: str) -> tuple[dict[str, str], dict[str, list[str]]]:
    named: dict[str, str] = {}
    sections: defaultdict[str, list[str]] = defaultdict(list)
    section = ""
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("$") and not section:
            name, _, pattern = line.partition(" = ")
            named[name] = pattern
        elif line.startswith("== "):
            section = line.removeprefix("== ")
        else:
            sections[section].append(line)
    return named, sections


def _forms(question: str) -> tuple[str, str]:
    """Return a question in the usual form of address and in the other, which may be the same."""
    usual, _, other = question.partition("||")
    return usual.strip(), (other or usual).strip()


def _as_typed(words: str, text: str) -> str:
    place = text.replace("’", "'").lower().find(words)
    return text[place : place + len(words)] if place >= 0 else words


def _cue(lines: list[str], named: dict[str, str]) -> Cue:
    return re.compile("|".join(f"(?:{_full(line, named)})" for line in lines))


def _full(pattern: str, named: dict[str, str]) -> str:
    for name, meaning in named.items():
        pattern = pattern.replace(name, meaning)
    return pattern
