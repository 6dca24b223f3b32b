"""Makes the run of show and the re-seat sheet ready to set. Knows their designs' fields only."""

from service.printing.cards import Misfit
from service.printing.paper import PAPERS
from service.printing.ready import Data, language, texts
from service.printing.reseat import Free, Move, Reseat
from service.printing.show import RunOfShow
from service.printing.showwords import show_words
from service.printing.text import printable


def for_show(papers: RunOfShow, paper: str, *, title: str) -> tuple[Data, list[Misfit]]:
    """Prepare the run of show; what cannot be drawn is reported by round."""
    report: list[Misfit] = []
    data = _whole(papers, "show", title=title, paper=paper, report=report)
    rounds = [
        texts(one, papers.lang, where=(f"show-{one.number}", "round"), report=report)
        for one in papers.rounds
    ]
    said = ("day", "span", "place", "facts", "before", "tasks", "welcome", "late", "missing")
    for name in said:
        data[name] = texts(getattr(papers, name), papers.lang, where=("show", name), report=report)
    return {**data, "rounds": rounds}, report


def for_reseat(papers: Reseat, paper: str, *, title: str) -> tuple[Data, list[Misfit]]:
    """Prepare the re-seat sheet; what cannot be drawn is reported once for each move."""
    report: list[Misfit] = []
    data = _whole(papers, "reseat", title=title, paper=paper, report=report)
    for name in ("printed", "replaces", "calm", "no_free"):
        data[name] = texts(
            getattr(papers, name), papers.lang, where=("reseat", name), report=report
        )

    def ready(one: Move | Free, id_: str) -> Data:
        made: Data = texts(one, papers.lang, where=(id_, "move"), report=report)
        return made

    return {
        **data,
        "by_name": [ready(one, one.id) for one in papers.by_name],
        "by_table": [ready(one, one.id) for one in papers.by_table],
        "free": [ready(one, f"reseat-free-{one.round}") for one in papers.free],
    }, list(dict.fromkeys(report))


def _whole(
    papers: RunOfShow | Reseat, id_: str, *, title: str, paper: str, report: list[Misfit]
) -> Data:
    """Prepare what a file says once: its title, event, words, fonts and page."""
    return {
        "title": printable(title, papers.lang)[0],
        "event": texts(papers.event, papers.lang, where=(id_, "event"), report=report),
        **language(papers.lang),
        "words": show_words(papers.lang),
        "page": PAPERS[paper],
    }
