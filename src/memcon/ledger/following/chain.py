"""From whom a speaker has what he says, and on what he rests it: by his own words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from memcon.ledger.following.spoken import surname
from memcon.ledger.positions.wording import plain
from memcon.lexicon.load import table, words
from memcon.model.following import Basis, Source
from memcon.model.ledger import Entry
from memcon.model.marks import Form

_OPENING = 60  # characters in which the words stand that lead to a source
_MOST = 9  # words for one source
_WORD = re.compile(r"[^\s,;:“”\"()]+|[,;:]|[“”\"()]")
_BREAKS = frozenset(',;:“”"()')
_SELVES = frozenset(
    ("i", "we", "you", "it", "there", "who", "what", "nobody", "which", "whom", "this", "that")
)
_SHE_OR_HE = frozenset(("he", "she", "they"))


@dataclass(frozen=True, slots=True)
class Rest:
    """On what a claim rests: basis and chain, the nearest source first, and a reason in words."""

    basis: Basis | None
    chain: tuple[Source, ...]
    because: str


def rest_of(entry: Entry) -> Rest:
    """Return on what an entry rests by the words of its own sentence."""
    said = f" {plain(entry.passage.words)} "
    if sources_behind(entry):
        return Rest(None, (), "It says from whom what stands before it was had.")
    found = tuple(_named(entry))
    if found:
        named = " <- ".join(found)
        chain = tuple(Source(words, entry.passage) for words in found)
        return Rest(Basis.HEARSAY, chain, f"The speaker has it from another: {named}.")
    untold = _first(said, "untold")
    if untold:
        because = f"“{untold}”: it was told, and the record does not say by whom."
        return Rest(Basis.HEARSAY, (Source("", entry.passage),), because)
    for basis in (Basis.INFERENCE, Basis.OPINION, Basis.OWN):
        phrase = _first(said, basis.value)
        if phrase:
            return Rest(basis, (), f"The speaker says “{phrase}”.")
    first = said.split()[:2]
    if first and first[0] in ("i", "we") and first[1:2] and first[1] in words("chain", "doing"):
        return Rest(Basis.OWN, (), f"The speaker tells what he does himself: “{' '.join(first)}”.")
    return Rest(None, (), "The words do not say on what it rests.")


def sources_behind(entry: Entry) -> tuple[Source, ...]:
    """Return the sources that a sentence names for what stands before it: “It comes from ...”."""
    opening = entry.passage.words[:_OPENING].lower().split()
    phrases = _starting("behind").get(opening[0], ()) if opening else ()
    phrase = next((one for one in phrases if opening[: len(one)] == list(one)), None)
    if phrase is None:
        return ()
    found = _after(_WORD.findall(entry.passage.words), len(phrase))
    return tuple(Source(words, entry.passage) for words in found)


def _named(entry: Entry) -> Iterator[str]:
    """The sources that the sentence names for what it says itself, the nearest first."""
    tokens = _WORD.findall(entry.passage.words)
    low = [token.lower() for token in tokens]
    for at in range(len(low)):
        for phrase in _starting("according").get(low[at], ()):
            if low[at : at + len(phrase)] == list(phrase):
                found = tuple(_after(tokens, at + len(phrase)))
                if found and _is_another(found[0], entry):
                    yield from found
                    return
        who = _teller(tokens, low, at)
        if who and _is_another(who, entry):
            yield who
            yield from _relays(tokens, at)
            return


def _teller(tokens: list[str], low: list[str], at: int) -> str:
    """Who tells the speaker, or what paper writes, by the verb at a place; "" where none does."""
    for phrase in _starting("telling").get(low[at], ()):
        end = at + len(phrase)
        if low[at:end] == list(phrase) and low[end : end + 1] and low[end] in _listed("hearers"):
            return _before(tokens, at)
    if low[at] in _listed("printing") and at and low[at - 1] in _listed("press"):
        says = low[at] in _PLAIN or low[at + 1 : at + 2] == ["that"]
        return _before(tokens, at) if says else ""  # not the noun in “press reports”
    return ""


_PLAIN = frozenset(("write", "writes", "wrote", "say", "says", "said"))


def _is_another(who: str, entry: Entry) -> bool:
    """Whether a teller is somebody else than the speaker: not “I told him”, nor he who reports."""
    low = who.lower()
    if not low or low.split()[0] in _SELVES or surname(who) == surname(entry.actor):
        return False
    return not (entry.form is Form.REPORTED and low in _SHE_OR_HE)


def _after(tokens: list[str], at: int) -> Iterator[str]:
    """The source whose words begin at a place, and those from whom he has it in turn."""
    name = _source(tokens, at)
    if name and _may_tell(name):
        yield name
        yield from _relays(tokens, at)


def _may_tell(name: str) -> bool:
    """Whether words name somebody or something from which one can have a thing."""
    parts = name.split()
    named = any(part[0].isupper() for part in parts[1:]) or parts[0][0].isupper()
    if parts[0].lower() in _SELVES or not _listed("rules").isdisjoint(map(str.lower, parts)):
        return False
    known = _listed("informants") | _listed("press") | _SHE_OR_HE
    return named or not known.isdisjoint(part.lower() for part in parts)


def _relays(tokens: list[str], at: int) -> Iterator[str]:
    low = [token.lower() for token in tokens]
    for start in range(at, len(low)):
        for phrase in _starting("relayed").get(low[start], ()):
            if low[start : start + len(phrase)] == list(phrase):
                name = _source(tokens, start + len(phrase))
                if name:
                    yield name


def _source(tokens: list[str], at: int) -> str:
    """The words for a source from a place on, up to a break or a word that goes on from it."""
    found: list[str] = []
    for token in tokens[at : at + _MOST]:
        if token in _BREAKS or token.lower() in _listed("ends") or token[0].isdigit():
            break
        if token[0] in "$£€":
            return ""
        found.append(token)
        if token.endswith((".", "?", "!")) and len(token) > _INITIAL:
            break
    return " ".join(found).rstrip(".?!") if found else ""


_INITIAL = 4  # characters of "Mr.", "Cde.": a stop that ends no sentence


def _before(tokens: list[str], at: int) -> str:
    """The words for a source before a verb, back to where they begin."""
    found: list[str] = []
    for place in range(at - 1, max(-1, at - 1 - _MOST), -1):
        token = tokens[place]
        low = token.lower()
        if not found and (low in _listed("besides") or low.endswith("ly")):
            continue
        ends = token in _BREAKS or (token.endswith((".", "…")) and len(token) > _INITIAL)
        if ends or low in _listed("ends") or low in _listed("lead_in"):
            break
        if found and found[-1][0].isupper() and _ordinary(token):
            break
        found.append(token)
        if low in _listed("openings") and tokens[max(0, place - 1)].lower() not in ("of", "in"):
            break
    while found and found[-1].lower() in _listed("inside"):
        found.pop()
    name = " ".join(reversed(found))
    return name if name and (name.lower() in _SHE_OR_HE or _may_tell(name)) else ""


def _ordinary(token: str) -> bool:
    """Whether a word before a name is none of it: a small letter, no article, no “of”."""
    return token[0].islower() and token not in _listed("openings") | _listed("inside")


def _first(said: str, key: str) -> str:
    return next((phrase for phrase in words("chain", key) if f" {phrase} " in said), "")


@cache
def _starting(key: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list by their first word, the longer first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words("chain", key):
        parts = tuple(phrase.split())
        found.setdefault(parts[0], []).append(parts)
    return {word: tuple(sorted(those, key=len, reverse=True)) for word, those in found.items()}


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(words("chain", key))


@cache
def denials(key: str) -> tuple[str, ...]:
    """Return the phrases by which what was said is denied, or a denial is none."""
    given = table("chain")["denials"]
    assert isinstance(given, dict)
    return tuple(given[key])
