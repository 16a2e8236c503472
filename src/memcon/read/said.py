"""What is said in a record, by the sentence: the words, who says them, their base forms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from memcon.model.marks import Aside, Form, Note, Speech
from memcon.model.reading import Draft
from memcon.read.areas import Areas, without_calls
from memcon.read.base_forms import base
from memcon.read.phrases import Heard, heard
from memcon.read.verbs import verbs
from memcon.text.memory import Memory
from memcon.text.sentences import after_number, sentences
from memcon.text.span import Span

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[?!:;,“”\"]")
_PAST = frozenset(
    [
    "was", "were", "had", "did", "said", "told", "went", "came", "gave", "took", "made", "saw",
    "knew", "thought", "felt", "got", "sent", "left",
    ]
)  # fmt: skip
_PRESENT = frozenset(
    [
    "is", "are", "am", "has", "have", "do", "does", "wants", "thinks", "says", "believe", "think",
    "want", "know",
    ]
)  # fmt: skip
_LEAD = " \t\n.:,;—–-)]*_"


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence that somebody says, of the speech in which it stands.

    `bases` are its words in base forms: names as "N", numbers as "#"; `forms` the same words as
    they stand, in small letters; `heard` what is heard in them. `order` counts the sentences of
    one speech; `tense` is "past", "present", "mixed" or ""; `does` is what the verb does by which
    it is reported, or "".
    """

    at: Span
    speech: Speech
    order: int
    bases: tuple[str, ...]
    forms: tuple[str, ...]
    question: bool
    does: str
    verb: str
    tense: str
    heard: Heard


def said(draft: Draft) -> tuple[Said, ...]:
    """Return the sentences said, in the order of the text."""
    text = without_calls(draft)
    apart = Areas.of(mark.at for mark in draft.of_kinds(Note, Aside))
    found = [one for speech in draft.of_kind(Speech) for one in _of(text, speech, apart)]
    found.sort(key=lambda one: (one.at.start, one.at.end))
    return tuple(found)


def _of(text: str, speech: Speech, apart: Areas) -> Iterator[Said]:
    start = speech.at.start
    direct = speech.form is Form.DIRECT
    if direct and speech.label is not None and speech.at.covers(speech.label):
        start = speech.label.end
        while start < speech.at.end and text[start] in _LEAD:
            start += 1
    does, verb = _verb(text, speech)
    order = 0
    for at in _sentences(text, speech, start):
        if apart.cover(at):
            continue
        words = text[at.start : at.end]
        pieces = words.split()
        bases = _collapsed(tuple(chain.from_iterable(map(_BASES.__getitem__, pieces))))
        forms = _collapsed(tuple(chain.from_iterable(map(_FORMS.__getitem__, pieces))))
        if bases:
            question = words.rstrip("”\"’') ").endswith("?")
            tense = _tense(pieces)
            yield Said(
                at, speech, order, bases, forms, question, does, verb, tense, heard(bases)
            )  # fmt: skip
            order += 1


def _sentences(text: str, speech: Speech, start: int) -> Iterator[Span]:
    """The sentences of a speech; what the writer tells is marked by the sentence already."""
    if speech.form is Form.REPORTED and speech.ground.rule.startswith("reported/"):
        yield Span(after_number(text, start, speech.at.end), speech.at.end).trimmed(text)
        return
    for paragraph in _blocks(text, Span(start, speech.at.end)):
        yield from sentences(text, paragraph)


def _blocks(text: str, at: Span) -> Iterator[Span]:
    start = at.start
    while start < at.end:
        end = text.find("\n\n", start, at.end)
        end = at.end if end < 0 else end
        yield Span(start, end)
        start = end + 2


def _tense(pieces: list[str]) -> str:
    """Tell in which tense the verbs of a sentence stand, as far as their forms show it."""
    shown = set(map(_TENSES.__getitem__, pieces))
    shown.discard("")
    return "mixed" if len(shown) > 1 else shown.pop() if shown else ""


def _tense_of(word: str) -> str:
    """In which tense the form of one word shows a verb: a form is never in both."""
    low = word.lower()
    if low in _PAST or (low.endswith("ed") and len(low) > 4):
        return "past"
    return "present" if low in _PRESENT or low.endswith(("'s", "’s", "'re", "’re")) else ""


def _tense_in(piece: str) -> str:
    shown = {tense for word in _WORD.findall(piece) if (tense := _tense_of(word))}
    return "mixed" if len(shown) > 1 else shown.pop() if shown else ""


def _form(word: str) -> str:
    """A word in small letters, a name or a number as its base form tells it."""
    known = base(word)
    return known if known == "#" or "N" in known else word.lower().replace("’", "'")


# By what stands between two blanks, "Marten," or "(so-called)": no word reaches over one.
_BASES = Memory[tuple[str, ...]](lambda piece: tuple(map(base, _WORD.findall(piece))))
_FORMS = Memory[tuple[str, ...]](lambda piece: tuple(map(_form, _WORD.findall(piece))))
_TENSES = Memory(_tense_in)


def _verb(text: str, speech: Speech) -> tuple[str, str]:
    """What the verb does by which the words are reported, and its base form."""
    if speech.form is Form.DIRECT or len(speech.ground.words) < 2:
        return "", ""
    words = speech.ground.words[-1].of(text).lower().split()
    for verb in verbs().get(words[0], ()) if words else ():
        if verb.rest == tuple(words[1:]):
            return verb.does, verb.base
    return "", ""


def _collapsed(bases: tuple[str, ...]) -> tuple[str, ...]:
    """The base forms, names that stand together as one."""
    if bases.count("N") < 2:
        return bases
    return bases[:1] + tuple([b for a, b in pairwise(bases) if not (a == b == "N")])


def part(text: str, one: Said, place: tuple[int, int]) -> Span:
    """Return where the base forms from one index to another stand in the text."""
    spans: list[Span] = []
    before = ""
    for match in _WORD.finditer(text, one.at.start, one.at.end):
        this = base(match.group())
        if this == before == "N":
            spans[-1] = Span(spans[-1].start, match.end())
        else:
            spans.append(Span(*match.span()))
        before = this
    if len(spans) != len(one.bases):  # a mark that calls a note stands among the words
        return one.at
    return Span(spans[place[0]].start, spans[place[1]].end)
