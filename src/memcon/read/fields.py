"""The labelled fields at a record's head ("SUBJECT", "PARTICIPANTS:", "Place: ...")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from memcon.lexicon.load import table
from memcon.model.reading import Draft
from memcon.text.paragraphs import Paragraph
from memcon.text.span import Span

_LABEL = re.compile(
    r"[*_#> ]{0,4}(?:\([A-Z]{1,2}\) "
    r")?(?P<label>[A-Za-z][A-Za-z&/, ]{1,35}?)[*_ ]{0,3}(?P<colon>\s?:|\.?—"
    r"|[*_]{0,3}$)[*_]{0,3}"
)
# A sentence's last word is seldom a name: "Cdes. O. Marten" is no end of one.
_SENTENCE = re.compile(r"(?<![\w.])[a-z][a-z’'-]+[)”\"’']*[.?!][)”\"’']* +[A-Z“\"]")
_WHO_CAME = re.compile(
    r"(?:\w[\w.]* (?=participants))?(?:(?:list of|those|others|persons|people|officials"
    r"|the following|also)\W+)*"
    r"(?:participants|participating|present|attending|attendance|attendees|in attendance)\b"
    r"(?: (?:at|in|of))?(?: (?:the|this))?(?: [a-z]+){0,2}?(?: (?:were|was|included|are|is))?"
)
_LONGEST_HEAD = 120  # paragraphs
_PROSE = 240  # characters; a paragraph of the head is shorter, or is a list


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled field ("subject"): where its label and each line of its value stand."""

    name: str
    label: Span
    values: tuple[Span, ...]


@lru_cache(maxsize=1)
def field_names() -> dict[str, str]:
    """The labels of fields in lower case, and which field each opens."""
    given = table("headings")["fields"]
    assert isinstance(given, dict)
    return {label: name for name, labels in given.items() for label in labels}


def head(draft: Draft) -> tuple[Paragraph, ...]:
    """The paragraphs before the text proper begins: title, dateline, fields, lists."""
    return draft.once(_head)


def _head(draft: Draft) -> tuple[Paragraph, ...]:
    kept: list[Paragraph] = []
    for index, paragraph in enumerate(draft.paragraphs[:_LONGEST_HEAD]):
        words = paragraph.at.of(draft.text)
        if index and is_prose(words):
            break
        kept.append(paragraph)
    return tuple(kept)


def is_prose(words: str) -> bool:
    """Tell whether a paragraph is running text, and neither a heading nor a list."""
    if "\n" in words:
        longest = max(words.split("\n"), key=len)
        return len(longest) > _PROSE and bool(_SENTENCE.search(longest))
    return len(words) > _PROSE or (len(words) > 60 and bool(_SENTENCE.search(words)))


def fields(draft: Draft) -> tuple[Field, ...]:
    """Return the labelled fields of the record's head, in order."""
    return draft.once(_fields)


def _fields(draft: Draft) -> tuple[Field, ...]:
    return tuple(_opened(draft))


def _opened(draft: Draft) -> Iterator[Field]:
    text = draft.text
    name, label, block_end = "", Span(0, 0), 0
    values: list[Span] = []
    for paragraph in head(draft):
        for line in paragraph.lines(text):
            found = label_at(text, line)
            goes_on = not values or line.start < block_end or name == "participants"
            if name and (found or not goes_on):
                yield Field(name, label, tuple(values))
                name = ""
            if found:
                name, label, value = found
                values, block_end = [value] if value else [], paragraph.at.end
            elif name:
                values.append(line)
    if name:
        yield Field(name, label, tuple(values))


def label_at(text: str, line: Span) -> tuple[str, Span, Span | None] | None:
    """The field that a line opens: its name, its label, and the value on the same line."""
    match = _LABEL.match(text, line.start, line.end)
    if match is None:
        return None
    words = match.group("label")
    low = words.lower().strip()
    name = field_names().get(low) or ("participants" if _WHO_CAME.fullmatch(low) else None)
    if name is None:
        return None
    alone = match.end() == line.end
    if not match.group("colon").strip("*_ ") and not (
        alone and (words.isupper() or words[0].isupper())
    ):
        return None
    value = Span(match.end(), line.end).trimmed(text)
    return (
        name,
        Span(match.start("label"), match.end("label")),
        value if value.end > value.start else None,
    )
