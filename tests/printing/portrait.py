"""Draws the card of the README: `python -m tests.printing.portrait docs/card.png`."""

import sys
from pathlib import Path

from service.printing.cards import Card
from service.printing.lines import lines_for
from service.printing.paper import load_stock
from service.printing.share import share_line
from service.printing.typeset import TypstTypesetter
from tests.printing.conftest import DESIGNS

CARD = Card(
    id="1-7-1",
    round=1,
    rounds=4,
    time="13:40",
    table=7,
    name="Ana Ruiz",
    meet=("Sam Okoye",),
    share=(
        share_line(
            "interest",
            words=((1, "night trains"), (2, "night trains")),
            reader=1,
            names={1: "Ana Ruiz", 2: "Sam Okoye"},
        ),
    ),
    opener="What picture comes to mind when someone says “night trains”?",
    deeper="What would you tell someone trying this for the first time tomorrow?",
    closing="Which question did we not get to?",
    other="What have you enjoyed today, however small?",
    pass_line=lines_for("en").passes[1],
    reassurance=lines_for("en").reassurances[0],
    stems=(lines_for("en").stems[0], lines_for("en").stems[1]),
    event="Common Ground 2026",
)


def main(out: Path) -> None:
    stock = load_stock(DESIGNS / "stock" / "a4-85x55.toml")
    out.write_bytes(TypstTypesetter(DESIGNS).card_png(CARD, stock, ppi=220))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
