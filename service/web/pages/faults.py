"""The pages for what could not be done. Each says what happened, what is safe and what to do."""

from dataclasses import dataclass

from service.web.pages.frame import Frame
from service.web.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One calm page. `tries` are things to do; `incident` is a number to tell the operator."""

    frame: Frame
    cap: str
    heading: str
    lead: str
    tries: tuple[str, ...] = ()
    incident: str = ""

    @classmethod
    def of(cls, code: int) -> "Fault":
        """Return the page for a status code."""
        return _PAGES.get(code, _not_understood)()

    @classmethod
    def of_foreign(cls) -> "Fault":
        """Return the page for a change that another site asked for."""
        return _fault(
            _("Not sent"),
            _("This did not come from a page of ours."),
            _(
                "To keep your answers yours, we only take what is sent from our own "
                "pages. Nothing was changed."
            ),
            (
                _("Open the page again, by its link or its address, and send it from there."),
                _("If a browser extension hides where you come from, allow it for this address."),
            ),
        )

    @classmethod
    def of_door(cls) -> "Fault":
        """Return the page for a code that only organizers scan: the same for codes that exist or not."""
        return _fault(
            _("At the door"),
            _("The organizer scans this code."),
            _("Show it at the door, or say your name. On your own phone it opens nothing."),
            (
                _("Looking for your rounds? They are on your private link."),
                _("Organizing the event? Sign in on this phone first, then scan the code again."),
            ),
        )

    @classmethod
    def of_host_changed(cls) -> "Fault":
        """Return the page for the link of a table that somebody else hosts now, or nobody."""
        return _fault(
            _("For a host"),
            _("The host has changed."),
            _("This link was for the host before, and shows nothing any more."),
            (
                _("Looking for your rounds? They are on your private link."),
                _("Hosting now? Ask the organizer for the new link."),
            ),
        )

    @classmethod
    def of_ours(cls, incident: str) -> "Fault":
        """Return the page for our own mistake."""
        return Fault(
            frame=Frame(title=_("Something went wrong on our side")),
            cap=_("Our mistake"),
            heading=_("Something went wrong on our side."),
            lead=_("What you had saved is safe. Please try again."),
            tries=(_("If it happens again, tell the operator this number."),),
            incident=incident,
        )


def _fault(cap: str, heading: str, lead: str, tries: tuple[str, ...] = ()) -> Fault:
    return Fault(
        frame=Frame(title=heading.rstrip(".")), cap=cap, heading=heading, lead=lead, tries=tries
    )


def _missing() -> Fault:
    return _fault(
        _("Page not found"),
        _("This link does not open anything."),
        _(
            "Please ask the organizer of your event for a new one. Once an event is erased, its links "
            "open nothing any more."
        ),
        (
            _("Came from a mail? Try the newest one: an older link may have been replaced."),
            _("Typed it from paper? Look for a character that went missing."),
            _(
                "Organizing an event? A link to sign in works once, for one day. Used already? Then "
                "sign in with address and password, or have a new link made on the server with "
                "attune sign-in-link."
            ),
        ),
    )


def _not_allowed() -> Fault:
    return _fault(
        _("Not with your role"),
        _("This needs another role at the event."),
        _("Nothing was changed. An owner of the event can do this, or give you the role for it."),
        (_("You will find the owners on the event’s Team page."),),
    )


def _wrong_way() -> Fault:
    return _fault(
        _("Not this way"),
        _("This address is only for sending."),
        _("Nothing was changed. Open the page before this one and use its button."),
    )


def _too_large() -> Fault:
    return _fault(
        _("Too large"),
        _("This is more than we can take at once."),
        _("Nothing was stored. Go back in your browser: what you wrote is still in the form."),
        (
            _("Answers may have one megabyte. A few words for each question are plenty."),
            _("Files for import may have five megabytes. Save only the columns you need, as CSV."),
        ),
    )


def _too_often() -> Fault:
    return _fault(
        _("One moment"),
        _("That was a lot at once."),
        _("Nothing was lost. Please wait a minute, then go back and send it again."),
    )


def _busy() -> Fault:
    return _fault(
        _("One moment"),
        _("We could not store this just now."),
        _(
            "The database is busy. Nothing was lost and nothing was stored twice. Go "
            "back and try again."
        ),
    )


def _not_understood() -> Fault:
    return _fault(
        _("Not understood"),
        _("We could not read this request."),
        _("Nothing was changed. Open the page again and send it from there."),
    )


_PAGES = {
    403: _not_allowed,
    404: _missing,
    405: _wrong_way,
    413: _too_large,
    429: _too_often,
    503: _busy,
}
