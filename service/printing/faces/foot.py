"""The foot of a front: whose card it is, and the event."""

from dataclasses import dataclass

from service.printing.faces.face import CAP, MUTE, Drawing, Face
from service.printing.faces.fit import THRICE, TWICE, Place, Report, Text, in_lines, one_line
from service.printing.faces.paragraph import Paragraph, Run, paragraph_of
from service.printing.text import isolated

# The type of whose card it is: usual, well read, small, and where something else finds no room.
_FOR, _READ, _NAMED, TIGHT = 6.6, 6.2, 5.6, 5.4
# The event's type, and how much of the foot is the event's, whatever the name.
_EVENT, EVENT = 6.2, 0.4


@dataclass(frozen=True, slots=True)
class Foot:
    """Whose card it is beside the event, if it is said, and what did not fit of them."""

    name: Text
    event: Text | None
    report: Report

    @property
    def height(self) -> float:
        """The taller of the two."""
        return max(self.name.height, self.event.height if self.event else 0.0)

    def write(self, d: Drawing, face: Face) -> None:
        """Put both down at the lower rim."""
        d.report.add(self.report)
        bottom = d.height - d.rim
        face.write(d.rim, bottom - self.name.height, self.name, heading=True)
        if self.event is not None:
            edge = d.rim + d.inner - self.event.width
            face.write(edge, bottom - self.event.height, self.event, align="end")


def _whose(d: Drawing) -> Paragraph:
    return paragraph_of((Run(f"{d.words['for']} ", MUTE), d.whose()), d.card.lang)


def foot_of(d: Drawing, least: float = _NAMED, *, with_event: bool = True) -> Foot:
    """Say whose card it is on one line, or in the smallest type on up to three."""
    whose = _whose(d)
    for grow in d.grown:
        report, sizes = Report(d.card.id), d.notes(_FOR, least, grow)
        if not with_event:
            place = Place(d.inner, 0, sizes, 0.32, CAP)
            return Foot(one_line("name", whose, place, report, most=THRICE), None, report)
        # A short name leaves its room to a long event.
        left = d.inner - whose.on_one_line(sizes[0]) - d.m(3)
        event = event_of(d, max(d.inner * EVENT, left), grow, report)
        place = Place(d.inner - _beside(d, event), 0, sizes, 0.32, CAP)
        name = one_line("name", whose, place, report, most=THRICE)
        if name.size == sizes[0] and event and event.size == d.notes(_EVENT, 5.4, grow)[0]:
            break
    return Foot(name, event, report)


def in_two_lines(d: Drawing, foot: Foot) -> Foot | None:
    """Say in two lines whose card it is, if they may be larger than they are in this foot."""
    if foot.name.size >= _READ * d.k or foot.event is None:
        return None
    report = Report(d.card.id)
    event = event_of(d, d.inner * EVENT, 1.0, report)
    place = Place(d.inner - _beside(d, event), 0, d.notes(_FOR, _READ, 1.0), 0.32, CAP)
    name = in_lines("name", _whose(d), place, TWICE)
    return None if name is None else Foot(name, event, report)


def event_of(d: Drawing, room: float, grow: float, report: Report) -> Text | None:
    """Say the event on one line, or on up to three in its smallest type; not at all rather than cut."""
    words = paragraph_of((Run(isolated(d.card.event), MUTE),), d.card.lang)
    place = Place(room, 0, d.notes(_EVENT, 5.4, grow), 0.32, CAP)
    event = one_line("event", words, place, report, most=THRICE)
    return event if event.whole else None


def _beside(d: Drawing, event: Text | None) -> float:
    return event.width + d.m(3) if event else 0.0
