"""The least that a form can be: Flask, SQLAlchemy, one insert. What ours is measured against.

It stores everything that was sent as one row, as one object, and commits before it answers, with the same
settings of SQLite. It knows no event and checks, counts, limits, signs and translates nothing.
"""

import os

import sqlalchemy as sa
from flask import Flask, redirect, request
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from werkzeug.wrappers import Response as Answer

from service.store.session import BUSY_MILLISECONDS, PRAGMAS

TABLE = "bare_responses"


class _Base(DeclarativeBase):
    pass


class _Row(_Base):
    __tablename__ = TABLE

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    interests: Mapped[str]
    values: Mapped[str]
    curious_about: Mapped[str]
    languages: Mapped[str]
    depth: Mapped[int]
    size: Mapped[str]


def prepare(database_url: str) -> None:
    """Make the table of the bare app."""
    engine = sa.create_engine(database_url)
    _Base.metadata.create_all(engine)
    engine.dispose()


def create_app() -> Flask:
    """Return an app that stores each form that is sent to it, as the documentation of both would."""
    engine = sa.create_engine(
        os.environ["DATABASE_URL"], connect_args={"timeout": BUSY_MILLISECONDS / 1000}
    )
    sa.event.listen(engine, "connect", _fast)
    app = Flask("bare")

    @app.post("/")
    def send() -> Answer:
        with Session(engine) as session:
            session.add(
                _Row(
                    name=request.form["name"],
                    interests=_lines("interests"),
                    values=_lines("values"),
                    curious_about=_lines("curious_about"),
                    languages=_lines("languages"),
                    depth=int(request.form["depth"]),
                    size=request.form["size"],
                )
            )
            session.commit()
        return redirect("/", 303)

    @app.get("/healthz")
    def alive() -> str:
        return "ok"

    return app


def _lines(field: str) -> str:
    return "\n".join(request.form.getlist(field))


def _fast(connection: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
    # As ours: else the bare app would wait for the disk where ours does not.
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()
