"""Long calls that cannot be interrupted, made in a child that can be given up; solves nothing."""

from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Answer = TypeVar("Answer")

# Seconds between two looks at whether the caller still wants an answer.
_LOOK = 0.2


class Abandoned(Exception):
    """The caller wanted what there is instead of waiting."""


def patiently(call: Callable[..., Answer], wait: Callable[[], bool], **given: Any) -> Answer:
    """Return ``call(**given)``, asking ``wait`` five times a second whether to go on.

    Parameters
    ----------
    call : callable
        Pure: the answer comes from a child process, and nothing else does.
    wait : callable
        Returns True to give the call up; what it raises ends the child too.

    Raises
    ------
    Abandoned
        If ``wait`` said so.

    Notes
    -----
    A native solver holds the interpreter until it is done, so neither a thread nor a signal can
    end it. The child is forked: it needs no copy of the arguments and no importable caller.
    """
    context = get_context("fork")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_answer, args=(there, call, given), daemon=True)
    child.start()
    there.close()
    try:
        while not here.poll(_LOOK):
            if wait():
                raise Abandoned
        answer: Answer = here.recv()
    finally:
        child.kill()
        child.join()
        here.close()
    return answer


def _answer(there: Connection, call: Callable[..., Any], given: dict[str, Any]) -> None:
    there.send(call(**given))
