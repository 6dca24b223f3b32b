"""Secrets in addresses: signed ones that carry their meaning, and random ones of which we keep a digest."""

import hashlib
import secrets
from enum import StrEnum

from itsdangerous import BadSignature, URLSafeSerializer


class Purpose(StrEnum):
    """What a signed address is for. Each is a salt, so that one can never pass for another."""

    RESPONSE = "attune.response"
    TABLE = "attune.table"
    CHECK_IN = "attune.check-in"
    SCREEN = "attune.screen"


def signed(secret_key: str, purpose: Purpose, payload: str) -> str:
    """Return an address part that only this installation can make."""
    return URLSafeSerializer(secret_key, salt=purpose).dumps(payload)


def unsigned(secret_key: str, purpose: Purpose, token: str) -> str | None:
    """Return what was signed, or None when the token is not one of ours for this purpose."""
    try:
        payload = URLSafeSerializer(secret_key, salt=purpose).loads(token)
    except BadSignature:
        return None
    return payload if isinstance(payload, str) else None


def new_token() -> str:
    """Return a random secret of 256 bits, to be shown once."""
    return secrets.token_urlsafe(32)


def new_key() -> str:
    """Return a short random name for a row, not guessable."""
    return secrets.token_urlsafe(12)


def digest(token: str) -> str:
    """Return what we store of a random secret. Fast is right here: the input has 256 bits."""
    return hashlib.sha256(token.encode()).hexdigest()
