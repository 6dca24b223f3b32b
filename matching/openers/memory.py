"""What everybody at an event has been asked, and what is asked around them; chooses nothing."""

from dataclasses import dataclass, field

from matching.openers.bank import BY_ID, Question
from matching.openers.ladder import Phrase
from matching.openers.sitting import Sitting
from matching.openers.tone import WARM, liking
from matching.outcome import Ladder, Notice


@dataclass(slots=True)
class Memory:
    """What everybody has been asked so far."""

    order: dict[str, int]
    own: tuple[Question, ...]
    tone: str = WARM
    asked: dict[int, dict[str, int]] = field(default_factory=dict)
    types: dict[int, list[str]] = field(default_factory=dict)
    uses: dict[str, int] = field(default_factory=dict)
    now: dict[str, int] = field(default_factory=dict)
    # What the meeting before in this round is asked, which sits beside, and how many there were.
    beside: frozenset[str] = frozenset()
    place: int = 0
    number: int = 0
    notices: list[Notice] = field(default_factory=list)

    def turn(self, number: int) -> None:
        """Begin round ``number``."""
        if number != self.number:
            self.number = number
            self.now = {}
            self.beside = frozenset()
            self.place = 0

    def recall(self, sitting: Sitting, ladder: Ladder) -> None:
        """Know the questions of a ladder that stays, whenever its round comes."""
        for name in ladder.ids:
            self.uses[name] = self.uses.get(name, 0) + 1
            for a in sitting.attendees:
                self.asked.setdefault(a, {})[name] = sitting.round

    def pass_by(self, sitting: Sitting, ladder: Ladder) -> None:
        """Let a ladder that stays have its turn."""
        for name in ladder.ids:
            self.now[name] = self.now.get(name, 0) + 1
        for a in sitting.attendees:
            self.types.setdefault(a, []).append(_type_of(ladder.ids[0]))
        self._leave(ladder.ids)

    def _leave(self, names: tuple[str, ...]) -> None:
        """Go on to the next meeting, which sits beside one that is asked these."""
        self.beside = frozenset(names)
        self.place += 1

    def note(self, sitting: Sitting, chosen: tuple[Phrase, ...]) -> None:
        """Know what a meeting is asked, and tell where somebody was asked it before."""
        again: set[int] = set()
        for phrase in chosen:
            name = phrase.question.id
            self.uses[name] = self.uses.get(name, 0) + 1
            self.now[name] = self.now.get(name, 0) + 1
            for a in sitting.attendees:
                if name in self.asked.setdefault(a, {}):
                    again.add(a)
                self.asked[a][name] = sitting.round
        for a in sitting.attendees:
            self.types.setdefault(a, []).append(chosen[0].question.type)
        self._leave(tuple(phrase.question.id for phrase in chosen))
        if again:
            facts = (("meeting", sitting.id),)
            who = tuple(sorted(again))
            self.notices.append(Notice("question-again", sitting.round, who, facts))


class Company:
    """What the people of one meeting were asked before they sit down."""

    def __init__(self, who: tuple[int, ...], memory: Memory) -> None:
        self._memory = memory
        self._likes = liking(memory.tone)
        self._table = len(who) > 2
        self._asked: dict[str, int] = {}
        for a in who:
            for name, number in memory.asked.get(a, {}).items():
                self._asked[name] = max(number, self._asked.get(name, 0))
        last = [memory.types.get(a, [])[-2:] for a in who]
        self._tired = {two[0] for two in last if len(two) == 2 and two[0] == two[1]}

    def fresh(self, phrase: Phrase) -> bool:
        """Return whether nobody was asked this."""
        return phrase.question.id not in self._asked

    def beside(self, phrase: Phrase) -> bool:
        """Return whether the neighbors are asked this at the same time."""
        return phrase.question.id in self._memory.beside

    def latest(self, phrase: Phrase) -> int:
        """Return the last round in which somebody was asked this, 0 for none."""
        return self._asked.get(phrase.question.id, 0)

    def tired(self, phrase: Phrase) -> bool:
        """Return whether somebody began the last two talks with this type."""
        return phrase.question.type in self._tired

    def rank(self, phrase: Phrase) -> tuple[bool, int, int, int]:
        """Order questions: those of the tone; for two, what was used least; for a table, what this round has.

        Tables are mixed anew in each round, so only questions that stay within a round stay new.
        """
        name, memory = phrase.question.id, self._memory
        now = memory.now.get(name, 0) if self._table else 0
        unlike = not self._likes(phrase.question)
        return unlike, memory.uses.get(name, 0) - now, -now, memory.order[name]

    def place(self, phrase: Phrase) -> tuple[bool, int]:
        """Return the place of a question in the dealt order, those of the tone before others."""
        return not self._likes(phrase.question), self._memory.order[phrase.question.id]

    @property
    def odd(self) -> int:
        """Whether this is every second meeting of its round."""
        return self._memory.place % 2


def _type_of(name: str) -> str:
    """Return the type of a question, by its id; an organizer's is of life in general."""
    return BY_ID[name].type if name in BY_ID else "LG"
