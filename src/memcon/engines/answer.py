"""What a language model answers, held against the record: only what quotes it word for word stays.

An answer is not trusted. Whatever it says, nothing comes of it but marks that have one of the known
acts and stand at words of the record that were sent.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import TypeVar

import msgspec

from memcon.engines.sayings import Saying
from memcon.model.marks import Act, Attitude, Certainty, Deed, Ground, Speech
from memcon.text.span import Span

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

RULE = "suggest/"  # what the rules of suggested marks begin with; the model's name follows
LONGEST_NAME = 100
MOST = 500  # suggestions of one answer: a batch holds twenty sentences


class NoAnswer(Exception):
    """There is no answer, or none that can be used; the message says why, in one line."""


class Fate(Enum):
    """What became of a suggestion."""

    KEPT = "kept"
    KNOWN = "known already"
    ELSEWHERE = "not the record's words"
    TWICE = "words that stand at several places"
    SHAPELESS = "of another form than asked for"


@dataclass(frozen=True, slots=True)
class Answer:
    """The suggestions of one answer as JSON, not looked at yet, and by which model, if it says."""

    suggestions: tuple[bytes, ...]
    model: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """The acts that stay, placed in the draft's text, and the fate of every suggestion."""

    acts: tuple[Act, ...]
    fates: Counter[Fate]


class _Message(msgspec.Struct):
    content: str


class _Choice(msgspec.Struct):
    message: _Message


class _Reply(msgspec.Struct):
    choices: list[_Choice]
    model: str | None = None


class _Acts(msgspec.Struct):
    acts: list[msgspec.Raw]


class _Suggestion(msgspec.Struct):
    act: str
    quote: str
    on: str | None = None
    value: str | None = None
    certainty: str | None = None


class _Offered(msgspec.Struct):
    id: str


class _Models(msgspec.Struct):
    data: list[_Offered]


def answer(body: bytes) -> Answer:
    """Return the suggestions in the body of an answer. Raises NoAnswer."""
    reply = _decoded(body, _Reply)
    if not reply.choices:
        raise NoAnswer("the answer is empty")
    content = reply.choices[0].message.content
    acts = _decoded(_without_fence(content).encode("utf-8"), _Acts)
    if len(acts.acts) > MOST:
        raise NoAnswer(f"the answer suggests more than {MOST} acts")
    return Answer(tuple(map(bytes, acts.acts)), name_of(reply.model or ""))


def only_model(body: bytes) -> str:
    """Return the name of the one model that an address offers. Raises NoAnswer."""
    names = [offered.id for offered in _decoded(body, _Models).data]
    if len(names) != 1 or not name_of(names[0]):
        raise NoAnswer("it does not offer exactly one model; name one with --suggest-model")
    return names[0]


def name_of(model: str) -> str:
    """Return a model's name as it stands in a rule: without blanks and what cannot be printed."""
    plain = "".join(letter if letter.isprintable() else " " for letter in model)
    return "-".join(plain.split())[:LONGEST_NAME]


def checked(given: Answer, batch: tuple[Saying, ...], model: str) -> Checked:
    """Return those suggestions that quote `batch` word for word, as acts suggested by `model`."""
    fates: Counter[Fate] = Counter()
    kept: dict[tuple[Span, Deed], Act] = {}
    rule = RULE + name_of(model)
    version = f" ({given.model})" if given.model not in ("", name_of(model)) else ""
    because = f"Suggested by {name_of(model)}{version}, not yet accepted by a person."
    for raw in given.suggestions:
        fate, act = _one(raw, batch, Ground(rule, (), because))
        if act is not None and (act.at, act.act) in kept:
            fate, act = Fate.KNOWN, None
        fates[fate] += 1
        if act is not None:
            kept[act.at, act.act] = act
    return Checked(tuple(kept.values()), fates)


def _one(raw: bytes, batch: tuple[Saying, ...], ground: Ground) -> tuple[Fate, Act | None]:
    try:
        said = _decoded(raw, _Suggestion)
    except NoAnswer:
        return Fate.SHAPELESS, None
    deed, certainty = _member(Deed, said.act), _member(Certainty, said.certainty or "asserted")
    value = _member(Attitude, said.value) if deed is Deed.STANCE else None
    if deed is None or certainty is None or (deed is Deed.STANCE and value is None):
        return Fate.SHAPELESS, None
    places = list(islice(_places(said.quote, batch), 2))
    if len(places) != 1:
        return (Fate.TWICE if places else Fate.ELSEWHERE), None
    saying, at = places[0]
    if any(act.act is deed for act in saying.acts):
        return Fate.KNOWN, None
    matter = _matter(said.on or "", saying, batch)
    by = _speech(saying.speeches, at)
    act = Act(
        at,
        Ground(ground.rule, (at,) if matter is None else (at, matter[1]), ground.because),
        deed,
        (by.speaker or "") if by is not None else "",
        by.person if by is not None else None,
        on=matter[0] if matter is not None else "",
        value=value,
        certainty=certainty,
    )
    return Fate.KEPT, act


def _places(quote: str, batch: tuple[Saying, ...]) -> Iterator[tuple[Saying, Span]]:
    """Each place at which the words stand within a sentence; white space may be of any length."""
    words = " ".join(quote.split())
    if any(letter.isalnum() for letter in words):
        yield from ((saying, at) for saying in batch for at in saying.found(words))


def _matter(on: str, saying: Saying, batch: tuple[Saying, ...]) -> tuple[str, Span] | None:
    """The words of the matter: in the sentence, or where they stand once; else not told."""
    within = list(islice(_places(on, (saying,)), 1))
    places = within or list(islice(_places(on, batch), 2))
    return (" ".join(on.split()), places[0][1]) if len(places) == 1 else None


def _speech(speeches: tuple[Speech, ...], at: Span) -> Speech | None:
    """The speech that the words are part of, the shortest; None where two speakers share it."""
    around = [speech for speech in speeches if speech.at.covers(at)]
    shortest = min((s.at.end - s.at.start for s in around), default=0)
    nearest = [s for s in around if s.at.end - s.at.start == shortest]
    alone = len({(s.speaker, s.person) for s in nearest}) == 1
    return nearest[0] if alone else None


def _member(kind: type[E], value: str | None) -> E | None:
    return next((member for member in kind if member.value == value), None)


def _without_fence(content: str) -> str:
    """Take off the fence that some models put around JSON, asked to or not."""
    words = content.strip()
    if len(words) >= 6 and words.startswith("```") and words.endswith("```"):
        return words[3:-3].removeprefix("json")
    return words


def _decoded(body: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as trouble:
        raise NoAnswer("the answer is not of the form asked for") from trouble
    except (msgspec.DecodeError, RecursionError) as trouble:
        raise NoAnswer("the answer is broken: it is no whole JSON") from trouble
