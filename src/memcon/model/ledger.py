"""An entry of the ledger: one act of one record, with its day, its words and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from memcon.model.marks import Attitude, Certainty, Deed, Form, Outcome, Strength
from memcon.text.span import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a record and their place in its text."""

    record: str
    at: Span
    words: str


@dataclass(frozen=True, slots=True)
class When:
    """An expression of time in a passage; `value` is EDTF, None where its day is not known."""

    at: Span
    words: str
    value: str | None
    certainty: str = "stated"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a passage; `value` is a number or a range ("4/5"), `unit` what is counted."""

    at: Span
    words: str
    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties that a dossier curates: by the id of each person, and by name in small letters.

    All give a party's code; `of_surname` those of people whose surname only one party has.
    """

    of_person: Mapping[str, str] = field(default_factory=dict)
    of_name: Mapping[str, str] = field(default_factory=dict)
    of_surname: Mapping[str, str] = field(default_factory=dict)

    def code(self, said: str) -> str:
        """Return the code of a party called so, and the words themselves where there is none."""
        return self.of_name.get(said.casefold(), said)


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody's act in a record, as the ledger shows it.

    `said_on` is the record's date (EDTF), None where it has none. `party` is the code of the
    party for which the actor speaks, or the record's words for his side, None where neither the
    dossier nor the record says. `response` is what answers it in the same record, `superseded_by`
    a correction of it; `doubt` are the words by which the speaker himself doubts it. `rule` and
    `because` are those of the mark; `form` tells his own words from those told of him; `side` is
    the party of the record's writer, whose "we" it is where words are told of somebody.
    """

    act: Deed
    passage: Passage
    said_on: str | None
    actor: str
    person: str | None
    party: str | None
    to: tuple[str, ...]
    on: str
    value: Attitude | None
    certainty: Certainty
    strength: Strength | None
    status: Outcome | None
    response: Passage | None
    superseded_by: Passage | None
    doubt: Passage | None
    rule: str
    because: str
    times: tuple[When, ...] = ()
    form: Form = Form.DIRECT
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who took part in a talk, by the list of its record; `party` as for an entry.

    `presence` are the record's words for the part of the talk in which he was there.
    """

    record: str
    said_on: str | None
    name: str
    person: str | None
    party: str | None
    presence: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a record that gives a time or an amount, with who says it and how surely.

    `actor` is "" where the record's writer tells it. `certainty` is None where the sentence asks,
    or where it is spoken and nothing shows how it is meant. `superseded_by` corrects it.
    """

    passage: Passage
    said_on: str | None
    actor: str
    person: str | None
    party: str | None
    certainty: Certainty | None
    times: tuple[When, ...] = ()
    amounts: tuple[Amount, ...] = ()
    superseded_by: Passage | None = None
