"""Addresses as codes that phones read. Knows nothing of whose they are."""

import zxingcpp
from flask import make_response
from werkzeug.wrappers import Response as Answer


def qr_answer(address: str) -> Answer:
    """Draw an address as a picture."""
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    answer = make_response(code.to_svg(add_quiet_zones=False))
    answer.mimetype = "image/svg+xml"
    return answer
