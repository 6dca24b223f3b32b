from dataclasses import fields, replace

from service.printing.badge import Badge, Badges, BadgeStop
from service.printing.cards import Card, TablePrompt
from service.printing.changes import Changes, changes_from
from service.printing.host import HostRound, HostSheet, HostSheets
from service.printing.imprint import Old, difference, imprints_of, only
from service.printing.itinerary import Itineraries, Itinerary, Stop
from service.printing.tent import Tent, TentRound, Tents
from tests.factories import NOW

CARD = Card(
    id="2-5-7",
    round=2,
    rounds=3,
    time="18:20",
    table=5,
    name="Ana Ruiz",
    meet=("Sam Okoye",),
    share=("You both listed “night trains”.",),
    opener="What picture comes to mind?",
    deeper="And then?",
    closing="What is left?",
    other="What else?",
    pass_line="Pass whenever you like.",
    reassurance="An ordinary talk is fine.",
    stems=("How so?", "Since when?"),
    event="Common Ground",
)
CHANGED = {int: 9, str: "else", bool: True, tuple: ("Bo", "Cy")}


def words(card):
    (imprint,) = imprints_of((card,))
    return imprint.words


def test_everything_on_a_card_is_in_its_check_sum_but_its_id_and_the_code_that_follows_from_it():
    others = {
        each.name: words(replace(CARD, **{each.name: CHANGED[type(getattr(CARD, each.name))]}))
        for each in fields(Card)
        if each.name not in {"id", "code"}
    }
    same = {words(replace(CARD, id="2-6-7")), words(replace(CARD, code="https://e.org/c/1"))}
    assert same == {words(CARD)}
    assert len({words(CARD), *others.values()}) == len(fields(Card)) - 1


def test_an_imprint_says_where_a_card_belongs_and_whose_name_is_on_it():
    (imprint,) = imprints_of((CARD,))
    assert (imprint.round, imprint.who, imprint.table, imprint.name) == (2, 7, 5, "Ana Ruiz")
    assert len(bytes.fromhex(imprint.words)) == 8


def test_a_paper_is_known_by_whose_it_is_else_by_its_table():
    prompt = TablePrompt("2-5", 5, 2, 3, "18:20", 15, ("Ana", "Bo"), "A?", "B?", "C?", (), "Ground")
    stop, round_ = (
        Stop(1, "18:00", 5, ("Bo",)),
        HostRound("host-5-1", 1, "18:00", 15, (), "", "", ""),
    )
    printed = (
        (CARD,),
        (prompt,),
        Itineraries("Ground", 3, (Itinerary("itinerary-7", "Ana", (stop,)),)),
        Badges("Ground", (Badge("badge-7", "Ana", (BadgeStop(1, 5),)),)),
        Tents("Ground", 3, (Tent("tent-5", 5, (TentRound(1, "18:00", ("Ana", "Bo")),)),)),
        HostSheets("Ground", 3, (HostSheet("host-5", 5, (round_,)),)),
    )
    places = [imprint.place for one in printed for imprint in imprints_of(one)]
    assert places == [(2, 7, 0), (2, 0, 5), (0, 7, 0), (0, 7, 0), (0, 0, 5), (0, 0, 5)]
    assert [only(one, {place}) for one, place in zip(printed, places, strict=True)] == list(printed)
    assert [imprints_of(only(one, ())) for one in printed] == [()] * 6


def test_what_a_whole_file_says_is_on_each_of_its_papers():
    tents = Tents("Ground", 3, (Tent("tent-5", 5, ()),))
    said = {
        imprints_of(one)[0].words
        for one in (tents, replace(tents, event="Other"), replace(tents, rounds=4))
    }
    assert len(said) == 3


def test_papers_are_fresh_swapped_or_gone():
    before = imprints_of((CARD, replace(CARD, id="3-1-7", round=3), replace(CARD, id="2-5-8")))
    moved = replace(CARD, id="2-6-7", table=6)
    today = imprints_of((moved, replace(CARD, id="2-5-8"), replace(CARD, id="2-6-9")))
    told = difference(before, today)
    assert (told.total, told.fresh) == (3, {(2, 7, 0), (2, 9, 0)})
    assert (told.swapped, told.gone) == (
        (Old(2, 7, 5, "Ana Ruiz"),),
        (Old(3, 7, 5, "Ana Ruiz"),),
    )
    assert (told.is_nothing, difference(today, today).is_nothing) == (False, True)


def test_changes_come_back_from_the_store_as_they_were():
    changes = Changes(NOW, "a4-85x55", 9, 2, (Old(2, 7, 5, "Ana"),), (Old(0, 0, 3),))
    assert changes_from(changes.stored()) == changes
    assert changes_from(None) is None
    # One that was stored before names were kept.
    older = {**changes.stored(), "swapped": [[2, 7, 5]]}
    assert changes_from(older) == replace(changes, swapped=(Old(2, 7, 5),))
