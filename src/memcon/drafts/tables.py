"""Tables of a TOML file, each with its path in the file, so that an error can name the key."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeVar

from memcon.dates.edtf import EdtfError, parse
from memcon.drafts.trouble import DraftError

Choice = TypeVar("Choice", bound=Enum)


@dataclass(frozen=True, slots=True)
class Table:
    """A table and its path: "amendment[2].step[1]", "" for the whole file."""

    values: Mapping[str, object]
    path: str = ""

    @classmethod
    def of(cls, text: str) -> "Table":
        """Return the table that a TOML file is. Raises DraftError."""
        try:
            return cls(tomllib.loads(text))
        except (tomllib.TOMLDecodeError, RecursionError) as trouble:
            raise DraftError(f"expected TOML: {trouble}") from trouble

    def wrong(self, key: str, why: str) -> DraftError:
        """Return the error that a key's value is."""
        return DraftError(f"{self.path}.{key}: {why}" if self.path else f"{key}: {why}")

    def only(self, *known: str) -> None:
        """Refuse keys that nothing reads."""
        for key in self.values:
            if key not in known:
                raise self.wrong(key, f"there is no such key; there are {', '.join(known)}")

    def text(self, key: str, default: str | None = "") -> str:
        """Return a string; without a default it has to be there."""
        value = self.values.get(key, default)
        if value is None:
            raise self.wrong(key, "it is missing")
        if not isinstance(value, str):
            raise self.wrong(key, "expected a string")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings; one string is a list of one."""
        value = self.values.get(key, [])
        found = [value] if isinstance(value, str) else value
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            raise self.wrong(key, "expected a list of strings")
        return tuple(str(one) for one in found)

    def count(self, key: str) -> int | None:
        """Return a whole number that is not negative, None where it is not given."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.wrong(key, "expected a number, 0 or more")
        return value

    def flag(self, key: str) -> bool:
        """Return whether something is said to be so."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(key, "expected true or false")
        return value

    def date(self, key: str) -> str | None:
        """Return a date in EDTF, None where it is not given; TOML's own dates do as well."""
        value = self.values.get(key)
        if value is None:
            return None
        said = value.isoformat()[:10] if isinstance(value, date) else value
        try:
            if isinstance(said, str):
                parse(said)
                return said
        except EdtfError as trouble:
            raise self.wrong(key, f"“{said}” is no date: {trouble}") from trouble
        raise self.wrong(key, "expected a date, as 1961-03-09 or 1961-03")

    def choice(self, key: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        """Return one of the values of an Enum; without a default it has to be there."""
        if key not in self.values and default is not None:
            return default
        known = ", ".join(str(one.value) for one in kind)
        said = self.text(key, None)
        for one in kind:
            if one.value == said:
                return one
        raise self.wrong(key, f"“{said}” is none of {known}")

    def maybe(self, key: str, kind: type[Choice]) -> Choice | None:
        """Return one of the values of an Enum, None where it is not given."""
        return self.choice(key, kind) if key in self.values else None

    def tables(self, key: str) -> "Iterator[Table]":
        """Yield the tables of a list of tables, counted from 1."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.wrong(key, f"expected one [[{key}]] for each")
        for number, one in enumerate(value, 1):
            yield Table(one, f"{self.path}.{key}[{number}]" if self.path else f"{key}[{number}]")
