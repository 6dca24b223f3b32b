"""Signing in and out, and the organizer's own data. Never says whether an address is known."""

from flask import Request, redirect, request, url_for
from marshmallow import ValidationError
from werkzeug.wrappers import Response as Answer

from service.errors import NameTaken, NotFound
from service.operations import organizers
from service.schemas.account import load_account, load_sign_in
from service.store.queries import events as event_rows
from service.store.queries import organizers as organizer_rows
from service.store.queries.erasures import erasures_of
from service.web.callers import ORGANIZER, PUBLIC, caller
from service.web.cookies import forget, keep_signed_in, sign_in_token
from service.web.organizer.blueprint import blueprint
from service.web.pages.filled import Filled, sent_form
from service.web.pages.frame import Frame
from service.web.pages.landing import (
    Landing,
    SignInPage,
    WelcomePage,
    account_page,
    events_page,
)
from service.web.paths import own_path
from service.web.render import seen_next, sent, shown
from service.web.sentences import Asked, sentences_of
from service.web.unit import SignedIn, organizer, services, signed_in_or_none
from service.web.words import _

MARKS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)

# Never written back into a page.
SECRET = ("password", "current")


@blueprint.get("/events")
@caller(PUBLIC)
def all_events() -> Answer:
    """Lead whoever shortens the address of an event to the list of them."""
    return seen_next("organizer.home")


@blueprint.get("/")
@caller(PUBLIC)
def home() -> Answer:
    """Show the organizer's events, or what this place is."""
    who = signed_in_or_none()
    if who is None:
        return shown("landing.html", Landing(frame=Frame(title="Attune")))
    with services().store.reading() as session:
        lines, erased = event_rows.events_of(session, who.id), erasures_of(session, who.id)
        page = events_page(who, lines, erased, now=services().now())
    return shown("events.html", page)


@blueprint.route("/sign-in", methods=["GET", "POST"])
@caller(PUBLIC)
def sign_in() -> Answer:
    """Ask for address and password, and open the sign-in."""
    then = own_path(request.values.get("then", ""))
    if request.method == "GET":
        return _ask_sign_in(Filled(), then=then, code=200)
    form = sent()
    reach = services()
    fault = _("Address and password do not belong together. Please check both.")
    try:
        values = load_sign_in(form)
        with reach.store.reading() as session:
            organizer_id = organizers.organizer_with(session, values["email"], values["password"])
        with reach.store.writing() as session:
            token = organizers.open_sign_in(
                session,
                organizer_id,
                browser=browser_of(request),
                now=reach.now(),
                days=reach.settings.session_days,
            )
    except (NotFound, ValidationError):
        kept = {"email": form.get("email", [""])}
        return _ask_sign_in(sent_form(kept, {"email": (fault,)}), then=then, code=422)
    return keep_signed_in(redirect(then or url_for("organizer.home"), 303), token)


@blueprint.route("/welcome/<token>", methods=["GET", "POST"])
@caller(PUBLIC)
def welcome(token: str) -> Answer:
    """Use a one-time link up, when a person presses the button."""
    reach = services()
    if request.method == "GET":
        with reach.store.reading() as session:
            if not organizer_rows.sign_in_link_exists(session, token, reach.now()):
                raise NotFound
        page = WelcomePage(frame=Frame(title=_("Welcome to Attune")), token=token)
        return shown("welcome.html", page)
    with reach.store.writing() as session:
        opened = organizers.use_sign_in_link(
            session,
            token,
            browser=browser_of(request),
            now=reach.now(),
            days=reach.settings.session_days,
        )
    with reach.store.reading() as session:
        found = organizer_rows.sign_in_of(session, opened, reach.now())
        is_new = found is not None and found.organizer.password_hash is None
    return keep_signed_in(seen_next("organizer.account" if is_new else "organizer.home"), opened)


@blueprint.post("/sign-out")
@caller(PUBLIC)
def sign_out() -> Answer:
    """End the sign-in of this browser."""
    token = sign_in_token()
    if token is not None:
        with services().store.writing() as session:
            organizers.sign_out(session, token)
    return forget(seen_next("organizer.home"))


@blueprint.route("/account", methods=["GET", "POST"])
@caller(ORGANIZER)
def account() -> Answer:
    """Show and store name, address and password."""
    who = organizer()
    if request.method == "GET":
        form = Filled({"name": (who.name,), "email": (who.email or "",)})
        return _account(form, code=200)
    if said := _store_account(who):
        kept = {name: texts for name, texts in sent().items() if name not in SECRET}
        return _account(sent_form(kept, said), code=422)
    if not who.has_password:
        return seen_next("organizer.home")
    return seen_next("organizer.account", stored=1)


def _store_account(who: SignedIn) -> dict[str, tuple[str, ...]]:
    """Store what was sent, or return what is wrong with it, by field."""
    try:
        values = load_account(sent())
        if not who.has_password and values["password"] is None:
            return {"password": (_("Please choose a password. You sign in with it next time."),)}
        with services().store.writing() as session:
            organizers.save_account(session, who.id, **values, token=sign_in_token() or "")
    except NotFound:
        return {"current": (_("This is not the password you have now. Nothing was changed."),)}
    except ValidationError as error:
        return dict(sentences_of(error, Asked.ACCOUNT))
    except NameTaken:
        return {"email": (_("Another organizer signs in with this address. Please use your own."),)}
    return {}


@blueprint.post("/account/browsers/<int:sign_in_id>/revoke")
@caller(ORGANIZER)
def revoke_browser(sign_in_id: int) -> Answer:
    """Sign another browser of this organizer out."""
    with services().store.writing() as session:
        organizers.revoke_sign_in(session, organizer().id, sign_in_id)
    return seen_next("organizer.account")


def _account(form: Filled, *, code: int) -> Answer:
    reach = services()
    with reach.store.reading() as session:
        rows = organizer_rows.sign_ins_of(session, organizer().id, reach.now())
    stored = request.args.get("stored") == "1"
    return shown(
        "account.html", account_page(organizer(), rows, form=form, stored=stored), code=code
    )


def _ask_sign_in(form: Filled, *, then: str, code: int) -> Answer:
    page = SignInPage(frame=Frame(title=_("Sign in")), form=form, then=then)
    return shown("sign-in.html", page, code=code)


def browser_of(asked: Request) -> str:
    """Return a few words that let a person recognize their own browser; no version, no address."""
    agent = asked.headers.get("User-Agent", "")
    name = next((name for mark, name in MARKS if mark in agent), "")
    system = next((name for mark, name in SYSTEMS if mark in agent), "")
    return ", ".join(part for part in (name, system) if part)
