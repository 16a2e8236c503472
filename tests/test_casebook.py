"""The runner of cases understands its format, and can fail."""

from pathlib import Path

import pytest

from casebook import Case, MalformedError, cases, expectation, failures, reading_of
from memcon.model.finding import Finding
from memcon.model.marks import Ground, Note, Speech
from memcon.model.reading import Reading
from memcon.model.record import Origin, Record
from memcon.text.span import Span

TEXT = "E. Marten. Let us begin¹ with the draft.\n\nThe meeting ended.\n\n¹ At noon."
WELL_FORMED = """Words before.

## one
```record
E. Marten. Let us begin.
\\f
A second page.
```
Why it is so.
```expected
# a remark
speech "E. Marten. Let us begin." speaker="E. Marten" form=direct to=["J. Sabran"]
only speech
```

## two
```record
Nothing.
```
```expected
no findings
```
"""


def reading() -> Reading:
    record = Record.of("case", TEXT, Origin("case", "text/plain", ""))
    ground = Ground("speech/script")
    return Reading(
        record,
        (
            Speech(Span(0, 40), ground, speaker="E. Marten", label=Span(0, 9)),
            Note(Span(TEXT.index("At noon"), len(TEXT)), ground, marker="1", anchor=Span(23, 24)),
        ),
        (Finding("date/weekday", "A weekday.", Span(42, 60)),),
    )


def said(*lines: str) -> str:
    case = Case("x.md", "t", 1, TEXT, "", tuple(expectation(line, 7) for line in lines))
    return "\n".join(failures(case, reading()))


def test_reads_cases(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text(WELL_FORMED, "utf-8")
    first, second = cases(file)
    assert first.trouble == second.trouble == ""
    assert first.id == "x.md: one"
    assert first.text == "E. Marten. Let us begin.\n\fA second page."
    assert [item.verb for item in first.expected] == ["mark", "only"]
    assert first.expected[0].fields == {
        "speaker": "E. Marten",
        "form": "direct",
        "to": ["J. Sabran"],
    }
    assert first.expected[0].line == 12
    assert first.people == second.people == ""


def test_a_case_may_know_people(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text(
        "## t\n```record\n14 March 1961\n\nPresent:\nE. Marten, Minister\nJ. Sabran\n```\n"
        "```people\nid,name,description\nmarten-e,E. Marten,Minister\n```\n"
        '```expected\nattendee "E. Marten, Minister" person="marten-e"\n```\n',
        "utf-8",
    )
    (case,) = cases(file)
    assert case.trouble == ""
    assert list(failures(case, reading_of(case))) == []


@pytest.mark.parametrize(
    "line",
    [
        'speech "E. Marten. Let us begin¹ with the draft." speaker="E. Marten" form=direct',
        'speech "E. Marten. ... draft." person=null label="E. Marten"',
        "only speech",
        'not speech "The meeting ended."',
        'not speech "E. Marten" speaker="J. Sabran"',
        'note "At noon." marker=1 anchor="begin^¹"',
        'note "At noon." anchor=23',
        'finding date/weekday "The meeting ended."',
        "finding date/weekday",
        'no finding date/weekday "E. Marten"',
        "no finding people/unknown",
    ],
)
def test_holds(line: str) -> None:
    listed = 'speech "E. Marten. ... draft."'
    assert said(line, listed) == ""


@pytest.mark.parametrize(
    "line",
    [
        'speech "E. Marten. Let us begin"',
        'speech "E. Marten. ... draft." speaker="J. Sabran"',
        'speech "E. Marten. ... draft." person="null"',
        'speech "No such words"',
        'not speech "Let us"',
        "only speech",
        'note "At noon." anchor="with^"',
        'note "At noon." anchor=22',
        'finding date/weekday "E. Marten"',
        "finding people/unknown",
        "no finding date/weekday",
        "no findings",
    ],
)
def test_fails(line: str) -> None:
    assert said(line).startswith(f"tests/cases/x.md:7: {line}\n")


def test_failure_shows_the_marks_found() -> None:
    message = said('speech "Let us begin"')
    assert '"E. Marten. Let us begin¹ with the draft."' in message
    assert '"rule": "speech/script"' in message


@pytest.mark.parametrize(
    ("old", "new", "trouble"),
    [
        ("```record\nE.", "```recrod\nE.", "line 4: unknown block `recrod`"),
        ("```expected\n# a", "```\n# a", "line 10: unknown block ``"),
        ('speech "E.', 'speach "E.', "line 12: 'speach' is no kind of mark"),
        ('begin." speaker', "begin. speaker", "line 12: expected field=value"),
        ("form=direct", "form", "line 12: expected field=value"),
        ("only speech", 'only speech "E."', "line 13: too much after 'only' 'speech'"),
        ("only speech", "finding ???", "line 13: '???' is no code of a finding"),
        ("only speech", "speech", "line 13: no quoted words after 'speech'"),
        ("only speech", 'speech ""', "line 13: empty words"),
        ("speaker=", "speeker=", "line 12: 'speech' has no field 'speeker'"),
        ("only speech\n```", "only speech", "line 10: a fenced block without end"),
    ],
)
def test_malformed_case_names_its_line(tmp_path: Path, old: str, new: str, trouble: str) -> None:
    file = tmp_path / "x.md"
    assert old in WELL_FORMED
    file.write_text(WELL_FORMED.replace(old, new), "utf-8")
    assert next(iter(cases(file))).trouble.startswith(trouble)


def test_file_without_cases_is_malformed(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("Only words.\n", "utf-8")
    assert [case.trouble for case in cases(file)] == ["no heading `## title` in the file"]


def test_a_malformed_line_says_so() -> None:
    with pytest.raises(MalformedError, match="quoted words that do not end"):
        expectation('speech "E. Marten', 3)
