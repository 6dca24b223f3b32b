"""What the words of an event mean: to be reviewed, to be foreseen, to be suggested. Writes nothing."""

import gc
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from matching.interests import resolve, resolve_all, senses_of
from matching.interests.entry import OWN_WORDS, TYPO
from matching.interests.index import index_of
from matching.interests.overlay import curated
from matching.interests.review import Phrase, affected, review
from matching.interests.suggestion import proposable, proposals, suggestions
from matching.interests.vocabulary import Vocabulary, shipped
from service.operations.overrides import matching_of, untrue_meetings
from service.operations.roster import curation_of
from service.operations.semantic import Encoder
from service.store.queries.overrides import typed_words
from service.store.values import OverrideValues

# Words of fewer people than this stay out of sight until somebody asks for them.
FEWEST = 3
# So many of each kind are shown; the rest follow when these are decided.
MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Doubt:
    """A phrase that a person should look at, with topics it may belong to."""

    words: str
    people: int
    topic: str
    proposals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubts:
    """Everything to look at. `hidden` counts phrases of too few people to be shown unasked."""

    phrases: int
    certain: int
    hidden: int
    unknown: tuple[Doubt, ...]
    corrected: tuple[Doubt, ...]
    ambiguous: tuple[Doubt, ...]
    guessed: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What decisions would change: whose matches, and how many meetings of plans.

    `known` says whether as many people wrote any of the words as it takes to show them.
    """

    people: int
    meetings: int
    known: bool


@dataclass(frozen=True, slots=True)
class Hint:
    """What somebody may be typing, may have meant, or may have to choose between."""

    suggestions: tuple[str, ...] = ()
    meant: tuple[str, ...] = ()
    senses: tuple[str, ...] = ()


def doubts_of(session: Session, event_id: int, *, rare: bool, encoder: Encoder | None) -> Doubts:
    """Return what to look at; with `rare`, what fewer than three people typed too."""
    curation = curation_of(session, event_id)
    vocabulary = curated(shipped(), curation)
    typed = ((one.response_id, one.words) for one in typed_words(session, event_id))
    found = review(typed, curation)
    least = 1 if rare else FEWEST
    unknown = sorted((*found.unknown, *found.maybe), key=lambda one: (-one.people, one.words))
    kinds = (unknown, found.corrected, found.ambiguous, found.guessed)

    def doubts(phrases: Sequence[Phrase], *, ask: bool = False) -> tuple[Doubt, ...]:
        seen = [one for one in phrases if one.people >= least][:MOST_SHOWN]
        offered = _offers([one.words for one in seen] if ask else [], vocabulary, encoder)
        return tuple(
            Doubt(
                words=one.words,
                people=one.people,
                topic="" if ask else vocabulary.title(one.topic),
                proposals=one.senses or _first(one.topic, offered.get(one.words, ())),
            )
            for one in seen
        )

    return Doubts(
        phrases=found.phrases,
        certain=found.certain,
        hidden=sum(one.people < least for kind in kinds for one in kind),
        unknown=doubts(unknown, ask=True),
        corrected=doubts(found.corrected),
        ambiguous=doubts(found.ambiguous),
        guessed=doubts(found.guessed),
    )


def read_ahead() -> None:
    """Read the vocabulary before jobs fork, or pages ask for it: nobody looks for garbage in it again.

    Else that takes 0.2 s, again and again, whenever some thousands of rows are read.
    """
    index_of(shipped())
    gc.freeze()


def _first(topic: str, offers: tuple[str, ...]) -> tuple[str, ...]:
    """Return proposals with the topic that a last word hints at before the others, if any are made."""
    return tuple(dict.fromkeys((topic, *offers) if topic and offers else offers))


def _offers(
    phrases: Sequence[str], vocabulary: Vocabulary, encoder: Encoder | None
) -> dict[str, tuple[str, ...]]:
    if encoder is not None:
        return encoder.nearest(phrases, tuple(proposable(shipped())))
    return {words: proposals(words, vocabulary) for words in phrases}


def foresee(session: Session, event_id: int, several: Sequence[OverrideValues]) -> Foreseen:
    """Say what decisions would change if they were stored now; `BadOverride` if one says nothing."""
    before = curation_of(session, event_id)
    after = (*before, *matching_of(several))
    typed = [(one.response_id, one.words) for one in typed_words(session, event_id)]
    vocabulary = curated(shipped(), before)
    keys = {resolve(text, vocabulary).key for one in several for text in (one.words, one.other)}
    writers = {
        who
        for who, text in typed
        for one in resolve_all(text, vocabulary)
        if one.key in keys - {""}
    }
    return Foreseen(
        people=len(affected(typed, before, after)),
        meetings=len(untrue_meetings(session, event_id, after)),
        known=len(writers) >= FEWEST,
    )


@dataclass(frozen=True, slots=True)
class WordQuestion:
    """A phrase that may mean something else, and what its writer may choose instead."""

    words: str
    offers: tuple[str, ...]


def questions_about(
    session: Session, event_id: int, phrases: Sequence[str], *, languages: tuple[str, ...]
) -> tuple[WordQuestion, ...]:
    """Return what to ask somebody about their own words: mistyped ones, and those of several senses."""
    vocabulary = curated(shipped(), curation_of(session, event_id))
    found = ((words, _meant(words, vocabulary, languages, None)) for words in phrases)
    return tuple(
        WordQuestion(words, meant or senses) for words, (meant, senses) in found if meant or senses
    )


def hint_for(
    session: Session,
    event_id: int,
    words: str,
    *,
    languages: tuple[str, ...],
    encoder: Encoder | None,
) -> Hint:
    """Return what helps somebody who is typing; nothing they must follow."""
    vocabulary = curated(shipped(), curation_of(session, event_id))
    offered = suggestions(words, vocabulary, languages=languages)
    return Hint(offered, *_meant(words, vocabulary, languages, encoder))


def _meant(
    words: str, vocabulary: Vocabulary, languages: tuple[str, ...], encoder: Encoder | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what words may have been meant to be, and which topics they may mean."""
    entry = resolve(words, vocabulary, languages)
    senses = senses_of(entry, vocabulary)
    if senses:
        return (), tuple(vocabulary.title(one) for one in senses)
    if entry.how == TYPO:
        return (vocabulary.title(entry.key),), ()
    if entry.how == OWN_WORDS and encoder is not None:
        return encoder.sure(words, tuple(proposable(shipped()))), ()
    return (), ()
