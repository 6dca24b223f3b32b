"""Secrets in addresses: signed ones that carry their meaning, and random ones of which we keep a digest."""

import base64
import hashlib
import hmac
import secrets
from enum import StrEnum
from functools import cache

from itsdangerous import BadSignature, URLSafeSerializer


class Purpose(StrEnum):
    """What a signed address is for. Each is a salt, so that one can never pass for another."""

    RESPONSE = "attune.response"
    TABLE = "attune.table"
    CARD = "attune.card"
    CHECK_IN = "attune.check-in"
    SCREEN = "attune.screen"


def signed(secret_key: str, purpose: Purpose, payload: str) -> str:
    """Return an address part that only this installation can make."""
    return _signer(secret_key, purpose).dumps(payload)


def unsigned(secret_key: str, purpose: Purpose, token: str) -> str | None:
    """Return what was signed, or None when the token is not one of ours for this purpose."""
    try:
        payload = _signer(secret_key, purpose).loads(token)
    except BadSignature:
        return None
    return payload if isinstance(payload, str) else None


def table_words(event_id: int, table: int, host: int) -> str:
    """Return what the link of a table carries; `host` is the row id of the one who hosts it, or 0."""
    return f"{event_id}:{table}:{host}" if host else f"{event_id}:{table}"


@cache
def _signer(secret_key: str, purpose: Purpose) -> URLSafeSerializer:
    return URLSafeSerializer(secret_key, salt=purpose)


def code(secret_key: str, purpose: Purpose, *numbers: int) -> str:
    """Return a short address part for a few numbers, small enough for a square code on a card.

    Its seal has 50 bits, so it may open what can be read on paper anyway, and nothing more.
    """
    plain = "-".join(str(number) for number in numbers)
    seal = hmac.digest(secret_key.encode(), f"{purpose}:{plain}".encode(), "sha256")
    return f"{plain}-{base64.b32encode(seal)[:10].decode().lower()}"


def numbers_of(secret_key: str, purpose: Purpose, sealed: str) -> tuple[int, ...] | None:
    """Return the numbers of a code, or None when it is not one of ours for this purpose."""
    *parts, _ = sealed.split("-")
    if not parts or not all(
        part.isascii() and part.isdecimal() and len(part) < 13 for part in parts
    ):
        return None
    numbers = tuple(int(part) for part in parts)
    ours = code(secret_key, purpose, *numbers)
    return numbers if hmac.compare_digest(ours.encode(), sealed.encode()) else None


def new_token() -> str:
    """Return a random secret of 256 bits, to be shown once."""
    return secrets.token_urlsafe(32)


def new_key() -> str:
    """Return a short random name for a row, not guessable."""
    return secrets.token_urlsafe(12)


def new_once() -> str:
    """Return the name of one filling of a form, drawn with its page."""
    return secrets.token_hex(16)


def key_for(secret_key: str, once: str) -> str:
    """Return the name of the row that a form gets, the same however often that form is sent."""
    seal = hmac.digest(secret_key.encode(), f"attune.once:{once}".encode(), "sha256")
    return base64.urlsafe_b64encode(seal[:12]).decode()


def digest(token: str) -> str:
    """Return what we store of a random secret. Fast is right here: the input has 256 bits."""
    return hashlib.sha256(token.encode()).hexdigest()
