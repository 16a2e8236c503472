"""Speech in script form: turns over as many paragraphs as they run, narration and asides apart."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from memcon.lexicon.load import words
from memcon.model.finding import Finding
from memcon.model.marks import (
    Addressee,
    Aside,
    Attendee,
    Classification,
    DocumentDate,
    DocumentPlace,
    Form,
    Ground,
    Mark,
    Narration,
    Sender,
    Signature,
    SourceNote,
    Speech,
    Subject,
    Title,
)  # fmt: skip
from memcon.model.reading import Draft
from memcon.read.fields import fields, label_at
from memcon.read.labels import Known, Label, labels
from memcon.read.naming import is_name
from memcon.read.notes import body_paragraphs
from memcon.text.paragraphs import Paragraph
from memcon.text.span import Span

_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_SPOKEN = re.compile(
    r"(?<![.\w])(?:I(?!\.)|we|We|you|You|my|My|our|Our|your|Your|us|me|I'm|I’m|mine|ours"
    r"|yours|let's|Let's)\b"
)
_WHOLLY_BRACKETED = re.compile(
    r"(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\])[.*_]?"
)
_BRACKETED = re.compile(r"[(\[]([^()\[\]\n]{2,240})[)\]]\.?")
_HEADING = re.compile(r"(?:[IVX]{1,5}\.|[A-Z]\.|\d{1,2}\.)?\s?[^.?!…]{2,70}")
_ENDING = frozenset(".?!…:”\"’')]—–-,;")
_STOPS = frozenset(".?!…:”\"’')]")
_VOCATIVE = re.compile(
    r"(?:(?:But|And|Well|Yes|No|Now|So),? )?(?P<whom>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}),\s"
)


@dataclass(slots=True)
class _Turn:
    """A turn in the making: its label, the end of its last words, and what may yet belong to it."""

    label: Label
    end: int


def speech(draft: Draft) -> Iterator[Mark | Finding]:
    """Add Speech (direct), Narration and Aside marks.

    Needs the notes, the heading, the attendees, the dateline, signatures and the source note.
    """
    if draft.of_kind(Speech):
        return
    paragraphs = _spoken_part(draft)
    found = labels(draft, paragraphs)
    if not found:
        return
    script = len(found) > 1 or not found[0].saying
    if script:
        yield from _script(draft, paragraphs, found)
    else:
        yield from _single(draft, paragraphs, found)


def _spoken_part(draft: Draft) -> tuple[Paragraph, ...]:
    """The paragraphs that are neither notes nor part of the head nor of the apparatus."""
    kinds = (
        Title, DocumentDate, DocumentPlace, Classification, Subject, Attendee, Sender, Addressee,
        Signature, SourceNote,
    )  # fmt: skip
    taken = sorted(mark.at.start for mark in draft.marks if isinstance(mark, kinds))
    taken += [value.start for item in fields(draft) for value in (item.label, *item.values[:1])]
    taken.sort()
    kept = []
    for paragraph in body_paragraphs(draft):
        place = bisect_right(taken, paragraph.at.end - 1) - 1
        if place < 0 or taken[place] < paragraph.at.start:
            kept.append(paragraph)
    return tuple(kept)


def _script(
    draft: Draft, paragraphs: tuple[Paragraph, ...], found: tuple[Label, ...]
) -> Iterator[Mark | Finding]:
    text = draft.text
    tells = _teller(draft, found)
    starts = {label.at.start: label for label in found}
    turn: _Turn | None = None
    pending: list[Span] = []
    for paragraph in paragraphs:
        pieces = _cut(text, paragraph, starts)
        for piece, label in pieces:
            if label:
                yield from _closed(draft, turn, pending)
                turn, pending = _Turn(label, piece.end), []
            elif turn is None:
                yield from _told(text, piece)
            elif _ends_turn(text, piece, tells) or (
                pending
                and not _SPOKEN.search(_QUOTED.sub("", piece.of(text)))
                and not _only_asides(text, pending)
            ):
                pending.append(piece)
            else:
                turn.end = piece.end
                pending = []
    yield from _closed(draft, turn, pending)


def _cut(
    text: str, paragraph: Paragraph, starts: dict[int, Label]
) -> Iterator[tuple[Span, Label | None]]:
    """A paragraph, or its lines where labels open several of them."""
    opening: Label | None = None
    begin: int | None = None
    end = paragraph.at.start
    for line in paragraph.lines(text):
        label = next(
            (starts[at] for at in range(line.start, min(line.start + 4, line.end)) if at in starts),
            None,
        )
        if label or begin is None:
            if begin is not None:
                yield Span(begin, end), opening
            begin, opening = line.start, label
        end = line.end
    if begin is not None:
        yield Span(begin, end), opening


def _closed(draft: Draft, turn: _Turn | None, pending: list[Span]) -> Iterator[Mark | Finding]:
    """A turn that is over, the asides in it, and the narration that followed it."""
    text = draft.text
    if turn is not None:
        at = Span(turn.label.at.start, turn.end)
        because = f"A speaker's label at the line's beginning, set off by {turn.label.style.value}."
        ground = Ground("speech/script", (turn.label.at,), because)
        to = turn.label.to or _spoken_to(draft, turn.label, at)
        yield Speech(at, ground, Form.DIRECT, turn.label.name, None, to, turn.label.at)
        yield from _asides(text, Span(turn.label.begins, turn.end))
    for piece in pending:
        yield from _told(text, piece)


def _single(
    draft: Draft, paragraphs: tuple[Paragraph, ...], found: tuple[Label, ...]
) -> Iterator[Mark | Finding]:
    """Words quoted in a record that is no script ("Marten said: ..."): their paragraph only."""
    for label in found:
        for paragraph in paragraphs:
            if paragraph.at.start <= label.at.start < paragraph.at.end:
                yield from _closed(draft, _Turn(label, paragraph.at.end), [])


def _told(text: str, piece: Span) -> Iterator[Mark]:
    said = piece.of(text)
    if _WHOLLY_BRACKETED.fullmatch(said):
        yield Aside(
            piece, Ground("speech/aside", (piece,), "The whole paragraph stands in brackets.")
        )
    elif (
        said[-1] in _STOPS
        and not is_name(said.rstrip("."))
        and not label_at(text, _first_line(piece, text))
    ):
        yield Narration(
            piece,
            Ground(
                "speech/narration", (piece,), "It tells what happened and gives nobody's words."
            ),
        )


def _first_line(piece: Span, text: str) -> Span:
    end = text.find("\n", piece.start, piece.end)
    return Span(piece.start, end if end >= 0 else piece.end)


def _only_asides(text: str, pending: list[Span]) -> bool:
    return all(_WHOLLY_BRACKETED.fullmatch(piece.of(text)) for piece in pending)


def _ends_turn(text: str, piece: Span, tells: re.Pattern[str]) -> bool:
    """Tell whether a paragraph without a label is no longer the speaker's words."""
    said = piece.of(text)
    if _WHOLLY_BRACKETED.fullmatch(said):
        return True
    if (
        _HEADING.fullmatch(said)
        and said[-1] not in _ENDING
        and (said.isupper() or said.istitle() or len(said) < 60)
    ):
        return True
    own = _QUOTED.sub("", said)
    return tells.match(own) is not None and not _SPOKEN.search(own)


def _teller(draft: Draft, found: tuple[Label, ...]) -> re.Pattern[str]:
    """A pattern for paragraphs that tell what the people of this record did, or what happened."""
    surnames = {label.key.split()[-1] for label in found if label.key}
    known = Known.of(draft)
    surnames |= {name for name in known.names if len(name) > 2}
    surnames |= {re.split(r",| (?:for|of|to|in|at) ", office)[0] for office in known.offices}
    names = "|".join(
        re.escape(name) for name in sorted(surnames, key=lambda name: (-len(name), name))
    )
    return _teller_of(names)


@lru_cache(maxsize=64)
def _teller_of(names: str) -> re.Pattern[str]:
    occasions = "|".join(words("speech", "occasions"))
    past = "|".join(words("speech", "past"))
    person = rf"(?:[A-Z][\w.'’-]*\.? |[Tt]he ){{0,4}}(?:{names})\b(?:[ ,](?:and|who)[^.]{{0,60}})?"
    event = (
        rf"[Tt]he (?:[\w'’-]+ (?:and )?){{0,3}}(?:{occasions})\b[^.,]{{0,60}}|[Bb]oth (?:sides"
        rf"|delegations|parties)|They|He|She"
    )
    opening = (
        r"(?:(?:After|At|Before|During|Following|When|Then|While|On|In|Upon|Here|Thereupon"
        r"|Thereafter|Finally)\b[^.]{0,160}?,? )?"
    )
    verb = rf"(?:(?:also|then|again|thereupon|finally|now|both) )?(?:\w+ed|{past})\b"
    return re.compile(
        rf"{opening}(?:(?i:{person})|{event}) {verb}|(?:After|At|Before|During|Following) "
        rf"(?:the|this) (?:[\w-]+ ){{0,4}}(?:{occasions})\b"
    )


def _spoken_to(draft: Draft, label: Label, at: Span) -> tuple[str, ...]:
    """Whom the turn's first words address by name ("Mr. Sabran, do you ...")."""
    begin = label.begins
    while begin < at.end and draft.text[begin].isspace():
        begin += 1
    match = _VOCATIVE.match(draft.text, begin, at.end)
    if match and Known.of(draft).has(match["whom"]) and match["whom"] != label.name:
        return (match["whom"],)
    return ()


@lru_cache(maxsize=1)
def _directions() -> tuple[str, ...]:
    return words("speech", "directions")


def _asides(text: str, at: Span) -> Iterator[Mark]:
    """Bracketed stage directions among the words said."""
    if text.find("(", at.start, at.end) < 0 and text.find("[", at.start, at.end) < 0:
        return
    for match in _BRACKETED.finditer(text, at.start, at.end):
        inside = match.group(1).strip()
        before = text[at.start : match.start()].rstrip()
        apart = not before or before[-1] in '.?!…:”"'
        low = inside.lower().rstrip(".!?")
        directed = any(
            low == word or low.startswith(word + " ") or low.startswith(word + ",")
            for word in _directions()
        )
        capital = inside[0].isupper() and " " in inside and not _SPOKEN.search(inside)
        if (apart and (capital or directed)) or (
            directed and low.split()[0].endswith(("ing", "ter", "ghs"))
        ):
            yield Aside(
                Span(*match.span()),
                Ground("speech/aside", (Span(*match.span()),), "A stage direction in brackets."),
            )
