"""From typed words to topics, with how each was understood; decides no weight."""

import re
from functools import lru_cache

from matching.interests.entry import (
    AMBIGUOUS,
    BLOCKED,
    EXACT,
    FILLERS,
    HEAD,
    LAST,
    MAYBE,
    NARROWER,
    NEGATED,
    NO_WORDS,
    NONE,
    NOTHING,
    OWN,
    OWN_WORDS,
    SAME,
    SPELLING,
    STEM,
    TYPO,
    Entry,
)
from matching.interests.feminine import masculines
from matching.interests.fillers import cores, is_filler, says_nothing
from matching.interests.fold import as_typed, fold
from matching.interests.gloss import gloss_of
from matching.interests.glossed import glossed
from matching.interests.headword import head_of, maybe_head_of
from matching.interests.index import Index, index_of
from matching.interests.inflection import bag, inflected
from matching.interests.key import key_of
from matching.interests.kinship import Kinship
from matching.interests.negation import denies, refuses, turned_down
from matching.interests.quotable import quotable
from matching.interests.sensitive import area_of
from matching.interests.typo import corrected, may_be_mistyped, mended
from matching.interests.variants import evened
from matching.interests.vocabulary import Vocabulary, shipped

_LONGEST_PHRASE = 120
_MARKUP = re.compile(r"<[^<>]{0,80}>")
_NO_SIGNS = frozenset("👎❌🚫⛔")
_WORD = re.compile(r"\.?\w+")
# Where an afterthought begins: "chess; never again".
_STOP = re.compile(r"[,;:?!.…–—-]\s+")


@lru_cache(maxsize=1024)
def resolve(
    words: str, vocabulary: Vocabulary | None = None, languages: tuple[str, ...] = ()
) -> Entry:
    """Return the topic that typed words name, and how that was understood.

    Parameters
    ----------
    words : str
        One interest or value, as typed.
    vocabulary : Vocabulary, optional
        The shipped one by default.
    languages : tuple of str
        What the writer speaks; decides only between topics that share a name across languages.

    Returns
    -------
    Entry
        ``relation`` is ``same`` (a name of the topic), ``narrower`` (a kind of it), ``own`` (words
        of nobody's vocabulary, which still meet the same words of others), ``maybe`` (such words,
        that may be a kind of it) or ``none``.

    Notes
    -----
    The first step that knows decides: no letter, nothing said, turned down, exact name, other
    spacing, fillers taken off, gerunds and agent nouns, one certain mistyping, a known word that
    carries the phrase, the words themselves. Pure and exact; about 15 µs, 100 µs for unknown words.

    Examples
    --------
    >>> [(e.topic, e.relation, e.how) for e in map(resolve, ("Rock-climbing", "hiking at dawn"))]
    [('climbing', 'same', 'exact'), ('hiking', 'narrower', 'head word')]
    >>> resolve("quizzlesticks").key, resolve("not running").how
    ('quizzlestick', 'negated')
    """
    vocabulary = vocabulary or shipped()
    typed = words.strip()
    short = typed[:_LONGEST_PHRASE]
    # Signs around words are no words, unless there are no others.
    folded = fold(_MARKUP.sub(" ", short)) or fold(short)
    if not quotable(typed):
        return Entry(typed, folded, "", "", NONE, NO_WORDS, _touches(folded))
    found = _Search(vocabulary, languages).entry(typed, folded)
    if vocabulary.blocked and not vocabulary.blocked.isdisjoint((found.key, found.topic)):
        return Entry(typed, folded, "", "", NONE, BLOCKED, found.sensitive)
    return found


def _ends_in_no(typed: str) -> bool:
    """Return whether words are turned down behind themselves: "football (not for me)"."""
    if gloss := gloss_of(typed):
        return refuses(fold(gloss[1][0]))
    *before, last = _STOP.split(typed)
    return bool(before) and refuses(fold(last))


def _touches(folded: str) -> bool:
    """Return whether folded words touch what people may not want printed."""
    return area_of(folded) is not None


def _says_little(gloss: str) -> bool:
    """Return whether a gloss leaves an interest what it is: "mostly", "beginner", "not alone"."""
    return says_nothing(gloss) or is_filler(gloss) or denies(gloss)


class _Search:
    """Looks one phrase up, step by step."""

    def __init__(self, vocabulary: Vocabulary, languages: tuple[str, ...]) -> None:
        self._vocabulary = vocabulary
        self._languages = languages
        self._index: Index = index_of(vocabulary)
        self._is_german = False
        # Words that only look like a name, as typed, by how they fold.
        self._lookalikes: dict[str, str] = {}

    def entry(self, typed: str, folded: str) -> Entry:
        """Return the entry of a phrase that has a letter."""
        self._is_german = folded.startswith("ich ")
        if not typed.isascii() and not _NO_SIGNS.isdisjoint(typed):
            return Entry(typed, folded, "", "", NONE, NEGATED, _touches(folded))
        if not self._index.lookalikes.isdisjoint((folded, *folded.split())):
            self._look_twice(as_typed(typed))
        label = self._label(folded) or self._vocabulary.accented.get(as_typed(typed))
        if label is None:
            if says_nothing(folded):
                return Entry(typed, folded, "", "", NONE, NOTHING, sensitive=False)
            if turned_down(folded) or self._refused(typed, folded) or _ends_in_no(typed):
                return Entry(typed, folded, "", "", NONE, NEGATED, _touches(folded))
        if label is not None:
            return self._named(typed, folded, label, EXACT)
        return (
            self._bracketed(typed, folded)
            or self._respelled(typed, folded)
            or self._headed(typed, folded)
        )

    def _look_twice(self, written: str) -> None:
        """Find the words that only look like a name, in the letters in which they were typed."""
        for word in (written, *_WORD.findall(written)):
            if word in self._vocabulary.lookalikes:
                self._lookalikes[fold(word)] = word

    def _refused(self, typed: str, folded: str) -> bool:
        """Return whether a name is turned down by a bare no: "no golf", unlike "no man's sky"."""
        if not folded.startswith("no "):
            return False
        first = fold(typed.partition(",")[0])[3:]
        return any(self._label(core) is not None for core in cores(first))

    def _label(self, name: str) -> str | None:
        if name in self._lookalikes:
            return self._vocabulary.accented.get(self._lookalikes[name])
        return self._vocabulary.topic_of(name, self._languages)

    def _named(self, typed: str, folded: str, label: str, how: str) -> Entry:
        topic = self._vocabulary.topics[label]
        over = topic.parent or label if topic.narrower else label
        relation = NARROWER if topic.narrower else SAME
        # A topic says whether it is; the kinds listed with one do not each.
        kind = topic.narrower and _touches(fold(label))
        sensitive = topic.sensitive or kind or _touches(folded)
        return Entry(typed, folded, label, over, relation, how, sensitive)

    def _bracketed(self, typed: str, folded: str) -> Entry | None:
        """Read what stands in brackets: a kind, one of several senses, or an aside."""
        gloss = gloss_of(typed)
        if not gloss:
            return None
        before, (inside, *_) = fold(gloss[0]), gloss[1]
        for core in cores(fold(inside)):
            if label := glossed(before, core, self._label, self._vocabulary):
                return self._named(typed, folded, label, EXACT)
        label, aside = self._label(before), self._label(fold(inside))
        # "Boxers (dogs)" are no boxing: what the gloss names has to border on the rest.
        if label and (_says_little(fold(inside)) or self._borders(label, aside)):
            return self._named(typed, folded, label, SPELLING)
        if label and aside is None:
            sensitive = self._vocabulary.topics[label].sensitive or _touches(folded)
            return Entry(typed, folded, key_of(folded), label, NARROWER, HEAD, sensitive)
        return None

    def _borders(self, label: str, aside: str | None) -> bool:
        return aside is not None and Kinship(self._vocabulary).weight(label, aside) > 0

    def _respelled(self, typed: str, folded: str) -> Entry | None:
        """Try every way in which the words may still be a name of the topic."""
        names = cores(folded)
        if any(one in self._lookalikes and not self._label(one) for one in (names[0], names[-1])):
            return None
        for core in names:
            how = EXACT if core == folded else FILLERS
            label = self._label(core)
            if label is None:
                name = self._written(core)
                how = SPELLING if core == folded else FILLERS
                label = self._label(name) if name else None
            if label is not None:
                return self._named(typed, folded, label, how)
            if core in self._vocabulary.senses:
                return self._ambiguous(typed, folded, core)
        return self._inflected(typed, folded, names) or self._mistyped(typed, folded, names)

    def _written(self, core: str) -> str:
        """Return the name that words are with other spaces, or in another spelling; or nothing."""
        index, names = self._index, self._vocabulary.names
        if core.startswith("the "):  # an article is no part of a word: "the rapist"
            return ""
        joined, even = core.replace(" ", ""), evened(core)
        if joined in names and (len(joined) > 3 or _initials(core)):
            return joined
        found = index.spaceless.get(joined) or index.evened.get(even, "")
        return found or (even if even in names else "")

    def _ambiguous(self, typed: str, folded: str, core: str) -> Entry:
        sensitive = _touches(folded)
        return Entry(typed, folded, key_of(core), "", OWN, AMBIGUOUS, sensitive)

    def _inflected(self, typed: str, folded: str, names: tuple[str, ...]) -> Entry | None:
        for core in names:
            name = self._turned(core)
            if name and (label := self._label(name)):
                return self._named(typed, folded, label, STEM)
        return None

    def _turned(self, core: str) -> str | None:
        """Return the name that words are in another form or another order."""
        index, even = self._index, evened(core)
        if " " in core:
            form, may_turn = bag(even)
            turned = index.bags if may_turn else index.loose
            return index.inflected.get(inflected(even)) or turned.get(form)
        for man, language in masculines(core):
            if self._spelled(man) == language:
                return man
        # "Ich koche" is German; "marche", which is not, has nothing to do with Märchen.
        german = "de" in self._languages or self._is_german
        verb = f"{core}n"
        known = german and self._spelled(verb) == "de" and verb not in self._vocabulary.lookalikes
        return verb if known else None

    def _spelled(self, name: str) -> str:
        spelled = self._vocabulary.spelled.get(name)
        return spelled.language if spelled else ""

    def _mistyped(self, typed: str, folded: str, names: tuple[str, ...]) -> Entry | None:
        for core in dict.fromkeys((names[0], names[-1])) if may_be_mistyped(typed) else ():
            name = corrected(core, self._vocabulary, self._index)
            if name and name in self._vocabulary.senses:
                return self._ambiguous(typed, folded, name)
            if name and (label := self._label(name)):
                return self._named(typed, folded, label, TYPO)
        return None

    def _headed(self, typed: str, folded: str) -> Entry:
        forms = cores(folded)
        core = forms[-1]
        if core not in self._lookalikes:
            core = mended(core, self._index)
        if core in self._vocabulary.senses:
            return self._ambiguous(typed, folded, core)
        key = self._lookalikes.get(core) or key_of(core)
        sensitive = _touches(folded)
        alone = not self._vocabulary.lonely.isdisjoint(forms)
        name = None if alone else head_of(core, self._vocabulary, self._index)
        label = self._label(name) if name else None
        relation, how = (NARROWER, HEAD)
        if label is None and not alone:
            name = maybe_head_of(core, self._vocabulary, self._index)
            label = self._label(name) if name else None
            relation, how = (MAYBE, LAST)
        if label is None:
            return Entry(typed, folded, key, "", OWN, OWN_WORDS, sensitive)
        touchy = sensitive or self._vocabulary.topics[label].sensitive
        return Entry(typed, folded, key, label, relation, how, touchy)


def _initials(core: str) -> bool:
    """Return whether a phrase is letters set apart: d i y."""
    words = core.split()
    return len(words) > 1 and all(len(word) == 1 for word in words)
