"""The blueprint that the screens' views put themselves on. Has no views of its own."""

from flask import Blueprint

blueprint = Blueprint("live", __name__)
