"""The messages of which a sentence tells."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from memcon.ledger.messages import told_by_verb as by_verb
from memcon.ledger.messages.message_words import listed, means
from memcon.ledger.messages.naming import Tokens, tokens
from memcon.ledger.messages.told import Telling
from memcon.ledger.messages.told_by_noun import noun, talk

Read = Callable[[Tokens, int], Telling | None]

_TO = re.compile(  # "said to", "wrote to"
    rf"\b(?:{'|'.join(sorted((*means('say'), 'wrote', 'written')))}) to\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def tellings(words: str) -> tuple[Telling, ...]:
    """Return the messages of which a sentence tells, in its order."""
    if not may_tell(words):
        return ()
    said, readers = tokens(words), _readers()
    found: list[Telling] = []
    done = 0
    for place, word in enumerate(said.low):
        if place < done:
            continue
        for read in readers.get(word, ()):
            one = read(said, place)
            if one is not None:
                found.append(one)
                done = one.last
                break
    return tuple(found)


def may_tell(words: str) -> bool:
    """Tell quickly whether a sentence has words that together may tell of a message."""
    found = set(_WORD.findall(words.lower()))
    alone, with_message, messages = _triggers()
    if not alone.isdisjoint(found):
        return True
    if not with_message.isdisjoint(found) and not messages.isdisjoint(found):
        return True
    return "to" in found and _TO.search(words) is not None


@lru_cache(maxsize=1)
def _triggers() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words that tell by themselves, those that need a message beside them, and messages."""
    media = listed("media", "strong") | listed("media", "other") | listed("media", "public")
    alone = (
        frozenset(means("tell"))
        | frozenset(means("hear"))
        | listed("verbs", "reach")
        | listed("verbs", "speak")
        | listed("media", "talks")
        | listed("media", "strong")
    )
    needs = (
        listed("verbs", "receive")
        | listed("verbs", "send")
        | listed("verbs", "publish")
        | listed("verbs", "read")
        | frozenset(("have", "has", "had"))
    )
    return alone, needs, media


@lru_cache(maxsize=1)
def _readers() -> Mapping[str, tuple[Read, ...]]:
    """For each word that may tell of a message what reads the sentence there, in turn."""
    given: tuple[tuple[frozenset[str], Read], ...] = (
        (frozenset(means("tell")), by_verb.told),
        (frozenset(means("say")), by_verb.said_to),
        (frozenset(means("hear")), by_verb.heard),
        (listed("verbs", "receive"), by_verb.received),
        (listed("verbs", "send"), by_verb.sent),
        (listed("verbs", "read"), by_verb.read_out),
        (listed("verbs", "reach"), by_verb.reached),
        (listed("verbs", "publish"), by_verb.published),
        (listed("verbs", "speak"), by_verb.spoken),
        (frozenset(("have", "has", "had")), by_verb.held),
        (listed("media", "talks"), talk),
        (listed("media", "strong"), noun),
    )
    found: dict[str, tuple[Read, ...]] = {}
    for those, read in given:
        for word in those:
            found[word] = (*found.get(word, ()), read)
    return found
