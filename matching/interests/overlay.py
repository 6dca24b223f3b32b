"""The vocabulary with an organizer's decisions laid over it; reads no roster and no typed words."""

from dataclasses import replace
from functools import lru_cache

from matching.curation import TWOFOLD, Action, Curation, Override
from matching.errors import BadVocabulary
from matching.interests.fold import as_typed, fold
from matching.interests.sensitive import is_sensitive
from matching.interests.vocabulary import Topic, Vocabulary


@lru_cache(maxsize=16)
def curated(vocabulary: Vocabulary, curation: Curation) -> Vocabulary:
    """Return the vocabulary with overrides applied in their order; the last one wins.

    ``merge`` makes the words a name of the other topic (a topic's own label takes all its names
    along), ``split`` a topic of their own, ``rename`` changes what pages call a topic, ``near`` and
    ``not near`` join and part, ``block`` lets the words match nothing.

    Raises
    ------
    BadVocabulary
        With the number of the override, from 1: no words, the same words twice, or a topic split
        from its own label.

    Examples
    --------
    >>> from matching.interests.vocabulary import shipped
    >>> changed = curated(shipped(), (Override(Action.MERGE, "Snorblefen", "hiking"),))
    >>> changed.names["snorblefen"]
    'hiking'
    """
    if not curation:
        return vocabulary
    desk = _Desk(vocabulary)
    for number, override in enumerate(curation, 1):
        if fault := fault_of(override):
            raise BadVocabulary("overrides", number, fault)
        desk.apply(override)
    return desk.vocabulary()


def fault_of(override: Override) -> str:
    """Return why an override says nothing: ``no-words``, ``same-words``, or an empty text.

    Examples
    --------
    >>> fault_of(Override(Action.MERGE, "trail-running", "Trail running"))
    'same-words'
    """
    one, other = fold(override.words), fold(override.other)
    if not one or (override.action in TWOFOLD and not other):
        return "no-words"
    return "same-words" if one == other and override.action is not Action.RENAME else ""


def outdone(curation: Curation) -> tuple[bool, ...]:
    """Return for each override whether a later one decides the same question about the same words.

    Examples
    --------
    >>> outdone((Override(Action.MERGE, "tea", "chess"), Override(Action.SPLIT, "Tea")))
    (True, False)
    >>> outdone((Override(Action.NEAR, "tea", "chess"), Override(Action.NOT_NEAR, "chess", "tea")))
    (True, False)
    """
    asked = [_question(one) for one in curation]
    return tuple(question in asked[place:] for place, question in enumerate(asked, 1))


def _question(override: Override) -> tuple[str, ...]:
    """Return what an override decides: what words mean, whether two are near, or a name on pages."""
    one, other = fold(override.words), fold(override.other)
    match override.action:
        case Action.NEAR | Action.NOT_NEAR:
            return ("near", *sorted((one, other)))
        case Action.RENAME:
            return ("called", one)
    return ("means", one)


class _Desk:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._given = vocabulary
        self._topics = dict(vocabulary.topics)
        self._names = dict(vocabulary.names)
        self._tongues = dict(vocabulary.tongues)
        self._accented = dict(vocabulary.accented)
        self._senses = dict(vocabulary.senses)
        self._borrowed = set(vocabulary.borrowed)
        self._near = set(vocabulary.near)
        self._apart = set(vocabulary.apart)
        self._blocked = set(vocabulary.blocked)
        self._shown = dict(vocabulary.shown or {})

    def vocabulary(self) -> Vocabulary:
        return replace(
            self._given,
            topics=self._topics,
            names=self._names,
            tongues=self._tongues,
            accented=self._accented,
            senses=self._senses,
            borrowed=frozenset(self._borrowed),
            near=frozenset(self._near),
            apart=frozenset(self._apart),
            blocked=frozenset(self._blocked),
            shown=self._shown,
        )

    def apply(self, override: Override) -> None:
        words, other = override.words.strip(), override.other.strip()
        match override.action:
            case Action.MERGE:
                self._merge(words, self._node(other))
            case Action.SPLIT:
                self._split(words)
            case Action.RENAME:
                # What is no topic has no other name on pages than its own words.
                if label := self._label(words):
                    self._shown[label] = other
            case Action.NEAR:
                self._join(self._node(words), self._node(other))
            case Action.NOT_NEAR:
                self._part(self._node(words), self._node(other))
            case Action.BLOCK:
                self._blocked.add(self._node(words))

    def _node(self, words: str) -> str:
        """Return the label of the topic that words name; words that name none become one."""
        if self._label(words) is None:
            self._found(words)
        return self._label(words) or words

    def _label(self, words: str) -> str | None:
        typed = as_typed(words)
        if typed in self._given.lookalikes:
            return self._accented.get(typed)
        return self._names.get(fold(words))

    def _found(self, words: str) -> None:
        self._name(words, words)
        self._topics[words] = Topic(words, labels=(("en", words),), sensitive=is_sensitive(words))

    def _name(self, words: str, label: str) -> None:
        typed, folded = as_typed(words), fold(words)
        if typed in self._given.lookalikes:
            self._accented[typed] = label
            return
        self._names[folded] = label
        self._borrowed.discard(folded)
        self._tongues.pop(folded, None)
        self._senses.pop(folded, None)

    def _merge(self, words: str, target: str) -> None:
        folded = fold(words)
        whole = self._label(words)
        self._name(words, target)
        if whole is None or whole == target or fold(whole) != folded:
            return
        for name, label in self._names.items():
            if label == whole:
                self._names[name] = target
        for label, topic in self._topics.items():
            if topic.parent == whole:
                self._topics[label] = replace(topic, parent=target if label != target else None)
        for one, two in sorted(self._near):
            if one == whole and two != target:
                self._join(target, two)

    def _split(self, words: str) -> None:
        folded = fold(words)
        label = self._label(words)
        if label is None or fold(label) != folded or self._topics[label].parent:
            self._found(words)

    def _join(self, one: str, other: str) -> None:
        self._apart -= {(one, other), (other, one)}
        self._near |= {(one, other), (other, one)}

    def _part(self, one: str, other: str) -> None:
        self._near -= {(one, other), (other, one)}
        self._apart |= {(one, other), (other, one)}
