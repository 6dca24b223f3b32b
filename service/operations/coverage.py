"""Whose words meet somebody else's, as the matching reads them. Says yes or no of two, never how much."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from matching.interests import Voice, resolve_all
from matching.interests.kinship import CLAIM
from matching.interests.overlay import curated
from matching.interests.understanding import kinship_of
from matching.interests.vocabulary import shipped
from service.operations.roster import curation_of
from service.store.values import QUOTABLE, Kind


@dataclass(frozen=True, slots=True)
class Coverage:
    """What each person wrote about, and what is so near to it that cards set both side by side."""

    written: Mapping[int, frozenset[str]]
    reach: Mapping[int, frozenset[str]]

    def are_alike(self, one: int, other: int) -> bool:
        """Say whether two wrote the same, or nearly; it may have been for different questions."""
        nothing: frozenset[str] = frozenset()
        return bool(self.reach.get(one, nothing) & self.written.get(other, nothing))

    def alone(self) -> frozenset[int]:
        """Return who wrote words, and nobody else the same or nearly."""
        writers: dict[str, set[int]] = {}
        for person, keys in self.written.items():
            for key in keys:
                writers.setdefault(key, set()).add(person)
        return frozenset(
            person
            for person, keys in self.reach.items()
            if all(writers.get(key, {person}) == {person} for key in keys)
        )


def coverage_of(
    session: Session, event_id: int, words: Mapping[int, Mapping[Kind, tuple[str, ...]]]
) -> Coverage:
    """Return whose words meet, of everybody's words by kind; whoever wrote none is alone with nobody."""
    vocabulary = curated(shipped(), curation_of(session, event_id))
    voices = {
        person: Voice(
            tuple(
                entry
                for kind in QUOTABLE
                for typed in kinds.get(kind, ())
                for entry in resolve_all(typed, vocabulary)
                if entry.key
            )
        )
        for person, kinds in words.items()
        if any(kinds.get(kind) for kind in QUOTABLE)
    }
    written = {
        person: frozenset(entry.key for entry in voice.entries())
        for person, voice in voices.items()
    }
    near: dict[str, set[str]] = {}
    kinship = kinship_of(tuple(voices.values()), vocabulary)
    for one, other, weight in kinship.links(key for keys in written.values() for key in keys):
        if weight >= CLAIM:
            near.setdefault(one, set()).add(other)
            near.setdefault(other, set()).add(one)
    reach = {
        person: keys.union(*(near.get(key, ()) for key in keys)) for person, keys in written.items()
    }
    return Coverage(written, reach)
