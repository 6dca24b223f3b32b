"""Draws the shared-interest graph of an event once, so that pages only read it. Shows nothing."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import delete

import matching
from service.operations.roster import read_roster
from service.store.models import Picture
from service.store.queries.pictures import answers_stamp, picture_for_page
from service.store.session import Scopes


def draw_picture(store: Scopes, event_id: int, *, now: datetime) -> None:
    """Draw the graph anew if any answer has changed since; no session is open while it is laid out."""
    with store.reading() as session:
        stamp = answers_stamp(session, event_id)
        drawn = picture_for_page(session, event_id)
        if drawn is not None and drawn.digest == stamp:
            return
        roster = read_roster(session, event_id)
    content = asdict(matching.picture_of(roster))
    with store.writing() as session:
        if answers_stamp(session, event_id) != stamp:
            return  # whoever looks next draws it from what is true then
        session.execute(delete(Picture).where(Picture.event_id == event_id))
        session.add(Picture(event_id=event_id, digest=stamp, content=content, drawn_at=now))
