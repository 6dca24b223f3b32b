"""Says whether this process lives and whether it can do its work. Names no secret and no address."""

from flask import Blueprint, jsonify
from werkzeug.wrappers import Response as Answer

from service.web.callers import PUBLIC, caller
from service.web.unit import services

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@caller(PUBLIC)
def alive() -> Answer:
    """Answer as soon as the process serves."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
@caller(PUBLIC)
def ready() -> tuple[Answer, int]:
    """Answer 200 when the database, the queue and at least one worker answer."""
    reach = services()
    database = reach.store.answers()
    queue = reach.doorbell.answers()
    workers = reach.doorbell.workers_seen() if queue else 0
    # Without a queue or a worker pages still work, but nothing would ever be planned.
    body = jsonify(database=database, queue=queue, workers=workers)
    return body, 200 if database and queue and workers else 503
