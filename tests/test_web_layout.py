"""A record lies on the page by its marks: heading, turns, notes beside their markers."""

import by_hand
from memcon.model.marks import Form, Ground, Mark, Narration, Note, Speech
from memcon.model.reading import Reading
from memcon.model.record import Origin, Record
from memcon.text.span import Span
from memcon.web.layout import Layout, laid_out
from memcon.web.pieces import Voice

HAND = Ground("hand/any")


def laid(text: str, *marks: Mark) -> Layout:
    origin = Origin("a.txt", "text/plain", "0" * 64, 0, len(text))
    return laid_out(Reading(Record.of("a", text, origin), marks))


def test_sections_of_the_record_made_by_hand() -> None:
    layout = laid_out(by_hand.reading())
    [part] = layout.parts
    voices = [section.voice.value for section in part]
    assert voices == [
        "narration", "turn", "aside", "turn", "turn", "turn", "withheld", "turn",
    ]  # fmt: skip
    assert [len(section.notes) for section in part] == [0, 1, 0, 0, 0, 0, 0, 0]
    assert [piece.voice for piece in layout.sources] == [Voice.SOURCE]
    heading = "".join(piece.at.of(by_hand.TEXT) for piece in layout.heading)
    assert heading.startswith("Record of")
    assert heading.rstrip().endswith("M. Ruel, interpreter")


def test_places_have_names() -> None:
    layout = laid_out(by_hand.reading())
    names = {
        "SECRET": "heading",
        "exchange": "before turn 1",
        "minelayers": "turn 1",
        "Harbour master": "note 1",
        "Three lines": "after turn 4",
        "State Archives": "source note",
    }
    for words, name in names.items():
        assert layout.name_of(by_hand.TEXT.index(words)) == name


def test_two_told_speeches_in_one_paragraph_are_two_turns() -> None:
    text = "He said yes. She said no. Then they parted.\n"
    layout = laid(text, Speech(Span(0, 12), HAND), Speech(Span(13, 25), HAND))
    [part] = layout.parts
    assert [(s.voice.value, s.turn) for s in part] == [("turn", 0), ("turn", 1), ("body", None)]
    assert [piece.opens for s in part for piece in s.pieces] == [True, False, False]


def test_a_note_in_the_midst_of_a_turn_leaves_the_turn_whole() -> None:
    text = "A. One\u00b9 two.\n\n\u00b9 A note.\n\nThree.\n"
    note = Note(Span(16, 23), HAND, "1", Span(6, 7))
    layout = laid(text, Speech(Span(0, 31), HAND, label=Span(0, 2)), note)
    [[turn]] = layout.parts
    assert [piece.at.of(text).strip() for piece in turn.pieces] == ["A. One\u00b9 two.", "Three."]
    assert [piece.at.of(text).strip() for piece in turn.notes] == ["\u00b9 A note."]


def test_a_note_without_a_marker_stays_where_it_stands() -> None:
    text = "A. One.\n\n1. A note.\n"
    layout = laid(text, Speech(Span(0, 7), HAND), Note(Span(12, 19), HAND, "1"))
    [part] = layout.parts
    assert [section.voice for section in part] == [Voice.TURN, Voice.NOTE]


def test_a_note_called_within_a_note_goes_where_that_note_goes() -> None:
    text = "A. One\u00b9.\n\n\u00b9 See\u00b2.\n\n\u00b2 There.\n"
    first = Note(Span(12, 16), HAND, "1", Span(6, 7))
    second = Note(Span(20, 26), HAND, "2", Span(15, 16))
    layout = laid(text, Speech(Span(0, 8), HAND), first, second)
    [[turn]] = layout.parts
    assert len(turn.notes) == 2


def test_speech_within_speech_is_no_turn_of_its_own() -> None:
    text = "A. He told me that she said no, and left.\n"
    layout = laid(text, Speech(Span(0, 41), HAND), Speech(Span(19, 30), HAND))
    assert len(layout.turns) == 1


def test_a_long_line_is_cut_at_spaces_and_shown_in_parts() -> None:
    text = "word " * 60_000
    layout = laid(text)
    pieces = [piece for part in layout.parts for s in part for piece in s.pieces]
    assert len(layout.parts) == 4
    assert "".join(piece.at.of(text) for piece in pieces) == text
    assert all(piece.at.end - piece.at.start <= 20_000 for piece in pieces)
    assert all(piece.at.of(text).startswith("word") for piece in pieces)
    assert layout.part_of(299_000) == 3


def test_a_line_without_spaces_is_cut_all_the_same() -> None:
    layout = laid("x" * 100_001)
    pieces = [piece for part in layout.parts for s in part for piece in s.pieces]
    assert sum(piece.at.end - piece.at.start for piece in pieces) == 100_001


def test_many_turns_are_shown_in_parts() -> None:
    text = "A. Yes.\n\n" * 600
    layout = laid(text, *(Speech(Span(9 * i, 9 * i + 7), HAND) for i in range(600)))
    assert [len(part) for part in layout.parts] == [250, 250, 100]


def test_an_empty_record_has_one_part() -> None:
    assert laid("").parts == ((),)
    assert laid(" \n\n").part_of(2) == 0


def test_who_speaks_in_the_midst_of_narration_speaks() -> None:
    text = "They met at noon. He said no. They parted.\n"
    told = Speech(Span(18, 29), HAND, Form.REPORTED, "E. Marten")
    layout = laid(text, told, Narration(Span(0, 42), HAND))
    [part] = layout.parts
    assert [(s.voice, s.pieces[0].voice, s.turn) for s in part] == [
        (Voice.NARRATION, Voice.NARRATION, None),
        (Voice.TURN, Voice.TURN, 0),
        (Voice.NARRATION, Voice.NARRATION, None),
    ]


def test_narration_in_the_midst_of_a_turn_stays_narration() -> None:
    text = "E. Marten. No. He rose. Yes.\n"
    turn = Speech(Span(0, 28), HAND, speaker="E. Marten", label=Span(0, 10))
    layout = laid(text, turn, Narration(Span(15, 23), HAND))
    [[section]] = layout.parts
    assert [piece.voice for piece in section.pieces] == [
        Voice.TURN, Voice.NARRATION, Voice.TURN,
    ]  # fmt: skip
