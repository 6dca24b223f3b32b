"""What a text asks, clause by clause: how many things, and whether each can be told or only ticked off."""

import re
from dataclasses import dataclass

from matching.openers.lint.grammar import Grammar

OPEN, ONE_FACT, SHUT = "open", "one fact", "shut"
_SENTENCE = re.compile(r"[^.?!…]+[.?!…]*")
_MOST_OF_A_CONTINUATION = 9


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that is asked for, in lower case, and how: ``OPEN``, ``ONE_FACT`` or ``SHUT``."""

    text: str
    kind: str


def asks_of(plain: str, grammar: Grammar) -> tuple[Ask, ...]:
    """Return what a text asks for, without lead-ins, and with what only spells an ask out merged into it.

    Parameters
    ----------
    plain : str
        The text in lower case, with straight apostrophes and slots replaced by a noun.
    grammar : Grammar
        The words that begin questions in its language.

    Examples
    --------
    >>> from matching.openers.lint.grammar import language_of
    >>> english, _ = language_of("en")
    >>> [one.kind for one in asks_of("that sounds good. what got you into it, and why?", english)]
    ['open']
    >>> [one.kind for one in asks_of("what do you read? and where do you travel?", english)]
    ['open', 'open']
    """
    found: list[Ask] = []
    for sentence in _SENTENCE.findall(plain):
        asked = sentence.rstrip().endswith("?")
        bare = grammar.bare(sentence.strip(" .?!…"))
        if sentence.rstrip().endswith("!") and not grammar.invitation.match(bare):
            continue  # an exclamation: "What a day!"
        if found and (grammar.elaborates.match(bare) or _repeats(bare, found[-1].text, grammar)):
            continue
        goes_on = True
        for place, clause in enumerate(_clauses(bare, grammar)):
            ask = _ask(clause, grammar, asked=asked and place == 0)
            if ask is None:
                if not asked:
                    break  # a topic, though a question word follows: "A good day, and why"
                continue
            if place and found and goes_on and _continues(clause, found, grammar):
                goes_on = False  # one is a question asked on, two are an interview
                if found[-1].kind == ONE_FACT and grammar.and_why.search(clause):
                    found[-1] = Ask(found[-1].text, OPEN)
                continue
            found.append(ask)
    return tuple(found)


def _clauses(sentence: str, grammar: Grammar) -> list[str]:
    """Part a sentence where a second question begins inside it."""
    return [one.strip(" ,;:–—") for one in grammar.joints.split(sentence) if one.strip(" ,;:–—")]


def _ask(clause: str, grammar: Grammar, *, asked: bool) -> Ask | None:
    core = grammar.bare(clause)
    wrapped = grammar.wrapper.match(core)
    if wrapped:
        inside = core[wrapped.end() :].strip(" ,:")
        if not inside or grammar.whether.match(inside):
            return Ask(clause, SHUT)
        return Ask(clause, _kind(inside, grammar) or OPEN)
    if grammar.invitation.match(core):
        return Ask(clause, OPEN)
    kind = _kind(core, grammar)
    if kind:
        return Ask(clause, kind)
    return Ask(clause, SHUT) if asked else None


def _kind(core: str, grammar: Grammar) -> str:
    """Return how a clause asks, or nothing if it does not."""
    if grammar.one_fact.search(core):
        return OPEN if grammar.and_why.search(core) else ONE_FACT
    if grammar.head.match(core):
        return OPEN
    return SHUT if grammar.auxiliary.match(core) else ""


def _continues(clause: str, found: list[Ask], grammar: Grammar) -> bool:
    """Return whether a short clause only asks on about what was asked before."""
    if len(clause.split()) > _MOST_OF_A_CONTINUATION:
        return False
    return bool(grammar.points_back.search(clause)) or _shares(clause, found[-1].text, grammar)


def _repeats(sentence: str, before: str, grammar: Grammar) -> bool:
    return (
        not grammar.head.match(sentence)
        and len(sentence.split()) < 12
        and _shares(sentence, before, grammar)
    )


def _shares(one: str, other: str, grammar: Grammar) -> bool:
    words = set(re.findall(r"\w{4,}", one)) - grammar.common
    return bool(words & set(re.findall(r"\w{4,}", other)))
