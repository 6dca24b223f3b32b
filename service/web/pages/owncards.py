"""An attendee's rounds in the words of their printed cards. Knows no form and no depth."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.operations.cards import names_said
from service.operations.sayings import sayings_of
from service.printing.beside import lines_beside, said_once
from service.printing.roomwords import spoken
from service.printing.share import language_asked
from service.web.language import clock, language
from service.web.pages.ownround import Alone, OwnRound, again_told, alone_told, is_alone
from service.web.pages.rounds import hue_of
from service.web.pages.tonight import Standing
from service.web.rows import EventRow, MetRow, ResponseRow


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """One round as its attendee sees it: the questions of the printed card, and what is shared."""

    round: int
    rounds: int
    hue: int
    time: str
    table: int  # 0 for a free seat
    names: tuple[str, ...]
    alone: Alone | None  # what to do where everybody else has left
    again: tuple[str, ...]  # whom of them they met before, and when
    share: tuple[str, ...]
    # The language of the questions.
    lang: str
    opener: str
    other: str
    deeper: str
    closing: str


def cards_of_response(
    event: EventRow,
    row: ResponseRow,
    rounds: Sequence[OwnRound],
    *,
    stands: Standing,
    met: Sequence[MetRow],
) -> tuple[CardView, ...]:
    """Return an attendee's rounds in the words of the printed cards; `met` are those whom they met so far."""
    return tuple(card_of_round(event, row, one, stands=stands, met=met) for one in rounds)


def card_of_round(
    event: EventRow,
    row: ResponseRow,
    one: OwnRound,
    *,
    stands: Standing,
    met: Sequence[MetRow] = (),
) -> CardView:
    """Return one round in the words of the printed card. Who would sit alone is sent to no table."""
    mates = [mate for mate in one.mates if not mate.withdrawn]
    names = names_said({mate.number: mate.name for mate in mates} | {row.number: row.name})
    ladder = one.ladder or {}
    asked_in = spoken(language_asked(ladder), is_online=event.is_online)
    sayings = sayings_of(
        one.reasons,
        names,
        reader=row.number,
        asked_in=asked_in,
        told_in=spoken(language(), is_online=event.is_online),
    )
    lines = lines_beside(sayings.asked, ladder, reader=row.number)
    return CardView(
        round=one.number,
        rounds=event.rounds_held,
        hue=hue_of(one.number),
        time=clock(one.starts_at, event.time_zone),
        table=one.table or 0,
        names=tuple(mate.name for mate in mates),
        alone=alone_told(event, one, stands.of(one.number)) if is_alone(one) else None,
        again=again_told(one, met),
        share=tuple(sayings.told[line] for line in lines),
        lang=language_asked(ladder),
        opener=said_once(str(ladder.get("opener", "")), lines),
        other=str(ladder.get("other", "")),
        deeper=str(ladder.get("deeper", "")),
        closing=str(ladder.get("closing", "")),
    )
