"""What is asked before a plan is published: to how many people letters go out."""

from dataclasses import dataclass

from service.web.pages.frame import Frame, frame_of
from service.web.planrows import PlanRow
from service.web.unit import Member
from service.web.words import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishPage:
    """The question."""

    frame: Frame
    slug: str
    plan_id: int
    heading: str
    told: str
    button: str


def publish_page(
    who: Member, plan: PlanRow, *, letters: int, amends: bool, lacks_address: bool
) -> PublishPage:
    """Return the question; `amends` says that people see another plan already.

    `lacks_address` says that somebody who takes part gave none.
    """
    others = ""
    if not letters:
        heading = _("Nobody gets a letter by this.")
    elif amends:
        heading = ngettext(
            "One person gets a letter about other rounds now.",
            "%(num)s people get a letter about other rounds now.",
            letters,
        )
        others = _("Who gave no address, or whose rounds stay, gets no letter.")
    else:
        heading = ngettext(
            "One person gets their link by mail now.",
            "%(num)s people get their link by mail now.",
            letters,
        )
        if lacks_address:
            others = _("Who gave no address gets no letter: please tell them.")
    told = _("Everybody finds their rounds under their private link.")
    return PublishPage(
        frame=frame_of(_("Publish the plan"), who, tab="plan"),
        slug=who.event.slug,
        plan_id=plan.id,
        heading=heading,
        told=f"{told} {others}".strip(),
        button=ngettext(
            "Publish, and write to one person", "Publish, and write to %(num)s people", letters
        )
        if letters
        else _("Publish"),
    )
