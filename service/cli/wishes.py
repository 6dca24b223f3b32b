"""Wishes of a roster file: whom each typed name or id means. Never says whose wish it is."""

from collections.abc import Iterable, Iterator, Sequence

from service.operations.roster import NameIndex

SHOWN = 8


class Wishes:
    """Reads names and ids against the people of a roster, given as (number, id in the file, name)."""

    def __init__(self, people: Iterable[tuple[int, str, str]]) -> None:
        listed = tuple(people)
        self._index = NameIndex((number, name) for number, _, name in listed)
        self._labels = {label: number for number, label, _ in listed}

    def meant(self, phrases: Iterable[str], but: int) -> tuple[int, ...]:
        """Return everybody whom somebody may mean, except themselves, sorted."""
        return tuple(sorted({number for words in phrases for number in self._one(words, but)}))

    def _one(self, words: str, but: int) -> tuple[int, ...]:
        if words in self._labels:
            return tuple({self._labels[words]} - {but})
        return self._index.numbers(words, but=but)

    def unheard(self, wishes: Iterable[tuple[int, Sequence[str]]], field: str) -> Iterator[str]:
        """Say which of these wishes mean nobody but the one who typed them."""
        missed = [words for who, said in wishes for words in said if not self._one(words, who)]
        names = list(dict.fromkeys(missed))
        if names:
            count = "1 name" if len(names) == 1 else f"{len(names)} names"
            fit = "fits" if len(names) == 1 else "fit"
            more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
            shown = ", ".join(names[:SHOWN])
            yield f"{count} in “{field}” {fit} nobody else on the roster: {shown}{more}."
