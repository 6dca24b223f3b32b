"""What all tables share: names of constraints, instants in UTC, enums as plain text."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, Dialect, Enum, MetaData
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Instant(TypeDecorator[datetime]):
    """An aware instant. SQLite has no time zones, so there it is stored in UTC and given back as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Refuse a naive instant: nobody knows when it is."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "a naive datetime was about to be stored"
            raise TypeError(message)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Give UTC back, whatever the database kept."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def words_of(enum: type[StrEnum]) -> Enum:
    """Return a column type that stores an enum's words, as text with a check."""
    return Enum(
        enum,
        native_enum=False,
        length=24,
        values_callable=lambda members: [member.value for member in members],
        name=enum.__name__.lower(),
        create_constraint=True,
    )


# SQLite would give an erased row's number to the next one; signed links must not pass to another event.
NUMBERS_ONCE = {"sqlite_autoincrement": True}


class Base(DeclarativeBase):
    """The one metadata."""

    __table_args__: Any = NUMBERS_ONCE
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Instant,
        dict[str, Any]: JSON,
        list[Any]: JSON,
    }
