"""Letters that have not arrived, as remarks: given up, waiting, or kept where none are sent. Reads none."""

from collections.abc import Sequence

from service.store.queries.messages import Undelivered
from service.web.pages.remarks import Remark
from service.web.words import _, ngettext

NAMED = 3


def letter_remarks(letters: Sequence[Undelivered], *, sends_mail: bool) -> tuple[Remark, ...]:
    """Say which letters have not arrived: those given up by name, the others as a number."""
    lost = [one.name for one in letters if one.given_up]
    waiting = len(letters) - len(lost)
    remarks = []
    if lost:
        more = len(lost) - NAMED
        names = ", ".join(lost[:NAMED])
        if more > 0:
            names = ngettext(
                "%(names)s and %(num)s other", "%(names)s and %(num)s others", more, names=names
            )
        fact = ngettext(
            "One letter could not be delivered.",
            "%(num)s letters could not be delivered.",
            len(lost),
        )
        said = _("For %(names)s. Please check the address, or hand over the link.", names=names)
        remarks.append(Remark(good=False, fact=fact, more=said))
    if waiting:
        fact = ngettext(
            "One letter waits for the mail server.",
            "%(num)s letters wait for the mail server.",
            waiting,
        )
        said = _("They are kept, and sent as soon as it takes them.")
    if waiting and not sends_mail:
        fact, said = letters_staying(waiting)
    if waiting:
        remarks.append(Remark(good=False, fact=fact, more=said))
    return tuple(remarks)


def letters_staying(letters: int) -> tuple[str, str]:
    """Say that letters are kept where none are sent, and what to do instead."""
    return (
        ngettext(
            "One letter is written and stays here.",
            "%(num)s letters are written and stay here.",
            letters,
        ),
        _("No mail is sent from here. Please hand out the links: they stand under People."),
    )
