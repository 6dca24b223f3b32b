"""The blueprint that the attendee's views put themselves on. Has no views of its own."""

from flask import Blueprint

blueprint = Blueprint("attendee", __name__)
