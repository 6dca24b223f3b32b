"""Why two people have something to begin with, in their own words; makes no sentence."""

from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from matching.affinity import rarity
from matching.interests.entry import Entry
from matching.interests.fold import fold
from matching.interests.kinship import CLAIM, SAME, Kinship
from matching.interests.quotable import fits_card
from matching.interests.understanding import Understanding, Voice
from matching.outcome import Reason
from matching.roster import Roster

# Facts kept per attendee beyond the first: more than any card can print.
_MOST = 8
_NONE: dict[str, int] = {}

Ranked = tuple[tuple[int, int, str, tuple[int, ...]], Reason]


class Explainer:
    """Finds reasons for meetings of one roster.

    Parameters
    ----------
    roster : Roster
    understanding : Understanding
        Of that roster.
    among : collection of int, optional
        Whose meetings may be asked about, by id; everybody's where it is not given. How rare a thing
        is counts everybody all the same. Of two tables out of a thousand people: 1 ms instead of 45.
    """

    def __init__(
        self, roster: Roster, understanding: Understanding, among: Collection[int] | None = None
    ) -> None:
        people = zip(roster.attendees, understanding.voices, strict=True)
        self._count = len(roster)
        self._people = {a.id: (a, voice) for a, voice in people if among is None or a.id in among}
        self._asked = {a: _asked(voice) for a, (_, voice) in self._people.items()}
        self._keys = {
            (a, field): frozenset(e.key for e in getattr(voice, field))
            for a, (_, voice) in self._people.items()
            for field in ("interests", "values")
        }
        self._near = _near(understanding.kinship, (voice for _, voice in self._people.values()))
        self._likes = _counts([v.interests for v in understanding.voices])
        self._holds = _counts([v.values for v in understanding.voices])
        self._asks = _counts([v.curious_about for v in understanding.voices])

    def reasons(self, attendees: tuple[int, ...]) -> tuple[Reason, ...]:
        """Return the reasons of a meeting that may stand on cards: what most of it wrote, then what is rarest.

        A reason joins two attendees (in a larger meeting, each two of them) by words of kinds
        that both made printable. Words on sensitive subjects are no reason unless both said so;
        links, addresses and signs without a letter never are.
        Curiosity of one about what the other knows stands before what both like or both would like
        to know, and that before neighbors, where they are equally rare.

        Examples
        --------
        >>> from matching.interests import understand
        >>> from matching.roster import Attendee
        >>> ana = Attendee(1, "Ana", curious_about=("bees",))
        >>> sam = Attendee(2, "Sam", interests=("Bees ",))
        >>> roster = Roster.build([ana, sam])
        >>> Explainer(roster, understand(roster)).reasons((1, 2))[0].words
        ((1, 'bees'), (2, 'Bees'))
        """
        found: list[Ranked] = []
        for a, b in combinations(sorted(attendees), 2):
            found.extend(self._shared(a, b))
            found.extend(self._curious(a, b))
            found.extend(self._curious(b, a))
            found.extend(self._wondering(a, b))
        found.sort(key=lambda pair: pair[0])
        most = _MOST * (len(attendees) - 1)
        reasons = [reason for _, reason in found]
        return tuple(reasons[:most] if len(attendees) == 2 else _of_many(reasons, most))

    def _may(self, kind: str, *who: int) -> bool:
        return all(kind in self._people[a][0].printable for a in who)

    def _quotable(self, a: int, x: Entry, b: int, y: Entry) -> bool:
        if not (fits_card(x.words) and fits_card(y.words)):
            return False
        if not (x.sensitive or y.sensitive):
            return True
        return self._people[a][0].sensitive and self._people[b][0].sensitive

    def _shared(self, a: int, b: int) -> list[Ranked]:
        found: list[Ranked] = []
        for kind, field, counts in (
            ("interest", "interests", self._likes),
            ("value", "values", self._holds),
        ):
            if not self._may(field, a, b):
                continue
            # A value is quoted only to who wrote the same: the form promises it.
            least = CLAIM if kind == "interest" else SAME
            for x in getattr(self._people[a][1], field):
                for y, weight in self._related(x, b, field):
                    same = weight == SAME
                    if weight < least or not self._quotable(a, x, b, y):
                        continue
                    if not same and y.key in self._keys[a, field]:
                        continue  # they share that very thing
                    count = max(counts[x.key], counts[y.key])
                    worth = rarity(count, self._count) * weight // SAME
                    relation = "same" if same else "near"
                    words = ((a, x.words), (b, y.words))
                    reason = Reason(kind, relation, x.title, words)
                    found.append(((-worth, 1 if same else 2, x.key, (a, b)), reason))
        return found

    def _curious(self, asker: int, knower: int) -> list[Ranked]:
        if not (self._may("curious_about", asker) and self._may("interests", knower)):
            return []
        found: list[Ranked] = []
        wondered = self._asked[knower] if self._may("curious_about", knower) else []
        asked = {entry.key for entry in wondered}
        for x in self._asked[asker]:
            for y, weight in self._related(x, knower, "interests"):
                if not self._quotable(asker, x, knower, y):
                    continue
                if weight < SAME and x.key in asked:
                    continue  # they both would like to know that very thing
                worth = rarity(self._likes[y.key], self._count) * 3 * weight // (2 * SAME)
                words = ((asker, x.words), (knower, y.words))
                reason = Reason("curiosity", "curious", x.title, words)
                found.append(((-worth, 0, x.key, (asker, knower)), reason))
        return found

    def _wondering(self, a: int, b: int) -> list[Ranked]:
        if not self._may("curious_about", a, b):
            return []
        found: list[Ranked] = []
        for x in self._asked[a]:
            for y in self._asked[b]:
                if x.key != y.key or not self._quotable(a, x, b, y):
                    continue
                count = max(self._asks[x.key], self._asks[y.key])
                reason = Reason("wonder", "same", x.title, ((a, x.words), (b, y.words)))
                found.append(((-rarity(count, self._count), 1, x.key, (a, b)), reason))
        return found

    def _related(self, x: Entry, b: int, field: str) -> list[tuple[Entry, int]]:
        """Return those of `b` that may stand beside an entry on a card, with how nearly they are related.

        Who wrote the very thing is quoted with that, and with nothing that is only near it.
        """
        near = self._near.get(x.key, _NONE)
        keys = self._keys[b, field]
        # Nearly always there are none: one look at all of them instead of one at each.
        if x.key not in keys and near.keys().isdisjoint(keys):
            return []
        theirs = getattr(self._people[b][1], field)
        if x.key in keys:
            return [(y, SAME) for y in theirs if y.key == x.key]
        return [(y, near[y.key]) for y in theirs if near.get(y.key, 0) >= CLAIM]


def _asked(voice: Voice) -> list[Entry]:
    """Return what somebody would like to know: of what they list they are no newcomer."""
    own = {e.key for e in voice.interests}
    return [e for e in voice.curious_about if e.key not in own]


def _of_many(reasons: list[Reason], most: int) -> Iterator[Reason]:
    """Yield the reasons of a table, those of one fact together, what most people wrote alike first.

    A fact stays whole or goes: half of it would tell of three what four wrote.
    """
    facts: dict[tuple[object, ...], list[Reason]] = {}
    for reason in reasons:
        facts.setdefault(_fact(reason), []).append(reason)
    for fact in sorted(facts.values(), key=lambda fact: -_writers(fact))[:most]:
        yield from fact


def _fact(reason: Reason) -> tuple[object, ...]:
    (a, x), (_, y) = reason.words
    if reason.kind == "curiosity":
        return reason.kind, a, fold(x)
    return (reason.kind, fold(x)) if fold(x) == fold(y) else (reason.kind, reason.words)


def _writers(fact: list[Reason]) -> int:
    """Return how many wrote the same; who knows what somebody is curious about did not."""
    if fact[0].kind == "curiosity":
        return 2
    return len({a for reason in fact for a, _ in reason.words})


def _near(kinship: Kinship, voices: Iterable[Voice]) -> dict[str, dict[str, int]]:
    """Return for each key those that are near enough to be told, both ways, with the weight.

    Looked up once: asking for every two words at every table took half the time of a repair.
    """
    entries = (e for v in voices for e in (*v.interests, *v.curious_about))
    found: dict[str, dict[str, int]] = {}
    for one, other, weight in kinship.links(e.key for e in entries):
        if weight >= CLAIM:
            found.setdefault(one, {})[other] = weight
            found.setdefault(other, {})[one] = weight
    return found


def _counts(lists: list[tuple[Entry, ...]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for entries in lists:
        for entry in entries:
            counts[entry.key] = counts.get(entry.key, 0) + 1
    return counts
