"""One person's contact as a vCard 3.0 (RFC 2426), for those to whom they gave it. Decides nothing."""

import re

from icalendar import vN, vText
from icalendar.parser import Contentline, Parameters

_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_TELEPHONE = re.compile(r"\+?[\d\s()/.-]{6,24}")


def vcard_of(name: str, contact: str, note: str) -> str:
    """Return a vCard. The name is not taken apart: which part is whose is for its owner to know."""
    told, kind = note, Parameters()
    parts: list[tuple[str, vText | vN]] = [("FN", vText(name)), ("N", vN(("", name, "", "", "")))]
    if is_address(contact):
        parts.append(("EMAIL", vText(contact)))
    elif is_telephone(contact):
        parts.append(("TEL", vText(contact)))
    else:
        told = f"{note} {contact}".strip()
    parts.append(("NOTE", vText(told)))
    # The lines of vCards and calendars follow one grammar, so that one library escapes and folds both.
    lines = (Contentline.from_parts(what, kind, said).to_ical().decode() for what, said in parts)
    return "".join(f"{line}\r\n" for line in ("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD"))


def is_address(contact: str) -> bool:
    """Say whether a contact is an e-mail address, rather than a number or a name somewhere."""
    return _ADDRESS.fullmatch(contact) is not None


def is_telephone(contact: str) -> bool:
    """Say whether a contact is the number of a telephone and nothing beside it."""
    return _TELEPHONE.fullmatch(contact) is not None
