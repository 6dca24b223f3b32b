"""The organizer's pages. Each view reads through queries, writes through one operation, shows one page."""

from service.web.organizer import (
    account,
    after,
    day,
    events,
    graph,
    imports,
    ownform,
    people,
    plan,
    printing,
    questions,
    repair,
    rooms,
    seating,
    team,
    vocabulary,
    wordfile,
)
from service.web.organizer.blueprint import blueprint

__all__ = [
    "account",
    "after",
    "blueprint",
    "day",
    "events",
    "graph",
    "imports",
    "ownform",
    "people",
    "plan",
    "printing",
    "questions",
    "repair",
    "rooms",
    "seating",
    "team",
    "vocabulary",
    "wordfile",
]
