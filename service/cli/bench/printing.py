"""Cards of a made-up event, by the road of the service, and what they cost; prints nothing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from matching import Attendee, Roster, Rules, make_plan
from service.cli.bench.clock import Timed, timed, timed_alone
from service.cli.bench.figure import Figures, Say, at_least, at_most, noted
from service.cli.bench.interests import phrases
from service.cli.bench.pairs import Seed
from service.operations.cards import cards_of
from service.operations.roster import round_rows
from service.operations.vocabulary import read_ahead
from service.printing.cards import Card, chunks
from service.printing.paper import Stock, load_stock
from service.printing.typeset import TypstTypesetter
from service.settings import TEMPLATES
from service.store.models import Event, Plan
from service.store.queries.plans import Person
from service.store.values import Format

_ROUNDS, _EACH = 5, 8
_CARDS, _FEW = 1000, 200
_FIRST = (
    "Ana",
    "Béla",
    "Çağla",
    "Dmitri",
    "Élodie",
    "Farah",
    "Giorgos",
    "Hana",
    "Ivo",
    "Jürgen",
    "Kwame",
    "Lucía",
)
_LAST = (
    "Okafor",
    "Lindqvist",
    "Nakamura",
    "García",
    "Schneider",
    "Novák",
    "Haddad",
    "Dupont",
    "Rossi",
    "Kowalski",
)
_AT = datetime(2027, 4, 1, 18, 0, tzinfo=UTC)
_PREVIEWS, _TURNS = 50, 3


def ten_thousand(seeds: Sequence[Seed], say: Say) -> Figures:
    """Measure cards of pairs and of tables, a large deck, a preview and a QR code."""
    read_ahead()  # as a worker does
    decks: dict[Format, list[tuple[Card, ...]]] = {Format.PAIRS: [], Format.TABLES: []}
    for one in seeds:
        for format_, made in decks.items():
            say(f"cards of {format_.value}, seed {one.number}")
            made.append(timed_alone(_deck, format_, _CARDS // _ROUNDS, one.number).answer)
    for format_, made in decks.items():
        each = [timed_alone(_typeset, deck) for deck in made]
        case = f"{_CARDS:,} cards for {format_.value}, both sides, tagged"
        yield at_least(case, "for each CPU second", [_CARDS / one.seconds for one in each], 300)
        yield noted(case, "files together", [one.answer / 1e6 for one in each], " MB")
    say("10,000 cards")
    large = timed_alone(_typeset, _many(decks))
    yield at_most("10,000 cards, both sides", "time", [large.seconds], 40, " s")
    yield at_most("10,000 cards, both sides", "memory", [large.megabytes], 400, " MB")
    shown = timed_alone(_preview, decks[Format.PAIRS][0][0])
    yield at_most("a card that is edited", "time to draw it", [shown.answer], 20, " ms")
    coded = [timed_alone(_typeset, _coded(deck)) for deck in decks[Format.PAIRS]]
    case = f"{_CARDS:,} cards for pairs, a square code on each back"
    yield at_least(case, "for each CPU second", [_CARDS / one.seconds for one in coded], 300)
    yield from _beside_rivals(decks[Format.PAIRS], say)
    share = timed_alone(_code_share, decks[Format.PAIRS][0]).answer
    yield at_most("a QR code", "time, of a card's that has one", [share], 15, " %")


def _beside_rivals(decks: Sequence[tuple[Card, ...]], say: Say) -> Figures:
    """Set the same cards with codes in other engines, each once its fonts are read."""
    # Only now: loaded earlier, they would count as memory of our own.
    from service.cli.bench.inreportlab import reportlab_pdf  # noqa: PLC0415
    from service.cli.bench.inweasyprint import weasyprint_pdf  # noqa: PLC0415

    few = [_coded(deck[:_FEW]) for deck in decks]
    own = [timed_alone(_warm, _typeset, deck).answer for deck in few]
    for name, engine, bar in (
        ("ReportLab", reportlab_pdf, 2.5),
        ("WeasyPrint", partial(weasyprint_pdf, stock=_stock()), 20),
    ):
        say(f"cards in {name}")
        theirs = [timed_alone(_warm, engine, deck).answer for deck in few]
        ratios = [other / one for other, one in zip(theirs, own, strict=True)]
        yield at_least(
            f"the same {_FEW} cards with codes", f"times faster than {name}", ratios, bar
        )


def _warm(engine: Callable[[Sequence[Card]], object], deck: Sequence[Card]) -> float:
    """Return the CPU seconds of a deck after a first sheet, for which fonts and engine are loaded."""
    engine(deck[:10])
    return timed(engine, deck).seconds


def _deck(format_: Format, people: int, seed: int) -> tuple[Card, ...]:
    """Make a plan of made-up people, and the cards of all."""
    typed = phrases(people * _EACH, seed=seed, exponent=1.15)
    names = [f"{_FIRST[n % 12]} {_LAST[n // 12 % 10]}" for n in range(people)]
    roster = Roster.build(
        Attendee(n + 1, name, tuple(typed[n * _EACH : (n + 1) * _EACH]))
        for n, name in enumerate(names)
    )
    plan = make_plan(roster, Rules(format_.value, _ROUNDS), seed=seed)
    event = Event(
        slug="event",
        name="Common Ground",
        starts_at=_AT,
        time_zone="UTC",
        minutes=15,
        pause_minutes=5,
        format=format_,
        keep_until=(_AT + timedelta(days=1)).date(),
    )
    rows = round_rows(plan, event=event, ids={n + 1: n + 1 for n in range(people)})
    persons = {n + 1: Person(n + 1, name, "", withdrawn=False) for n, name in enumerate(names)}
    return cards_of(Plan(rounds=rows), event, persons)


def _many(decks: dict[Format, list[tuple[Card, ...]]]) -> list[Card]:
    """Return ten thousand cards, of which no two have one name."""
    cards = [card for made in decks.values() for deck in made for card in deck]
    return [
        replace(cards[n % len(cards)], id=str(n), name=f"{cards[n % len(cards)].name} {n}")
        for n in range(10_000)
    ]


def _stock() -> Stock:
    return load_stock(TEMPLATES / "cards" / "stock" / "a4-85x55.toml")


def _typeset(deck: Sequence[Card]) -> int:
    typesetter, stock = TypstTypesetter(TEMPLATES / "cards"), _stock()
    sheets = (typesetter.cards(part, stock, title="Bench", timestamp=_AT) for part in chunks(deck))
    return sum(len(sheet.pdf) for sheet in sheets)


def _preview(card: Card) -> float:
    """Return the milliseconds of drawing a card whose question changes, once it was drawn."""
    typesetter, stock = TypstTypesetter(TEMPLATES / "cards"), _stock()
    typesetter.card_svg(card, stock)
    edited = [
        replace(card, opener=f"{card.opener[:-1]} {'typing'[: n % 7]}{n}?")
        for n in range(_PREVIEWS)
    ]
    drawn: Timed[list[bytes]] = timed(lambda: [typesetter.card_svg(one, stock) for one in edited])
    return 1000 * drawn.seconds / _PREVIEWS


def _coded(deck: Sequence[Card]) -> list[Card]:
    return [replace(card, code=_address(number)) for number, card in enumerate(deck)]


def _code_share(deck: Sequence[Card]) -> float:
    """Return all that a code adds to a card, in percent of a card with one: made, drawn, and laid around."""
    parts = list(zip(chunks(deck), chunks(_coded(deck)), strict=True))
    _typeset(parts[0][1])
    # By turns of one part, so that whatever else the machine does falls on both.
    turns = [[timed(_typeset, part).seconds for part in both] for both in _TURNS * parts]
    plain, coded = (sum(each, 0.0) for each in zip(*turns, strict=True))
    return 100 * (coded - plain) / coded


def _address(number: int) -> str:
    return f"HTTPS://ATTUNE.EXAMPLE.ORG/C/12-{number}-3-ABCDEFGHIJ"
