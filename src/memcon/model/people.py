"""A register of people: who is known beside the record, under which names, in which offices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office and the days from which and to which it was held (ISO 8601), None where unsaid.

    `office` is in the register's own words, without the dates.
    """

    office: str
    begins: str | None = None
    ends: str | None = None

    def covers(self, day: str | None) -> bool:
        """Tell whether the office may have been held on `day`; an unknown day rules nothing out."""
        if day is None:
            return True
        after = self.begins is None or self.begins[: len(day)] <= day[: len(self.begins)]
        return after and (self.ends is None or day[: len(self.ends)] <= self.ends[: len(day)])


@dataclass(frozen=True, slots=True)
class Split:
    """One way to split a name: given names (an initial is one letter) and surname, folded."""

    given: tuple[str, ...]
    surname: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A person's name: as written without titles, its titles in small letters, its splits.

    The first split is the likeliest. A name of one word has that word for its surname. Names are
    compared by `memcon.names.compare`; two objects are equal only if they are one. `alone` tells
    whether no given name and no initial stands in it.
    """

    written: str
    titles: tuple[str, ...]
    splits: tuple[Split, ...]
    alone: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "alone", not any(split.given for split in self.splits))


@dataclass(frozen=True, slots=True)
class Registered:
    """A person of the register: id, the name and description as given, all names, offices.

    `refers` tells that the row only refers to another ("see Marten, Anton").
    """

    id: str
    name: str
    description: str
    names: tuple[Name, ...]
    tenures: tuple[Tenure, ...] = ()
    refers: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Register:
    """The people known beside the record.

    `by_word` finds those of whom a word (folded) may be the whole or first surname; `by_sound`
    the same for the word as all schools of transliteration agree to write it; `by_given` finds
    them by all their given names in one word, for surnames that a writer misspelled. `general`
    tells that the register was not made for these records: a surname alone names nobody in it.
    """

    people: tuple[Registered, ...]
    by_word: Mapping[str, tuple[Registered, ...]]
    by_sound: Mapping[str, tuple[Registered, ...]]
    by_given: Mapping[str, tuple[Registered, ...]]
    general: bool = False


NOBODY = Register((), {}, {}, {})


def grouped(pairs: Iterable[tuple[str, Registered]]) -> Mapping[str, tuple[Registered, ...]]:
    """Return the people under each word, in the order of the pairs, none twice."""
    found: dict[str, dict[str, Registered]] = {}
    for word, person in pairs:
        found.setdefault(word, {})[person.id] = person
    return {word: tuple(people.values()) for word, people in found.items()}
