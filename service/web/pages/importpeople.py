"""The people of a file as they would be stored: new, brought up to date or unchanged. Stores nothing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.imports import ImportRow
from service.operations.imports import Coming, Foreseen
from service.store.values import OwnAnswer, ResponseValues
from service.web.pages.importwords import remark
from service.web.pages.told import parted
from service.web.words import _, ngettext

# What stands where a letter could not be read.
LOST = "\ufffd"
MOST_MISSING = 12
FEW = 3
FIRST_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """One person as they would be stored."""

    line: int
    name: str
    email: str
    about: str
    words: str
    coming: str
    told: str


def person_view(
    row: ImportRow,
    values: ResponseValues,
    coming: Coming,
    own: Sequence[OwnAnswer] = (),
    *,
    owner: str = "",
    former: str = "",
    has_namesake: bool = False,
) -> PersonView:
    """Return one person, and what an import would do with them.

    `owner` has their address already, `former` is the address they had before.
    """
    about = [values.group, *(parted(one.words) for one in own)]
    if former:
        about.append(_("new address: %(new)s, before %(old)s", new=values.email, old=former))
    if has_namesake:
        about.append(_("somebody of this name is there already, with another address"))
    if row.guest_of or owner:
        about.append(_apart(row.guest_of or owner))
    about += [remark(*one) for one in row.remarks]
    words = (*values.interests, *values.values, *values.curious_about)
    more = len(words) - FIRST_WORDS
    said = " · ".join(words[:FIRST_WORDS])
    return PersonView(
        line=row.line,
        name=values.name,
        email="" if owner else values.email or "",
        about=" · ".join(one for one in about if one),
        words=_("%(words)s and %(more)s more", words=said, more=more) if more > 0 else said,
        coming=coming.value,
        told={
            Coming.NEW: _("new"),
            Coming.CHANGED: _("brought up to date"),
            Coming.SAME: _("unchanged"),
        }[coming],
    )


def owned_addresses(names: Iterable[str], owners: Iterable[str]) -> tuple[str, ...]:
    """Say who came with the address of somebody who answered the form themselves."""
    return tuple(
        f"{name}: {_apart(owner)}." for name, owner in zip(names, owners, strict=True) if owner
    )


def _apart(owner: str) -> str:
    return _("came with the address of %(name)s, and is kept apart", name=owner)


def doubtful_addresses(names: Sequence[str], foreseen: Foreseen) -> tuple[str, ...]:
    """Say who is taken for somebody with another address, and who only has their name."""
    moved = [name for name, old in zip(names, foreseen.former, strict=True) if old]
    apart = [name for name, is_apart in zip(names, foreseen.namesakes, strict=True) if is_apart]
    said = (
        ngettext(
            "%(num)s person is here already with another address, and gets the new one: %(names)s.",
            "%(num)s people are here already with other addresses, and get the new ones: %(names)s.",
            len(moved),
            names=_shortened(moved),
        )
        if moved
        else "",
        ngettext(
            "Somebody of this name is there already, with another address, and both stay: %(names)s.",
            "People of %(num)s names are there already, with other addresses, and all stay: %(names)s.",
            len(apart),
            names=_shortened(apart),
        )
        if apart
        else "",
    )
    return tuple(one for one in said if one)


def doubtful_names(names: Iterable[str]) -> tuple[str, ...]:
    """Ask about names that a spreadsheet would calculate, and about those in which letters were lost."""
    names = tuple(names)
    formulas = [one for one in names if one.startswith(("=", "+"))]
    lost = [one for one in names if "?" in one or LOST in one]
    said = (
        ngettext(
            "One name reads like a formula: %(names)s. Is that what they are called?",
            "%(num)s names read like formulas: %(names)s. Is that what they are called?",
            len(formulas),
            names=_shortened(formulas, most=FEW),
        )
        if formulas
        else "",
        ngettext(
            "A letter seems to be lost in one name: %(names)s. Is it right? If not, save the list anew "
            "as UTF-8 where it comes from.",
            "Letters seem to be lost in %(num)s names: %(names)s. Are they right? If not, save the list "
            "anew as UTF-8 where it comes from.",
            len(lost),
            names=_shortened(lost, most=FEW),
        )
        if lost
        else "",
    )
    return tuple(one for one in said if one)


def told_of_all(foreseen: Foreseen) -> str:
    """Say in one sentence what an import would do, where it does not only add."""
    counts = Counter(foreseen.people)
    known = counts[Coming.CHANGED] + counts[Coming.SAME]
    if not known:
        return ""
    return _(
        "%(new)s new, %(changed)s brought up to date, %(same)s unchanged.",
        new=counts[Coming.NEW],
        changed=counts[Coming.CHANGED],
        same=counts[Coming.SAME],
    )


def beyond(count: int) -> str:
    """Say how many are not shown."""
    return ngettext("and %(num)s more person", "and %(num)s more people", count) if count else ""


def missing_names(names: Sequence[str]) -> str:
    """Say whom somebody brought before and this list does not name. They stay."""
    if not names:
        return ""
    return ngettext(
        "%(num)s person who is here already is not in this list and stays: %(names)s.",
        "%(num)s people who are here already are not in this list and stay: %(names)s.",
        len(names),
        names=_shortened(names),
    )


def _shortened(names: Sequence[str], *, most: int = MOST_MISSING) -> str:
    shown, more = ", ".join(names[:most]), len(names) - most
    return _("%(names)s and %(more)s more", names=shown, more=more) if more > 0 else shown
