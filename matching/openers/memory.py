"""What everybody at an event has been asked, and what is asked around them; chooses nothing."""

from collections import Counter
from dataclasses import dataclass, field

from matching.openers.bank import BANK, BY_ID, Question
from matching.openers.ladder import Phrase
from matching.openers.sitting import Sitting
from matching.openers.tone import WARM, liking
from matching.outcome import Ladder, Notice

_Shelf = tuple[str, bool, bool, int]


def _shelf(question: Question) -> _Shelf:
    """Return from which part of the bank a question comes: language, closing or quoting, and depth."""
    return question.language, question.type == "CL", question.anyone, question.depth


def _is_shared_out(question: Question) -> bool:
    """Return whether it suits whoever sits at a table, so that a round may have only its share of such."""
    return question.table or question.anyone


_STOCK = Counter(_shelf(question) for question in BANK if _is_shared_out(question))


@dataclass(slots=True)
class Memory:
    """What everybody has been asked so far, in an event of so many rounds."""

    order: dict[str, int]
    own: tuple[Question, ...]
    rounds: int
    tone: str = WARM
    asked: dict[int, dict[str, int]] = field(default_factory=dict)
    types: dict[int, list[str]] = field(default_factory=dict)
    uses: dict[str, int] = field(default_factory=dict)
    now: dict[str, int] = field(default_factory=dict)
    taken: Counter[_Shelf] = field(default_factory=Counter)
    # What the meeting before in this round is asked, which sits beside, and the one before that.
    beside: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    place: int = 0
    number: int = 0
    notices: list[Notice] = field(default_factory=list)

    def turn(self, number: int) -> None:
        """Begin round ``number``."""
        if number != self.number:
            self.number = number
            self.now = {}
            self.taken = Counter()
            self.beside = self.before = frozenset()
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
            self._ask(name)
        for a in sitting.attendees:
            self.types.setdefault(a, []).append(_type_of(ladder.ids[0]))
        self._leave(ladder.ids)

    def _ask(self, name: str) -> None:
        if name not in self.now and name in BY_ID and _is_shared_out(BY_ID[name]):
            self.taken[_shelf(BY_ID[name])] += 1
        self.now[name] = self.now.get(name, 0) + 1

    def share(self, question: Question) -> int:
        """Return how many questions like this one a round may have, so that others find new ones too."""
        return max(2, _STOCK[_shelf(question)] // self.rounds)

    def is_spent(self, question: Question) -> bool:
        """Return whether this round has had its share of questions like this one."""
        return self.taken[_shelf(question)] >= self.share(question)

    def _leave(self, names: tuple[str, ...]) -> None:
        """Go on to the next meeting, which sits beside one that is asked these."""
        self.beside, self.before = frozenset(names), self.beside
        self.place += 1

    def note(self, sitting: Sitting, chosen: tuple[Phrase, ...]) -> None:
        """Know what a meeting is asked, and tell where somebody was asked it before."""
        again: set[int] = set()
        for phrase in chosen:
            name = phrase.question.id
            self.uses[name] = self.uses.get(name, 0) + 1
            self._ask(name)
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

    def nearby(self, phrase: Phrase) -> bool:
        """Return whether a table two places on is asked this at the same time."""
        return self._table and phrase.question.id in self._memory.before

    def latest(self, phrase: Phrase) -> int:
        """Return the last round in which somebody was asked this, 0 for none."""
        return self._asked.get(phrase.question.id, 0)

    def tired(self, phrase: Phrase) -> bool:
        """Return whether somebody began the last two talks with this type."""
        return phrase.question.type in self._tired

    def rank(self, phrase: Phrase) -> tuple[bool, int, bool, int, int]:
        """Order questions: those of the tone first; for two, what was used least.

        For a table what no other round has, as long as this round has not had its share of the bank.

        Tables are mixed anew in each round, so only questions that stay within a round stay new; the
        tables of a round use its share evenly.
        """
        name, memory = phrase.question.id, self._memory
        now = memory.now.get(name, 0) if self._table else 0
        more = self._table and not now and memory.is_spent(phrase.question)
        unlike = not self._likes(phrase.question)
        return unlike, memory.uses.get(name, 0) - now, more, now, memory.order[name]

    def place(self, phrase: Phrase) -> tuple[bool, int]:
        """Return the place of a question in the dealt order, those of the tone before others."""
        return not self._likes(phrase.question), self._memory.order[phrase.question.id]

    @property
    def seat(self) -> int:
        """Which meeting of its round this is, from 0."""
        return self._memory.place

    @property
    def is_table(self) -> bool:
        """Whether more than two sit here."""
        return self._table

    def share(self, phrase: Phrase) -> int:
        """Return how many questions like this one a round may have."""
        return self._memory.share(phrase.question)


def _type_of(name: str) -> str:
    """Return the type of a question, by its id; an organizer's is of life in general."""
    return BY_ID[name].type if name in BY_ID else "LG"
