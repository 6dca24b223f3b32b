"""Addresses that the mail server of this installation cannot write to. Asks it only where one is typed."""

from marshmallow import ValidationError

from service.mail.address import is_plain
from service.mail.post import PostRefused, takes_any_script
from service.schemas.fault import Fault
from service.web.unit import services


def refuse_unwritable(email: str | None) -> None:
    """Refuse such an address as a schema would. While the server is away, or none is set, it may stay."""
    url = services().settings.mail_url
    if email is None or is_plain(email) or url is None:
        return
    try:
        takes_any = takes_any_script(url)
    except PostRefused:
        return
    if not takes_any:
        raise ValidationError({"email": [Fault("not-plain")]})
