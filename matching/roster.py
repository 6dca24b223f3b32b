"""Who attends and what each of them said; knows nothing about rules, topics or plans."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from itertools import chain, pairwise

from matching.curation import Curation
from matching.errors import BadRoster

KINDS = ("interests", "values", "curious_about")
SIZES = ("pairs", "tables", "either")
DEPTHS = (1, 2, 3)
GROUP = "group"


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person as the form left them: typed words, wishes and private facts.

    ``met`` and ``keep_apart`` hold ids and may name people who are not on the roster; such ids
    steer nothing. ``printable`` lists the kinds of words that may be quoted on cards;
    ``sensitive`` says that words on sensitive subjects may be used and quoted too. ``traits`` are
    names and values of further attributes (a field, an age band), which only steer seating.
    """

    id: int
    name: str
    interests: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    curious_about: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    depth: int = 2
    size: str = "either"
    group: str | None = None
    met: tuple[int, ...] = ()
    keep_apart: tuple[int, ...] = ()
    host: bool = False
    printable: tuple[str, ...] = KINDS
    sensitive: bool = False
    traits: tuple[tuple[str, str], ...] = ()

    def attribute(self, name: str) -> str:
        """Return the group, or the trait of that name; empty where it is not known.

        Examples
        --------
        >>> ana = Attendee(1, "Ana", group="Acme", traits=(("field", "law"),))
        >>> ana.attribute("group"), ana.attribute("field"), ana.attribute("age band")
        ('Acme', 'law', '')
        """
        return self.group or "" if name == GROUP else dict(self.traits).get(name, "")


_FIELDS = tuple(one.name for one in fields(Attendee))
_BUT_TRAITS = tuple(name for name in _FIELDS if name != "traits")


@dataclass(frozen=True, slots=True)
class Roster:
    """Attendees sorted by id, and what their words mean here, as the organizer decided.

    Build it with :meth:`build`, which checks and sorts.
    """

    attendees: tuple[Attendee, ...]
    digest: str
    curation: Curation = ()

    @classmethod
    def build(cls, attendees: Iterable[Attendee], curation: Curation = ()) -> "Roster":
        """Sort, check and fingerprint the attendees; the order of rows leaves no trace.

        Parameters
        ----------
        attendees : iterable of Attendee
            In any order.
        curation : tuple of Override
            What the organizer decided about words, in the order in which it applies.

        Returns
        -------
        Roster

        Raises
        ------
        BadRoster
            ``duplicate-id``, ``bad-id``, ``bad-depth``, ``bad-size``, ``bad-printable``,
            ``bad-trait`` or ``self-pair``, with the ids concerned.

        Notes
        -----
        Cost O(n log n). The digest is the SHA-256 of a canonical JSON of every field.

        Examples
        --------
        >>> roster = Roster.build([Attendee(9, "Sam"), Attendee(3, "Ana")])
        >>> roster.ids
        (3, 9)
        >>> roster.digest == Roster.build([Attendee(3, "Ana"), Attendee(9, "Sam")]).digest
        True
        """
        people = tuple(_canonical(a) for a in sorted(attendees, key=lambda a: a.id))
        _check(people)
        # Rosters without a curation keep the digest they had before there was any.
        decided = ([one.action.value, one.words, one.other] for one in curation)
        return cls(people, _digest(chain(map(_row, people), decided)), tuple(curation))

    @property
    def ids(self) -> tuple[int, ...]:
        """Ids in ascending order."""
        return tuple(a.id for a in self.attendees)

    def __len__(self) -> int:
        return len(self.attendees)


def _digest(rows: Iterable[object]) -> str:
    """Return the SHA-256 of a JSON list, row by row: as one text 10,000 people take 25 MB."""
    found = hashlib.sha256(b"[")
    for place, row in enumerate(rows):
        text = json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        found.update(f"{',' * bool(place)}{text}".encode("utf-8", "surrogatepass"))
    found.update(b"]")
    return found.hexdigest()


def _row(attendee: Attendee) -> dict[str, object]:
    # Rosters without traits keep the digest they had before there were any.
    said = _FIELDS if attendee.traits else _BUT_TRAITS
    return {name: getattr(attendee, name) for name in said}


def _canonical(attendee: Attendee) -> Attendee:
    return replace(
        attendee,
        interests=tuple(attendee.interests),
        values=tuple(attendee.values),
        curious_about=tuple(attendee.curious_about),
        languages=tuple(attendee.languages),
        met=tuple(sorted(set(attendee.met))),
        keep_apart=tuple(sorted(set(attendee.keep_apart))),
        printable=tuple(k for k in KINDS if k in attendee.printable)
        + tuple(k for k in attendee.printable if k not in KINDS),
        traits=tuple(sorted((name, value) for name, value in attendee.traits)),
    )


def _check(people: tuple[Attendee, ...]) -> None:
    def refuse(rule: str, wrong: list[int]) -> None:
        if wrong:
            raise BadRoster(rule, tuple(wrong))

    refuse("duplicate-id", [a.id for a, b in pairwise(people) if a.id == b.id])
    refuse("bad-id", [a.id for a in people if a.id < 0])
    refuse("bad-depth", [a.id for a in people if a.depth not in DEPTHS])
    refuse("bad-size", [a.id for a in people if a.size not in SIZES])
    refuse("bad-printable", [a.id for a in people if any(k not in KINDS for k in a.printable)])
    refuse("bad-trait", [a.id for a in people if not _sound(a.traits)])
    refuse("self-pair", [a.id for a in people if a.id in a.keep_apart or a.id in a.met])


def _sound(traits: tuple[tuple[str, str], ...]) -> bool:
    """Say whether each trait has a name and a value, no name stands twice, and none is ``group``."""
    names = [name for name, _ in traits]
    return all(map(all, traits)) and len(set(names)) == len(names) and GROUP not in names
