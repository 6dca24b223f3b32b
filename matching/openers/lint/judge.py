"""One verdict on a question, with the reason and a kinder way to ask; knows no meeting and no person."""

import re
import unicodedata
from dataclasses import dataclass

from matching.interests.sensitive import sensitive_area
from matching.openers.lint.asks import OPEN, Ask, asks_of
from matching.openers.lint.grammar import LANGUAGES, Grammar, Manners, language_of
from matching.openers.lint.tongue import written_in
from matching.openers.own import LONGEST

GOOD, CLOSED, MULTI, NOT_A_QUESTION = "good", "closed", "multi", "not_a_question"
VERDICTS = (
    GOOD, CLOSED, "transactional", "too_personal", "superlative_quiz", "pitch", "loaded", MULTI, NOT_A_QUESTION,
)  # fmt: skip
UNCHECKED = "not checked"
_INTIMATE = frozenset(("health", "sexuality", "family", "addiction", "crime"))
_SLOT = re.compile(r"[“\"«„]?\{(\w+)\}[”\"»“]?")
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"', "¿": " ", "¡": " "}
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a question is, why (in its language), what to ask instead, and notes that change nothing.

    ``language`` is the one in whose usage it was judged.
    """

    verdict: str
    why: str
    instead: str = ""
    notes: tuple[str, ...] = ()
    language: str = ""


def judge(text: str, language: str = "en") -> Verdict:
    """Return the verdict on a question: the first that applies, from nothing asked to good.

    Parameters
    ----------
    text : str
        As somebody would say it, lead-in included; slots in braces stand for a noun.
    language : str
        ``en``, ``de``, ``es`` or ``fr``; in others a question is good, with the note "not checked".
        One that is plainly written in another of the four is judged by that one's usage.

    Notes
    -----
    Cost linear in the text; about 0.2 ms. The rules are of usage, not of data: a cue is a family of
    words, and a question without a cue is judged by how it asks.

    Examples
    --------
    >>> judge("What do you do for a living?").verdict, judge("What do you do to unwind?").verdict
    ('transactional', 'good')
    >>> judge("Do you like hiking?").instead
    'What do you like about hiking?'
    """
    if language not in LANGUAGES:
        why = language_of(LANGUAGES[0])[1].why[GOOD]
        return Verdict(GOOD, why, notes=(UNCHECKED,), language=language)
    language = written_in(text, language)
    grammar, manners = language_of(language)
    plain = _plain(text)
    asks = asks_of(plain, grammar)
    found = NOT_A_QUESTION if _is_bare(plain, grammar) else _verdict(plain, asks, manners)
    if found != GOOD:
        bare = grammar.bare(plain.strip(" .?!…"))
        topic = "?" if found == NOT_A_QUESTION and plain.endswith("?") else ""
        instead = manners.instead(found, bare + topic, text)
        return Verdict(found, _why(found, text, manners), instead, language=language)
    notes = tuple(name for name, pattern in manners.notes if pattern.search(plain))
    return Verdict(GOOD, _why(GOOD, text, manners), notes=notes, language=language)


def _why(verdict: str, text: str, manners: Manners) -> str:
    """Return what a verdict means, and how much too long a text is for an organizer's own question."""
    length = len(" ".join(text.split()))
    said = manners.why[verdict]
    return f"{said} {manners.why['too_long'].format(length, LONGEST)}" if length > LONGEST else said


def _verdict(plain: str, asks: tuple[Ask, ...], manners: Manners) -> str:
    if not asks:
        return NOT_A_QUESTION
    clauses = [ask.text for ask in asks] + [plain.strip(" .?!…")]
    if blunt := _blunt(plain, clauses, manners):
        return blunt
    if manners.superlative.search(plain) and not manners.superlative_pass.search(plain):
        return "superlative_quiz"
    if len(asks) > 1:
        return MULTI
    if asks[0].kind != OPEN or manners.closed.search(clauses[-1]):
        return CLOSED
    return GOOD


def _blunt(plain: str, clauses: list[str], manners: Manners) -> str:
    """Return what a question does to somebody, by its words, or nothing."""
    for name in ("too_personal", "pitch", "transactional", "loaded"):
        cue = getattr(manners, name)
        if any(cue.search(clause) for clause in clauses):
            return name
    # What people may not want printed, a stranger does not ask either: sobriety, a divorce, desire.
    # Only in English: its lexicon knows all languages at once, and "pain" is bread in French.
    intimate = manners is language_of("en")[1] and sensitive_area(plain) in _INTIMATE
    return "too_personal" if intimate else ""


def _is_bare(plain: str, grammar: Grammar) -> bool:
    """Return whether a text is one or two words that do not ask: a topic with a question mark."""
    if len(re.findall(r"[^\W\d_]+", plain)) > 2:
        return False
    bare = grammar.bare(plain.strip(" .?!…"))
    return not (grammar.head.match(bare) or grammar.auxiliary.match(bare))


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text).translate(_QUOTES).lower()
    text = _SLOT.sub(lambda slot: "sam" if slot[1] in ("asker", "knower") else "this thing", text)
    return " ".join(text.split())
