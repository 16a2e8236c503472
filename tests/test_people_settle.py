"""Who is who in a record: ids come onto marks and change nothing else; the rest stays open."""

from dataclasses import replace

from msgspec.structs import replace as changed

from memcon.model.marks import Attendee, Mark, Mention, Person, Speech
from memcon.model.people import NOBODY, Register
from memcon.model.reading import Draft, Reading
from memcon.model.record import Origin, Record
from memcon.people.register import opened
from memcon.people.settle import settled
from memcon.read.pipeline import STAGES, read

TEXT = """Record of Conversation between Minister Sabran and Mr. Dahl

Lowmark, 14 March 1961

MINISTER SABRAN: We are glad to see Mr. Dahl.

MR. DAHL: So am I, and so is the Minister.

THE MINISTER: Then let us begin.

MR. DAHL: With pleasure, Jean.

THE MINISTER: Good.
"""
PEOPLE = b"""id,name,description
p1,"Sabran, Jean","Sabran, Jean, Minister of Trade of Halven"
p2,"Dahl, Peter K.","Dahl, Peter K., Counselor"
"""


def draft(text: str, register: Register = NOBODY) -> Draft:
    source = Origin("a.txt", "text/plain", "", 0, len(text))
    found = Draft.of(Reading(Record.of("a", text, source)), register)
    for stage in STAGES:
        found = found.plus(stage(found))
    return found


def without_id(mark: Mark) -> Mark:
    if hasattr(mark, "person"):
        mark = changed(mark, person=None)
    return changed(mark, ground=changed(mark.ground, because=""))


def test_nothing_but_ids_reasons_and_persons_is_added() -> None:
    before = draft(TEXT, opened(PEOPLE))
    after = settled(before)
    kept = after.marks[: len(before.marks)]
    assert list(map(without_id, kept)) == list(map(without_id, before.marks))
    assert all(isinstance(mark, Person) for mark in after.marks[len(before.marks) :])
    assert any(getattr(mark, "person", None) for mark in kept)


def test_every_id_has_its_reason() -> None:
    after = settled(draft(TEXT, opened(PEOPLE)))
    for mark in after.marks:
        if isinstance(mark, Mention | Attendee | Speech) and mark.person is not None:
            assert "in the register" in mark.ground.because


def test_labels_by_name_and_by_office() -> None:
    after = settled(draft(TEXT, opened(PEOPLE)))
    assert [mark.person for mark in after.of_kind(Speech)] == ["p1", "p2", "p1", "p2", "p1"]


def test_persons_without_a_register() -> None:
    after = settled(draft(TEXT))
    people = {mark.name: mark for mark in after.of_kind(Person)}
    assert set(people) == {"Sabran", "Dahl"}
    assert all(mark.person is None for mark in people.values())
    assert "MINISTER SABRAN" in people["Sabran"].forms
    for mark in people.values():
        assert mark.at in mark.places


def test_a_record_without_names_stays_as_it_is() -> None:
    before = draft("Nothing was said, and nobody came.")
    assert settled(before).marks == before.marks


def test_the_source_s_own_ids_are_kept() -> None:
    before = draft(TEXT, opened(PEOPLE))
    theirs = tuple(
        changed(mark, person="x9") if isinstance(mark, Mention) and mark.name == "Dahl" else mark
        for mark in before.marks
    )
    after = settled(replace(before, marks=theirs))
    assert {m.person for m in after.of_kind(Mention) if m.name == "Dahl"} == {"x9"}
    assert {m.person for m in after.of_kind(Speech) if m.speaker == "MR. DAHL"} == {"x9"}


def test_wrong_century_is_nobody() -> None:
    old = b'id,name,description\np1,"Dahl, Peter","Dahl, Peter, Envoy, 1801-1805"\n'
    after = settled(draft("Lowmark, 14 March 1961\n\nMr. Dahl spoke.", opened(old)))
    assert [m.person for m in after.of_kind(Mention) if m.name == "Dahl"] == [None]


def test_order_of_the_register_does_not_matter() -> None:
    rows = PEOPLE.splitlines()
    turned = b"\n".join([rows[0], *reversed(rows[1:])])
    source = Origin("a.txt", "text/plain", "", 0, len(TEXT))
    opening = Reading(Record.of("a", TEXT, source))
    one = read(opening, register=opened(PEOPLE), last=settled)
    other = read(opening, register=opened(turned), last=settled)
    assert one == other


OFFICES = b"""person,forename,surname,office,at,from,to
dahl,Peter Knut,Dahl,Envoy,halven,1959-03-01,1963-01-01
corvin,Erik,Corvin,Consul,halven,1801-03-01,1805-01-01
"""


def test_a_register_made_for_no_record_needs_more_than_a_surname() -> None:
    text = "Lowmark, 14 March 1961\n\nDahl came. Mr. Dahl spoke. Consul Corvin did not."
    after = settled(draft(text, opened(OFFICES)))
    assert {mark.person for mark in after.of_kind(Mention)} == {None}
    text = "Lowmark, 14 March 1961\n\nEnvoy Dahl came. Erik Corvin did not."
    after = settled(draft(text, opened(OFFICES)))
    assert {m.name: m.person for m in after.of_kind(Mention)} == {
        "Dahl": "dahl",
        "Erik Corvin": None,
    }
    text = "Lowmark, 14 March 1961\n\nPeter K. Dahl came."
    after = settled(draft(text, opened(OFFICES)))
    assert {mark.person for mark in after.of_kind(Mention)} == {"dahl"}
