"""A table's private address. Makes it; the guard reads it."""

from service.tokens import Purpose, signed
from service.web.unit import services


def table_link(event_id: int, table: int) -> str:
    """Return the private address of one table of an event."""
    token = signed(services().settings.secret_key, Purpose.TABLE, f"{event_id}:{table}")
    return services().links.table(token)
