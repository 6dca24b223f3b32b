"""The blueprint that the organizer's views put themselves on. Has no views of its own."""

from flask import Blueprint

blueprint = Blueprint("organizer", __name__)
