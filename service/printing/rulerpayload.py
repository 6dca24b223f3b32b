"""Lays a ruler page out: outlines, two rulers, two slanting scales, and boxes for text that none crosses."""

from collections.abc import Sequence
from typing import Final

from service.printing.cards import Misfit
from service.printing.paper import Cell, Stock, cells, turned_over
from service.printing.ready import Data, language, texts
from service.printing.ruler import Ruler, RulerSide
from service.printing.rulerwords import ruler_words
from service.printing.text import printable

Box = tuple[float, float, float, float]
LONG: Final = 100.0
INSET: Final = 6.0
SHIFTS: Final = (0.0, -1.0, 1.0, -2.0, 2.0, -3.0, 3.0, -4.0, 4.0, -5.0, 5.0)
# A slanting scale runs 40 mm along an edge, and lies so far off the corner that the other has room.
ALONG_LEFT, ALONG_TOP, REACH = 5.0, 24.0, 40.0


def for_ruler(papers: Ruler, *, title: str) -> tuple[Data, list[Misfit]]:
    """Prepare both sides, each on its own page."""
    report: list[Misfit] = []
    stock = papers.stock
    said = ("measures", "caution", "feed", "hundred", "remedies")
    data = {
        name: texts(getattr(papers, name), papers.lang, where=("ruler", name), report=report)
        for name in said
    }
    return {
        **data,
        **language(papers.lang),
        "words": ruler_words(papers.lang),
        "title": printable(title, papers.lang)[0],
        "stock": texts(stock.name, papers.lang, where=("ruler", "stock"), report=report),
        "page": stock.page,
        "cell": (stock.width, stock.height),
        "long": LONG,
        "reach": REACH,
        "sides": [_side(papers, side, report) for side in papers.sides],
    }, report


def _side(papers: Ruler, side: RulerSide, report: list[Misfit]) -> Data:
    stock = papers.stock
    laid = cells(stock)
    if side.side == "back":
        laid = tuple(turned_over(cell, stock) for cell in laid)
    first, *_ = in_place = sorted(laid, key=lambda cell: (cell.y, cell.x))
    said: Data = texts(side, papers.lang, where=(f"ruler-{side.side}", "side"), report=report)
    across, down = _rulers(stock, in_place)
    return {
        **said,
        "cells": [(cell.x, cell.y, number) for number, cell in enumerate(laid, start=1)],
        "across": across,
        "down": down,
        "along_left": (first.x, first.y + ALONG_LEFT),
        "along_top": (first.x + ALONG_TOP, first.y),
        "boxes": _boxes(stock, in_place),
        "fed_by_top": side.side == "front" or stock.duplex == "long",
    }


def _rulers(stock: Stock, laid: list[Cell]) -> tuple[tuple[float, float], tuple[float, float]]:
    """Say where the two rulers begin: one in the last row, one in the second column or beside it."""
    width, height = stock.page
    last = laid[-1]
    middle = (width - LONG) / 2
    upright = [edge for cell in laid for edge in (cell.x, cell.x + stock.width)]
    level = [edge for cell in laid for edge in (cell.y, cell.y + stock.height)]
    across = _clear([middle + step for step in SHIFTS], upright), last.y + stock.height - 20
    if _columns(laid) == 1:
        return across, (last.x + stock.width + 8, (height - LONG) / 2)
    beside = _clear([laid[2].y + 6 + step for step in SHIFTS], level)
    return across, (last.x + stock.width - 16, beside)


def _clear(starts: Sequence[float], edges: Sequence[float]) -> float:
    """Take the start of a ruler, the first of the best, whose figures lie farthest from any outline."""

    def room(start: float) -> float:
        return round(min(abs((edge - start + 5) % 10 - 5) for edge in edges), 3)

    return max(starts, key=room)


def _boxes(stock: Stock, laid: list[Cell]) -> dict[str, Box]:
    """Give each text a box inside one card, so that no outline and no ruler runs through it."""
    first = _inside(laid[0], stock)
    x, y, width, height = first
    inner = (x + 11, y + 8, width - 11, height - 10)
    if _columns(laid) == 1:
        third = inner[3] * 0.42
        return {
            "title": (inner[0], inner[1], inner[2], third),
            "steps": (inner[0], inner[1] + third + 2, inner[2], inner[3] - third - 2),
            "remedies": _shortened(_inside(laid[1], stock), right=0, bottom=37),
            "hundred": _foot(_inside(laid[-1], stock)),
        }
    return {
        "title": _inside(laid[1], stock),
        "steps": inner,
        "remedies": _shortened(_inside(laid[2], stock), right=0, bottom=4),
        "hundred": _shortened(_inside(laid[3], stock), right=18, bottom=4),
    }


def _columns(laid: list[Cell]) -> int:
    return len({cell.x for cell in laid})


def _inside(cell: Cell, stock: Stock) -> Box:
    return (cell.x + INSET, cell.y + INSET, stock.width - 2 * INSET, stock.height - 2 * INSET)


def _shortened(box: Box, *, right: float, bottom: float) -> Box:
    return (box[0], box[1], box[2] - right, box[3] - bottom)


def _foot(box: Box) -> Box:
    """Take the part just above the ruler in the last row."""
    return (box[0], box[1] + box[3] - 33, box[2], 16)
