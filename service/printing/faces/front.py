"""The front of a card: round and table, whom to meet, what is shared, a question to begin with."""

from dataclasses import dataclass, replace

from service.printing.faces.face import (
    CAP,
    HEAD,
    MUTE,
    NUMBER,
    OPENER,
    WHITE,
    Drawing,
    Face,
)
from service.printing.faces.fit import (
    TALL,
    Place,
    Report,
    Text,
    fit,
)
from service.printing.faces.foot import EVENT, TIGHT, Foot, event_of, foot_of, in_two_lines
from service.printing.faces.motif import motif_size
from service.printing.faces.names import FLOOR, OVER, WRAPS, Stack, in_a_row, stack
from service.printing.faces.paragraph import asked
from service.printing.faces.shared import Limits, shared, told_least

# The room for names beside circles and below a band; the type of two names, of three, of more,
# and of names in a row.
_NAMES_ROOM = {"circles": 14.0, "band": 11.5, "plain": 14.0}
_NAME_SIZES = {2: 18.0, 3: 15.0}
_NAME_SIZE = 11.8
_ROW = 8.5
_TWO, _THREE = 9, 99
_BAND_TYPE = 6.2
# Room above names and below them, of the bar beside what is shared, and down to the end of the circles.
_ABOVE, _BELOW, _BAR, _EMBLEM = 3.6, 1.6, 2.6, 20.8
# The question's smallest type, and the one that a second line beside it has to leave it.
_LEAST, _CLEAR = 8.0, 10.0


def front(d: Drawing) -> Face:
    """Lay out the front; one without a name has lines to write on.

    Whose card it is stands in two lines rather than in small type where the question loses nothing by it;
    where something finds no room, in the smallest type, and for the question without the event.
    """
    if d.card.name == "":
        return _blank(d, Face())
    usual = chosen = _laid(d, foot_of(d))
    if any(usual.loss()):
        tries = (usual, _laid(d, foot_of(d, TIGHT)))
        chosen = min(tries, key=_Front.loss)
        if not chosen.question.whole:
            chosen = min(*tries, _laid(d, foot_of(d, TIGHT, with_event=False)), key=_Front.loss)
    elif (foot := in_two_lines(d, usual.foot)) is not None:
        larger = _laid(d, foot)
        if larger.is_as_good_as(usual, _CLEAR * d.k):
            chosen = larger
    d.report.add(chosen.report)
    return chosen.face


@dataclass(frozen=True, slots=True)
class _Front:
    """A front with one of its feet, and what did not fit there."""

    face: Face
    foot: Foot
    report: Report

    def loss(self) -> tuple[bool, int]:
        """Return what is cut: a question is worse than all else."""
        # A long event is cut on every card: that is no loss of this one.
        lost = [one.field for one in self.report.lost if one.field != "event"]
        return "opener" in lost, len(lost)

    def is_as_good_as(self, other: "_Front", clear: float) -> bool:
        """Say whether nothing is lost, and the question still as large or large enough."""
        mine, its = self.question.size, other.question.size
        is_all_there = len(self.face.texts) == len(other.face.texts)
        return not any(self.loss()) and is_all_there and mine >= min(its, clear)

    @property
    def question(self) -> Text:
        return next(one.text for one in self.face.texts if one.text.runs[0].ink is OPENER)


def _laid(d: Drawing, foot: Foot) -> _Front:
    face = Face()
    d = replace(d, foot=max(0.0, foot.height - d.m(3)), report=Report(d.card.id))
    people = len(d.card.meet) + 1
    side, head = _band(d, face) if d.look.design == "band" else _circles(d, face, people)
    _names(d, face, people, side, head)
    foot.write(d, face)
    return _Front(face, foot, d.report)


def _stack(d: Drawing, people: int, side: float, head: float) -> Stack:
    """Stack the names; on a tall card they take what it is taller by, unless one is too long for that.

    They leave what is shared and the question their room. Many or very long ones stand one after
    another, in all that these can spare.
    """
    utmost = _utmost(d, head)
    usual = min(d.m(_NAMES_ROOM[d.look.design]), max(utmost, d.m(_EMBLEM - _ABOVE - _BELOW) - head))
    size = _NAME_SIZES.get(people, _NAME_SIZE) * d.k
    usual_size = round(size, 2)

    def stacked(height: float, size: float) -> tuple[Stack, Report]:
        report = Report(d.card.id)
        names = stack(
            d.card.meet,
            d.card.lang,
            width=d.inner - side,
            height=height,
            size=round(size, 2),
            usual=usual_size,
            em=7 * d.k,
            report=report,
        )
        return names, report

    for height in dict.fromkeys((usual + d.spare, usual)):
        names, report = stacked(height, size * height / usual)
        sizes = [name.size for name in names.names]
        is_even = min(sizes, default=0) >= WRAPS * max(sizes, default=0)
        if is_even and all(name.height < 2 * TALL * name.size for name in names.names):
            break
    if report.lost:
        most, row = max(usual, utmost), Report(d.card.id)
        text = in_a_row(
            d.card.meet,
            d.card.lang,
            width=d.inner - side,
            height=most,
            size=_ROW * d.k,
            report=row,
        )
        names, report = stacked(most, FLOOR) if row.lost else (Stack((text,)), row)
    d.report.add(report)
    return names


def _utmost(d: Drawing, head: float) -> float:
    """Return how tall names may be, so that below them all else finds room in its smallest type."""
    room = d.height - 2 * d.rim - head - d.m(_ABOVE + _BELOW)
    return room - told_least(d, d.inner - d.m(_BAR)) - _least(d, _LEAST) - OVER


def _names(d: Drawing, face: Face, people: int, side: float, head: float) -> None:
    card = d.card
    names = _stack(d, people, side, head)
    if card.meet:
        heading = d.said(d.words["meet"], HEAD, 6.6 * d.k * d.grow, TALL)
        face.write(d.rim, d.rim + head, heading)
        y = d.rim + head + heading.height + d.m(0.7) + names.above
        for name in names.names:
            face.write(d.rim, y, name)
            y += name.height + names.between
    below = max(d.m(_EMBLEM), head + d.m(_ABOVE) + names.height + d.m(_BELOW))
    _question(d, face, below)


def _question(d: Drawing, face: Face, below: float) -> None:
    card = d.card
    height = 0.0
    room = d.height - 2 * d.rim - below
    if card.share:
        usual = min(d.m(10), max(d.m(3), room - d.m(13.6)))
        utmost = room - _least(d, _LEAST)
        if utmost >= d.m(3):
            usual = min(usual, utmost)
        both = min(usual, room - _least(d, _CLEAR * d.ease))
        limits = Limits(both, usual, utmost)
        lines, gap = shared(d, d.inner - d.m(_BAR), limits)
        y = d.rim + below
        for line in lines:
            face.write(d.rim + d.m(_BAR), y, line)
            y += line.height + gap
        height = y - gap - d.rim - below
        face.mark("rule", d.rim, d.rim + below, 1.3 * d.k, height)
    room -= height + d.m(2) + d.m(3) + d.m(1.6) + d.foot
    opener = _opener(d, room)
    y = d.rim + below + height + d.m(2)
    face.write(d.rim, y + max(0.0, room - opener.height) / 2, opener)


def _least(d: Drawing, size: float) -> float:
    """Return the room that the question needs in type of a size, and what is around it."""
    size *= d.k
    lines = asked(d.card.opener, OPENER, d.card.lang).lines(size, d.inner)
    around = d.m(2) + d.m(3) + d.m(1.6) + d.foot
    return around + Place(d.inner, 0, (size,), 0.02).tall(lines.count, size) + 0.1


def _opener(d: Drawing, room: float) -> Text:
    words = asked(d.card.opener, OPENER, d.card.lang)
    return fit("opener", words, Place(d.inner, room, d.sizes(13.6, _LEAST), 0.02), d.report)


def _when(d: Drawing, face: Face) -> None:
    """Draw dots and say round and time, all in one line of 2.2 mm."""
    dot, line = d.m(1.5), d.m(2.2)
    face.mark("dots", d.rim, d.rim + (line - dot) / 2, dot)
    label = d.label(f"{d.round_words()} · {d.card.time}")
    x = d.rim + dot * (1.5 * d.card.rounds - 0.5) + d.m(1.8)
    face.write(x, d.rim + (line - label.height) / 2, label)


def _circles(d: Drawing, face: Face, people: int) -> tuple[float, float]:
    """Draw the table's number where the circles meet. Return their width and where names begin."""
    card = d.card
    radius = d.m(7.4 if people == 2 else 6.3)
    width, height = motif_size(people, radius)
    wide, large = (16, 7.4) if people == 2 else (14, 6.3)
    size = 10.5 if card.table > _THREE else 13 if card.table > _TWO else wide
    x = d.rim + d.inner - width
    _when(d, face)
    table = d.label(d.words["table"])
    spot = Text(table.runs, table.size, width, table.height, line=CAP)
    face.write(x, d.rim + (d.m(2.2) - table.height) / 2, spot, align="center")
    face.mark("motif", x, d.rim + d.m(3.7), radius, min(4, people))
    number = _number(d, size)
    middle_x, middle_y = _lens_middle(people, radius, width, height)
    box = Text(number.runs, number.size, d.m(2 * large), number.height, line=0.7)
    y = d.rim + d.m(3.7) + middle_y - number.height / 2
    face.write(x + middle_x - d.m(large), y, box, align="center")
    return width + d.m(3), d.m(5.4)


def _lens_middle(people: int, radius: float, width: float, height: float) -> tuple[float, float]:
    """Return where all circles meet: of three, one stands above and two below."""
    if min(4, people) == 3:
        return width / 2, radius * 1.42
    return width / 2, height / 2


def _number(d: Drawing, size: float) -> Text:
    return d.said(str(d.card.table), NUMBER, size * d.k, 0.7)


def _band(d: Drawing, face: Face) -> tuple[float, float]:
    """Say round, time and table in a band, well inside the cut."""
    tall, pad = d.m(6.6), d.m(2.4)
    face.mark("band", d.rim, d.rim, d.inner, tall)
    label = d.label(f"{d.round_words()} · {d.card.time}", WHITE, _BAND_TYPE)
    face.write(d.rim + pad, d.rim + (tall - label.height) / 2, label)
    number = _number(d, 13)
    x = d.rim + d.inner - pad - number.width
    table = d.label(d.words["table"], WHITE, _BAND_TYPE)
    place = x - d.m(1.6) - table.width
    face.write(place, d.rim + (tall - table.height) / 2, table)
    face.write(x, d.rim + (tall - number.height) / 2, number, align="end")
    return 0.0, d.m(8.4)


def _blank(d: Drawing, face: Face) -> Face:
    """Lay out a card without a name: lines for a table, for whom to meet and for whom it is."""
    side = d.m(15)
    _when(d, face)
    table = d.label(d.words["table"])
    edge = d.rim + d.inner - side
    face.write(edge, d.rim + (d.m(2.2) - table.height) / 2, table)
    face.mark("line", edge, d.rim + d.m(11), side)
    heading = d.said(d.words["meet"], HEAD, 6.6 * d.k * d.grow, TALL)
    face.write(d.rim, d.rim + d.m(5.4), heading)
    face.mark("line", d.rim, d.rim + d.m(14), d.inner - side - d.m(5))
    face.mark("line", d.rim, d.rim + d.m(21), d.inner)
    event = event_of(d, d.inner * EVENT, d.grow, d.report)
    tall = max(0.0, event.height - d.m(3)) if event else 0.0
    room = d.height - 2 * d.rim - d.m(25) - d.m(7) - tall
    opener = _opener(d, room)
    face.write(d.rim, d.rim + d.m(24.5) + max(0.0, room - opener.height) / 2, opener)
    bottom = d.height - d.rim
    size = 6.6 * d.k * d.grow
    whose = d.said(d.words["for"], MUTE, size)
    face.write(d.rim, bottom - whose.height, whose, heading=True)
    start = d.rim + whose.width + d.m(1.5)
    face.mark("line", start, bottom, d.inner * 0.6 - whose.width - d.m(4.5))
    if event:
        face.write(d.rim + d.inner - event.width, bottom - event.height, event, align="end")
    return face
