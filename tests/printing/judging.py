"""Lets Typst measure texts that were laid out without it; no card is known to it beforehand."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import typst

from service.printing.cards import Card
from service.printing.facepayload import BOTH, faces_of
from service.printing.fonts import font_shelf
from service.printing.look import USUAL, Look
from service.printing.paper import Stock
from service.printing.ready import Data
from tests.printing.conftest import DESIGNS
from tests.printing.laid import texts_on

JUDGE = Path(__file__).with_name("judge.typ")
# The words of a text, its height and width as laid out, and as Typst finds them.
Judged = tuple[str, tuple[float, float], tuple[float, float]]


class Judge:
    """Typst with our designs in a folder of its own, since it reads nothing outside of one."""

    def __init__(self, folder: Path) -> None:
        shutil.copytree(DESIGNS, folder, dirs_exist_ok=True)
        shutil.copy(JUDGE, folder)
        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=list(font_shelf().folders),
        )
        self._compiler = typst.Compiler(
            str(folder / "judge.typ"), root=str(folder), font_paths=fonts
        )

    def __call__(self, cards: Sequence[Card], stock: Stock, look: Look = USUAL) -> list[Judged]:
        """Lay out both faces of cards, and judge them."""
        return self.judged(faces_of(cards, stock, BOTH, look=look, report=[]))

    def judged(self, data: Data) -> list[Judged]:
        """Measure what is laid out already."""
        given = {"data": json.dumps(data), "look": json.dumps(data["look"])}
        self._compiler.compile(format="svg", sys_inputs=given)
        rows: list[Judged] = []
        found = json.loads(self._compiler.query("<m>", field="value"))
        for index, side, number, width, height in found:
            _, _, wide, tall, *_, runs = texts_on(data, side, index)[number]
            words = "".join(text for _, text, _ in runs)
            rows.append((words, (tall, wide), (height, width)))
        return rows
