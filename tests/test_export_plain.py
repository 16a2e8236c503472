"""A reading as plain text for the terminal."""

from memcon.export.plain import plain, shown
from memcon.model.finding import Finding
from memcon.model.marks import (
    Attendee,
    DocumentDate,
    Form,
    Ground,
    Mark,
    Narration,
    Note,
    Role,
    Speech,
    Title,
)
from memcon.model.reading import Reading
from memcon.model.record import Origin, Record
from memcon.text.span import Span

TEXT = """Record of Conversation on the Rocks

14 March 1961

E. Marten, Minister
M. Ruel, interpreter

He asked whether they had slept.

E. Marten. Let us begin with the
draft.¹

¹ Of 24 February.

There are three matters.

The meeting rose. It rained.
"""
GROUND = Ground("a/b")


def at(words: str, end: str = "") -> Span:
    start = TEXT.index(words)
    return Span(start, TEXT.index(end) + len(end) if end else start + len(words))


MARKS: tuple[Mark, ...] = (
    Title(at("Record of Conversation on the Rocks"), GROUND),
    DocumentDate(at("14 March 1961"), GROUND, "1961-03-14", time_from="15:40", time_to="17:55"),
    Attendee(at("E. Marten, Minister"), GROUND, "E. Marten", "marten-e", "Minister"),
    Attendee(
        at("M. Ruel, interpreter"),
        GROUND,
        "M. Ruel",
        None,
        "interpreter",
        Role.INTERPRETER,
        "Halven",
    ),
    Speech(at("He asked whether they had slept."), GROUND, Form.REPORTED, "He"),
    Speech(
        at("E. Marten. Let", "three matters."),
        GROUND,
        speaker="E. Marten",
        person="marten-e",
        to=("J. Sabran",),
        label=at("E. Marten. "),
    ),
    Note(at("Of 24 February."), GROUND, "¹"),
    Narration(at("The meeting rose. It rained."), GROUND),
)


def reading() -> Reading:
    record = Record.of("hal", TEXT, Origin("a/hal.txt", "text/plain", ""))
    return Reading(record, MARKS, (Finding("date/weekday", "Look here.", at("14 March 1961")),))


def test_everything_has_its_place() -> None:
    assert (
        plain(reading()).split("=" * 80 + "\n")[1]
        == """\
File        a/hal.txt
Title       Record of Conversation on the Rocks
Date        1961-03-14 15:40-17:55 (document)
Present     E. Marten [marten-e], Minister
            M. Ruel, interpreter, for Halven

     reported: He
   | He asked whether they had slept.

  1  E. Marten [marten-e] (to J. Sabran)
     Let us begin with the draft.¹

     There are three matters.

     narration
   | The meeting rose. It rained.

Notes
"""
        + "-" * 80
        + """
¹    Of 24 February.

Findings
"""
        + "-" * 80
        + """
   - date/weekday: Look here.
     at 37: 14 March 1961
"""
    )


def test_lines_are_no_wider_than_asked() -> None:
    assert max(map(len, plain(reading(), 44).splitlines())) <= 44


def test_a_record_without_marks_shows_its_words() -> None:
    bare = Reading(reading().record)
    words = " ".join(plain(bare).replace("|", " ").split())
    assert all(word in words for word in TEXT.split())
    assert plain(bare).endswith("No findings\n")


def test_an_empty_record_has_a_page() -> None:
    empty = Reading(Record.of("e", "", Origin("e.txt", "text/plain", "")))
    assert plain(empty).splitlines()[0] == "e"


def test_control_characters_are_not_obeyed() -> None:
    assert shown("a\x1b[31mb\x07\u202ec\n\td\udc80") == "a\ufffd[31mb\ufffd\ufffdc d\ufffd"
