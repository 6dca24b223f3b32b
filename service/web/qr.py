"""Addresses as codes that phones read. Knows nothing of whose they are."""

from flask import make_response
from markupsafe import Markup
from werkzeug.wrappers import Response as Answer

from service.printing.qr import square_of


def qr_answer(address: str) -> Answer:
    """Draw an address as a picture."""
    answer = make_response(square_of(address, level="M").svg)
    answer.mimetype = "image/svg+xml"
    return answer


def drawing_of(address: str) -> Markup:
    """Return an address as a drawing inside a page: hundreds of them would be too many to ask for."""
    svg = square_of(address, level="M").svg
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" ', 1))  # noqa: S704 - drawn by us
