"""Records that no archive would hold are read all the same, in good time, by the command itself."""

import itertools
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from command import memcon

LONG = 1_000_000  # characters
LIMIT = 60  # seconds, on a slow machine; a few are usual
HEAD = """Memorandum of Conversation

Tollmouth, March 14, 1961

PARTICIPANTS
Mr. Edmund Sabran, Foreign Minister
Mr. Per Dahl, Ambassador

"""
CLAUSES = {
    "two who go on": "Mr. Sabran said that it was near and Mr. Dahl replied that it was not and ",
    "no stop": "the draft of the treaty on the lights of the coast which ",
    "agents": "it was asked by the Ambassador by by the by ",
    "titles": "the Ambassador of the Minister of State said to the Secretary ",
    "pronouns": "he said that he had said that ",
    "asides": "Mr. Sabran, the Minister, however, said, then, ",
    "capitals": "SABRAN SAID AND DAHL ASKED WHETHER ",
    "suppositions": "I would say that if we could then perhaps we might ",
    "one word": "a",
}
Row = dict[str, object]


def read(path: Path) -> tuple[list[Row], list[Row], float]:
    """Return the marks and findings of the only record in a file, and the seconds it took."""
    begun = monotonic()
    done = memcon("read", path)
    took = monotonic() - begun
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    row = json.loads(line)
    return row["marks"], row["findings"], took


def names() -> Iterator[str]:
    """Yield a thousand surnames that never were."""
    parts = ("mar", "sab", "cor", "hol", "tan", "dah", "pen", "oak", "rue", "vir")
    for three in itertools.product(parts, repeat=3):
        yield "".join(three).capitalize()


@pytest.mark.parametrize("clause", CLAUSES)
def test_one_sentence_of_a_million_characters(tmp_path: Path, clause: str) -> None:
    words = CLAUSES[clause]
    file = tmp_path / "long.txt"
    said = (words * (LONG // len(words) + 1))[:LONG].rstrip() + "."
    file.write_text(HEAD + "Mr. Sabran said that " + said + "\n\nMr. Dahl agreed.\n", "utf-8")
    marks, findings, took = read(file)
    assert took < LIMIT
    assert findings == []
    last = [mark for mark in marks if mark["kind"] == "speech"][-1]
    assert (last["speaker"], last["form"]) == ("Mr. Dahl", "reported")


@pytest.mark.parametrize("listed", [True, False])
def test_a_thousand_speakers(tmp_path: Path, listed: bool) -> None:
    people = list(names())
    offices = ("Minister", "Ambassador", "Counselor", "Secretary")
    lines = [f"Mr. {name}, {offices[n % 4]}" for n, name in enumerate(people)]
    head = "Memorandum of Conversation\n\nTollmouth, March 14, 1961\n\n"
    body = [
        f"Mr. {name} said that the draft was ready. He asked for a copy. The Ambassador agreed."
        for name in people
    ]
    parts = [*(["PARTICIPANTS\n" + "\n".join(lines)] if listed else []), *body]
    file = tmp_path / "thousand.txt"
    file.write_text(head + "\n\n".join(parts), "utf-8")
    marks, _, took = read(file)
    assert took < LIMIT
    speakers = Counter(mark["speaker"] for mark in marks if mark["kind"] == "speech")
    assert {f"Mr. {name}" for name in people} <= speakers.keys()
    assert all(speakers[f"Mr. {name}"] == 2 for name in people)
    assert len([mark for mark in marks if mark["kind"] == "attendee"]) == 1000 * listed


def test_a_thousand_speakers_of_a_script(tmp_path: Path) -> None:
    file = tmp_path / "script.txt"
    turns = [f"MR. {name.upper()}: Let us begin. Is the draft ready?" for name in names()]
    file.write_text("Minutes of a Meeting\n\n14 March 1961\n\n" + "\n\n".join(turns * 2), "utf-8")
    marks, _, took = read(file)
    assert took < LIMIT
    speakers = Counter(mark["speaker"] for mark in marks if mark["kind"] == "speech")
    assert len(speakers) == 1000
    assert set(speakers.values()) == {2}


def test_a_record_without_participants(tmp_path: Path) -> None:
    file = tmp_path / "nobody.txt"
    said = (
        "The Foreign Minister said that the draft was ready. He asked for a copy. It was agreed"
        " that the experts should meet. The matter was urgent."
    )
    file.write_text("Memorandum of Conversation\n\n14 March 1961\n\n" + said, "utf-8")
    marks, _, _ = read(file)
    told = [mark for mark in marks if mark["kind"] == "speech"]
    assert len(told) >= 3
    assert all(mark["person"] is None for mark in told)
    assert {mark["speaker"] for mark in told} <= {"The Foreign Minister", ""}
    assert [mark for mark in marks if mark["kind"] == "attendee"] == []


@pytest.mark.parametrize(
    "text", ["said.", "He said.", "Said he?", "?", "I.", "It was agreed.", "“”"]
)
def test_hardly_a_record(tmp_path: Path, text: str) -> None:
    file = tmp_path / "short.txt"
    file.write_text(text, "utf-8")
    marks, _, _ = read(file)
    assert all(mark.get("person") is None for mark in marks)
