"""Whether a meeting's card is true: its reasons and its questions; judges no seat."""

from matching.interests.entry import Entry
from matching.interests.quotable import fits_card
from matching.outcome import Ladder, Meeting, Reason
from matching.recount import Recount
from matching.violation import Violation

# For each kind and relation of reasons: where the first and where the second was typed.
_TYPED = {
    ("interest", "same"): ("interests", "interests"),
    ("interest", "near"): ("interests", "interests"),
    ("value", "same"): ("values", "values"),
    ("curiosity", "curious"): ("curious_about", "interests"),
    ("wonder", "same"): ("curious_about", "curious_about"),
}
_DEPTHS = (1, 2, 3)
# What is less nearly related stands on no card.
_RELATED = 50


def misworded(number: int, meeting: Meeting, recount: Recount) -> list[Violation]:
    """Return what is false on the card of a meeting of round ``number``.

    ``words`` for each reason that does not join two who sit there, by what both typed and allowed
    in print, under the topic that the words mean; ``ladder`` for a question that is missing.
    """
    found = [
        Violation("words", number, who, (("words", reason.words[0][1] if reason.words else ""),))
        for reason in meeting.reasons
        if (who := _misquoted(reason, meeting, recount)) is not None
    ]
    if not _complete(meeting.ladder):
        found.append(Violation("ladder", number, meeting.attendees))
    return found


def _misquoted(reason: Reason, meeting: Meeting, recount: Recount) -> tuple[int, ...] | None:
    """Return whom a reason quotes falsely, or all whom it quotes if it does not join them."""
    who = tuple(a for a, _ in reason.words)
    fields = _TYPED.get((reason.kind, reason.relation))
    if fields is None or len(who) != 2 or who[0] == who[1]:
        return who
    (a, words), (b, others) = reason.words
    ones = _entries(recount, a, words, fields[0]) if a in meeting.attendees else []
    those = _entries(recount, b, others, fields[1]) if b in meeting.attendees else []
    if not ones or not those:
        return tuple(person for person, said in ((a, ones), (b, those)) if not said)
    joins = any(
        _joins(reason, one, other, recount) and _open(who, one, other, recount)
        for one in ones
        for other in those
    )
    return None if joins else who


def _entries(recount: Recount, a: int, words: str, field: str) -> list[Entry]:
    """Return all that somebody named with these words in a field that they allow in print."""
    if field not in recount.attendee(a).printable or not fits_card(words):
        return []
    return recount.said(a, field).get(words, [])


def _joins(reason: Reason, one: Entry, other: Entry, recount: Recount) -> bool:
    if one.title != reason.topic:
        return False
    closeness = recount.closeness(one.key, other.key)
    same, beside = closeness == 100, _RELATED <= closeness < 100
    return {"same": same, "near": beside, "curious": same or beside}[reason.relation]


def _open(who: tuple[int, ...], one: Entry, other: Entry, recount: Recount) -> bool:
    """Return whether sensitive words stand only where both allow them."""
    touchy = one.sensitive or other.sensitive
    return not touchy or all(recount.attendee(a).sensitive for a in who)


def _complete(ladder: Ladder) -> bool:
    texts = (ladder.opener, ladder.deeper, ladder.closing, ladder.other)
    return all(text.strip() for text in texts) and ladder.depth in _DEPTHS
