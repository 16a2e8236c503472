"""What must not be read out of a real record: each trap that its gold lists, none sprung.

The record and its gold lie in ../shared; the words are found there, by the gold's identifiers.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

from command import PROJECT
from memcon.model.marks import (
    Act,
    Aside,
    Attendee,
    Attitude,
    Certainty,
    Deed,
    DocumentDate,
    Form,
    Mark,
    Mention,
    Note,
    Outcome,
    Person,
    Quantity,
    Role,
    Signature,
    SourceNote,
    Speech,
    Strength,
    Time,
)
from memcon.model.reading import Reading
from memcon.text.span import Span
from memcon.workspace import readings

RECORDS = PROJECT.parent / "shared" / "records"
GOLD = next(iter(sorted(RECORDS.glob("*.gold.json"))), Path("absent"))
ELSEWHERE = frozenset({"tr07"})  # concerns the ledger: tests/test_havana_ledger.py

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="../shared/records is absent")

Gold = dict[str, list[dict[str, object]]]


@dataclass(frozen=True)
class Read:
    """The reading of the record and its gold."""

    reading: Reading
    gold: Gold

    def item(self, section: str, key: str) -> dict[str, object]:
        """Return the gold's entry of that identifier."""
        (found,) = (entry for entry in self.gold[section] if entry["id"] == key)
        return found

    def places(self, section: str, key: str, evidence: str = "evidence") -> list[Span]:
        """Return where the words of the gold's entry stand."""
        found = self.item(section, key).get(evidence, [])
        assert isinstance(found, list)
        spans = [Span(words["start"], words["end"]) for words in found]
        for span, words in zip(spans, found, strict=True):
            assert span.of(self.reading.record.text) == words["quote"]
        return spans

    def marks(self, kind: type[Mark], *places: Span) -> list[Mark]:
        """Return the marks of a kind that meet one of the places; all where none is given."""
        return [
            mark
            for mark in self.reading.of(kind)
            if not places or any(mark.at.start < at.end and at.start < mark.at.end for at in places)
        ]

    def acts(self, *places: Span) -> list[Act]:
        """Return the acts whose words meet one of the places."""
        return [mark for mark in self.marks(Act, *places) if isinstance(mark, Act)]

    def segment(self, key: str) -> Span:
        """Return a part of the record as the gold divides it."""
        part = self.item("segments", key)
        start, end = part["start"], part["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        return Span(start, end)

    def name(self, actor: str) -> str:
        """Return the last name of somebody whom the record names."""
        return str(self.item("actors", actor)["name"]).split()[-1]


@lru_cache(maxsize=1)
def read() -> Read:
    record = GOLD.with_name(GOLD.name.removesuffix(".gold.json") + ".txt")
    (reading,) = readings([str(record)], lambda line: None)
    gold = json.loads(GOLD.read_text("utf-8"))
    return Read(reading, gold)


def traps() -> Iterator[tuple[str, str]]:
    if GOLD.exists():
        for trap in json.loads(GOLD.read_text("utf-8"))["traps"]:
            if trap["id"] not in ELSEWHERE:
                yield trap["id"], trap["must_not"]


def said_as_fact(act: Act) -> bool:
    """Tell whether an act says that something is so (an answer or a message may say so less)."""
    return act.act in (Deed.CLAIM, Deed.STANCE) and act.certainty is Certainty.ASSERTED


def tr01(it: Read) -> None:
    assert [mark for mark in it.reading.of(DocumentDate) if mark.role.value == "sent"] == []


def tr02(it: Read) -> None:
    (earlier,) = it.places("claims", "cl15")
    (later,) = it.places("claims", "cl16")
    assert it.acts(earlier), "the statement corrected is not dropped"
    mended = [act.corrects for act in it.acts(later) if act.corrects is not None]
    assert mended, "nothing says that it is a correction"
    assert all(at.start < earlier.end and earlier.start < at.end for at in mended)


def tr03(it: Read) -> None:
    for place in it.places("amendments", "AM2"):
        assert it.marks(Quantity, place) == []


def tr04(it: Read) -> None:
    text = it.reading.record.text
    assert all(mark.name in text for mark in it.reading.of(Mention) if mark.person is None)


def tr05(it: Read) -> None:
    for key in ("VI1", "VI2"):
        assert all(not said_as_fact(act) for act in it.acts(*it.places("voting_intentions", key)))


def tr06(it: Read) -> None:
    for key in ("VI1", "VI2", "VI3", "VI4"):
        for act in it.acts(*it.places("voting_intentions", key)):
            assert not said_as_fact(act), act


def tr08(it: Read) -> None:
    speakers = {it.name(str(a["id"])) for a in it.gold["actors"] if a["presence"] == "speaker"}
    assert {mark.speaker.split()[-1] for mark in it.reading.of(Speech)} <= speakers
    assert {mark.actor.split()[-1] for mark in it.reading.of(Act)} <= speakers


def tr09(it: Read) -> None:
    minister, director = it.places("actors", "guevara"), it.places("actors", "a_guevara")
    for person in it.reading.of(Person):
        assert not (stands(person, minister) and stands(person, director)), person.forms


def stands(person: Person, places: list[Span]) -> bool:
    first = [Span(place.start, place.start + 20) for place in places]  # the gold quotes more
    return any(a.start < b.end and b.start < a.end for a in person.places for b in first)


def tr10(it: Read) -> None:
    for key in ("cl21", "cl63", "cl69", "cl124"):
        assert [act for act in it.acts(*it.places("claims", key)) if said_as_fact(act)] == []
    (taken,) = it.places("questions", "Q11")
    assert [act for act in it.acts(taken) if said_as_fact(act)] == []


def tr11(it: Read) -> None:
    doubted, words = it.places("claims", "cl20")
    for act in it.acts(doubted):
        assert act.certainty is not Certainty.ASSERTED, act
    assert any(act.flag is not None for act in it.acts(doubted, words))


def tr12(it: Read) -> None:
    (where,) = it.places("quantities", "qt06")
    assert it.marks(Quantity, where) == []
    assert it.marks(Quantity, *it.places("quantities", "qt07")) == []


def tr13(it: Read) -> None:
    for act in it.acts(*it.places("claims", "cl62")):
        assert act.act is not Deed.KNOWLEDGE
        assert not said_as_fact(act), act


def tr14(it: Read) -> None:
    for act in it.acts(*it.places("claims", "cl76")):
        assert not said_as_fact(act), act
        assert act.certainty is not Certainty.PREDICTED


def tr15(it: Read) -> None:
    place = it.segment("x06")
    lengths = [mark for mark in it.marks(Time, place) if isinstance(mark, Time)]
    assert [mark.value for mark in lengths] == [None]
    assert all(mark.time_from is mark.time_to is None for mark in it.reading.of(DocumentDate))


def tr16(it: Read) -> None:
    for key in ("x03", "x05"):
        for mark in it.marks(Speech, it.segment(key)):
            assert isinstance(mark, Speech)
            assert mark.form is Form.REPORTED
    (direction,) = it.places("messages", "MS6")
    assert it.marks(Aside, direction)
    assert it.acts(direction) == []


def tr17(it: Read) -> None:
    name = it.name("kuznetsov")
    for place in (*it.places("actors", "kuznetsov"), *it.places("amendments", "AM2")):
        for act in it.acts(place):
            assert not (act.act is Deed.KNOWLEDGE and name in (act.actor, *act.to, act.on)), act


def tr18(it: Read) -> None:
    apart = [mark.at for mark in (*it.reading.of(Note), *it.reading.of(SourceNote))]
    assert apart
    told = [mark for mark in it.reading.of(Speech) if mark.form is Form.REPORTED]
    for at in apart:
        assert it.acts(at) == []
        assert all(mark.at.end <= at.start or at.end <= mark.at.start for mark in told)
    for mark in it.reading.of(Speech):  # the note stands between two turns, and within neither
        assert all(not mark.at.covers(at) for at in apart), mark


def tr19(it: Read) -> None:
    (looking,) = it.places("positions", "po14")
    (joint,) = it.places("positions", "po12")
    ours = {(act.actor, act.value) for act in it.acts(looking) if act.act is Deed.STANCE}
    theirs = {(act.actor, act.value) for act in it.acts(joint) if act.act is Deed.STANCE}
    assert not ours & theirs


def tr20(it: Read) -> None:
    present = {it.name(str(a["id"])) for a in it.gold["actors"] if a["presence"] != "mentioned"}
    found = {mark.name.split()[-1] for mark in it.reading.of(Attendee)}
    assert found <= present
    assert it.name("melyakova") not in found


def tr21(it: Read) -> None:
    for key in ("K8", "K9"):
        for act in it.acts(*it.places("commitments", key)):
            assert act.act is not Deed.COMMIT or act.strength is Strength.PROPOSED_NORM, act


def tr22(it: Read) -> None:
    (assent,) = it.places("positions", "po12")
    for key in ("R1", "R4"):
        for act in it.acts(*it.places("proposals", key)):
            assert act.response is None or not (
                act.response.start < assent.end and assent.start < act.response.end
            )
            assert act.status is not Outcome.AGREED, act


def tr23(it: Read) -> None:
    for key in ("MS2", "MS4"):
        for act in it.acts(*it.places("messages", key)):
            assert act.person is None
            assert act.actor.split()[-1] == it.name("mikoyan")


def tr24(it: Read) -> None:
    for place in (
        *it.places("times", "tm14"),
        *it.places("times", "tm22"),
        *it.places("claims", "cl70"),
    ):
        for mark in it.marks(Time, place):
            assert isinstance(mark, Time)
            assert mark.value is None, mark
    forms = [person for person in it.reading.of(Person) if person.name.endswith(it.name("pavlov"))]
    assert all(person.person is None for person in forms)
    assert all(it.name("pavlov") in form for person in forms for form in person.forms)


def tr25(it: Read) -> None:
    *_, guidelines = it.places("commitments", "K5")
    for act in it.acts(guidelines):
        assert act.party is None
        assert it.name("lechuga") not in (act.actor, *act.to, act.on)


CHECKS: tuple[Callable[[Read], None], ...] = (
    *(tr01, tr02, tr03, tr04, tr05, tr06, tr08, tr09, tr10, tr11, tr12, tr13, tr14, tr15, tr16),
    *(tr17, tr18, tr19, tr20, tr21, tr22, tr23, tr24, tr25),
)


@pytest.mark.parametrize(("trap", "must_not"), list(traps()), ids=lambda said: said[:60])
def test_trap(trap: str, must_not: str) -> None:
    (check,) = (check for check in CHECKS if check.__name__ == trap)
    check(read())


def test_the_record_is_read() -> None:
    it = read()
    assert {mark.role for mark in it.reading.of(Attendee)} >= {Role.PARTICIPANT, Role.RECORDER}
    assert len(it.reading.of(Speech)) > 40
    assert it.reading.of(Signature)
    assert any(act.value is Attitude.ABSTAIN for act in it.reading.of(Act))
