"""The forms of amending instructions, with quoted words already put away as signs.

A sign is a number between two characters of private use. Each form must fit an instruction whole;
what several verbs ask for is taken apart at "and".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from memcon.drafts.naming import NAME
from memcon.drafts.trouble import DraftError
from memcon.lexicon.load import words


class Action(Enum):
    """What an instruction asks for."""

    SUBSTITUTE = "substitute"
    DELETE = "delete"
    INSERT = "insert"
    INSERT_BETWEEN = "insert between"
    INSERT_AT_END = "insert at an end"
    DELETE_WHOLE = "delete a paragraph"
    REPLACE_WHOLE = "replace a paragraph"
    NEW_BESIDE = "a new paragraph beside another"
    NEW_NUMBERED = "a new paragraph with a number"
    NEW_AT_END = "a new paragraph at the end"
    NEW_SUB = "a new sub-paragraph"
    NOTHING = "nothing"
    RENUMBER = "renumber"
    MOVE = "move"
    JOIN = "join"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Instruction:
    """One thing asked for: in which paragraph, "" where that is not said, and with what words.

    `said` has the parts of the form: signs of quoted words by their part, and small words.
    """

    action: Action
    place: str
    said: Mapping[str, str]

    def quote(self, part: str) -> int:
        """Return the number of a quotation."""
        return int(self.said[part])


_BE = r"(?:should|shall|would|is to|are to|to) be"
_OCCURS = (
    r"(?:,? (?:where (?:it|they) (?P<first>first|last) (?:occurs?|appears?)"
    r"|the (?P<time>first|second|third|fourth|fifth|last) time (?:that )?(?:it|they)"
    r" (?:occurs?|appears?)|(?P<every>wherever (?:it|they) (?:occurs?|appears?))),?)?"
)
_READS = (
    r"(?:,? (?:reading|to read|which (?:would |should )?reads?|worded)(?: as follows)?|"
    r",? as follows)?[:,]? ?"
)
_SIDE = r"(?:immediately )?(?P<side>after|before|following|preceding)"
_NEW = (
    r"(?:(?:a|an|the|one) )?(?:following )?(?:(?:new|additional) )?"
    r"(?P<kind>operative |preambular )?paragraphs?"
)
_PLACE = rf"(?P<place>{NAME})"
_WITHIN = rf"(?:in {_PLACE}[,:]? )?"
_THERE = rf"(?: (?:in|of|from) (?P<there>{NAME}))?"
_INSTEAD = r"in (?:its|their) (?:place|stead)|instead"
_LEAD = re.compile(rf"in (?P<place>{NAME}):?")


def _quote(part: str) -> str:
    return f"\ue000(?P<{part}>\\d+)\ue001"


def _verbs(*keys: str) -> str:
    every = (re.escape(verb) for key in keys for verb in words("drafting", key))
    return f"(?:{'|'.join(sorted(every, key=len, reverse=True))})"


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[Action, re.Pattern[str]], ...]:
    forms = (
        *_of_words(),
        *_of_insertions(),
        *_of_paragraphs(),
        *_of_new_paragraphs(),
        *_of_places(),
    )
    return tuple((action, re.compile(form)) for action, form in forms)


def _what() -> str:
    return rf"(?:the )?(?:following )?(?:{_verbs('words')}:? )?"


def _of_words() -> Iterator[tuple[Action, str]]:
    """Yield the forms that replace or delete quoted words."""
    old, new = _what() + _quote("old") + _OCCURS, _what() + _quote("new")
    delete, substitute = _verbs("delete"), _verbs("substitute")
    put, it = _verbs("insert", "substitute"), "(?:it|them) (?:by|with)"
    by = "(?:by|with|to read|to)"
    yield Action.SUBSTITUTE, rf"{_WITHIN}{_verbs('replace')} {old}{_THERE} {by} {new}"
    yield Action.SUBSTITUTE, rf"{_WITHIN}{_verbs('replace')} {old} {by} {new}{_THERE}"
    yield Action.SUBSTITUTE, rf"{_WITHIN}{substitute} {new} (?:for|in place of) {old}{_THERE}"
    yield Action.SUBSTITUTE, rf"{_WITHIN}for {old},? {substitute} {new}"
    yield (
        Action.SUBSTITUTE,
        rf"{_WITHIN}{old} {_BE} (?:replaced|substituted) (?:by|with) {new}",
    )
    deleted = rf"{_WITHIN}{delete} {old}{_THERE}"
    yield Action.SUBSTITUTE, rf"{deleted},? and {put} (?:{_INSTEAD}) {new}"
    yield Action.SUBSTITUTE, rf"{deleted},? and {put} {new} (?:{_INSTEAD})"
    yield Action.SUBSTITUTE, rf"{deleted},? and replace {it} {new}"
    yield Action.DELETE, deleted
    yield Action.DELETE, rf"{_WITHIN}{old} {_BE} (?:deleted|omitted|removed)"


def _of_insertions() -> Iterator[tuple[Action, str]]:
    """Yield the forms that bring in quoted words."""
    old, new = _what() + _quote("old") + _OCCURS, _what() + _quote("new")
    second, insert = _what() + _quote("second"), _verbs("insert")
    end = r"at the (?P<end>end|beginning|start)"
    yield Action.INSERT, rf"{_WITHIN}{insert} {new},? {_SIDE} {old}{_THERE}"
    yield Action.INSERT, rf"{_WITHIN}{_SIDE} {old},? {insert} {new}"
    yield Action.INSERT, rf"{_WITHIN}{new} {_BE} (?:inserted|added) {_SIDE} {old}"
    yield Action.INSERT_BETWEEN, rf"{_WITHIN}between {old} and {second},? {insert} {new}"
    yield Action.INSERT_BETWEEN, rf"{_WITHIN}{insert} {new} between {old} and {second}{_THERE}"
    yield Action.INSERT_AT_END, rf"{end} of {_PLACE},? {insert} {new}"
    yield Action.INSERT_AT_END, rf"{insert} {new} {end} of {_PLACE}"
    yield Action.INSERT_AT_END, rf"{insert} {end} of {_PLACE},? {new}"
    yield Action.INSERT_AT_END, rf"{_WITHIN}{end},? {insert} {new}"
    yield Action.INSERT_AT_END, rf"{_WITHIN}{insert} {end},? {new}"
    yield Action.INSERT_AT_END, rf"{_WITHIN}{insert} {new} {end}"


def _of_paragraphs() -> Iterator[tuple[Action, str]]:
    """Yield the forms that replace or delete whole paragraphs."""
    bare, delete = _quote("new"), _verbs("delete")
    by = r"(?:by|with)(?: the following)?(?: text| wording| paragraph)?:? ?"
    read = r"(?:should|shall|to) (?:read|be (?:amended|changed) to read|be replaced by)"
    yield Action.REPLACE_WHOLE, rf"{_verbs('replace')} {_PLACE} {by}{bare}"
    yield Action.REPLACE_WHOLE, rf"{_verbs('substitute')} the following for {_PLACE}:? ?{bare}"
    yield Action.REPLACE_WHOLE, rf"{_PLACE} {read}(?: as follows| the following)?:? ?{bare}"
    yield Action.DELETE_WHOLE, rf"{delete} {_PLACE}"
    yield Action.DELETE_WHOLE, rf"{_PLACE} {_BE} (?:deleted|omitted|removed)"


def _of_new_paragraphs() -> Iterator[tuple[Action, str]]:
    """Yield the forms that bring in paragraphs."""
    bare, insert = _quote("new"), _verbs("insert")
    end = r"at the end(?: of the (?:operative part|preamble))?"
    number = r"(?P<number>\d{1,3})"
    sub = r"(?:(?:a|the following) )?(?:new )?sub-?paragraph(?: \((?P<letter>[a-z]+)\))?"
    yield Action.NEW_BESIDE, rf"{_SIDE} {_PLACE},? {insert} {_NEW}{_READS}{bare}"
    yield Action.NEW_BESIDE, rf"{insert} {_NEW},? {_SIDE} {_PLACE}{_READS}{bare}"
    yield Action.NEW_NUMBERED, rf"{insert} {_NEW} {number}{_READS}{bare}"
    yield Action.NEW_NUMBERED, rf"{insert} {_what()}{bare} as (?:a |the )?{_NEW} {number}"
    yield Action.NEW_AT_END, rf"{insert} {_NEW} {end}{_READS}{bare}"
    yield Action.NEW_SUB, rf"{_WITHIN}{insert} {sub}(?: at the end)?{_READS}{bare}"


def _of_places() -> Iterator[tuple[Action, str]]:
    """Yield the forms that number, move, join and split paragraphs."""
    old = _what() + _quote("old") + _OCCURS
    which = r"(?:following |remaining |subsequent |succeeding |other )?"
    part = r"(?:operative |preambular )?(?:sub-?)?"
    yield (
        Action.NOTHING,
        rf"(?:and )?renumber (?:the )?{which}{part}(?:paragraphs? )?accordingly",
    )
    yield Action.NOTHING, rf"(?:the )?{which}{part}paragraphs {_BE} renumbered(?: accordingly)?"
    yield (
        Action.RENUMBER,
        rf"renumber {_PLACE} (?:as|to become) (?:operative )?paragraph (?P<number>\d{{1,3}})",
    )
    yield Action.MOVE, rf"{_verbs('move')} {_PLACE} (?:to )?{_SIDE} (?P<other>{NAME})"
    yield Action.JOIN, rf"{_verbs('join')} {_PLACE} (?:and|with) (?P<other>{NAME})"
    in_two = r"(?: in(?:to)? two(?: paragraphs)?)?"
    yield Action.SPLIT, rf"{_verbs('split')} {_PLACE}{in_two},? {_SIDE} {old}"


@lru_cache(maxsize=1)
def _cuts() -> re.Pattern[str]:
    every = _verbs("delete", "insert", "replace", "substitute", "move", "join", "split")
    opens = rf"(?:{every}|in|after|before|between|at the|renumber) "
    return re.compile(rf"[,;]? and (?={opens})|[,;] (?={opens})")


def instructions(sentence: str, place: str) -> Iterator[Instruction]:
    """Yield what a sentence in small letters asks for, `place` being spoken of already.

    Raises DraftError where it is not understood whole.
    """
    sentence = " ".join(sentence.split()).strip(" .;,")
    found = _one(sentence, place)
    if found is not None:
        yield found
        return
    for cut in _cuts().finditer(sentence):
        left = _one(sentence[: cut.start()], place)
        if left is not None:
            yield left
            yield from instructions(sentence[cut.end() :], left.place)
            return
    raise DraftError("this is not understood as an amendment")


def lead_in(sentence: str) -> str:
    """Return the place that a heading names: "In operative paragraph 2:"; "" for no heading."""
    found = _LEAD.fullmatch(" ".join(sentence.split()).strip(" .,"))
    return found["place"] if found and sentence.rstrip().endswith(":") else ""


def _one(sentence: str, place: str) -> Instruction | None:
    for action, form in _forms():
        found = form.fullmatch(sentence)
        if found:
            said = {part: words for part, words in found.groupdict().items() if words is not None}
            return Instruction(action, said.get("place") or said.get("there") or place, said)
    return None
