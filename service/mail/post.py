"""The postman: carries one letter to a mail server. Knows SMTP and nothing of events."""

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate, parseaddr
from functools import cache
from typing import Protocol
from urllib.parse import SplitResult, unquote, urlsplit

from service.errors import AttuneError
from service.mail.address import is_plain, plain_host

TIMEOUT_SECONDS = 20
# Somebody waits for the answer.
ASKING_SECONDS = 3
ANY_SCRIPT = "smtputf8"  # RFC 6531


class PostRefused(AttuneError):
    """The mail server did not take the letter, or could not be reached."""


class PostAbsent(PostRefused):
    """There is no mail server to ask. The letter has lost no attempt."""


class PostImpossible(PostRefused):
    """The mail server will never take it: trying again is of no use."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail to one person."""

    recipient: str
    subject: str
    text: str
    html: str
    message_id: str
    calendar: str | None = None
    # Where an answer goes; empty where it goes to the sender.
    reply_to: str = ""


class Postman(Protocol):
    """Whoever carries letters."""

    def carry(self, letter: Letter) -> None:
        """Hand the letter over, or raise `PostRefused`."""
        ...


@dataclass(frozen=True, slots=True)
class SmtpPostman:
    """Carries by SMTP: `smtp://user:password@host:port`, or `smtps://` for TLS from the first byte."""

    url: str
    sender: str

    def carry(self, letter: Letter) -> None:
        """Hand the letter to the server."""
        envelope = self._envelope(letter)
        parts = urlsplit(self.url)
        try:
            server = _reached(parts)
            try:
                _greet(server, parts)
                if not is_plain(letter.recipient) and not server.has_extn(ANY_SCRIPT):
                    raise PostImpossible("the mail server takes only plain letters before the @")
                server.send_message(envelope)
            finally:
                _leave(server)
        # A name or a password that is not ASCII cannot be said to a server.
        except (smtplib.SMTPException, OSError, UnicodeError) as fault:
            raise PostRefused(f"{type(fault).__name__}: {fault}") from fault

    def _envelope(self, letter: Letter) -> EmailMessage:
        message = EmailMessage()
        message["From"] = self.sender
        try:
            message["To"] = _address(letter.recipient)
        except (ValueError, IndexError, AttributeError, HeaderParseError) as fault:
            raise PostImpossible("the address cannot be written to") from fault
        # Programs that know plain letters alone would not know where to answer.
        if letter.reply_to and is_plain(letter.reply_to):
            message["Reply-To"] = _address(letter.reply_to)
        message["Subject"] = letter.subject
        message["Date"] = formatdate(usegmt=True)
        domain = parseaddr(self.sender)[1].rpartition("@")[2] or "localhost"
        message["Message-ID"] = f"<{letter.message_id}@{domain}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(letter.text)
        message.add_alternative(letter.html, subtype="html")
        if letter.calendar is not None:
            message.add_attachment(letter.calendar, subtype="calendar", filename="rounds.ics")
        return message


def _address(typed: str) -> Address:
    """Return an address in parts, so that nothing in it is read as syntax and sent to somebody else."""
    local, _, host = typed.rpartition("@")
    return Address(username=local, domain=plain_host(host))


def _reached(parts: SplitResult, *, seconds: int = TIMEOUT_SECONDS) -> smtplib.SMTP:
    host = parts.hostname or "localhost"
    if parts.scheme == "smtps":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(host, parts.port or 465, timeout=seconds, context=context)
    return smtplib.SMTP(host, parts.port or 25, timeout=seconds)


def _greet(server: smtplib.SMTP, parts: SplitResult) -> None:
    server.ehlo()
    if parts.scheme != "smtps" and server.has_extn("starttls"):
        server.starttls(context=ssl.create_default_context())
    if parts.username:
        server.login(unquote(parts.username), unquote(parts.password or ""))


@cache
def takes_any_script(url: str) -> bool:
    """Ask a server whether letters of any script may stand before the @; `PostRefused` where it is away."""
    parts = urlsplit(url)
    try:
        server = _reached(parts, seconds=ASKING_SECONDS)
        try:
            _greet(server, parts)
            return server.has_extn(ANY_SCRIPT)
        finally:
            _leave(server)
    except (smtplib.SMTPException, OSError, UnicodeError) as fault:
        raise PostRefused(f"{type(fault).__name__}: {fault}") from fault


def _leave(server: smtplib.SMTP) -> None:
    """Say goodbye. A letter that was taken is taken, whatever is answered: else it would be sent again."""
    with suppress(smtplib.SMTPException, OSError):
        server.quit()
    server.close()


@dataclass(frozen=True, slots=True)
class AbsentPostman:
    """Stands in where no mail server is set. Letters wait in the outbox until one is."""

    def carry(self, _letter: Letter) -> None:
        """Refuse, in words an operator understands."""
        raise PostAbsent("no mail server is set (ATTUNE_MAIL_URL)")


@dataclass(slots=True)
class RecordingPostman:
    """Keeps letters, for tests."""

    letters: list[Letter] = field(default_factory=list)

    def carry(self, letter: Letter) -> None:
        """Keep it."""
        self.letters.append(letter)
