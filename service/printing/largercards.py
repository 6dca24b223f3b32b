"""Which cards have room for larger questions, measured on cards of ordinary length. Knows no shop."""

from collections.abc import Sequence
from functools import cache

from service.printing.cards import Card
from service.printing.faces.face import Drawing
from service.printing.faces.front import front
from service.printing.faces.larger import laid_out, sizes_of
from service.printing.look import Look
from service.printing.paper import Stock
from service.printing.ready import language

# So much larger type is felt without laying one card beside the other.
_FELT = 1.12
_QUESTION = "What is something about baking bread that nobody could have told you beforehand?"
_MET = (("Maya Lindqvist",), ("Maya Lindqvist", "Tomás Ferreira", "Ingrid Sørensen"))


@cache
def larger_cards(stock: Stock, stocks: Sequence[Stock]) -> tuple[Stock, ...]:
    """Return the stocks on which larger type makes all questions larger than they usually are on this one.

    None where it does so on this one.
    """
    usual = _questions(stock, Look())

    def grows(other: Stock) -> bool:
        larger = _questions(other, Look(large=True))
        return all(one >= least * _FELT for one, least in zip(larger, usual, strict=True))

    return () if grows(stock) else tuple(one for one in stocks if grows(one))


@cache
def _questions(stock: Stock, look: Look) -> tuple[float, ...]:
    words = language("en")["words"]
    return tuple(
        sizes_of(laid_out(front, Drawing.of(card, stock, look, words)))[_QUESTION]
        for card in map(_card, _MET)
    )


def _card(met: tuple[str, ...]) -> Card:
    return Card(
        id="",
        round=1,
        rounds=4,
        time="18:00",
        table=7,
        name="Elif Kaya",
        meet=met,
        share=("You and Maya both listed “sourdough bread”.",),
        opener=_QUESTION,
        deeper="",
        closing="",
        other="",
        pass_line="",
        reassurance="",
        stems=("", ""),
        event="An evening together",
    )
