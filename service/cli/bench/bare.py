"""The least that a form can be: Flask, SQLAlchemy, one insert. What ours is measured against."""

import os

import sqlalchemy as sa
from flask import Flask, redirect, request
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from werkzeug.wrappers import Response as Answer

TABLE = "bare_responses"


class _Base(DeclarativeBase):
    pass


class _Row(_Base):
    __tablename__ = TABLE

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    interests: Mapped[str]


def prepare(database_url: str) -> None:
    """Make the table of the bare app."""
    engine = sa.create_engine(database_url)
    _Base.metadata.create_all(engine)
    engine.dispose()


def create_app() -> Flask:
    """Return an app that stores each form that is sent to it, as the documentation of both would."""
    engine = sa.create_engine(os.environ["DATABASE_URL"], connect_args={"timeout": 15})
    sa.event.listen(engine, "connect", _fast)
    app = Flask("bare")

    @app.post("/")
    def send() -> Answer:
        with Session(engine) as session:
            typed = "\n".join(request.form.getlist("interests"))
            session.add(_Row(name=request.form["name"], interests=typed))
            session.commit()
        return redirect("/", 303)

    @app.get("/healthz")
    def alive() -> str:
        return "ok"

    return app


def _fast(connection: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
    # As ours: else the bare app would wait for the disk where ours does not.
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()
