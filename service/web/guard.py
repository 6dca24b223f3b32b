"""Lets a request in or answers it: where it comes from, who calls. Never says whether a thing exists."""

from urllib.parse import urlsplit

from flask import Flask, Request, current_app, g, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from service.errors import HostChanged, NotAllowed, NotFound, NotYourCode
from service.store.queries import day as day_rows
from service.store.queries import events as event_rows
from service.store.queries import organizers as organizer_rows
from service.store.queries import plans as plan_rows
from service.store.queries import responses as response_rows
from service.store.queries.hosts import hosted_now, tables_hosted
from service.tokens import Purpose, numbers_of, unsigned
from service.web.callers import RANK, Audience, Caller, caller_of
from service.web.cookies import sign_in_token
from service.web.unit import Attendee, CardHolder, Member, Screen, SignedIn, TableHost, services
from service.web.words import speak_of_rooms

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_SITES = frozenset({"same-origin", "none"})


class Foreign(NotAllowed):
    """A change was asked for by a page that is not ours."""


def guard(app: Flask) -> None:
    """Put the guard before every request of the app."""
    app.before_request(refuse_foreign)
    app.before_request(admit)
    app.before_request(speak)


def refuse_foreign() -> None:
    """Refuse a change that a page of another origin asks for.

    Browsers say where a POST comes from in `Sec-Fetch-Site` and `Origin`; either that names another
    site refuses. An old browser that says neither must at least name one of our pages as `Referer`.
    """
    if request.method not in SAFE and not comes_from_us(request):
        raise Foreign


def comes_from_us(asked: Request) -> bool:
    """Say whether the page that sent this request is ours."""
    site = asked.headers.get("Sec-Fetch-Site")
    origin = asked.headers.get("Origin")
    if site is not None and site not in OWN_SITES:
        return False
    if origin is not None:
        return _is_ours(origin, asked)
    return site is not None or _is_ours(_origin_of(asked.headers.get("Referer", "")), asked)


def _is_ours(origin: str, asked: Request) -> bool:
    """Say whether it is the address we are known by, or the one that was asked."""
    if origin == _origin_of(services().settings.public_url):
        return True
    return origin == asked.host_url.rstrip("/")


def _origin_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def admit() -> Answer | None:
    """Find out who calls, and let only those in that the route was declared for."""
    if request.endpoint is None:
        return None
    declared = caller_of(current_app, request.endpoint)
    if declared is None:
        raise NotFound
    arguments = request.view_args or {}
    if declared.audience is Audience.ATTENDEE:
        g.attendee = _attendee(arguments["token"])
    elif declared.audience is Audience.TABLE:
        g.table_host = _table_host(arguments["token"])
    elif declared.audience is Audience.CARD:
        g.card_holder = _card_holder(arguments["code"])
    elif declared.audience is Audience.SCREEN:
        g.screen = _screen(arguments["token"])
    elif declared.audience is Audience.DESK:
        g.member, g.checked = _desk(arguments["token"])
    elif request.endpoint not in ("static", "health.alive", "health.ready"):
        return _admit_organizer(declared, arguments.get("slug", ""))
    return None


def speak() -> None:
    """Let pages speak of rooms to those whose event is online."""
    for who in ("attendee", "card_holder", "screen", "member"):
        if who in g:
            speak_of_rooms(is_online=g.get(who).event.is_online)


def _admit_organizer(declared: Caller, slug: str) -> Answer | None:
    g.signed_in = _signed_in()
    if declared.audience is Audience.PUBLIC:
        return None
    if g.signed_in is None:
        if request.method not in SAFE:
            return redirect(url_for("organizer.sign_in"), 303)
        # Known and unknown events answer alike to a stranger.
        return redirect(url_for("organizer.sign_in", then=request.path), 303)
    if declared.role is not None:
        g.member = _member(g.signed_in, slug)
        if RANK[g.member.role] < RANK[declared.role]:
            raise NotAllowed
    return None


def _signed_in() -> SignedIn | None:
    token = sign_in_token()
    if token is None:
        return None
    with services().store.reading() as session:
        found = organizer_rows.sign_in_of(session, token, services().now())
        if found is None:
            return None
        one = found.organizer
        return SignedIn(
            id=one.id,
            name=one.name,
            email=one.email,
            has_password=one.password_hash is not None,
            by_link=found.by_link,
            sign_in_id=found.id,
        )


def _member(who: SignedIn, slug: str) -> Member:
    with services().store.reading() as session:
        found = event_rows.membership_of(session, slug, who.id)
    if found is None:
        raise NotFound
    return Member(organizer=who, event=found.event, role=found.role)


def _attendee(token: str) -> Attendee:
    key = unsigned(services().settings.secret_key, Purpose.RESPONSE, token)
    if key is None:
        raise NotFound
    with services().store.reading() as session:
        response = response_rows.response_by_key(session, key)
        if response is None:
            raise NotFound
        event = event_rows.event_by_id(session, response.event_id)
    if event is None:
        raise NotFound
    return Attendee(response=response, event=event, token=token)


def _card_holder(code: str) -> CardHolder:
    numbers = numbers_of(services().settings.secret_key, Purpose.CARD, code.lower())
    if numbers is None or len(numbers) != 3:
        raise NotFound
    event_id, number, round_ = numbers
    with services().store.reading() as session:
        response = response_rows.response_by_number(session, event_id, number)
        event = event_rows.event_by_id(session, event_id)
    if response is None or event is None:
        raise NotFound
    return CardHolder(response=response, event=event, round=round_, code=code)


def _table_host(token: str) -> TableHost:
    payload = unsigned(services().settings.secret_key, Purpose.TABLE, token)
    parts = (payload or "").split(":")
    if not 2 <= len(parts) <= 3 or not all(part.isdecimal() for part in parts):
        raise NotFound
    event_id, table, host = (*map(int, parts), 0)[:3]
    with services().store.reading() as session:
        plan = plan_rows.published_plan(session, event_id)
        hosted = tables_hosted(session, plan.id, plan.asked) if plan else {}
        last = 0
        if plan is not None and host != next((one for one in hosted if hosted[one] == table), 0):
            now = hosted_now(session, plan, now=services().now())
            # Whoever has such a link was given it: that its host has changed tells them nothing else.
            if now.tables.get(host) != table:
                raise HostChanged
            last = now.round
    return TableHost(event_id=event_id, table=table, host=host, token=token, last=last)


def _screen(token: str) -> Screen:
    payload = unsigned(services().settings.secret_key, Purpose.SCREEN, token)
    event_id, _, version = (payload or "").partition(":")
    if not (event_id.isdecimal() and version.isdecimal()):
        raise NotFound
    with services().store.reading() as session:
        event = event_rows.event_by_id(session, int(event_id))
        day = day_rows.day_of(session, int(event_id))
    # A link that was renewed is gone like one that never was.
    if event is None or int(version) != (day.screen if day else 0):
        raise NotFound
    return Screen(event=event, token=token)


def _desk(token: str) -> tuple[Member, int]:
    """Return who checks in whom; the same answer for other events' people and wrong links, and to strangers."""
    key = unsigned(services().settings.secret_key, Purpose.CHECK_IN, token)
    who = _signed_in()
    if who is None:
        raise NotYourCode
    if key is None:
        raise NotFound
    with services().store.reading() as session:
        response = response_rows.response_by_key(session, key)
        if response is None or response.withdrawn_at is not None:
            raise NotFound
        event = event_rows.event_by_id(session, response.event_id)
    if event is None:
        raise NotFound
    return _member(who, event.slug), response.number
