"""How long a call takes and how much memory, in a child of its own; knows no case."""

import resource
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import process_time
from typing import Any, Generic, TypeVar

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Timed(Generic[Answer]):
    """An answer, the CPU seconds of the process that found it, and its peak memory in MB."""

    answer: Answer
    seconds: float
    megabytes: int


def timed(call: Callable[..., Answer], *args: Any, **options: Any) -> Timed[Answer]:
    """Return what the call answers, with its CPU seconds; memory is that of the whole run."""
    began = process_time()
    answer = call(*args, **options)
    seconds = process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Timed(answer, seconds, peak)


def told_alone(call: Callable[[], Iterable[Answer]]) -> Iterator[Answer]:
    """Yield what a call yields, from a forked child: what it loads weighs on nothing measured later.

    Raises
    ------
    EOFError
        If the child ends before it has told everything.
    """
    context = get_context("fork")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_tell, args=(there, call))
    child.start()
    there.close()
    while (one := here.recv()) is not None:
        yield one
    child.join()


def _tell(there: Connection, call: Callable[[], Iterable[Any]]) -> None:
    for one in call():
        there.send(one)
    there.send(None)


def timed_alone(call: Callable[..., Answer], *args: Any, **options: Any) -> Timed[Answer]:
    """Return the same from a forked child, so that the peak of memory is this call's.

    The time of children that the call itself forks is counted too.
    """

    def measured() -> Iterator[Timed[Answer]]:
        one = timed(call, *args, **options)
        inner = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = one.seconds + inner.ru_utime + inner.ru_stime
        yield Timed(one.answer, seconds, max(one.megabytes, inner.ru_maxrss // 1024))

    (answer,) = told_alone(measured)
    return answer
