"""What pages of an online event say instead: of rooms where others speak of tables. Knows no event."""

from collections.abc import Mapping

from service.web.roomwords import attendees, organizers

# A test holds this complete: every sentence that seats somebody at a table is here, or allowed by name.
ONE: Mapping[str, str] = {**attendees.ONE, **organizers.ONE}
MANY: Mapping[tuple[str, str], tuple[str, str]] = organizers.MANY
