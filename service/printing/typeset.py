"""Turns values into PDF bytes with Typst, and says what did not fit. Knows no plan and no clock."""

import io
import json
import os
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import typst

from service.printing import payload
from service.printing.badge import Badges
from service.printing.cards import Card, Misfit, PosterText, Sheet, TablePrompt
from service.printing.facepayload import BOTH, Side
from service.printing.fonts import font_shelf
from service.printing.host import HostSheets
from service.printing.itinerary import Itineraries
from service.printing.look import USUAL, Look, look_of
from service.printing.paper import NO_NUDGE, Nudge, Order, Sides, Stock
from service.printing.papers import Papers, duplex_of, entries
from service.printing.reseat import Reseat
from service.printing.ruler import Ruler
from service.printing.show import RunOfShow
from service.printing.tent import Tents
from service.printing.wall import WallList

MANY = 50
# For so many compiles the engine keeps what it laid out.
KEPT = 10
# The back of a wall list is never read, and that of an itinerary would be somebody else's.
DESIGNS: Mapping[type[Papers], str] = {
    Itineraries: "itinerary.typ",
    WallList: "wall.typ",
    Badges: "badge.typ",
    RunOfShow: "show.typ",
    Reseat: "reseat.typ",
    Ruler: "ruler.typ",
    Tents: "tent.typ",
    HostSheets: "host.typ",
}
STANDARDS: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]


@dataclass(frozen=True, slots=True)
class TypstTypesetter:
    """The real one: designs from `templates_dir`, fonts from pip packages, nothing from outside."""

    templates_dir: Path

    def cards(
        self,
        cards: Sequence[Card],
        stock: Stock,
        *,
        title: str,
        timestamp: datetime,
        sides: Sides = "both",
        order: Order = "given",
        start: int = 1,
        nudge: Nudge = NO_NUDGE,
        look: Look = USUAL,
    ) -> Sheet:
        """Typeset one part of a deck, best of about 100 cards."""
        data, report = payload.for_cards(
            cards,
            stock,
            title=title,
            sides=sides,
            order=order,
            start=start,
            nudge=nudge,
            look=look,
        )
        return self._sheet("cards.typ", data, report=report, count=len(cards), timestamp=timestamp)

    def prompts(
        self,
        prompts: Sequence[TablePrompt],
        paper: str = "a4",
        *,
        title: str,
        timestamp: datetime,
        look: Look = USUAL,
    ) -> Sheet:
        """Typeset one page for each table and round."""
        data, report = payload.for_prompts(prompts, paper, title=title)
        data["look"] = look_of(look)
        count = len(prompts)
        return self._sheet("prompt.typ", data, report=report, count=count, timestamp=timestamp)

    def papers(
        self,
        papers: Papers,
        paper: str = "a4",
        *,
        title: str,
        timestamp: datetime,
        look: Look = USUAL,
    ) -> Sheet:
        """Typeset one kind of paper for the whole event; a ruler page lies on its stock's own paper."""
        data, report = payload.for_papers(papers, paper, title=title)
        data["look"] = look_of(look)
        count = len(entries(papers))
        return self._sheet(
            DESIGNS[type(papers)],
            data,
            report=report,
            count=count,
            timestamp=timestamp,
            duplex=duplex_of(papers),
        )

    def poster(
        self,
        text: PosterText,
        paper: str = "a4",
        *,
        title: str,
        timestamp: datetime,
        look: Look = USUAL,
    ) -> Sheet:
        """Typeset one poster with its QR code."""
        data, report = payload.for_poster(text, paper, title=title)
        data["look"] = look_of(look)
        return self._sheet("poster.typ", data, report=report, count=1, timestamp=timestamp)

    def card_svg(
        self, card: Card, stock: Stock, *, look: Look = USUAL, sides: Sequence[Side] = BOTH
    ) -> bytes:
        """Draw one card for a page, its back below its front; about 10 ms."""
        data = payload.for_picture(card, stock, columns=1, look=look, sides=sides)
        compiler = _compiler(self.templates_dir / "picture.typ")
        svg = compiler.compile(format="svg", sys_inputs=_inputs(data))
        if not isinstance(svg, bytes):
            raise TypeError("a picture has one page")
        return svg

    def card_png(self, card: Card, stock: Stock, *, ppi: float = 192) -> bytes:
        """Draw one card as a picture, front and back side by side, for the README."""
        data = payload.for_picture(card, stock, columns=2)
        compiler = _compiler(self.templates_dir / "picture.typ")
        png = compiler.compile(format="png", ppi=ppi, sys_inputs=_inputs(data))
        if not isinstance(png, bytes):
            raise TypeError("a picture has one page")
        return png

    def _sheet(
        self,
        design: str,
        data: Mapping[str, Any],
        *,
        report: Iterable[Misfit],
        count: int,
        timestamp: datetime,
        duplex: str = "DuplexFlipLongEdge",
    ) -> Sheet:
        compiler = _compiler(self.templates_dir / design)
        inputs = _inputs(data)
        found = list(report)
        try:
            pdf = _pdf(compiler, inputs, standards=STANDARDS, timestamp=timestamp)
        except typst.TypstError as fault:
            found.append(Misfit("", "file", "unstandard", fault.message))
            pdf = _pdf(compiler, inputs, standards=[], timestamp=timestamp)
        found += _misfits(compiler)
        ready, pages = _printable(pdf, duplex)
        if max(count, pages) >= MANY:
            _forget()
        return Sheet(ready, pages, count, tuple(dict.fromkeys(found)))


_kept = threading.local()


@cache
def _fonts() -> typst.Fonts:
    """Read the fonts once for the whole process; it takes a tenth of a second."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=list(font_shelf().folders),
    )


def _compiler(design: Path) -> typst.Compiler:
    """Keep one compiler for each thread and design: its query answers for its own last compile."""
    kept: dict[Path, typst.Compiler] = _kept.__dict__.setdefault("compilers", {})
    if design not in kept:
        kept[design] = typst.Compiler(
            str(design),
            root=str(design.parent),
            font_paths=_fonts(),
            # Designs need no packages: there is no place to find one, and none to keep one.
            package_path=os.devnull,
            package_cache_path=os.devnull,
        )
    return kept[design]


def _forget() -> None:
    """Make the engine forget what it laid out, by blank compiles: 560 MB become 214."""
    blank: typst.Compiler | None = _kept.__dict__.get("blank")
    if blank is None:
        blank = _kept.blank = typst.Compiler(font_paths=_fonts())
    for _ in range(KEPT):
        blank.compile(input=b".", format="svg")


def _inputs(data: Mapping[str, Any]) -> dict[str, str]:
    """Return what a design reads; the look by itself, so that few texts need not be parsed with many."""
    texts = {"data": data, "look": data.get("look", {})}
    return {name: json.dumps(value, ensure_ascii=False) for name, value in texts.items()}


def _pdf(
    compiler: typst.Compiler,
    inputs: dict[str, str],
    *,
    standards: "list[typst.PDFStandard]",
    timestamp: datetime,
) -> bytes:
    pdf, _ = compiler.compile_with_warnings(
        format="pdf", sys_inputs=inputs, pdf_standards=standards, timestamp=timestamp
    )
    if not isinstance(pdf, bytes):
        raise TypeError("a PDF is one file")
    return pdf


def _misfits(compiler: typst.Compiler) -> list[Misfit]:
    found: list[Misfit] = []
    for note in json.loads(compiler.query("<overflow>", field="value")):
        detail = f"does not fit at {note['size']:g} pt"
        found.append(Misfit(note["id"], note["field"], "overflow", detail))
    return found + [
        Misfit(note["id"], note["field"], "shrunk", f"set in {note['size']:g} pt")
        for note in json.loads(compiler.query("<shrunk>", field="value"))
    ]


def _printable(pdf: bytes, duplex: str) -> tuple[bytes, int]:
    """Ask printers for actual size and for one side or how to turn, which Typst has no words for."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        preferences = opened.Root.get("/ViewerPreferences", pikepdf.Dictionary())
        preferences["/PrintScaling"] = pikepdf.Name("/None")
        preferences["/Duplex"] = pikepdf.Name(f"/{duplex}")
        opened.Root["/ViewerPreferences"] = preferences
        # It says that no tag is a guess, which is so where nothing is said; poppler stumbles over it.
        if "/Suspects" in (marks := opened.Root.get("/MarkInfo", pikepdf.Dictionary())):
            del marks["/Suspects"]
        out = io.BytesIO()
        # Objects in streams: four tenths less to download, and quicker to write.
        opened.save(
            out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
        return out.getvalue(), len(opened.pages)
