"""Absolute addresses for mails, QR codes and the terminal. A test holds them equal to the routes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses below one public address."""

    public_url: str

    def form(self, slug: str) -> str:
        """Return where attendees fill the form."""
        return f"{self.public_url}/e/{slug}"

    def response(self, token: str) -> str:
        """Return one attendee's private address."""
        return f"{self.public_url}/me/{token}"

    def card(self, code: str) -> str:
        """Return the page of one attendee's card for one round."""
        return f"{self.public_url}/c/{code}"

    def table(self, token: str) -> str:
        """Return one table host's private address."""
        return f"{self.public_url}/table/{token}"

    def check_in(self, token: str) -> str:
        """Return where an organizer checks one attendee in."""
        return f"{self.public_url}/check-in/{token}"

    def screen(self, token: str) -> str:
        """Return the address of an event's big screen."""
        return f"{self.public_url}/screen/{token}"

    def sign_in(self, token: str) -> str:
        """Return a one-time address that signs an organizer in."""
        return f"{self.public_url}/welcome/{token}"

    def invitation(self, token: str) -> str:
        """Return where a person becomes co-organizer of an event."""
        return f"{self.public_url}/invitations/{token}"

    def event(self, slug: str) -> str:
        """Return the organizer's page of an event."""
        return f"{self.public_url}/events/{slug}"
