"""What a sentence tells of a message, and the words that all ways of telling share."""

import re
from dataclasses import dataclass

from memcon.ledger.messages.message_words import listed
from memcon.ledger.messages.naming import DAY, PRONOUNS, Tokens, is_town, named_after, named_before
from memcon.model.negotiation import Delivery

_NEXT_CLAUSE = re.compile(
    r"; |,? (?:and|but|or) (?:we|I|he|she|they|you|it)\b|, (?:and|but|or|we|I|he|she|they|you)\b"
)
LONGEST_ABOUT = 200  # characters
BE = frozenset(("is", "are", "was", "were", "been", "being", "be", "am"))
_UNMADE = frozenset(("would", "could", "should", "might", "must", "ought"))
_SUPPOSING = frozenset(("if", "whether", "unless", "whatever", "should", "suppose"))
_ASKING = frozenset(
    ("asked", "ask", "asks", "requested", "instructed", "urged", "begged", "authorized", "directed")
)
_OBJECT = 7  # words from a verb to the message that it tells of
_MATTER = 7  # words from a message to the words for its matter


@dataclass(frozen=True, slots=True)
class Telling:
    """A message as one sentence tells of it, in the sentence's own words.

    `verb` is the place of the word that tells of it, `last` the index of the first token behind
    its slots, `about_from` the place where the words for its matter begin. `comes_in` tells that
    a time with it is that of its receipt, `oral` and `by_hand` that it is of both.
    `by_name`: no verb tells of it, only what it is called. `origin` is a place from
    which it comes; `back` that it refers to a message told of before.
    """

    verb: int
    last: int
    medium: str = ""
    sender: str = ""
    receivers: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    origin: str = ""
    about: str = ""
    about_from: int = 1 << 30
    delivery: Delivery = Delivery.TOLD
    comes_in: bool = False
    oral: bool = False
    by_hand: bool = False
    by_name: bool = False
    back: bool = False


def words_of(said: Tokens, first: int, last: int) -> str:
    """Return the words from one token up to another, which is not included."""
    return said.said[said.starts[first] : said.ends[last - 1]] if last > first else ""


def subject(said: Tokens, verb: int) -> str:
    """Return the words for who does what a verb says; "" where none are found."""
    return words_of(said, *named_before(said, verb))


def delivery(said: Tokens, verb: int) -> Delivery | None:
    """Return how the verb holds that the message was sent; None: it only might have been."""
    start, end = named_before(said, verb)
    between = said.low[end:verb]
    opening = said.low[max(0, start - 2) : start]
    if "have" in between and not _UNMADE.isdisjoint(between):
        return None
    if is_open_infinitive(said, verb) or not _SUPPOSING.isdisjoint(opening):
        return None
    if any(word.endswith("n't") or word in listed("words", "deny") for word in between):
        return Delivery.DENIED
    named = " ".join(said.low[start:end])
    if named in listed("words", "deny") or said.low[start:end][:1] == ["no"]:
        return Delivery.DENIED
    if said.said.rstrip("”\"’') ").endswith("?"):
        return Delivery.ASKED
    if (
        _is_to_come(between)
        or between[-1:] == ["be"]
        or said.low[verb] == "be"
        or not listed("words", "perhaps").isdisjoint(opening + between)
    ):
        return Delivery.EXPECTED
    return Delivery.TOLD


def is_open_infinitive(said: Tokens, verb: int) -> bool:
    """Tell whether nobody is said to do it: "an opportunity to talk", "impatience to get"."""
    place = verb - 1
    while place >= 0 and said.low[place].endswith("ly"):
        place -= 1
    if place < 1 or said.low[place] != "to":
        return False
    before = said.low[place - 1]
    if before in listed("words", "control") or before in listed("words", "auxiliary"):
        return False
    return not asked_by(said, place)[1]


def asked_by(said: Tokens, to: int) -> tuple[str, str]:
    """Return who asks and whom, before a "to": "asked him to tell"; "" where nobody is asked."""
    start, end = named_before(said, to)
    if start in (end, 0) or said.low[start - 1] not in _ASKING:
        return "", ""
    return subject(said, start - 1), words_of(said, start, end)


def _is_to_come(between: list[str]) -> bool:
    """Tell whether auxiliaries speak of what is still to be done; "is said to have" does not."""
    done = "have" in between or "enough" in between
    return any(
        word in listed("words", "future") and not (done and word == "to") for word in between
    )


def message_after(said: Tokens, verb: int) -> int | None:
    """Return the index of the message that is a verb's object; None where there is none."""
    for place in range(verb + 1, min(len(said.low), verb + _OBJECT)):
        word = said.low[place]
        if word in listed("media", "strong") or word in listed("media", "other"):
            return place
        if said.is_sign(place) or _ends_object(said, place, verb):
            return None
    return None


def _ends_object(said: Tokens, place: int, verb: int) -> bool:
    word = said.low[place]
    if word in listed("words", "determiners") or (word in PRONOUNS and place == verb + 1):
        return False
    return word in listed("words", "ends") or word in PRONOUNS


@dataclass(frozen=True, slots=True)
class Parties:
    """Who sends and who receives, through whom, from where; and the index behind these words."""

    sender: str = ""
    receivers: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    origin: str = ""
    last: int = 0


def owner(said: Tokens, first: int, medium: int) -> str:
    """Return whose the message is, from the words before it: "your letter", "Corvin's cable"."""
    for place in range(medium - 1, max(-1, first - 1), -1):
        word = said.low[place]
        if word.endswith(("'s", "s'")) and place > 0 - 1:
            start, _ = named_before(said, place + 1)
            named = words_of(said, max(start, first), place + 1)
            return named.removesuffix("'s").removesuffix("’s").rstrip("'’")
        if word in ("your", "my", "our", "his", "her", "their"):
            return said.words[place]
        if word in ("the", "a", "an", "this", "that") or said.is_sign(place):
            return ""
    return ""


def ends_of(said: Tokens, place: int) -> Parties:
    """Return those whom the words behind a message name: "from", "to", "through" somebody."""
    found: dict[str, str] = {}
    while place < len(said.low):
        here = said.low[place]
        if here in ("from", "to", "through", "via", "by") and here not in found:
            last = named_after(said, place + 1)
            if last == place + 1 or said.low[place + 1] in ("which", "whom", "whose", "it"):
                break
            found[here] = words_of(said, place + 1, last)
            place = last
        elif here in ("no", "number", "nr") or said.words[place][0].isdigit() or here == ".":
            if here == "." and place == len(said.low) - 1:
                break
            place += 1
        else:
            break
    source = found.get("from", "")
    by = found.get("by", "")
    origin = source if is_town(source) else ""
    sender = by or ("" if origin else source)
    via = tuple(found[key] for key in ("through", "via") if key in found)
    receivers = (found["to"],) if "to" in found else ()
    return Parties(sender, receivers, via, origin, place)


def matter(said: Tokens, place: int) -> tuple[str, int]:
    """Return the words for what a message says, and where they begin; "" where there are none."""
    opens = listed("words", "opens")
    for first in range(place, min(len(said.low), place + _MATTER)):
        for size in (3, 2, 1):
            phrase = " ".join(said.low[first : first + size])
            start = first + size
            if phrase in opens and start < len(said.low) and not _is_date(said, start):
                at = said.starts[start]
                return cut(said.said[at:]), at
        if said.words[first] in ".;:" or said.low[first] in (
            "but",
            "and",
            "so",
            "because",
            "until",
        ):
            break
    return "", 1 << 30


def _is_date(said: Tokens, place: int) -> bool:
    """Tell whether a date stands here: "of 5 March", "on Friday"."""
    ahead = said.words[place : place + 2]
    if len(ahead) > 1 and ahead[0] == "the" and ahead[1] in ("night", "morning", "eve", "evening"):
        return True
    skipped = ahead[1:] if ahead[:1] in (["the"], ["last"], ["this"]) else ahead[:1]
    return any(word[0].isdigit() or DAY.match(word) for word in skipped)


def cut(words: str) -> str:
    """Return words up to the end of their clause, and not too many of them."""
    words = words.strip().rstrip(" .?!;,:")
    end = _NEXT_CLAUSE.search(words, 8)
    if end is not None:
        words = words[: end.start()]
    if len(words) > LONGEST_ABOUT:
        words = words[:LONGEST_ABOUT].rpartition(" ")[0]
    return words.strip(" ,;:")
