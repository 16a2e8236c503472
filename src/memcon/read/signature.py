"""Who signed, recorded, translated: the lines at a record's end that name him."""

import re
from collections.abc import Iterator
from functools import lru_cache

from memcon.lexicon.load import table
from memcon.model.marks import Ground, Mark, Signature, SourceNote
from memcon.model.reading import Draft
from memcon.read.naming import is_name
from memcon.read.notes import body_paragraphs
from memcon.text.span import Span

_LAST_LINES = 12
_LONGEST_NAME = 60
_MARKER = re.compile(r"(?<=[^\W\d_.)])\s?\d{1,2}$|\s?[¹²³⁴⁵⁶⁷⁸⁹*]+$")
_ENDS = re.compile(r"(?<!\bJr)(?<!\bSr)(?<![A-Z])[.]$")  # a sentence's end, and no initial
_FROM = r"(?:\ from\ (?:the\ )?\w+)?"
_BARE = re.compile(r"[^\d:;]*[^\d:;!?]")


def signature(draft: Draft) -> Iterator[Mark]:
    """Add Signature marks; needs the notes and the source note."""
    if draft.of_kind(Signature):
        return
    text = draft.text
    sources = [mark.at for mark in draft.of_kind(SourceNote)]
    lines = [
        line
        for paragraph in body_paragraphs(draft)[-_LAST_LINES:]
        for line in paragraph.lines(text)
        if not any(at.meets(line) for at in sources)
    ]
    signed = False
    for line in lines[-_LAST_LINES:]:
        mark = _labelled(text, line)
        if mark:
            signed = signed or mark.role == "signatory"
            yield mark
    if not signed:
        yield from _closing(text, lines)


@lru_cache(maxsize=1)
def _labels() -> re.Pattern[str]:
    given = table("apparatus")["signatures"]
    assert isinstance(given, dict)
    groups = []
    for role, labels in given.items():
        longest_first = sorted(labels, key=len, reverse=True)
        # "Translated from the Halvene by": the language may stand between.
        known = [re.escape(said).replace(r"\ by", _FROM + r"\ by") for said in longest_first]
        groups.append(f"(?P<{role}>{'|'.join(known)})")
    return re.compile(
        rf"[\[(]?(?:{'|'.join(groups)})(?!\w)[\])]?\s*[:—–-]?\s*(?P<who>.*?)[\])]?\.?$",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _closings() -> re.Pattern[str]:
    given = table("apparatus")["closings"]
    assert isinstance(given, dict)
    longest_first = sorted(given["words"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})[,.:]?", re.IGNORECASE)


def _labelled(text: str, line: Span) -> Signature | None:
    """A line such as "Recorded by P. Dahl", "[Signed]" or "/s/ E. Marten"."""
    said = line.of(text)
    match = _labels().match(said) if len(said) < 160 else None
    if match is None:
        return None
    role = str(next(role for role, words in match.groupdict().items() if words and role != "who"))
    who = match["who"].strip()
    name = re.split(r",|\s\(| for the | on \d| at ", who)[0].strip(" .]")
    if name and not is_name(name):
        return None
    because = "The line says so in these words."
    return Signature(line, Ground("signature/label", (line,), because), name, None, role)


def _closing(text: str, lines: list[Span]) -> Iterator[Signature]:
    """A name that stands alone at the end, as a letter's or a telegram's writer leaves it."""
    for place in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
        line = lines[place]
        said = _MARKER.sub("", line.of(text))
        name = re.split(r",| [A-Z][a-z]+ (?:of|to|for) ", said)[0].strip()
        polite = place > 0 and _closings().fullmatch(_last_words(lines[place - 1].of(text)))
        alone = (
            place == len(lines) - 1
            and len(said) <= 30
            and not _ENDS.search(said)
            and len(said.split()) <= 4
        )
        if (
            len(name) <= _LONGEST_NAME
            and is_name(name)
            and (polite or alone)
            and _BARE.fullmatch(said)
        ):
            because = (
                "It stands below the words of farewell."
                if polite
                else "It stands alone at the end."
            )
            yield Signature(line, Ground("signature/closing", (line,), because), name)
            return


def _last_words(said: str) -> str:
    return said.rsplit("\n", maxsplit=1)[-1].strip()
