"""Words that refer to another document: by its number, as a telegram, or through a note."""

import re
from collections.abc import Iterator

from memcon.model.finding import Finding
from memcon.model.marks import Ground, Mark, Note, Reference
from memcon.model.reading import Draft
from memcon.read.citations import citations
from memcon.read.stated import Places
from memcon.text.span import Span

_DOCUMENT = re.compile(
    r"(?:(?:footnotes?|notes?|fns?\.) \d{1,3}(?: (?:and|to) \d{1,3})?"
    r"(?: (?:to|of|in|above|below),?)?,? ?)?[Dd]ocuments? \d{1,4}(?![/.]?\d)"
    r"(?P<rest>(?:(?:, | and |, and |[-–] ?| to | or )\d{1,4}(?![/.]?\d))*)"
)
_NUMBER = re.compile(r"\d{1,5}")
_LAST_NUMBER = re.compile(r"(\d+)\W*$")
# The word before the number is looked at only where a number stands: there are fewer numbers.
_CABLE = re.compile(
    r"\b(?:[Tt]elegrams?|TELEGRAM|[Dd]eptels?|[Ee]mbtels?|[Dd]ep[Cc]irtels?|[Cc]irculars?"
    r"|[Aa]irgrams?|AIRGRAM"
    r"|[Dd]espatch(?:es)?|[Dd]ispatch(?:es)?|[Cc]ables?|[Cc]ontels?|[Ll]egtels?|[Uu]sun"
    r"|USUN|[Tt]opol|TOPOL|[Pp]olto"
    r"|POLTO|[Ss]ecto|[Tt]osec|[Dd]elga|[Gg]adel)(?: telegrams?)?,? (?:[Nn]os?\.? "
    r"?)?(?:CA-|A-|G-|CG-|D-)?$"
)
# The figure stands first, so that the search skips to the next one.
_RUN = re.compile(r"\d(?<=[ -]\d)\d{0,4}\b(?P<rest>(?:(?:, |,? and )\d{1,5}\b(?!,? \d{4}))*)")
_BEFORE = 40  # characters before a number in which the word for a telegram stands
_FOOTNOTE = re.compile(
    r"(?:footnotes?|notes?) (?P<number>\d{1,3}) (?:above|below)|(?:[Ss]ee|in|cited in) "
    r"footnote (?P<other>\d{1,3})(?!,? ?(?:to )?[Dd]ocument)(?=\W)"
)
_LEAD = 13  # characters before "note" in "cited in footnote"
_WINDOW = 60  # characters from "note" on that tell to which one
_SYMBOL = re.compile(
    r"(?:A|S|E|T|ST|DC|CD)/(?:[A-Z]{1,4}\.?\d{0,3}/)*(?:[A-Z]{1,4}\.)?\d{1,4}(?:/(?:Rev"
    r"|Add|Corr|L)\.?\s?\d{1,3})*\b"
)


def references(draft: Draft) -> Iterator[Mark | Finding]:
    """Add Reference marks; needs the notes."""
    if draft.of_kind(Reference):
        return
    text = draft.text
    cited = tuple(citations(draft))
    yield from cited
    whole = Places([mark.at for mark in cited if isinstance(mark, Reference)])
    yield from (mark for mark in _documents(text) if not whole.meet(mark.at))
    yield from _cables(text)
    yield from _symbols(text)
    yield from _own_notes(draft)


def _symbols(text: str) -> Iterator[Reference]:
    """Symbols of the United Nations ("A/C.1/L.312"): looked for where a stroke stands."""
    stroke, done = text.find("/"), 0
    while stroke >= 0:
        start = stroke
        while start > max(done, stroke - 2) and text[start - 1].isupper():
            start -= 1
        whole = start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "/")
        match = _SYMBOL.match(text, start) if whole else None
        if match:
            at = Span(*match.span())
            because = "A document symbol of the United Nations."
            yield Reference(at, Ground("reference/symbol", (at,), because), match.group())
            done = at.end
        stroke = text.find("/", max(done, stroke + 1))


def _documents(text: str) -> Iterator[Reference]:
    because = "It names the document by its number."
    at = text.find("ocument")
    while at >= 0:
        begin = _note_before(text, at - 1)
        match = _DOCUMENT.match(text, begin) or _DOCUMENT.match(text, at - 1)
        if match:
            yield from _numbered(match, match.start(), "reference/document", because)
        at = text.find("ocument", at + 7)


def _cables(text: str) -> Iterator[Reference]:
    for run in _RUN.finditer(text):
        before = max(0, run.start() - _BEFORE)
        word = _CABLE.search(text[before : run.start()])
        if word:
            rule, because = "reference/telegram", "It names the message by its number."
            yield from _numbered(run, before + word.start(), rule, because)


def _note_before(text: str, at: int) -> int:
    """Where "footnote 2, " begins that stands before "Document 5", else the same place."""
    match = re.search(
        r"(?:foot)?notes? \d{1,3}(?: (?:and|to) \d{1,3})?(?: (?:to|of|in))?,? ?$",
        text[max(0, at - 26) : at],
    )
    return max(0, at - 26) + match.start() if match else at


def _numbered(match: re.Match[str], start: int, rule: str, because: str) -> Iterator[Reference]:
    """One mark for the first number with the words before it, one for each number that follows."""
    numbers = list(_NUMBER.finditer(match.string, match.start("rest"), match.end("rest")))
    first = Span(start, match.start("rest"))
    target = _LAST_NUMBER.search(first.of(match.string))
    if target:
        yield Reference(first, Ground(rule, (first,), because), target.group(1))
    for number in numbers:
        at = Span(*number.span())
        yield Reference(at, Ground(rule, (at,), because), number.group())


def _own_notes(draft: Draft) -> Iterator[Reference]:
    """A reference to one of this record's own notes."""
    own = {note.marker for note in draft.of_kind(Note)}
    if not own:
        return
    for match in _footnotes(draft.text):
        number = match["number"] or match["other"]
        if number in own:
            at = Span(*match.span())
            yield Reference(
                at,
                Ground("reference/note", (at,), "It names a note of this record."),
                f"note {number}",
            )


def _footnotes(text: str) -> Iterator[re.Match[str]]:
    """The words that refer to notes, looked for around each "note"."""
    at, done = text.find("note"), 0
    while at >= 0:
        first = max(done, at - _LEAD)
        match = _FOOTNOTE.search(text, first, at + _WINDOW)
        if match and match.start() <= at:  # else it is of the next one, and not seen whole
            yield match
            done = match.end()
        at = text.find("note", max(done, at + 4))
