"""Speakers' labels: what may name a speaker at a line's beginning, and which of them do."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from memcon.lexicon.load import words
from memcon.model.marks import Addressee, Attendee, Sender
from memcon.model.reading import Draft
from memcon.read.fields import field_names
from memcon.read.naming import CAPITAL, is_name, is_office, title_alternatives
from memcon.text.paragraphs import Paragraph
from memcon.text.span import Span

_LONGEST_LABEL = 70
_SURNAME = rf"{CAPITAL}[\w'’‘`-]+(?:[ -](?:[a-z]{{2,3}} )?{CAPITAL}[\w'’‘`-]+){{0,2}}"
_INITIALS = rf"(?:{CAPITAL}\.[ \xa0-]?){{1,3}}"
_STRESS = r"[*_]{0,3}"
_COLON = re.compile(
    rf"{_STRESS}(?P<label>\[?[^:\n]{{1,{_LONGEST_LABEL}}}?)\s?{_STRESS}:{_STRESS}(?=\s|$)"
)
_DASH = re.compile(rf"{_STRESS}(?P<label>(?:{_INITIALS})?{_SURNAME})\s?{_STRESS}\s[–—-]\s(?=\S)")
_ALONE = re.compile(rf"{_STRESS}(?P<label>[^\n:.?!]{{3,40}}){_STRESS}$")
_BRACKET = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{1,60})[)\]]\s*")
_TO = re.compile(r"\b(?:to|addressing|turning to) (?P<whom>(?:the )?[A-Z].{1,50})$", re.IGNORECASE)
_LETTERED = re.compile(rf"{CAPITAL}\. ?[^\W\d_]")
_ABBREVIATED = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Amb|Gen|Col|Sen|Prof|St|Cde|Cdes|Com|Messrs|No|Nos|Art|Vol|Gov|Rep|Sr|Jr)\.?"
)
_NUMERAL = re.compile(r"[IVX]{2,6}[.)]?(?:\s|$)")
_NOT_FIRST = frozenset(
    ("dear", "for", "on", "in", "at", "chapter", "part", "section", "article", "annex", "tab")
)
_WORD = re.compile(r"[^\W\d_][\w'’‘`-]+")


class Style(Enum):
    """How a label is set off from the words said."""

    COLON = "a colon"
    STOP = "a full stop"
    DASH = "a dash"
    ALONE = "a line of its own"


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker's label: its place, the name as it stands, to whom, and where the words begin.

    `key` is the same for every label of one speaker in one style of naming; `saying` tells
    whether a verb of saying stands in it.
    """

    at: Span
    name: str
    key: str
    style: Style
    begins: int
    to: tuple[str, ...] = ()
    saying: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """The words of names of those who are known to take part, and their offices."""

    names: frozenset[str]
    offices: frozenset[str]

    @classmethod
    def of(cls, draft: Draft) -> "Known":
        """Collect them from the list of participants, the sender and the addressee."""
        names: set[str] = set()
        offices: set[str] = set()
        for mark in draft.marks:
            if not isinstance(mark, Attendee | Sender | Addressee):
                continue
            names.update(word.lower() for word in _WORD.findall(_untitled(mark.name)))
            if isinstance(mark, Attendee) and mark.office:
                offices.add(mark.office.lower())
            if is_office(mark.name):
                offices.add(mark.name.lower().removeprefix("the "))
        return cls(frozenset(names), frozenset(offices))

    def has(self, name: str) -> bool:
        """Tell whether a label's name is one of theirs, or an office that one of them holds."""
        said = [word.lower() for word in _WORD.findall(_untitled(name))]
        if said and said[-1] in self.names:
            return True
        office = name.lower().removeprefix("the ")
        return any(office in held for held in self.offices)


@lru_cache(maxsize=1)
def _stop() -> re.Pattern[str]:
    """A name and a full stop ("A. B. Marten. We ..."), before what does not go on in small."""
    return re.compile(
        rf"{_STRESS}(?P<label>(?:{title_alternatives()}\.? )?(?:{_INITIALS})?{_SURNAME}"
        rf"|(?:The|the) [A-Z][\w -]{{3,40}}?)\.{_STRESS}(?:\s?[-–—])?(?=\s+[^a-z\s]|$)"
    )


@lru_cache(maxsize=1)
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:the|The) )?{title_alternatives()}\.?(?:[ -]+|$)")


def _untitled(name: str) -> str:
    while match := _title().match(name):
        if match.end() == match.start() or not name[match.end() :].strip(" ."):
            break
        name = name[match.end() :]
    return name


def labels(draft: Draft, paragraphs: Iterable[Paragraph]) -> tuple[Label, ...]:
    """Return the labels that name speakers, in order: none where the record is no script."""
    known = Known.of(draft)
    candidates = tuple(_candidates(draft.text, paragraphs))
    return tuple(_accepted(candidates, known))


@lru_cache(maxsize=1)
def _saying() -> re.Pattern[str]:
    verbs = sorted(words("speech", "saying"), key=len, reverse=True)
    return re.compile(
        rf",?\s+(?:{'|'.join(verbs)})(?: (?:in \w+|to [A-Z][\w. ]+|further|again|that))?$"
    )


@lru_cache(maxsize=1)
def _nobody() -> frozenset[str]:
    return frozenset(words("speech", "not_speakers"))


@lru_cache(maxsize=1)
def _parts() -> frozenset[str]:
    return frozenset(words("speech", "speaking_parts"))


def _candidates(text: str, paragraphs: Iterable[Paragraph]) -> Iterator[Label]:
    for paragraph in paragraphs:
        for line in paragraph.lines(text):
            label = _label(text, line)
            if label:
                yield label


def _label(text: str, line: Span) -> Label | None:
    first = text[line.start]
    if not (first.isupper() or first in "*_["):
        return None
    for style, pattern in ((Style.COLON, _COLON), (Style.STOP, _stop()), (Style.DASH, _DASH)):
        if style is Style.COLON and text.find(":", line.start, line.start + _LONGEST_LABEL + 6) < 0:
            continue
        match = pattern.match(text, line.start, line.end)
        # "The President. - I thank you": the dash makes it as sure as a colon does.
        dashed = style is Style.STOP and match is not None and match.group()[-1] in "-–—"
        if match and (label := _named(match, Style.COLON if dashed else style)):
            return label
    if line.end - line.start <= 40 and (match := _ALONE.match(text, line.start, line.end)):
        return _named(match, Style.ALONE)
    return None


def _named(match: re.Match[str], style: Style) -> Label | None:
    """Take a label apart: brackets, verb of saying, name; None where it names nobody."""
    said = match.group("label").strip(" *_")
    if said.startswith("[") and said.endswith("]"):
        said = said[1:-1]
    to: tuple[str, ...] = ()
    while bracket := _BRACKET.search(said):
        whom = _TO.search(bracket.group("inside"))
        if whom:
            to = (whom.group("whom"),)
        if said[: bracket.start()].lower().strip() == "interpreter":
            break
        said = (said[: bracket.start()] + " " + said[bracket.end() :]).strip()
    verb = _saying().search(said) if style is Style.COLON else None
    name = said[: verb.start()] if verb else said
    name = name.strip(" .,") if style is Style.COLON else name.strip()
    if not _may_speak(name, style):
        return None
    key = " ".join(word.lower() for word in _WORD.findall(_untitled(name))) or name.lower()
    at = Span(match.start("label"), match.end("label")).trimmed(match.string)
    return Label(at, name, key, style, match.end(), to, verb is not None)


def _may_speak(name: str, style: Style) -> bool:
    low = name.lower()
    if low in _parts() or (low.split() and low.split()[0] == "interpreter"):
        return style is Style.COLON or len(low) > 1
    if not name or _ABBREVIATED.fullmatch(name) or _NUMERAL.match(name):
        return False
    if not low or low in _nobody() or low in field_names() or low.split()[0] in _NOT_FIRST:
        return False
    if style is Style.ALONE:
        return is_name(name) and bool(_title().match(name)) and len(_untitled(name)) > 2
    if low.startswith("the ") and not is_office(name):
        return False
    if is_name(name) and len(name.split()) <= 6:
        return low.split()[-1] not in _nobody()
    return (
        is_office(name)
        or ("'s " in name.replace("’", "'") and low.endswith("interpreter"))
        or low.endswith(" interpreter")
    )


def _accepted(candidates: tuple[Label, ...], known: Known) -> Iterator[Label]:
    """Of all that may be labels, those that are: known people, titled ones, names that recur."""
    by_style: dict[Style, list[Label]] = {}
    for label in candidates:
        by_style.setdefault(label.style, []).append(label)
    for style, own in by_style.items():
        count = Counter(label.key for label in own)
        sure = {label.key for label in own if _sure(label, known, count)}
        heard = [label for label in own if label.key in sure]
        if not heard or (style is not Style.COLON and _lettered(own, known)):
            continue
        script = len(heard) >= 2 and (len(sure) >= 2 or len(heard) >= 4)
        lone = {label.key for label in own if len(label.name.split()) == 1} - sure
        for label in own:
            if (label.key in sure and (script or label.saying)) or (
                label.key in lone and style is Style.COLON and script and len(heard) > 2 * len(lone)
            ):
                yield label


def _sure(label: Label, known: Known, count: Counter[str]) -> bool:
    if known.has(label.name):
        return True
    titled = _title().match(label.name) is not None and bool(_untitled(label.name).strip())
    if label.style is Style.COLON:
        return (
            titled
            or label.saying
            or label.name.lower().split()[0] in _parts()
            or label.name.lower() in _parts()
            or count[label.key] >= 2
        )
    if label.style is Style.ALONE:
        return titled and count[label.key] >= 2
    return count[label.key] >= 2 and len(count) >= 2


def _lettered(own: list[Label], known: Known) -> bool:
    """Tell whether these are lettered paragraphs (A. Trade. B. Culture.) and no initials."""
    letters = [label.name[0] for label in own if _LETTERED.match(label.name)]
    in_order = [chr(ord("A") + place) for place in range(len(letters))]
    return (
        len(letters) > 1 and letters == in_order and not any(known.has(label.name) for label in own)
    )
