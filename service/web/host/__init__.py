"""The table host's page: one table, all evening."""

from service.web.host import table
from service.web.host.blueprint import blueprint

__all__ = ["blueprint", "table"]
