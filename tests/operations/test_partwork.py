"""A deck that several workers render: every part once, in order, whoever stores it and whoever dies."""

import threading
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from service.operations import decks
from service.operations.sweep import free_rows_of, sweep
from service.printing.cards import Card, Misfit
from service.printing.recording import RecordingTypesetter
from service.queue import RENDER_DECK, Ring
from service.store.models import Deck, DeckPart, DeckState, PartWork, Response
from service.store.queries.decks import deck_of
from tests.factories import NOW, evening
from tests.operations.test_decks import ask, make_plan

LATER = NOW.replace(year=NOW.year + 1)


@dataclass
class Paper(RecordingTypesetter):
    """A typesetter to whom something happens before a part, and that has something to report."""

    before: dict = field(default_factory=dict)

    def cards(self, cards, stock, **settings):
        happens = self.before.pop(len(self.asked) + 1, None)
        sheet = super().cards(cards, stock, **settings)
        if happens is not None:
            happens()
        report = (Misfit(cards[0].id, "opener", "shrunk", "set in 8 pt"),)
        return type(sheet)(sheet.pdf, sheet.pages, sheet.cards, report)


@pytest.fixture
def made(any_store, doorbell):
    """A waiting deck of 240 cards, which are three parts."""
    event_id = evening(any_store, 80)
    plan_id = make_plan(any_store, doorbell, event_id)
    return event_id, plan_id, ask(any_store, doorbell, plan_id)


def render(store, deck_id, worker="a", paper=None, doorbell=None):
    paper = paper or Paper()
    decks.render_deck(
        store, paper, deck_id, worker=worker, lease_seconds=20, now=lambda: NOW, doorbell=doorbell
    )
    return counted(paper)


def counted(paper):
    """How many cards each part had that this paper was set with."""
    return [sum(isinstance(one, Card) for one in values) for _, values in paper.asked]


def found(store, event_id, deck_id):
    """All that is left of a deck, and nothing of who made it."""
    with store.reading() as session:
        deck = deck_of(session, event_id, deck_id)
        contents = session.execute(
            select(DeckPart.number, DeckPart.name, DeckPart.content)
            .where(DeckPart.deck_id == deck_id)
            .order_by(DeckPart.number)
        ).all()
        assert session.scalars(select(PartWork.id)).all() == []
        return (deck.state, deck.done, deck.cards, deck.pages, deck.report), [*map(tuple, contents)]


def alone(store, doorbell, made):
    """What one worker makes of the same deck, which then waits again."""
    event_id, plan_id, deck_id = made
    assert render(store, deck_id) == [100, 100, 40]
    whole = found(store, event_id, deck_id)
    assert whole[0][:3] == (DeckState.READY, 240, 240)
    assert len(whole[0][4]) == len(whole[1]) == 3
    return whole, ask(store, doorbell, plan_id)


def test_a_second_worker_takes_the_parts_that_nobody_has(any_store, doorbell, made):
    whole, deck_id = alone(any_store, doorbell, made)
    other = Paper()
    first = Paper(before={1: lambda: render(any_store, deck_id, "b", other)})
    assert render(any_store, deck_id, "a", first) == [100]
    assert counted(other) == [100, 40]
    assert found(any_store, made[0], deck_id) == whole


def test_workers_at_the_same_time_store_every_part_once(any_store, doorbell, made):
    whole, deck_id = alone(any_store, doorbell, made)
    gate = threading.Barrier(3, timeout=30)
    papers = [Paper(before={1: gate.wait}) for _ in range(3)]
    begun = threading.Event()
    papers[0].before[1] = lambda: (begun.set(), gate.wait())
    workers = [
        threading.Thread(target=render, args=(any_store, deck_id, str(n), papers[n]))
        for n in range(3)
    ]
    workers[0].start()
    assert begun.wait(30)
    for worker in workers[1:]:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert sorted(part for paper in papers for part in counted(paper)) == [40, 100, 100]
    assert found(any_store, made[0], deck_id) == whole


def test_the_part_of_a_worker_that_died_is_rendered_by_another(any_store, doorbell, made):
    whole, deck_id = alone(any_store, doorbell, made)

    def dies():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        render(any_store, deck_id, "a", Paper(before={2: dies}))
    free_rows_of(any_store, "a", new_incident=lambda: "i", now=NOW)
    with any_store.writing() as session:
        session.execute(update(Deck).values(rung_at=None))
    doorbell.rings.clear()
    sweep(any_store, doorbell, new_incident=lambda: "i", now=NOW)
    assert doorbell.rings == [Ring(RENDER_DECK, deck_id, 1)]
    assert render(any_store, deck_id, "b") == [100, 40]
    assert found(any_store, made[0], deck_id) == whole


def test_after_a_worker_that_cannot_be_asked_only_its_part_is_rendered_again(
    any_store, doorbell, made
):
    whole, deck_id = alone(any_store, doorbell, made)

    def dies():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        render(any_store, deck_id, "a", Paper(before={2: dies}))
    doorbell.rings.clear()
    sweep(any_store, doorbell, new_incident=lambda: "i", now=NOW + timedelta(seconds=10))
    assert doorbell.rings == []
    sweep(any_store, doorbell, new_incident=lambda: "i", now=NOW + timedelta(seconds=21))
    assert doorbell.rings == [Ring(RENDER_DECK, deck_id, 1)]
    assert render(any_store, deck_id, "b") == [100, 40]
    assert found(any_store, made[0], deck_id) == whole


def test_a_part_that_kills_its_worker_three_times_fails_the_deck(any_store, made):
    _, _, deck_id = made

    def dies():
        raise KeyboardInterrupt

    for number in range(3):
        with pytest.raises(KeyboardInterrupt):
            render(any_store, deck_id, f"w{number}", Paper(before={1: dies}))
        free_rows_of(any_store, f"w{number}", new_incident=lambda: "i3", now=NOW)
    with any_store.reading() as session:
        deck = session.get_one(Deck, deck_id)
        assert (deck.state, deck.failure, deck.done) == (DeckState.FAILED, {"incident": "i3"}, 0)


def test_a_part_that_fails_fails_the_deck_and_the_others_stop(any_store, made):
    _, _, deck_id = made

    def fails():
        decks.fail_deck(any_store, deck_id, worker="b", incident="i1", now=NOW)

    other = Paper(before={1: fails})
    first = Paper(before={1: lambda: render(any_store, deck_id, "b", other)})
    assert render(any_store, deck_id, "a", first) == [100]
    assert len(other.asked) == 1
    with any_store.reading() as session:
        deck = session.get_one(Deck, deck_id)
        assert (deck.state, deck.failure) == (DeckState.FAILED, {"incident": "i1"})
        assert session.scalars(select(DeckPart.number)).all() == []


def test_a_part_of_a_deck_that_was_asked_for_anew_is_dropped(any_store, doorbell, made):
    event_id, plan_id, deck_id = made
    anew = []

    def is_asked_anew():
        with any_store.writing() as session:
            session.execute(update(Deck).values(state=DeckState.READY))
        anew.append(ask(any_store, doorbell, plan_id))

    assert render(any_store, deck_id, "a", Paper(before={2: is_asked_anew})) == [100, 100]
    assert render(any_store, anew[0], "a") == [100, 100, 40]
    assert found(any_store, event_id, anew[0])[0][:2] == (DeckState.READY, 240)


def test_who_reads_other_answers_takes_no_part(any_store, doorbell, made):
    _, _, deck_id = made
    other = Paper()

    def is_renamed():
        with any_store.writing() as session:
            session.execute(update(Response).where(Response.number == 1).values(name="Renamed"))
        render(any_store, deck_id, "b", other)

    names = Paper(before={1: is_renamed})
    assert render(any_store, deck_id, "a", names) == [100, 100, 40]
    assert other.asked == []
    assert "Renamed" not in str(names.asked)


def test_as_many_are_called_as_there_is_work_for(any_store, doorbell, made):
    _, _, deck_id = made
    doorbell.rings.clear()
    render(any_store, deck_id, doorbell=doorbell)
    seats = min(3, doorbell.workers_seen()) - 1
    assert doorbell.rings == [Ring(RENDER_DECK, deck_id, 1, seat + 1) for seat in range(seats)]


def test_a_deck_that_takes_longer_than_a_job_is_gone_on_with(any_store, doorbell, made):
    event_id, _, deck_id = made
    ticking = iter(NOW + timedelta(seconds=n) for n in range(1000))
    rendered = []
    for _ in range(9):
        paper = Paper()
        decks.render_deck(
            any_store, paper, deck_id, worker="a", lease_seconds=20, doorbell=doorbell,
            now=lambda: next(ticking), seconds=4,
        )  # fmt: skip
        rendered.append(counted(paper))
        sweep(any_store, doorbell, new_incident=lambda: "x", now=next(ticking))
        if not [one for one in doorbell.rings if one.job == RENDER_DECK][len(rendered) :]:
            break
    whole = [count for once in rendered for count in once]
    assert (sorted(whole), max(map(len, rendered))) == ([40, 100, 100], 1)
    with any_store.reading() as session:
        deck = deck_of(session, event_id, deck_id)
        assert (deck.state, deck.attempt) == (DeckState.READY, 1)


def test_a_ring_for_a_deck_that_is_ready_changes_nothing(any_store, doorbell, made):
    whole, deck_id = alone(any_store, doorbell, made)
    render(any_store, deck_id)
    assert render(any_store, deck_id, "b") == []
    assert found(any_store, made[0], deck_id) == whole


def test_a_slow_worker_whose_part_was_given_to_another_stores_nothing(any_store, doorbell, made):
    whole, deck_id = alone(any_store, doorbell, made)
    other = Paper()

    def is_slow():
        with any_store.writing() as session:
            session.execute(update(PartWork).where(PartWork.number == 1).values(lease_until=NOW))
        sweep(any_store, doorbell, new_incident=lambda: "i", now=NOW.replace(second=1))
        render(any_store, deck_id, "b", other)

    assert render(any_store, deck_id, "a", Paper(before={1: is_slow})) == [100]
    assert counted(other) == [100, 100, 40]
    assert found(any_store, made[0], deck_id) == whole
