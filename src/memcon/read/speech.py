"""Speech in script form: turns over as many paragraphs as they run, narration and asides apart."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from memcon.lexicon.load import words
from memcon.model.finding import Finding
from memcon.model.marks import (
    Absence,
    Aside,
    Form,
    Ground,
    Mark,
    Narration,
    Speech,
    Withheld,
)  # fmt: skip
from memcon.model.reading import Draft
from memcon.read.areas import APPARATUS
from memcon.read.fields import fields, label_at
from memcon.read.labels import Known, Label, labels
from memcon.read.naming import is_name
from memcon.read.notes import body_paragraphs
from memcon.text.paragraphs import Paragraph
from memcon.text.span import Span

_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_SPOKEN = re.compile(
    r"(?<![.\w])(?:I(?!\.)|we|We|you|You|my|My|our|Our|your|Your|us|me|I'm|I’m|ours"
    r"|yours|let's|Let's)\b"
)
_WHOLLY_BRACKETED = re.compile(
    r"(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\])[.*_]?"
)
_BRACKETED = re.compile(r"[(\[]([^()\[\]\n]{2,240})[)\]]\.?")
_HEADING = re.compile(r"(?:[IVX]{1,5}\.|[A-Z]\.|\d{1,2}\.)?\s?[^.?!…]{2,70}")
_ENDING = frozenset(".?!…:”\"’')]—–-,;")
_STOPS = frozenset(".?!…:")
_CLOSERS = "”\"’')]"
_VOCATIVE = re.compile(
    r"(?:(?:But|And|Well|Yes|No|Now|So),? )?(?P<whom>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}),\s"
)


@dataclass(slots=True)
class _Turn:
    """A turn in the making: its label, and the end of its last words so far."""

    label: Label
    end: int


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is the same for all turns of a record: its text and people, how narration begins.

    `gaps` are the places where words are withheld, lost or left out.
    """

    text: str
    known: Known
    tells: re.Pattern[str]
    gaps: frozenset[Span]


def speech(draft: Draft) -> Iterator[Mark | Finding]:
    """Add Speech (direct), Narration and Aside marks.

    Needs the notes, the heading, the attendees, the dateline, the gaps, signatures and the source
    note.
    """
    if draft.of_kind(Speech):
        return
    paragraphs = _spoken_part(draft)
    found = labels(draft, paragraphs)
    if not found:
        return
    known = Known.of(draft)
    gaps = frozenset(mark.at for mark in draft.of_kinds(Withheld, Absence))
    scene = _Scene(draft.text, known, _teller(known, found), gaps)
    if len(found) > 1 or not found[0].saying:
        yield from _script(scene, paragraphs, found)
    else:
        yield from _single(scene, paragraphs, found[0])


def _spoken_part(draft: Draft) -> tuple[Paragraph, ...]:
    """The paragraphs that are neither notes nor part of the head nor of the apparatus."""
    taken = sorted(mark.at.start for mark in draft.of_kinds(*APPARATUS))
    taken += [value.start for item in fields(draft) for value in (item.label, *item.values[:1])]
    taken.sort()
    kept = []
    for paragraph in body_paragraphs(draft):
        place = bisect_right(taken, paragraph.at.end - 1) - 1
        if place < 0 or taken[place] < paragraph.at.start:
            kept.append(paragraph)
    return tuple(kept)


def _script(
    scene: _Scene, paragraphs: tuple[Paragraph, ...], found: tuple[Label, ...]
) -> Iterator[Mark | Finding]:
    """Walk the paragraphs: a label opens a turn; what is not a speaker's words waits or ends it."""
    text = scene.text
    starts = {label.at.start: label for label in found}
    turn: _Turn | None = None
    waiting: list[Span] = []
    spoken = False
    for paragraph in paragraphs:
        for piece, label in _cut(text, paragraph, starts):
            if label:
                yield from _closed(scene, turn, waiting)
                turn, waiting, spoken = _Turn(label, piece.end), [], True
            elif turn is None:
                yield from _told(scene, piece, opening=not spoken)
            elif _tells(scene, piece):
                yield from _closed(scene, turn, waiting)
                yield from _told(scene, piece)
                turn, waiting = None, []
            elif _stands_apart(text, piece):
                waiting.append(piece)
            else:
                turn.end, waiting = piece.end, []
    yield from _closed(scene, turn, waiting)


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


def _closed(scene: _Scene, turn: _Turn | None, waiting: list[Span]) -> Iterator[Mark | Finding]:
    """A turn that is over, the asides in it, and what followed it and is not part of it."""
    text = scene.text
    if turn is not None:
        asides = tuple(_asides(text, Span(turn.label.begins, turn.end)))
        at = Span(turn.label.at.start, _last_word(text, turn, asides))
        because = f"A speaker's label at the line's beginning, set off by {turn.label.style.value}."
        ground = Ground("speech/script", (turn.label.at,), because)
        to = turn.label.to or _spoken_to(scene, turn.label, at)
        yield Speech(at, ground, Form.DIRECT, turn.label.name, None, to, turn.label.at)
        yield from asides
    for piece in waiting:
        yield from _told(scene, piece)


def _last_word(text: str, turn: _Turn, asides: tuple[Mark, ...]) -> int:
    """Where the words said end: before the stage directions that close the turn."""
    end = turn.end
    for aside in reversed(asides):
        said = Span(turn.label.begins, aside.at.start).trimmed(text)
        if text[aside.at.end : end].strip(" \n0123456789.¹²³⁴⁵⁶⁷⁸⁹") or said.end <= said.start:
            break
        end = said.end
    return end


def _single(
    scene: _Scene, paragraphs: tuple[Paragraph, ...], label: Label
) -> Iterator[Mark | Finding]:
    """Words quoted in a record that is no script ("Marten said: ..."): their paragraph only."""
    for paragraph in paragraphs:
        if paragraph.at.start <= label.at.start < paragraph.at.end:
            yield from _closed(scene, _Turn(label, paragraph.at.end), [])


def _told(scene: _Scene, piece: Span, *, opening: bool = False) -> Iterator[Mark | Finding]:
    """A paragraph that nobody says: an aside, narration, or words whose speaker is not known."""
    said = piece.of(scene.text)
    if piece in scene.gaps:
        return
    if _WHOLLY_BRACKETED.fullmatch(said):
        because = "The whole paragraph stands in brackets."
        yield Aside(piece, Ground("speech/aside", (piece,), because))
        return
    heading = said.rstrip(_CLOSERS)[-1:] not in _STOPS or is_name(said.rstrip("."))
    if heading or label_at(scene.text, _first_line(piece, scene.text)):
        return
    if _SPOKEN.search(_QUOTED.sub("", said)):
        message = "Somebody speaks here, and the record does not say who."
        yield Finding("speech/unattributed", message, piece)
    elif opening or _tells(scene, piece):
        because = "It tells what happened and gives nobody's words."
        yield Narration(piece, Ground("speech/narration", (piece,), because))


def _first_line(piece: Span, text: str) -> Span:
    end = text.find("\n", piece.start, piece.end)
    return Span(piece.start, end if end >= 0 else piece.end)


def _stands_apart(text: str, piece: Span) -> bool:
    """Tell whether a paragraph is a stage direction or a heading: the turn may go on after it."""
    said = piece.of(text)
    if _WHOLLY_BRACKETED.fullmatch(said):
        return True
    return _HEADING.fullmatch(said) is not None and said[-1] not in _ENDING


def _tells(scene: _Scene, piece: Span) -> bool:
    """Tell whether a paragraph tells what the people of the record did, and so ends the turn."""
    own = _QUOTED.sub("", piece.of(scene.text))
    return scene.tells.match(own) is not None and not _SPOKEN.search(own)


def _teller(known: Known, found: tuple[Label, ...]) -> re.Pattern[str]:
    """A pattern for paragraphs that tell what the people of this record did, or what happened."""
    names = {label.key.split()[-1] for label in found if label.key}
    names |= {name for name in known.names if len(name) > 2}
    names |= {re.split(r",| (?:for|of|to|in|at) ", office)[0] for office in known.offices}
    longest_first = sorted(filter(None, names), key=lambda name: (-len(name), name))
    return _teller_of("|".join(map(re.escape, longest_first)))


@lru_cache(maxsize=64)
def _teller_of(names: str) -> re.Pattern[str]:
    occasions = "|".join(words("speech", "occasions"))
    happens = "|".join(words("speech", "happens"))
    past = "|".join(words("speech", "past"))
    person = rf"(?i:(?:[\w.'’-]+ ){{0,4}}?(?:{names}))\b(?:[ ,](?:and|who)[^.]{{0,60}})?"
    person = rf"(?=[A-Z]|the ){person}"
    opening = (
        r"(?:(?:After|At|Before|During|Following|When|Then|While|On|In|Upon|Here|Thereupon"
        r"|Thereafter|Finally)\b[^.]{0,160}?,? )?"
    )
    did = rf"(?:(?:also|then|again|thereupon|finally|now|both) )?(?:\w+ed|{past})\b"
    event = rf"[Tt]he (?:[\w'’-]+ (?:and )?){{0,3}}(?:{occasions})\b[^.,]{{0,60}}? (?:{happens})\b"
    end = rf"(?:The )?[Ee]nd of the (?:{occasions})\W*\Z"
    return re.compile(rf"{opening}(?:{person} {did}|{event})|{end}")


def _spoken_to(scene: _Scene, label: Label, at: Span) -> tuple[str, ...]:
    """Whom the turn's first words address by name ("Mr. Sabran, do you ...")."""
    begin = label.begins
    while begin < at.end and scene.text[begin].isspace():
        begin += 1
    match = _VOCATIVE.match(scene.text, begin, at.end)
    if match and scene.known.has(match["whom"]) and match["whom"] != label.name:
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
