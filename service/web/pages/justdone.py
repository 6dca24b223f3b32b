"""What was just changed in a plan by hand, said back to whoever did it. Changes nothing."""

from collections.abc import Callable, Sequence

from service.store.values import ChangeKind
from service.web.pages.changes import done_told
from service.web.planrows import ChangeRow
from service.web.words import _

Name = Callable[[int], str]
_KEPT = frozenset({ChangeKind.LOCK, ChangeKind.UNLOCK})


def just_done(changes: Sequence[ChangeRow], plan_id: int, name: Name) -> str:
    """Say which change led to this version last; `changes` are those of its plan, the newest first."""
    last = next((one for one in changes if one.plan_id == plan_id), None)
    if last is None:
        return ""
    if last.kind is ChangeKind.UNDO and (what := _made(changes, last.before_id, name)):
        return _("Undone: %(what)s", what=what)
    if last.kind is ChangeKind.REDO and (what := _made(changes, plan_id, name)):
        return _("Made again: %(what)s", what=what)
    return _past(last, name)


def _made(changes: Sequence[ChangeRow], plan_id: int, name: Name) -> str:
    """Say what made a version, the first time too where it was made again; nothing where that is not known."""
    by_version = {one.plan_id: one for one in changes if one.kind not in _KEPT}
    one = by_version.get(plan_id)
    if one is None or one.kind is ChangeKind.UNDO:
        return ""
    if one.kind is not ChangeKind.REDO:
        return _past(one, name)
    # What was undone just before it.
    undone = by_version.get(one.before_id)
    is_known = undone is not None and undone.kind is ChangeKind.UNDO
    return _made(changes, undone.before_id, name) if undone and is_known else ""


def _past(one: ChangeRow, name: Name) -> str:
    facts = one.facts
    if one.kind not in {ChangeKind.SWAP, ChangeKind.MOVE, ChangeKind.JOIN}:
        return done_told(one.kind, facts, name)
    who, round_ = name(int(facts["who"])), int(facts["round"])
    if one.kind is ChangeKind.MOVE:
        return _(
            "%(who)s moved to table %(table)s in round %(round)s.",
            who=who,
            table=facts["table"],
            round=round_,
        )
    other = name(int(facts["other"]))
    if one.kind is ChangeKind.SWAP:
        return _(
            "%(who)s and %(other)s changed places in round %(round)s.",
            who=who,
            other=other,
            round=round_,
        )
    return _(
        "%(who)s and %(other)s meet in round %(round)s now.", who=who, other=other, round=round_
    )
