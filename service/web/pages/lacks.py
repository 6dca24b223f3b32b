"""What people may lack that an organizer can look for, each with who lacks it. Counts nobody."""

from collections.abc import Callable, Collection, Mapping, Sequence

from service.store.values import Kind
from service.web.rows import CrowdRow, FormQuestionRow
from service.web.unit import Member
from service.web.words import _

# What it is called, and whether a person lacks it.
Lack = tuple[str, Callable[[CrowdRow], bool]]


def lacks_of(
    who: Member,
    *,
    alone: Collection[int],
    questions: Sequence[FormQuestionRow],
    answered: Mapping[int, Collection[int]],
) -> dict[str, Lack]:
    """Return everything that people may lack, by the word in the address."""
    lacks: dict[str, Lack] = {
        "interests": (_("no interests"), lambda row: not row.words.get(Kind.INTEREST)),
        "shared": (_("shares no word with anybody"), lambda row: row.id in alone),
        "languages": (_("no language"), lambda row: not row.languages),
        "email": (_("no address"), lambda row: not row.email),
        "own": (_("has not filled the form"), lambda row: not row.is_own),
    }
    if who.event.parts_groups:
        lacks["group"] = (_("no company, school or team"), lambda row: not row.group)
    for one in questions:
        label = _("no answer to “%(label)s”", label=one.label)
        lacks[f"own_{one.id}"] = (label, _not_in(answered.get(one.id, ())))
    return lacks


def _not_in(those: Collection[int]) -> Callable[[CrowdRow], bool]:
    return lambda row: row.id not in those
