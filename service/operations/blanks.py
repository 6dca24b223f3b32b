"""Cards for people who come unannounced: a round, a question for anybody, lines to write on."""

from collections.abc import Iterator

from matching.openers.general import general_ladder
from service.operations.cards import stems_for, taken
from service.operations.papers import commonest
from service.operations.roundtimes import AS_PLANNED, Coming, time_of
from service.printing.cards import Card
from service.printing.lines import lines_for
from service.printing.roomwords import spoken
from service.printing.share import language_asked
from service.printing.strings import strings_for
from service.store.models import Event, Plan, Round

OPEN = 2


def blanks_of(
    plan: Plan, event: Event, *, count: int, coming: Coming = AS_PLANNED
) -> tuple[Card, ...]:
    """Return so many blank cards for each round, round by round; no two of a round begin alike.

    The first round is light; no question is deeper than open, or than the event allows. They are
    asked in the language most tables are, and not what tables of their round are asked already.
    """
    asked = [language_asked(one.ladder) for round_ in plan.rounds for one in round_.meetings]
    lang = commonest(asked)
    return tuple(
        card
        for round_ in plan.rounds
        for card in _of_round(round_, plan, event, count=count, lang=lang, coming=coming)
    )


def _of_round(
    round_: Round, plan: Plan, event: Event, *, count: int, lang: str, coming: Coming
) -> Iterator[Card]:
    lines, words = lines_for(lang), strings_for(lang)
    depth = min(1 if round_.number == 1 else OPEN, event.deepest)
    asked = [text for one in round_.meetings for text in one.ladder.values()]
    known = {text for text in asked if isinstance(text, str)}
    time = time_of(round_, event, coming, lang=lang)
    for number in range(1, count + 1):
        seed = round_.number * 1000 + number
        ladder = general_ladder(depth, seed=seed, avoid=known, language=lang)
        known |= {ladder.opener, ladder.deeper, ladder.closing, ladder.other}
        turn = number + round_.number
        yield Card(
            id=f"blank-{round_.number}-{number}",
            round=round_.number,
            rounds=plan.last_number,
            time=time,
            table=0,
            name="",
            meet=(),
            share=(words["general_pair"],),
            opener=ladder.opener,
            deeper=ladder.deeper,
            closing=ladder.closing,
            other=ladder.other,
            pass_line=taken(lines.passes, turn),
            reassurance=taken(lines.reassurances, turn),
            stems=stems_for(ladder.ids, lines, turn=turn),
            event=event.name,
            lang=spoken(lang, is_online=event.is_online),
        )
