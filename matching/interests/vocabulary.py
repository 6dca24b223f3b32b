"""Topics, their names in eight languages and what they border on; reads no typed words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from matching.errors import BadVocabulary
from matching.interests.fillers import is_filler
from matching.interests.fold import as_typed, fold
from matching.interests.topicfile import LANGUAGES, Name, TopicFile, TopicLine, parse_topics

Links = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Topic:
    """A node of the vocabulary, known by its label.

    ``narrower`` marks a kind of its parent that has one name and no line of its own. ``broad``
    topics have children that are no neighbors of one another. ``labels`` has one label a language.
    """

    label: str
    parent: str | None = None
    group: str | None = None
    broad: bool = False
    sensitive: bool = False
    narrower: bool = False
    meaning: str = ""
    labels: tuple[tuple[str, str], ...] = ()

    def called(self, language: str) -> str:
        """Return the label in a language, or the English one.

        Examples
        --------
        >>> topic = Topic("cooking", labels=(("en", "cooking"), ("de", "Kochen")))
        >>> topic.called("de"), topic.called("pl")
        ('Kochen', 'cooking')
        """
        return dict(self.labels).get(language, self.label)


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """What words mean at an event. Compared and cached by identity.

    Parameters
    ----------
    topics : mapping of str to Topic
        By label, in the order of the files.
    names : mapping of str to str
        The label that each folded name means, where nobody says in which language.
    tongues : mapping of str to mapping of str to str
        For names that mean different topics in different languages, the label by language.
    spelled : mapping of str to Name
        Each folded name as the file writes it.
    near, apart : frozenset of pairs of labels
        Neighbors, and what the organizer says is none; both ways round.
    senses : mapping of str to tuple of str
        The topics that an ambiguous word may mean, by folded word.
    accented : mapping of str to str
        Names to their label that mean it only as typed, in lower case: "thé" is no "the".
    lonely : frozenset of str
        Folded phrases that are no kind of what their last word names.
    lookalikes : frozenset of str
        Words as typed, in lower case, that fold to a name and mean something else: "péché".
    borrowed : frozenset of str
        Folded names of other languages that mean something else in English: "mint", "chat".
    blocked : frozenset of str
        Labels and keys that match nothing here.
    shown : mapping of str to str
        What the organizer calls a topic.
    """

    topics: Mapping[str, Topic]
    names: Mapping[str, str]
    tongues: Mapping[str, Mapping[str, str]]
    spelled: Mapping[str, Name]
    near: Links
    senses: Mapping[str, tuple[str, ...]]
    lonely: frozenset[str]
    accented: Mapping[str, str]
    lookalikes: frozenset[str]
    borrowed: frozenset[str] = frozenset()
    apart: Links = frozenset()
    blocked: frozenset[str] = frozenset()
    shown: Mapping[str, str] | None = None

    def topic_of(self, name: str, languages: Iterable[str] = ()) -> str | None:
        """Return the label that a folded name means, or None; a language said decides first.

        A borrowed name means nothing to those who do not say that they speak its language.

        Examples
        --------
        >>> shipped().topic_of("kochen"), shipped().topic_of("qwertz")
        ('cooking', None)
        """
        told = self.tongues.get(name)
        if told:
            for language in languages:
                if language in told:
                    return told[language]
        if name in self.borrowed and self.spelled[name].language not in languages:
            return None
        return self.names.get(name)

    def title(self, label: str) -> str:
        """Return what pages call a topic."""
        return (self.shown or {}).get(label, label)


def vocabulary_from(parts: Iterable[TopicFile]) -> Vocabulary:
    """Return the vocabulary that files make together.

    Raises
    ------
    BadVocabulary
        With every fault: a label that stands twice, a name of two topics in one language, a link
        or a sense that does not exist.

    Examples
    --------
    >>> small = vocabulary_from([parse_topics("tea: | de: Tee, <Eistee")])
    >>> small.names["tee"], small.topics["Eistee"].parent
    ('tea', 'tea')
    """
    parts = tuple(parts)
    lookalikes = frozenset(as_typed(word) for part in parts for word in part.lookalikes)
    builder = _Builder(lookalikes)
    for part in parts:
        for line in part.topics:
            builder.add(line)
    names, tongues = builder.settled()
    near = [pair for part in parts for pair in part.near]
    senses = {fold(word): topics for part in parts for word, topics in part.senses}
    lonely = frozenset(fold(phrase) for part in parts for phrase in part.lonely)
    named = [label for pair in near for label in pair]
    named += [label for topics in senses.values() for label in topics]
    faults = builder.faults
    faults += [f"no such label: {label}" for label in named if label not in builder.topics]
    faults += [f"a name already: {word}" for word in (*senses, *sorted(lonely)) if word in names]
    faults += [f"near itself: {a}" for a, b in near if a == b]
    if faults:
        raise BadVocabulary("vocabulary", 0, "\n".join(faults))
    both = frozenset(two for a, b in near for two in ((a, b), (b, a)))
    return Vocabulary(
        topics=builder.topics,
        names=names,
        tongues=tongues,
        spelled=builder.spelled,
        near=both,
        senses=senses,
        lonely=lonely,
        accented=builder.accented,
        lookalikes=lookalikes,
        borrowed=frozenset(fold(word) for part in parts for word in part.borrowed) & names.keys(),
    )


class _Builder:
    def __init__(self, lookalikes: frozenset[str]) -> None:
        self._lookalikes = lookalikes
        self.topics: dict[str, Topic] = {}
        self.spelled: dict[str, Name] = {}
        self.accented: dict[str, str] = {}
        self.faults: list[str] = []
        self._names: dict[str, str] = {}
        # Only of names that stand in several languages: a mapping for each of all takes 15 MB.
        self._tongues: dict[str, dict[str, str]] = {}

    def add(self, line: TopicLine) -> None:
        if line.label in self.topics:
            self.faults.append(f"label twice: {line.label}")
        labels: dict[str, str] = {}
        for name in line.names:
            if not name.narrower:
                labels.setdefault(name.language, name.words)
        self.topics[line.label] = Topic(
            label=line.label,
            parent=line.parent,
            group=line.group,
            broad=line.broad,
            sensitive=line.sensitive,
            meaning=line.meaning,
            labels=tuple(labels.items()),
        )
        for name in line.names:
            self._name(name, line)

    def _name(self, name: Name, line: TopicLine) -> None:
        label = line.label
        if name.narrower:
            label = name.words
            kind = Topic(label, line.label, sensitive=line.sensitive, narrower=True)
            if self.topics.setdefault(label, kind) != kind:
                self.faults.append(f"narrower name twice: {label}")
        folded = fold(name.words)
        typed = as_typed(name.words)
        if is_filler(folded) or typed in self._lookalikes:
            self.accented[typed] = label
            return
        known = self.spelled.get(folded)
        if known is None:
            # Half of all names are folded as they stand: one string serves for both.
            folded = name.words if name.words == folded else folded
            self.spelled[folded], self._names[folded] = name, label
            return
        means = self._tongues.setdefault(folded, {known.language: self._names[folded]})
        if means.setdefault(name.language, label) != label:
            self.faults.append(f"two topics: {name.words} ({means[name.language]}; {label})")

    def settled(self) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        """Return what each name means where no language is said, and where one decides."""
        for folded, means in self._tongues.items():
            self._names[folded] = means[min(means, key=LANGUAGES.index)]
        decided = {
            name: means for name, means in self._tongues.items() if len({*means.values()}) > 1
        }
        return self._names, decided


@lru_cache(maxsize=1)
def shipped() -> Vocabulary:
    """Return the vocabulary that comes with Attune, read from its files once.

    Raises
    ------
    BadVocabulary
        If the files break their own rules; a test reads them, so an event never sees this.

    Notes
    -----
    The only place in the engine that reads anything: its own package. About 0.1 s.
    """
    folder = files("matching.interests") / "topics"
    texts = sorted((one.name, one.read_text("utf-8")) for one in folder.iterdir())
    return vocabulary_from(parse_topics(text, source=name) for name, text in texts)
