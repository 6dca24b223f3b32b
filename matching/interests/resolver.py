"""From typed words to topics, with how each was understood; decides no weight."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from matching.interests.fold import fold
from matching.interests.quotable import quotable
from matching.interests.sensitive import is_sensitive
from matching.interests.vocabulary import BY_FIRST, NAMES, SPACELESS
from matching.progress import Between, spaced, unwatched
from matching.roster import Attendee, Roster

SAME_WORDS = "same words"
SPELLING = "spelling"
VOCABULARY = "vocabulary"
NEGATED = "negated"
NO_WORDS = "no words"

_NEGATIONS = re.compile(
    r"^(not|never|anything but|everything but|i hate|i dislike|i (do not|dont)|hate|dislike|"
    r"nicht|kein|keine|nunca|no me gusta|pas|jamais)\b"
)
_FILLERS = re.compile(
    r"^(i (really )?(like|love|enjoy)( to)?|i am into|im into|my|the|playing|going to|"
    r"learning about|learning|watching|listening to|everything about|anything about|"
    r"all thing|lot of) "
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing somebody typed: the words (trimmed), their fold, the topic, and how understood."""

    words: str
    folded: str
    topic: str
    how: str
    sensitive: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """What one attendee may be matched on, each topic once, in the order typed."""

    interests: tuple[Entry, ...]
    values: tuple[Entry, ...]
    curious_about: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Understanding:
    """A voice for each attendee, in the order of the roster."""

    voices: tuple[Voice, ...]

    @property
    def topics(self) -> int:
        """How many different topics and values were named."""
        topics = {e.topic for v in self.voices for e in (*v.interests, *v.curious_about)}
        values = {e.topic for v in self.voices for e in v.values}
        return len(topics) + len(values)


@lru_cache(maxsize=65536)
def resolve(words: str) -> Entry:
    """Return the topic that typed words name, and how that was understood.

    Parameters
    ----------
    words : str
        As typed on a form.

    Returns
    -------
    Entry
        ``how`` is ``same words`` (a topic's own name, or words of nobody's vocabulary, which
        still meet the same words of others), ``vocabulary`` (another name of a topic, or words
        around one), ``spelling`` (one letter off, or differently spaced), ``negated`` ("not
        running": no topic, matches nothing) or ``no words`` (a link, an address, no letter at
        all: no topic either).

    Notes
    -----
    A correction needs five letters, the same first letter and exactly one candidate topic; so
    unknown words are left alone rather than guessed. Cost O(length of the word list).

    Examples
    --------
    >>> resolve("Rock-climbing").topic, resolve("Rock-climbing").how
    ('climbing', 'vocabulary')
    >>> resolve("photograhpy").topic, resolve("photograhpy").how
    ('photography', 'spelling')
    >>> resolve("collecting stamps from Oz").topic
    'collecting stamp from oz'
    """
    typed = words.strip()
    folded = fold(typed)
    topic, how = _topic(folded) if quotable(typed) else ("", NO_WORDS)
    return Entry(typed, folded, topic, how, is_sensitive(folded) or is_sensitive(topic))


def _topic(folded: str) -> tuple[str, str]:
    if _NEGATIONS.match(folded):
        return "", NEGATED
    if folded in NAMES:
        topic = NAMES[folded]
        return topic, SAME_WORDS if topic == folded else VOCABULARY
    joined = folded.replace(" ", "")
    if len(joined) > 3 and joined in SPACELESS:
        return SPACELESS[joined], SPELLING
    core = folded
    while (match := _FILLERS.match(core)) and core not in NAMES:
        core = core[match.end() :]
    if core in NAMES:
        return NAMES[core], VOCABULARY
    near = _misspelt(folded)
    return (near, SPELLING) if near else (folded, SAME_WORDS)


def _misspelt(folded: str) -> str | None:
    if len(folded) < 6 or not folded.isascii():
        return None
    found = {NAMES[name] for name in _alike(folded)}
    return found.pop() if len(found) == 1 else None


def _alike(folded: str) -> list[str]:
    return [n for n in BY_FIRST.get(folded[0], ()) if _one_edit(folded, n)]


def _one_edit(a: str, b: str) -> bool:
    if a == b or abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 6:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    swapped = rest_a[:2] == rest_b[:2][::-1] and rest_a[2:] == rest_b[2:]
    return (
        rest_a[1:] == rest_b[1:]
        or rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or (swapped and len(rest_a) > 1)
    )


def understand(roster: Roster, between: Between = unwatched) -> Understanding:
    """Resolve every word of a roster that may take part in matching.

    Words on sensitive subjects take part only for attendees who said they may; for the others
    they are dropped here, so that nothing later can match on them or print them. ``between`` is
    called between attendees; what it raises ends the work.

    Examples
    --------
    >>> roster = Roster.build([Attendee(1, "Ana", ("climbing", "Climbing!", "my faith"))])
    >>> [e.words for e in understand(roster).voices[0].interests]
    ['climbing']
    """
    return Understanding(tuple(_voice(a) for a in spaced(roster.attendees, between)))


def _voice(attendee: Attendee) -> Voice:
    return Voice(
        _entries(attendee.interests, attendee),
        _entries(attendee.values, attendee),
        _entries(attendee.curious_about, attendee),
    )


def _entries(typed: Sequence[str], attendee: Attendee) -> tuple[Entry, ...]:
    kept: dict[str, Entry] = {}
    for words in typed:
        entry = resolve(words)
        if entry.topic and (attendee.sensitive or not entry.sensitive):
            kept.setdefault(entry.topic, entry)
    return tuple(kept.values())
