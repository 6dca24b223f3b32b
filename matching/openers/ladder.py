"""What makes a ladder: depth, threads and facts; does not remember who was asked what."""

from collections.abc import Iterator
from dataclasses import dataclass

from matching.called import called
from matching.interests.fold import fold
from matching.openers.bank import BANKS, LANGUAGES, Question
from matching.openers.slots import FSI, PDI, filled, fits, fits_name
from matching.outcome import Reason

_TARGETS = {
    1: (2,),
    2: (1, 2),
    3: (1, 2, 3),
    4: (1, 2, 2, 3),
    5: (1, 2, 2, 3, 3),
    6: (1, 1, 2, 2, 3, 3),
}
_SHARED = {"interest": "SI", "value": "SV"}
_MOVES = frozenset({("b", "c"), ("b", "p"), ("h", "c")})
# As long as a breath: words, and letters with words of people in the slots. Other languages need more.
_MOST = {"en": (20, 110), "de": (20, 125), "es": (24, 125), "fr": (24, 125)}


def target_depth(number: int, rounds: int) -> int:
    """Return the depth meant for round ``number`` (from 1) of ``rounds``.

    Examples
    --------
    >>> [target_depth(r, 4) for r in (1, 2, 3, 4)], target_depth(8, 9)
    ([1, 2, 2, 3], 3)
    """
    if rounds in _TARGETS:
        return _TARGETS[rounds][number - 1]
    return 1 + (number - 1) * 3 // rounds


def card_depth(number: int, rounds: int, *, ceilings: tuple[int, ...]) -> int:
    """Return the depth of a meeting: the round's target, never above anybody's ceiling."""
    return min(target_depth(number, rounds), *ceilings)


def leads(opener: Question, deeper: Question) -> bool:
    """Return whether a deeper question takes up the thread of an opener.

    Examples
    --------
    >>> from matching.openers.bank import BY_ID
    >>> leads(BY_ID["en-si-02"], BY_ID["en-si-07"]), leads(BY_ID["en-si-05"], BY_ID["en-si-08"])
    (True, False)
    """
    one, two = opener.thread, deeper.thread
    return one in (two, "d") or two == "m" or (one, two) in _MOVES


@dataclass(frozen=True, slots=True)
class Phrase:
    """A question with the words of one meeting in it; ``fact`` numbers what it is about, -1 for nothing.

    ``whole`` says that it quotes what everybody at a table wrote.
    """

    question: Question
    fact: int
    text: str
    whole: bool = False

    @property
    def points(self) -> bool:
        """Whether it says "this", which is understood only beside the one thing that it means."""
        return bool(self.question.pointing) and self.text == self.question.pointing


def phrases(
    reasons: tuple[Reason, ...],
    names: dict[int, str],
    *,
    language: str,
    table: bool,
    own: tuple[Question, ...] = (),
    work: bool = False,
) -> tuple[Phrase, ...]:
    """Return every question in a language that is true of a meeting, with its slots filled.

    Questions about a fact quote its words or point at them, and call people as one does. At a table they
    quote what all wrote, or an interest that half or more did, where others can answer too. `work`
    says whether questions about work are among them.
    """
    asked = tuple(Phrase(q, -1, q.text) for q in own if q.language == language)
    general = (*_GENERAL[language], *(_WORK[language] if work else ()))
    if table:
        suited = (p for p in general if p.question.table or p.question.type == "WK")
        return (*asked, *suited, *_of_table(reasons, len(names), language))
    out = [*asked, *general]
    spoken = called(names)
    kinds = [reason.kind for reason in reasons]
    for number, reason in enumerate(reasons):
        # A card shows the first of a kind beside "this", and nothing else.
        is_first = kinds.index(reason.kind) == number
        for question, text in _about(reason, spoken, language):
            phrase = Phrase(question, number, text)
            if speakable(text, language) and (is_first or not phrase.points):
                out.append(phrase)
    return tuple(out)


_GENERAL = {
    language: tuple(
        Phrase(q, -1, q.text) for q in BANKS[language] if not q.slots and q.type != "WK"
    )
    for language in LANGUAGES
}
_WORK = {
    language: tuple(Phrase(q, -1, q.text) for q in BANKS[language] if q.type == "WK")
    for language in LANGUAGES
}
_WITH_SLOTS = {
    (language, kind): tuple(q for q in BANKS[language] if q.slots and q.type == kind)
    for language in LANGUAGES
    for kind in ("SI", "SV", "DW", "CK")
}

_OF_ANYONE = {
    language: tuple(q for q in _WITH_SLOTS[language, "SI"] if q.anyone) for language in LANGUAGES
}


def _about(reason: Reason, names: dict[int, str], language: str) -> Iterator[tuple[Question, str]]:
    """Yield the questions that a reason bears, with its words in them, or pointing back at them.

    The same words stand in the question. Other words for the same, or words that fit no question,
    stand in the line above it, and the question says "this". Two things can be compared.
    """
    (a, x), (b, y) = reason.words
    quotable, equal = fits(x) and fits(y), fold(x) == fold(y)
    if reason.kind == "curiosity":
        for question in _WITH_SLOTS[language, "CK"] if quotable else ():
            slots = _curious(question, names[a], x, names[b], y)
            if slots is not None:
                yield question, filled(question.text, slots)
    elif reason.kind == "wonder":
        # Neither knows it yet: what one asks of something liked would ring false.
        known = _OF_ANYONE[language] if equal and quotable else ()
        yield from ((question, filled(question.text, {"topic": x})) for question in known)
    elif reason.kind in _SHARED and (equal or reason.relation == "same"):
        known = _WITH_SLOTS[language, _SHARED[reason.kind]]
        yield from _of_both(known, x if equal and quotable else "")
    elif reason.kind == "interest" and quotable:
        # Near only: neither is the other's, and both can be asked about beside each other.
        for question in _WITH_SLOTS[language, "DW"]:
            yield question, filled(question.text, {"one": x, "other": y})


def _of_both(known: tuple[Question, ...], words: str) -> Iterator[tuple[Question, str]]:
    """Yield questions about what both wrote, with these words in them; with none, those that say "this"."""
    for question in known:
        if words:
            yield question, filled(question.text, {"topic": words, "value": words})
        elif question.pointing:
            yield question, question.pointing


def _of_table(reasons: tuple[Reason, ...], people: int, language: str) -> Iterator[Phrase]:
    """Yield the questions about words that all of a table wrote alike, or half of it and more.

    Who is curious about something counts among those who wrote it, for what anybody can answer.
    """
    writers: dict[tuple[str, str], set[int]] = {}
    holders: dict[tuple[str, str], set[int]] = {}
    first: dict[tuple[str, str], int] = {}
    for number, reason in enumerate(reasons):
        (a, x), (b, y) = reason.words
        if reason.relation == "near" or fold(x) != fold(y) or not fits(x):
            continue
        kind = reason.kind if reason.kind == "value" else "interest"
        writers.setdefault((kind, fold(x)), set()).update((a, b))
        first.setdefault((kind, fold(x)), number)
        if reason.kind in _SHARED:
            holders.setdefault((kind, fold(x)), set()).update((a, b))
    most_first = sorted(writers.items(), key=lambda item: -len(item[1]))
    for place, ((kind, typed), who) in enumerate(most_first):
        # Values are quoted only to who wrote the same.
        if len(who) < people and (kind == "value" or 2 * len(who) < people):
            continue
        whole = len(holders.get((kind, typed), ())) == people
        words = reasons[first[kind, typed]].words[0][1]
        for question in _WITH_SLOTS[language, _SHARED[kind]]:
            if not (question.anyone or (question.shared and whole)):
                continue
            text = filled(question.text, {"topic": words, "value": words})
            if speakable(text, language):
                yield Phrase(question, place, text, whole)


def speakable(text: str, language: str = "en") -> bool:
    """Return whether a question is short enough to be said in one breath.

    Examples
    --------
    >>> speakable("What surprised you?"), speakable("and " * 21)
    (True, False)
    """
    most_words, most_letters = _MOST[language]
    letters = len(text) - text.count(FSI) - text.count(PDI)
    return len(text.split()) <= most_words and letters <= most_letters


def _curious(question: Question, asker: str, x: str, knower: str, y: str) -> dict[str, str] | None:
    asker, knower = asker.strip(), knower.strip()
    if not (fits_name(asker) and fits_name(knower)) or fold(asker) == fold(knower):
        return None
    # The topic is worded as the person spoken to worded it.
    topic = x if question.text.startswith("{asker}") else y
    return {"asker": asker, "knower": knower, "topic": topic}
