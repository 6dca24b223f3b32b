"""Addresses as codes that phones read. Knows nothing of whose they are."""

from flask import make_response
from werkzeug.wrappers import Response as Answer

from service.printing.qr import square_of


def qr_answer(address: str) -> Answer:
    """Draw an address as a picture."""
    answer = make_response(square_of(address, level="M").svg)
    answer.mimetype = "image/svg+xml"
    return answer
