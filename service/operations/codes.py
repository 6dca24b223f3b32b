"""The addresses behind the square codes on cards. Short, so that a code stays small."""

from dataclasses import dataclass

from service.links import Links
from service.tokens import Purpose, code


@dataclass(frozen=True, slots=True)
class CardCodes:
    """Makes the address of one attendee's card: of which event, whose, and for which round."""

    secret_key: str
    links: Links

    def __call__(self, event_id: int, number: int, round_: int) -> str:
        """Return the address."""
        return self.links.card(code(self.secret_key, Purpose.CARD, event_id, number, round_))
