"""The address of an event's big screen. Makes it; the guard reads it."""

from service.tokens import Purpose, signed
from service.web.unit import services


def screen_link(event_id: int, version: int) -> str:
    """Return the address that is good until the organizer renews it."""
    token = signed(services().settings.secret_key, Purpose.SCREEN, f"{event_id}:{version}")
    return services().links.screen(token)
