"""The screens of the day, without accounts: whoever holds the link may look."""

from service.web.live import screen
from service.web.live.blueprint import blueprint

__all__ = ["blueprint", "screen"]
