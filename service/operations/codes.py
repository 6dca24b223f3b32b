"""The addresses behind the square codes on cards. Short, so that a code stays small."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from service.links import Links
from service.tokens import Purpose, code


@dataclass(frozen=True, slots=True)
class CardCodes:
    """Makes the address of one attendee's card: of which event, whose, and for which round."""

    secret_key: str
    links: Links

    def __call__(self, event_id: int, number: int, round_: int) -> str:
        """Return the address: in capitals, which take fewer modules, unless a path of ours may care."""
        address = self.links.card(code(self.secret_key, Purpose.CARD, event_id, number, round_))
        return address if urlsplit(self.links.public_url).path else address.upper()
