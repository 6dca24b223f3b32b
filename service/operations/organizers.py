"""Signing in and out, and what an organizer says of themself. Knows passwords; stores hashes only."""

from datetime import datetime, timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from service.errors import NameTaken, NotFound
from service.store.models import Organizer, SignIn, SignInLink
from service.tokens import digest, new_token

LINK_HOURS = 24
BROWSER_LENGTH = 120
# Verified when nobody has the address, so that a wrong address takes as long as a wrong password.
_NOBODY = "nobody has this password"


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _hash_of_nobody() -> str:
    return _hasher().hash(_NOBODY)


def first_sign_in_link(session: Session, *, now: datetime) -> str | None:
    """Return a one-time token for the first organizer; None once somebody has a password."""
    if session.scalar(select(Organizer.id).where(Organizer.password_hash.is_not(None)).limit(1)):
        return None
    organizer = session.scalar(select(Organizer).order_by(Organizer.id).limit(1))
    if organizer is None:
        organizer = Organizer(name="", email=None, password_hash=None, created_at=now)
        session.add(organizer)
        session.flush()
    return new_sign_in_link(session, organizer.id, now=now)


def new_sign_in_link(session: Session, organizer_id: int, *, now: datetime) -> str:
    """Return the token of a new one-time link."""
    token = new_token()
    session.add(
        SignInLink(
            organizer_id=organizer_id,
            digest=digest(token),
            created_at=now,
            expires_at=now + timedelta(hours=LINK_HOURS),
            used_at=None,
        )
    )
    return token


def use_sign_in_link(
    session: Session, token: str, *, browser: str, now: datetime, days: int
) -> str:
    """Use a one-time link up and return the token of a new sign-in; `NotFound` if it is not good."""
    link = session.scalar(
        select(SignInLink)
        .where(
            SignInLink.digest == digest(token),
            SignInLink.used_at.is_(None),
            SignInLink.expires_at > now,
        )
        .with_for_update()
    )
    if link is None:
        raise NotFound
    link.used_at = now
    return _open(session, link.organizer_id, by_link=True, browser=browser, now=now, days=days)


def organizer_with(session: Session, email: str, password: str) -> int:
    """Return whose address and password these are; `NotFound` if either is wrong, with the same words.

    Reads only: hashing is slow on purpose, and nobody else should wait for a lock meanwhile.
    """
    organizer = session.scalar(select(Organizer).where(Organizer.email == email_key(email)))
    stored = organizer.password_hash if organizer and organizer.password_hash else _hash_of_nobody()
    _verify(stored, password)
    if organizer is None or organizer.password_hash is None:
        raise NotFound
    return organizer.id


def sign_out(session: Session, token: str) -> None:
    """End the sign-in that this token opened, if there is one."""
    session.execute(delete(SignIn).where(SignIn.digest == digest(token)))


def revoke_sign_in(session: Session, organizer_id: int, sign_in_id: int) -> None:
    """End one of the organizer's own sign-ins, on whatever browser it is."""
    session.execute(
        delete(SignIn).where(SignIn.id == sign_in_id, SignIn.organizer_id == organizer_id)
    )


def save_account(
    session: Session,
    organizer_id: int,
    *,
    name: str,
    email: str,
    password: str | None,
    current: str = "",
    token: str = "",
) -> None:
    """Store name and address, and a new password when one is given.

    Who has a password gives it to change it or the address, else `NotFound`; unless the sign-in of
    `token` came by a one-time link. A new password ends every other sign-in.
    """
    organizer = session.get_one(Organizer, organizer_id)
    moves = password is not None or email_key(email) != organizer.email
    by_link = session.scalar(select(SignIn.by_link).where(SignIn.digest == digest(token)))
    if moves and organizer.password_hash is not None and not by_link:
        _verify(organizer.password_hash, current)
    if password is not None:
        session.execute(
            delete(SignIn).where(
                SignIn.organizer_id == organizer_id, SignIn.digest != digest(token)
            )
        )
    _refuse_taken(session, email, but=organizer_id)
    organizer.name = name
    organizer.email = email_key(email)
    if password is not None:
        organizer.password_hash = _hasher().hash(password)


def new_organizer(session: Session, *, name: str, email: str, password: str, now: datetime) -> int:
    """Store a new organizer and return the id; `NameTaken` when the address is known."""
    _refuse_taken(session, email, but=None)
    organizer = Organizer(
        name=name, email=email_key(email), password_hash=_hasher().hash(password), created_at=now
    )
    session.add(organizer)
    session.flush()
    return organizer.id


def _verify(stored: str, password: str) -> None:
    try:
        _hasher().verify(stored, password)
    except (VerificationError, InvalidHashError) as fault:
        raise NotFound from fault


def email_key(email: str) -> str:
    """Return the form in which addresses are compared."""
    return email.strip().casefold()


def _refuse_taken(session: Session, email: str, *, but: int | None) -> None:
    taken = session.scalar(select(Organizer.id).where(Organizer.email == email_key(email)))
    if taken is not None and taken != but:
        raise NameTaken(email)


def open_sign_in(
    session: Session, organizer_id: int, *, browser: str, now: datetime, days: int
) -> str:
    """Return the token of a new sign-in for an organizer who gave the right password."""
    return _open(session, organizer_id, by_link=False, browser=browser, now=now, days=days)


def _open(
    session: Session, organizer_id: int, *, by_link: bool, browser: str, now: datetime, days: int
) -> str:
    token = new_token()
    session.add(
        SignIn(
            organizer_id=organizer_id,
            digest=digest(token),
            browser=browser[:BROWSER_LENGTH],
            by_link=by_link,
            created_at=now,
            seen_at=now,
            expires_at=now + timedelta(days=days),
        )
    )
    return token
