"""Who holds an office that stands for its holder: "The President", "The Secretary"."""

from collections.abc import Iterator
from functools import lru_cache

from memcon.lexicon.load import table
from memcon.model.marks import SourceNote
from memcon.model.people import Register, Registered
from memcon.model.reading import Draft
from memcon.names.titles import titles_of
from memcon.names.vocabulary import vocabulary

_HEAD = 600  # characters in which a record's head shows whose record it is


def office_of(said: str) -> str | None:
    """Return the office in small letters where `said` is nothing but an office: "The Secretary"."""
    words = said.removeprefix("The ").removeprefix("the ").removeprefix("THE ").strip(" .:")
    words = vocabulary().short.get(words, words)
    titles = titles_of(words)
    if len(titles) == 1 and titles[0] == words.lower():
        return titles[0]
    return None


def holder(office: str, draft: Draft, day: str | None) -> Registered | None:
    """Return the only one in the register who held the office on that day, in whose state's record.

    None where the day or the state is not known, where nobody did, or several.
    """
    if day is None or len(day) < len("1961-01"):
        return None
    found = {
        person.id: person
        for offices in _definite(draft)
        for person in _holders(offices.get(office, ()), draft.register, day)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _definite(draft: Draft) -> Iterator[dict[str, tuple[str, ...]]]:
    """What offices mean in the states whose record this is, as its head and source note show."""
    head = draft.text[:_HEAD]
    notes = [mark.at.of(draft.text) for mark in draft.of_kind(SourceNote)]
    for signs, offices in _states():
        if any(sign in said for sign in signs for said in (head, *notes)):
            yield offices


@lru_cache(maxsize=1)
def _states() -> tuple[tuple[tuple[str, ...], dict[str, tuple[str, ...]]], ...]:
    found = table("offices")["definite"]
    assert isinstance(found, list)
    return tuple(
        (tuple(one["signs"]), {name: tuple(forms) for name, forms in one["offices"].items()})
        for one in found
    )


def _holders(forms: tuple[str, ...], register: Register, day: str) -> Iterator[Registered]:
    for person in register.people:
        for tenure in person.tenures:
            if tenure.office.lower() in forms and tenure.covers(day):
                yield person
