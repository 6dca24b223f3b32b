"""Sheets close, cells never meet, and turning a sheet over twice changes nothing."""

from dataclasses import replace

import pytest

from service.printing.cards import chunks
from service.printing.paper import (
    Nudge,
    by_name,
    cells,
    cut_and_stack,
    faults_of,
    pages,
    turned_over,
)
from service.printing.payload import for_cards
from service.printing.setup import Setup
from service.printing.wall import shelved
from tests.printing.cast import deck
from tests.printing.conftest import DESIGNS

STOCKS = [path.stem for path in sorted((DESIGNS / "stock").glob("*.toml"))]


@pytest.mark.parametrize("stock_id", STOCKS)
def test_cells_lie_inside_and_apart(stocks, stock_id):
    assert faults_of(stocks[stock_id]) == ()


@pytest.mark.parametrize("stock_id", STOCKS)
@pytest.mark.parametrize("duplex", ["long", "short"])
def test_turning_over_twice_is_where_it_was(stocks, stock_id, duplex):
    stock = replace(stocks[stock_id], duplex=duplex)
    there = [turned_over(cell, stock) for cell in cells(stock)]
    assert [turned_over(cell, stock) for cell in there] == list(cells(stock))


def test_backs_follow_the_true_margins_where_they_differ(a4):
    (layout,) = a4.layouts
    uneven = replace(a4, layouts=(replace(layout, left=14.0),))
    front = cells(uneven)[0]
    assert (front.x, turned_over(front, uneven).x) == (14.0, 210 - 14 - 85)


def test_a_started_sheet_is_used_up_first_on_both_sides(a4):
    laid = pages(10, a4, start=8)
    assert [(page.side, [place.index for place in page.placed]) for page in laid] == [
        ("front", [0, 1, 2]),
        ("back", [0, 1, 2]),
        ("front", [3, 4, 5, 6, 7, 8, 9]),
        ("back", [3, 4, 5, 6, 7, 8, 9]),
    ]
    assert laid[0].placed[0].cell == cells(a4)[7]
    assert laid[1].placed[0].cell == turned_over(cells(a4)[7], a4)


@pytest.mark.parametrize("start", [0, 11])
def test_a_label_that_is_not_there_is_refused(a4, start):
    with pytest.raises(ValueError, match=f"label {start} is not on a sheet of 10"):
        pages(1, a4, start=start)


def test_piles_put_on_one_another_are_in_order(a4):
    order = cut_and_stack(25, a4)
    sheets = [order[first : first + 10] for first in (0, 10, 20)]
    piles = [[sheet[cell] for sheet in sheets] for cell in range(10)]
    assert [card for pile in piles for card in pile if card is not None] == list(range(25))


def test_stacked_pages_hold_every_card_once(a4):
    laid = pages(25, a4, order="stacked", sides="fronts")
    assert sorted(place.index for page in laid for place in page.placed) == list(range(25))


def test_crop_marks_move_along_with_the_cards_of_their_side(a4):
    def marks(nudge):
        made, _ = for_cards(
            deck()[:1], a4, title="", sides="both", order="given", start=1, nudge=nudge
        )
        return made["marks"]

    usual, moved = marks(Nudge()), marks(Nudge(front=(5.0, -2.0), back=(0.5, 0.0)))
    for side, x, y in (("front", 5.0, -2.0), ("back", 0.5, 0.0)):
        there = [(left + x, top + y, wide, tall) for left, top, wide, tall in usual[side]]
        assert moved[side] == [pytest.approx(one) for one in there]


def test_a_nudge_moves_each_side_by_its_own(a4):
    front, back = pages(1, a4, nudge=Nudge(front=(0.3, -0.2), back=(-0.1, 0.0)))
    assert (front.placed[0].cell.x, front.placed[0].cell.y) == (15.3, 9.8)
    assert (back.placed[0].cell.x, back.placed[0].cell.y) == (109.9, 10.0)


def test_an_impossible_stock_names_its_faults(a4):
    (layout,) = a4.layouts
    loose = replace(a4, crops=False, right=None, bottom=None)
    assert faults_of(replace(loose, layouts=(replace(layout, rows=1, pitch_x=80.0),))) == (
        "cells 1 and 2 overlap",
    )
    assert faults_of(replace(loose, layouts=(replace(layout, rows=1, left=31.0),))) == (
        "cell 2 leaves the page",
    )


def test_a_deck_is_split_in_order():
    assert [len(part) for part in chunks(tuple(range(250)))] == [100, 100, 50]
    assert [item for part in chunks(tuple(range(250))) for item in part] == list(range(250))


def test_by_table_no_file_parts_a_table_or_holds_two_rounds(a4):
    cards = [
        replace(deck()[0], id=f"{round_}-{table}-{seat}", round=round_, table=table)
        for seat in range(6) for table in range(1, 41) for round_ in (1, 2)
    ]  # fmt: skip
    made = [*Setup("table", start=4).parts(cards, a4)]
    found = [
        (start, part[0].round, part[0].table, part[-1].table, len(part)) for start, part in made
    ]
    assert found == [
        (4, 1, 1, 16, 96), (1, 1, 17, 32, 96), (1, 1, 33, 40, 48),
        (1, 2, 1, 16, 96), (1, 2, 17, 32, 96), (1, 2, 33, 40, 48),
    ]  # fmt: skip
    assert [{card.round for card in part} for _, part in made] == [{1}] * 3 + [{2}] * 3


def test_people_stand_in_one_order_on_cards_and_on_the_wall():
    names = ("Dan", "Đặng Thị Huyền", "<b>Bobby</b>", "Łucja", "Mo", "Ágnes", "Zoë", "Wolf", "ada")
    base = deck()[0]
    found = by_name([replace(base, id=str(n), name=name) for n, name in enumerate(names)])
    order = ["ada", "Ágnes", "<b>Bobby</b>", "Dan", "Đặng Thị Huyền", "Łucja", "Mo", "Wolf", "Zoë"]
    assert [card.name for card in found] == order == sorted(names, key=shelved)
