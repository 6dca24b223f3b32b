"""The blueprint that the host's views put themselves on. Has no views of its own."""

from flask import Blueprint

blueprint = Blueprint("host", __name__)
