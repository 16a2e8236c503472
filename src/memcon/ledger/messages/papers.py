"""What a record is or shows as a message itself: a telegram, a letter, a call in an aside."""

from collections.abc import Iterator
from dataclasses import replace

from memcon.ledger.entries import passage_of, said_on
from memcon.ledger.messages.message_words import listed
from memcon.model.ledger import Entry, Parties
from memcon.model.marks import (
    Addressee,
    Aside,
    Certainty,
    DateRole,
    Deed,
    DocumentDate,
    Form,
    Mark,
    Sender,
    Speech,
    Subject,
    Title,
)
from memcon.model.negotiation import Delivery, Message, Timing
from memcon.model.reading import Reading

HEADING = "ledger/heading"
_MEDIA = ("telegram", "cable", "letter", "note", "memorandum", "message", "dispatch", "despatch")


def papers(reading: Reading, parties: Parties) -> Iterator[Message]:
    """Yield the message that a record is by its heading, and the calls made in the talk."""
    paper = _paper(reading, parties)
    if paper is not None:
        yield paper
    yield from _calls(reading, parties)


def _paper(reading: Reading, parties: Parties) -> Message | None:
    senders, addressees = reading.of(Sender), reading.of(Addressee)
    medium = _medium(reading)
    if (not senders and not addressees) or not medium:
        return None
    first: Mark = (*senders, *addressees)[0]
    sender = senders[0] if senders else None
    entry = _entry(
        reading,
        first,
        sender.name if sender else "",
        tuple(one.name for one in addressees),
        (HEADING, f"The record is itself a {medium}."),
    )
    party = parties.of_person.get(sender.person or "") if sender else None
    dates = reading.of(DocumentDate)
    sent = [one for one in dates if one.role in (DateRole.SENT, DateRole.DOCUMENT)]
    received = [one for one in dates if one.role is DateRole.RECEIVED]
    return Message(
        medium,
        entry.actor,
        entry.to,
        (),
        next((mark.value for mark in reading.of(Subject) if mark.value), ""),
        tuple(_timings(sent, entry)),
        tuple(_timings(received, entry)),
        Delivery.TOLD,
        (replace(entry, party=party),),
    )


def _timings(dates: list[DocumentDate], entry: Entry) -> Iterator[Timing]:
    values: list[str] = []
    for one in dates:
        if one.value:
            exact = len(one.value) == len("1961-03-09") and one.time_from
            values.append(f"{one.value}T{one.time_from}:00" if exact else one.value)
    for value in dict.fromkeys(values):
        yield Timing(value, entry)


def _medium(reading: Reading) -> str:
    """The kind of message, by the title or the heading's own words; "" where it is none."""
    for title in reading.of(Title):
        said = f"{title.genre or ''} {title.at.of(reading.record.text)}".casefold()
        for medium in _MEDIA:
            if medium in said and "of conversation" not in said:
                return medium
    return ""


def _calls(reading: Reading, parties: Parties) -> Iterator[Message]:
    """Yield the telephone calls that stage directions tell of; who calls is whose turn it is."""
    speeches = [mark for mark in reading.of(Speech) if mark.form is Form.DIRECT]
    for aside in reading.of(Aside):
        said = aside.at.of(reading.record.text).lower()
        if not any(call in said for call in listed("media", "call")):
            continue
        speech = next((one for one in speeches if one.at.covers(aside.at)), None)
        caller = speech.speaker if speech is not None else ""
        because = "A stage direction tells of the call."
        if caller:
            because += f" That {caller} made it is taken from its place in his turn."
        entry = _entry(reading, aside, caller, (), (aside.ground.rule, because))
        yield Message("telephone call", caller, (), (), "", (), (), Delivery.TOLD, (entry,))


def _entry(
    reading: Reading, mark: Mark, actor: str, to: tuple[str, ...], ground: tuple[str, str]
) -> Entry:
    rule, because = ground
    return Entry(
        Deed.MESSAGE, passage_of(reading, mark.at), said_on(reading), actor, None, None, to, "",
        None, Certainty.ASSERTED, None, None, None, None, None, rule, because,
    )  # fmt: skip
