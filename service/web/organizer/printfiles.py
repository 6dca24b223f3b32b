"""Giving out what was printed: a file, a deck, everything, and the ruler page. Has nothing made."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name
from collections.abc import Iterator, Sequence
from itertools import chain

from werkzeug.wrappers import Response as Answer

from service.errors import NotFound
from service.operations.rulerpapers import ruler_of
from service.store.queries import decks as deck_rows
from service.store.queries import plans as plan_rows
from service.web.callers import LOOKER, caller
from service.web.downloads import file_answer, zip_answer
from service.web.language import language
from service.web.organizer.blueprint import blueprint
from service.web.organizer.printing import plan_to_print
from service.web.pages.archive import lists_of, lists_of_all, stem_told
from service.web.pages.stocks import stock_asked, stock_of
from service.web.rows import DeckRow
from service.web.unit import Services, member, services


@blueprint.get("/events/<slug>/print/ruler/<stock>.pdf")
@caller(LOOKER)
def ruler(slug: str, stock: str) -> Answer:
    """Print the ruler page of a card paper, which tells how far a printer is off."""
    found = stock_asked("cards", stock)
    if found is None:
        raise NotFound
    paper = ruler_of(stock_of(found), language())
    event = member().event
    # Equal input gives equal bytes: dated by its event, not by the clock.
    sheet = services().typesetter.papers(paper, title=event.name, timestamp=event.form_closes_at)
    return file_answer(sheet.pdf, name=f"ruler-{found}.pdf", kind="application/pdf")


@blueprint.get("/events/<slug>/print/<int:deck_id>/<int:number>.pdf")
@caller(LOOKER)
def deck_part(slug: str, deck_id: int, number: int) -> Answer:
    """Give one file of a deck."""
    with services().store.reading() as session:
        found = deck_rows.part_content(session, member().event.id, deck_id, number)
    if found is None:
        raise NotFound
    name, content = found
    return file_answer(content, name=name, kind="application/pdf")


@blueprint.get("/events/<slug>/print/<int:deck_id>.zip")
@caller(LOOKER)
def deck_archive(slug: str, deck_id: int) -> Answer:
    """Give all files of a deck as one, with the lists that go beside; one part in memory at a time."""
    event_id = member().event.id
    with services().store.reading() as session:
        deck = deck_rows.deck_of(session, event_id, deck_id)
        people = plan_rows.people_of(session, event_id).values()
    if deck is None or deck.state != "ready":
        raise NotFound
    lists = lists_of(deck, people, zone=member().event.time_zone)
    parts = _contents(services(), event_id, [deck])
    return zip_answer(chain(lists, parts), name=f"{stem_told(deck) or slug}.zip")


@blueprint.get("/events/<slug>/print/all.zip")
@caller(LOOKER)
def all_archive(slug: str) -> Answer:
    """Give the files of all that is ready as one; one part in memory at a time."""
    event, plan = member().event, plan_to_print()
    if plan is None:
        raise NotFound
    with services().store.reading() as session:
        ready = [one for one in deck_rows.decks_of(session, plan.id) if one.state == "ready"]
        people = plan_rows.people_of(session, event.id).values()
    if not ready:
        raise NotFound
    files = _contents(services(), event.id, ready)
    lists = lists_of_all(ready, people, zone=event.time_zone)
    return zip_answer(chain(lists, files), name=f"{slug}.zip")


def _contents(
    reach: Services, event_id: int, rows: Sequence[DeckRow]
) -> Iterator[tuple[str, bytes]]:
    """Read part after part, each in a scope of its own: the request is over before the last one."""
    for deck_id, number in [(deck.id, part.number) for deck in rows for part in deck.parts]:
        with reach.store.reading() as session:
            found = deck_rows.part_content(session, event_id, deck_id, number)
        if found is not None:
            yield found
