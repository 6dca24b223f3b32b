"""The organizer's pages. Each view reads through queries, writes through one operation, shows one page."""

from service.web.organizer import (
    account,
    after,
    events,
    imports,
    ownform,
    people,
    plan,
    printing,
    questions,
    rooms,
    team,
    vocabulary,
    wordfile,
)
from service.web.organizer.blueprint import blueprint

__all__ = [
    "account",
    "after",
    "blueprint",
    "events",
    "imports",
    "ownform",
    "people",
    "plan",
    "printing",
    "questions",
    "rooms",
    "team",
    "vocabulary",
    "wordfile",
]
