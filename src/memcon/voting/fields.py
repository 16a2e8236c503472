"""Fields of a table that a person wrote, each of the type that is expected or refused."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import TypeVar

from memcon.voting.refused import Refused

Named = TypeVar("Named", bound=Enum)


class Fields:
    """A table and what to call it in a message; each field is asked for once."""

    def __init__(self, table: object, where: str) -> None:
        """Take the table; what is no table is refused."""
        if not isinstance(table, Mapping):
            raise Refused(f"{where}: expected a table of fields")
        self._table: Mapping[str, object] = table
        self._asked: set[str] = set()
        self.where = where

    def __contains__(self, name: str) -> bool:
        """Whether the field is written."""
        return name in self._table

    def named(self, what: str) -> "Fields":
        """Call it something else in messages."""
        self.where = what
        return self

    def text(self, name: str, default: str | None = None) -> str:
        """Return words; without a default, the field must be there and say something."""
        value = self._of(name, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.trouble(name, "words in quotation marks")
        return value.strip()

    def name(self, name: str) -> str:
        """Return a name that conditions can use: words without spaces."""
        value = self.text(name)
        if value.split() != [value]:
            raise self.trouble(name, "a name without spaces")
        return value

    def words(self, name: str) -> tuple[str, ...]:
        """Return a list of words; one word may stand for a list of one."""
        value = self._of(name, [])
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
            raise self.trouble(name, "a list of words")
        return tuple(word for word in listed if isinstance(word, str))

    def flag(self, name: str, default: bool | None = None) -> bool:
        """Return true or false."""
        value = self._of(name, default)
        if not isinstance(value, bool):
            raise self.trouble(name, "true or false")
        return value

    def says(self, name: str, word: str) -> bool:
        """Tell whether a field has that very word."""
        return self._of(name, None) == word

    def number(self, name: str) -> int | None:
        """Return a whole number that is not negative, None where nothing is written."""
        value = self._of(name, None)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.trouble(name, "a whole number")
        return value

    def numbers(self, name: str, default: tuple[int, ...]) -> tuple[int, ...]:
        """Return a list of whole numbers."""
        value = self._of(name, list(default))
        if not isinstance(value, list) or not all(type(one) is int for one in value):
            raise self.trouble(name, "a list of whole numbers")
        return tuple(value)

    def day(self, name: str) -> date | None:
        """Return a day, None where nothing is written."""
        value = self._of(name, None)
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                raise self.trouble(name, "a day as 1961-03-14") from None
        if isinstance(value, datetime) or not (value is None or isinstance(value, date)):
            raise self.trouble(name, "a day as 1961-03-14")
        return value

    def one_of(self, name: str, kinds: type[Named], default: Named | None = None) -> Named:
        """Return a member of an Enum by its value."""
        value = self._of(name, default.value if default is not None else None)
        for kind in kinds:
            if kind.value == value:
                return kind
        raise self.trouble(name, "one of " + ", ".join(str(kind.value) for kind in kinds))

    def tables(self, name: str) -> tuple["Fields", ...]:
        """Return the tables `[[name]]`."""
        value = self._of(name, [])
        if not isinstance(value, list):
            raise self.trouble(name, f"[[{name}]] before each")
        return tuple(
            Fields(table, f"{self.where}, {name} {number}") for number, table in enumerate(value, 1)
        )

    def table(self, name: str) -> "Fields":
        """Return the table `[name]`, empty where it is not written."""
        return Fields(self._of(name, {}), f"{self.where}, {name}")

    def finish(self, others: Iterable[str] = ()) -> None:
        """Refuse a field that is none: what is misspelled must not pass in silence.

        `others` are fields that are known but were not asked for.
        """
        unknown = [n for n in self._table if n not in self._asked and n not in set(others)]
        if unknown:
            raise Refused(f"{self.where}: there is no field {unknown[0]!r}")

    def trouble(self, name: str, expected: str) -> Refused:
        """Return what is wrong with a field."""
        if name not in self._table:
            return Refused(f"{self.where}: {name} is missing; expected {expected}")
        return Refused(f"{self.where}: {name} is {self._table[name]!r}; expected {expected}")

    def _of(self, name: str, default: object) -> object:
        self._asked.add(name)
        return self._table.get(name, default)
