"""A table's private address. Makes it; the guard reads it."""

from service.tokens import Purpose, signed, table_words
from service.web.unit import services


def table_link(event_id: int, table: int, host: int = 0) -> str:
    """Return the private address of one table of an event, for the one of its people who hosts it.

    `host` is their row id, 0 where nobody on the list does. Once somebody else has the table, it opens
    nothing any more.
    """
    words = table_words(event_id, table, host)
    token = signed(services().settings.secret_key, Purpose.TABLE, words)
    return services().links.table(token)
