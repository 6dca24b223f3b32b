"""Who of a list is who at an event: by address, number and name. Reads no file and stores nothing."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from service.store.models import Response
from service.store.values import ResponseValues

PLACEHOLDER = "Guest of "


class People:
    """The responses of an event, found by address, else by id, else by name; each once in a list.

    Somebody whose list has a new address for them is found by a name that nobody else has, in the list
    or at the event.
    """

    def __init__(
        self,
        responses: Sequence[Response],
        listed: Sequence[ResponseValues],
        *,
        named: Iterable[str] = (),
    ) -> None:
        """Take who is there, who is in the list, and the names of rows of it that stay out."""
        self.by: dict[tuple[str, str], list[Response]] = {}
        self.claimed: set[int] = set()
        self.listed = Counter(
            [key for one in listed for key in _keys(one.email, one.external_id, one.name)]
            + [("name", name_key(name)) for name in named]
        )
        for response in responses:
            self.add(response)

    def add(self, response: Response) -> Response:
        """Let somebody be found, and return them."""
        for key in _keys(response.email, response.external_id, response.name):
            self.by.setdefault(key, []).append(response)
        return response

    def claim(self, response: Response) -> None:
        """Take somebody as found by a row of the list."""
        self.claimed.add(id(response))

    def is_claimed(self, response: Response) -> bool:
        """Say whether a row of the list is this person."""
        return id(response) in self.claimed

    def owner(self, values: ResponseValues) -> str:
        """Return who answered the form with this address, if it is somebody else by their name."""
        given = ("email", (values.email or "").casefold())
        names = [one.name for one in self.by.get(given, ()) if one.is_own]
        return next((name for name in names if _are_strangers(name, values.name)), "")

    def find(self, values: ResponseValues) -> Response | None:
        """Return who a row of the list is, if they are there."""
        for kind, said in _keys(values.email, values.external_id, values.name):
            for response in self.by.get((kind, said), ()):
                # Of two with one name, each row of a list is another: a name alone joins nobody.
                is_free = kind != "name" or not self.is_claimed(response)
                if is_free and not _are_two(response, values):
                    return response
        namesakes = self.by.get(("name", name_key(values.name)), ())
        return next((one for one in namesakes if self._is_corrected(one, values)), None)

    def has_namesake(self, values: ResponseValues) -> bool:
        """Say whether somebody of this name is there with another address."""
        namesakes = self.by.get(("name", name_key(values.name)), ())
        return any(former_address(one, values) for one in namesakes)

    def _is_corrected(self, response: Response, values: ResponseValues) -> bool:
        """Say whether a list surely means the same person with a new address."""
        name = ("name", name_key(values.name))
        is_only = len(self.by[name]) == self.listed[name] == 1 and _is_full(values.name)
        # Neither their old address nor their number may be said of anybody else in the list.
        own = _keys(values.email, values.external_id, values.name)
        old = _keys(response.email, response.external_id, response.name)
        return (
            is_only
            and not response.is_own
            and not self.is_claimed(response)
            and not _have_two_numbers(response, values)
            and all(key in own or not self.listed[key] for key in old)
        )


def former_address(response: Response, values: ResponseValues) -> str:
    """Return somebody's address where a list has another one."""
    is_other = values.email and response.email_key != values.email.casefold()
    return (response.email or "") if is_other else ""


def name_key(name: str) -> str:
    """Return a name as it is compared: whatever its capitals and spaces."""
    return " ".join(name.casefold().split())


def _keys(email: str | None, external_id: str | None, name: str) -> list[tuple[str, str]]:
    keys = [("email", email.casefold())] if email else []
    keys += [("id", external_id)] if external_id else []
    return [*keys, ("name", name_key(name))]


def _are_strangers(name: str, other: str) -> bool:
    """Say whether two names have no word in common, nor one that the other shortens."""
    if other.startswith(PLACEHOLDER):
        return False
    ones, others = (_bare(each).split() for each in (name, other))
    return not any(a.startswith(b) or b.startswith(a) for a in ones for b in others)


def _bare(name: str) -> str:
    """Return a name without case and accents."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(one for one in apart if not unicodedata.combining(one))


def _is_full(name: str) -> bool:
    """Say whether a name is more than a first name. Scripts without capitals put both in one word."""
    return len(name.split()) > 1 or name.upper() == name.lower()


def _are_two(response: Response, values: ResponseValues) -> bool:
    """Say whether two of one name are surely two people: their addresses, or their ids, differ."""
    if response.email_key and values.email:
        return response.email_key != values.email.casefold()
    return _have_two_numbers(response, values)


def _have_two_numbers(response: Response, values: ResponseValues) -> bool:
    if not response.external_id or not values.external_id:
        return False
    # Numbers of two tools say nothing about each other.
    same_tool = _tool(response.external_id) == _tool(values.external_id)
    return same_tool and response.external_id != values.external_id


def _tool(external_id: str) -> str:
    return external_id.rpartition(":")[0]
