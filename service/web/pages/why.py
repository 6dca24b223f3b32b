"""What stands in the way of a plan, as a value, and which of the organizer's own questions it is about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from service.web.words import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What stands in the way, whom it concerns, what would be enough."""

    heading: str
    text: str
    names: tuple[str, ...]
    change: str
    incident: str = ""


def with_differing(why: Why, facts: Mapping[str, object]) -> Why:
    """Add in what people must differ, and that this may be switched off, where the facts name it."""
    labels = facts.get("differ")
    if not isinstance(labels, (list, tuple)) or not labels:
        return why
    said = quoted(str(one) for one in labels)
    text = ngettext(
        "People who meet are to differ in %(labels)s.",
        "People who meet are to differ in each of these: %(labels)s.",
        len(labels),
        labels=said,
    )
    change = _("Or switch that off, on the page Form.")
    return replace(why, text=f"{why.text} {text}", change=f"{why.change} {change}")


def quoted(labels: Iterable[str]) -> str:
    """Return the labels of questions in quotation marks; the built-in one has none of its own."""
    group = _("Company, school or team")
    return ", ".join(_("“%(label)s”", label=one or group) for one in labels)
