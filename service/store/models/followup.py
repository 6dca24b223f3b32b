"""What people note about each other, and whether they would talk again. Seen by its writer alone."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import NUMBERS_ONCE, Base


class FollowUp(Base):
    """One person's note about one other. `agreed_at` is set on both rows when both said yes, and stays."""

    __tablename__ = "follow_ups"
    __table_args__ = (UniqueConstraint("writer_id", "other_id"), NUMBERS_ONCE)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    writer_id: Mapped[int] = mapped_column(ForeignKey("responses.id", ondelete="CASCADE"))
    other_id: Mapped[int] = mapped_column(
        ForeignKey("responses.id", ondelete="CASCADE"), index=True
    )
    note: Mapped[str] = mapped_column(Text)
    line: Mapped[str] = mapped_column(Text)
    contact: Mapped[str] = mapped_column(String(254))
    wants: Mapped[bool]
    agreed_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
