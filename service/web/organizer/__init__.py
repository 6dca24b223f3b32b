"""The organizer's pages. Each view reads through queries, writes through one operation, shows one page."""

from service.web.organizer import (
    account,
    events,
    graph,
    imports,
    people,
    plan,
    printing,
    questions,
    seating,
    team,
    vocabulary,
    wordfile,
)
from service.web.organizer.blueprint import blueprint

__all__ = [
    "account",
    "blueprint",
    "events",
    "graph",
    "imports",
    "people",
    "plan",
    "printing",
    "questions",
    "seating",
    "team",
    "vocabulary",
    "wordfile",
]
