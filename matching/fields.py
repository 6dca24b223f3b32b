"""Fields of a JSON object, each of the kind it must be; knows no plan and reads no file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn

# Larger numbers are none of ours, and would not fit the judge's arithmetic.
_LARGEST = 2**53


@dataclass(frozen=True, slots=True)
class Fields:
    """A JSON object whose fields are asked for by name and kind.

    Every method returns the value of a field. It raises ValueError, in words that name the field,
    where that is missing or of another kind.

    Examples
    --------
    >>> Fields({"seed": 7}).whole("seed")
    7
    >>> Fields({"seed": "x"}).whole("seed")
    Traceback (most recent call last):
    ValueError: seed is no whole number
    """

    body: Mapping[str, object]

    def __contains__(self, name: str) -> bool:
        return name in self.body

    def _value(self, name: str) -> object:
        return self.body[name] if name in self.body else refuse(name, "missing")

    def null(self, name: str) -> bool:
        """Return whether a field is null."""
        return self._value(name) is None

    def whole(self, name: str) -> int:
        """Return a whole number."""
        return _whole(self._value(name), name)

    def number(self, name: str) -> float:
        """Return a number, whole or not."""
        value = self._value(name)
        return value if isinstance(value, float) else _whole(value, name, "no number")

    def text(self, name: str) -> str:
        """Return a text."""
        return _text(self._value(name), name)

    def truth(self, name: str) -> bool:
        """Return true or false."""
        value = self._value(name)
        return value if isinstance(value, bool) else refuse(name, "neither true nor false")

    def part(self, name: str) -> "Fields":
        """Return the fields of an object inside this one."""
        return _object(self._value(name), name)

    def parts(self, name: str) -> tuple["Fields", ...]:
        """Return the objects of a list."""
        return tuple(_object(one, f"an item of {name}") for one in self._list(name))

    def wholes(self, name: str) -> tuple[int, ...]:
        """Return the whole numbers of a list."""
        return tuple(_whole(one, f"an item of {name}") for one in self._list(name))

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the texts of a list."""
        return tuple(_text(one, f"an item of {name}") for one in self._list(name))

    def pairs(self, name: str) -> tuple[tuple[int, int], ...]:
        """Return the pairs of whole numbers of a list."""
        return tuple(_pair(one, name) for one in self._list(name))

    def _list(self, name: str) -> list[object]:
        value = self._value(name)
        return value if isinstance(value, list) else refuse(name, "no list")


def refuse(name: str, fault: str) -> NoReturn:
    """Raise what tells that a field is of another kind."""
    message = f"{name} is {fault}"
    raise ValueError(message)


def _whole(value: object, name: str, fault: str = "no whole number") -> int:
    # To Python, true is a whole number too.
    fits = isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST
    return value if isinstance(value, int) and fits else refuse(name, fault)


def _text(value: object, name: str) -> str:
    return value if isinstance(value, str) else refuse(name, "no text")


def _object(value: object, name: str) -> Fields:
    return Fields(value) if isinstance(value, dict) else refuse(name, "no object")


def _pair(value: object, name: str) -> tuple[int, int]:
    fault = "no list of pairs of whole numbers, such as [[1, 2]]"
    one, other = value if isinstance(value, list) and len(value) == 2 else refuse(name, fault)
    return _whole(one, name, fault), _whole(other, name, fault)
