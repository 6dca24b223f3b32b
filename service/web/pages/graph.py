"""The shared-interest graph as a page: groups, lines and people to draw, and a table that says the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from service.errors import NotFound
from service.web.pages.frame import Frame, frame_of
from service.web.pages.rounds import hue_of
from service.web.rows import PersonRow
from service.web.unit import Member
from service.web.words import _

DOT = 4.2
MARGIN = 12
# How much of the picture is seen around somebody who is looked for, and in the steps of the zoom.
ZOOMS = (1, 2, 4)
NAMED = 60
SHAPES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One attendee in the plane. `group` is 0 for who shares nothing."""

    number: int
    name: str
    x: int
    y: int
    group: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """One group: its lines and signs as paths, and what most of it share."""

    number: int
    hue: int
    label: str
    topics: tuple[str, ...]
    count: int
    x: int
    y: int
    radius: int
    lines: str
    signs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbor:
    """Somebody who shares something with the person looked for, and what."""

    spot: Spot
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphPage:
    """The picture. `named` are those whose names are written in it."""

    frame: Frame
    slug: str
    people: tuple[tuple[int, str], ...]
    groups: tuple[GroupView, ...]
    between: str
    alone: GroupView | None
    view: str
    unit: float
    zoom: int
    closer: int
    farther: int
    group: GroupView | None
    members: tuple[Spot, ...]
    person: Spot | None
    neighbors: tuple[Neighbor, ...]
    named: tuple[Spot, ...]


def graph_page(
    who: Member,
    content: Mapping[str, Any],
    people: Sequence[PersonRow],
    *,
    person: int | None,
    group: int | None,
    zoom: int,
) -> GraphPage:
    """Return the picture, near a person or a group if one is asked for; `NotFound` for who is not in it."""
    names = {one.number: one.name for one in people if not one.withdrawn}
    spots = _spots(content, names)
    groups = _groups(content, spots)
    found = _one(spots, person) if person is not None else None
    chosen = next((one for one in groups if one.number == group), None)
    if group is not None and chosen is None:
        raise NotFound
    neighbors = _neighbors(content, spots, found)
    members = tuple(
        spot for spot in spots.values() if chosen is not None and spot.group == chosen.number
    )
    zoom = zoom if zoom in ZOOMS else 1
    view, unit = _view(int(content["size"]), zoom, found, chosen, [one.spot for one in neighbors])
    return GraphPage(
        frame=frame_of(_("Who shares what"), who, tab="plan"),
        slug=who.event.slug,
        people=tuple(sorted(names.items(), key=lambda one: (one[1].casefold(), one[0]))),
        groups=groups,
        between=_lines(content, spots, across=True),
        alone=_alone(content, spots),
        view=view,
        unit=unit,
        zoom=zoom,
        closer=min(zoom * 2, ZOOMS[-1]),
        farther=max(zoom // 2, 1),
        group=chosen,
        members=tuple(sorted(members, key=lambda one: (one.name.casefold(), one.number))),
        person=found,
        neighbors=neighbors,
        named=_named(found, neighbors, members),
    )


def _spots(content: Mapping[str, Any], names: Mapping[int, str]) -> dict[int, Spot]:
    group_of = {
        number: place for place, one in enumerate(content["groups"], 1) for number in one["members"]
    }
    return {
        number: Spot(number=number, name=names[number], x=x, y=y, group=group_of.get(number, 0))
        for number, x, y in content["points"]
        if number in names
    }


def _groups(content: Mapping[str, Any], spots: Mapping[int, Spot]) -> tuple[GroupView, ...]:
    return tuple(
        GroupView(
            number=place,
            hue=hue_of(place),
            label=str(place),
            topics=tuple(one["topics"]),
            count=sum(number in spots for number in one["members"]),
            x=one["center"][0],
            y=one["center"][1],
            radius=one["radius"],
            lines=_lines(content, spots, group=place),
            signs=_signs([spots[n] for n in one["members"] if n in spots], place),
        )
        for place, one in enumerate(content["groups"], 1)
    )


def _alone(content: Mapping[str, Any], spots: Mapping[int, Spot]) -> GroupView | None:
    mine = [spots[number] for number in content["alone"] if number in spots]
    if not mine:
        return None
    return GroupView(
        number=0,
        hue=0,
        label="",
        topics=(),
        count=len(mine),
        x=mine[0].x,
        y=mine[0].y,
        radius=0,
        lines="",
        signs=_signs(mine, 0),
    )


def _lines(
    content: Mapping[str, Any], spots: Mapping[int, Spot], *, group: int = 0, across: bool = False
) -> str:
    """Return the lines within one group, or those between groups, as one path."""
    parts = []
    for a, b, _topic in content["lines"]:
        one, other = spots.get(a), spots.get(b)
        if one is None or other is None:
            continue
        same = one.group == other.group
        if (across and not same) or (same and one.group == group):
            parts.append(f"M{one.x} {one.y}L{other.x} {other.y}")
    return "".join(parts)


def _signs(mine: Sequence[Spot], group: int) -> str:
    """Return a sign for each attendee: its form says the group as its color does."""
    return "".join(_sign(spot, group % SHAPES if group else -1) for spot in mine)


def _sign(spot: Spot, shape: int) -> str:
    x, y, d = spot.x, spot.y, DOT
    long = round(d * 1.35, 1)
    forms = {
        1: f"M{x - d} {y}a{d} {d} 0 1 0 {2 * d} 0a{d} {d} 0 1 0 {-2 * d} 0z",
        2: f"M{x - d} {y - d}h{2 * d}v{2 * d}h{-2 * d}z",
        3: f"M{x} {y - long}l{long} {2 * d}h{-2 * long}z",
        4: f"M{x} {y - long}l{long} {long}l{-long} {long}l{-long} {-long}z",
        5: f"M{x} {y + long}l{long} {-2 * d}h{-2 * long}z",
        0: f"M{x - d} {y - 1.4}h{2 * d}v2.8h{-2 * d}zM{x - 1.4} {y - d}h2.8v{2 * d}h-2.8z",
    }
    ring = f"M{x - 2.5} {y}a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0z"
    return forms.get(shape, ring)


def _one(spots: Mapping[int, Spot], number: int) -> Spot:
    found = spots.get(number)
    if found is None:
        raise NotFound
    return found


def _neighbors(
    content: Mapping[str, Any], spots: Mapping[int, Spot], found: Spot | None
) -> tuple[Neighbor, ...]:
    if found is None:
        return ()
    topics = content["topics"]
    near = [
        Neighbor(spot=spots[b if a == found.number else a], topic=topics[topic])
        for a, b, topic in content["lines"]
        if found.number in (a, b) and a in spots and b in spots
    ]
    return tuple(sorted(near, key=lambda one: (one.spot.name.casefold(), one.spot.number)))


def _view(
    size: int,
    zoom: int,
    person: Spot | None,
    group: GroupView | None,
    near: Sequence[Spot],
) -> tuple[str, float]:
    """Return what part of the plane is seen, and how long a unit of the whole is in it."""
    if group is not None:
        x, y, side = group.x - group.radius, group.y - group.radius, 2.0 * group.radius
    elif person is not None:
        spots = [person, *near]
        reach = max(max(abs(one.x - person.x), abs(one.y - person.y)) for one in spots) + 40
        x, y, side = person.x - reach, person.y - reach, 2.0 * reach
    else:
        x, y, side = 0, 0, float(size)
    shown = side / zoom
    left, top = x + (side - shown) / 2 - MARGIN, y + (side - shown) / 2 - MARGIN
    shown += 2 * MARGIN
    return f"{left:.0f} {top:.0f} {shown:.0f} {shown:.0f}", round(shown / 100, 2)


def _named(
    person: Spot | None, neighbors: Sequence[Neighbor], members: Sequence[Spot]
) -> tuple[Spot, ...]:
    if person is not None:
        return (person, *(one.spot for one in neighbors))
    return tuple(members) if len(members) <= NAMED else ()
