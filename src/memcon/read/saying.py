"""Who says what in a sentence of a report: verbs of saying, and the subject before each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from memcon.lexicon.load import table
from memcon.model.marks import Mention
from memcon.names.vocabulary import (
    COURTESY,
    DEMONYM,
    ENGLISH,
    NEVER,
    OFFICE,
    ORGANISATION,
    PLACE,
    vocabulary,
)
from memcon.read.cast import is_people, office_alone, written_out
from memcon.read.tokens import Tokens
from memcon.read.verbs import Verb, verbs
from memcon.text.span import Span

_BE = frozenset(("was", "were", "is", "are", "been", "being", "be"))
_AUXILIARY = frozenset(
    [
    "would", "could", "did", "does", "do", "can", "must", "should", "might", "may", "will", "to",
    "shall",
    ]
)  # fmt: skip
_SUPPOSING = frozenset(("would", "could", "must", "should", "might", "may", "will", "can", "shall"))
_PRONOUNS = frozenset(("he", "she", "i", "we", "they"))
_SUBORDINATES = frozenset(
    [
    "that", "which", "what", "whether", "if", "because", "since", "as", "when", "after", "before",
    "while", "until", "where", "who", "whom", "how", "why", "than", "whose", "although", "though",
    "unless",
    ]
)  # fmt: skip
_JOINS = frozenset(
    ("and", "but", "while", "whereas", ";", "whereupon", "whereas", "which", ":", "—", "–")
)
_LONGEST_ASIDE = 18  # tokens between the commas of "Mr. Marten, the Minister, said"
_LONGEST_TITLE = 9  # tokens
_LONGEST_ADDRESSEE = 7  # tokens
_NO_SURNAME = COURTESY | DEMONYM | ENGLISH | NEVER | OFFICE | ORGANISATION | PLACE
_AGENT_WITHIN = 14  # tokens after a passive verb in which "by" names who speaks


class By(Enum):
    """How a subject names who speaks."""

    NAME = "a name"
    OFFICE = "a title"
    PRONOUN = "a pronoun"
    GROUP = "a group"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Subject:
    """Who is said to speak: the words, how they name him; `title` and `people` of an office."""

    by: By
    at: Span
    mention: Mention | None = None
    title: str = ""
    people: tuple[str, ...] = ()
    first: int = 0  # the index of its first token


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying with its subjects (several where "A and B agreed"), in a sentence.

    `embedded`: it stands in a clause that another verb governs; `joined`: a second main clause
    that begins at `clause`; `earlier`: told of a time before ("had said"); `supposed`: of what
    may be ("would say"); `inserted`: between commas ("..., Marten said, ..."). `passive`: who
    stands before the verb is spoken to.
    """

    verb: Verb
    at: Span
    subjects: tuple[Subject, ...]
    clause: int
    after: int  # the index of the token behind the verb
    embedded: bool
    joined: bool
    earlier: bool
    supposed: bool
    inserted: bool
    passive: bool


@lru_cache(maxsize=1)
def _between() -> frozenset[str]:
    between = table("saying")["between"]
    assert isinstance(between, dict)
    return frozenset(between["adverbs"])


@lru_cache(maxsize=1)
def _groups() -> frozenset[str]:
    groups = table("saying")["groups"]
    assert isinstance(groups, dict)
    return frozenset(groups["nouns"])


def sayings(tokens: Tokens, names: Mapping[int, Mention]) -> Iterator[Saying]:
    """Yield the verbs of saying that have a subject, in order; `names`: mentions by their end."""
    known = verbs()
    if known.keys().isdisjoint(tokens.small):
        return
    for index in [index for index, word in enumerate(tokens.small) if word in known]:
        for verb in known[tokens.small[index]]:
            if verb.going or tokens.small[index + 1 : index + 1 + len(verb.rest)] != verb.rest:
                continue
            found = _saying(tokens, index, verb, names)
            if found is not None:
                yield found
                break


def _saying(tokens: Tokens, index: int, verb: Verb, names: Mapping[int, Mention]) -> Saying | None:
    place, helped, passive, earlier, supposed = _before(tokens, index)
    if tokens.small[place + 1] == "to":
        return None  # "asked Mr. Marten to explain": he is asked, and does not explain
    past = not verb.bare or verb.base in ("read", "put")
    if not past and not helped and not _by_writer(tokens, place):
        return None
    after = index + 1 + len(verb.rest)
    if passive:
        subjects = _agent(tokens, after, names)
        if not subjects and place >= 0 and tokens.small[place] == "it":
            at = Span(tokens.start(place), tokens.end(place))
            subjects = (Subject(By.NOBODY, at, first=place),)
    else:
        subjects = _subjects(tokens, place, names)
        if not subjects and not {"and", "but"}.isdisjoint(tokens.small[max(0, place) : index]):
            subjects = _opening(tokens, names)
    if not subjects:
        return None
    first = min(subject.first for subject in subjects)
    before = tokens.small[first - 1] if first else ""
    joined = before in _JOINS
    start = tokens.start(first - 1 if first and before in ("and", "but", "while") else first)
    return Saying(
        verb, Span(tokens.start(index), tokens.end(after - 1)), subjects, start, after,
        before in _SUBORDINATES, joined, earlier, supposed,
        before == "," and "".join(tokens.small[after : after + 1]) in (",", ".", ""), passive,
    )  # fmt: skip


def _by_writer(tokens: Tokens, place: int) -> bool:
    """Tell whether "I" or "we" stands at `place`: "I ask", "we propose"."""
    return place >= 0 and tokens.small[place] in ("i", "we")


def _before(tokens: Tokens, index: int) -> tuple[int, bool, bool, bool, bool]:
    """The token before a verb's adverbs and auxiliaries, and what they say of the verb.

    Whether one of them wants the base form, is passive, tells of a time before, or supposes.
    """
    place, helped, passive, earlier, supposed = index - 1, False, False, False, False
    while place >= 0:
        word = tokens.small[place]
        if word in _BE:
            passive = passive or not any(
                tokens.small[k].endswith("ing") for k in range(place + 1, index)
            )
        elif word in _AUXILIARY:
            helped = True
            supposed = supposed or word in _SUPPOSING
        elif word in ("had", "has", "have", "having"):
            earlier = True
        elif word == "." and tokens.words[place - 1] + "." in vocabulary().short:
            break
        elif word == "," and _adverb_between_commas(tokens, place):
            place -= 1
            while tokens.small[place] != ",":
                place -= 1
        elif word not in _between() and not (
            word.endswith("ly") and word not in ("family", "reply")
        ):
            break
        place -= 1
    return place, helped, passive, earlier, supposed


def _adverb_between_commas(tokens: Tokens, comma: int) -> bool:
    """Tell whether a comma closes ", however," or ", in turn,": at most four words."""
    for place in range(comma - 1, max(-1, comma - 6), -1):
        if tokens.small[place] == ",":
            return place < comma - 1 and all(
                word in _between() or word.endswith("ly")
                for word in tokens.small[place + 1 : comma]
            )
    return False


def _subjects(tokens: Tokens, place: int, names: Mapping[int, Mention]) -> tuple[Subject, ...]:
    """The subjects that end at token `place`: one, or several joined by "and"."""
    for _ in range(2):  # "Mr. Marten (Halven), on a point of order, said"
        if place >= 0 and tokens.small[place] in (",", ")"):
            place = _before_aside(tokens, place)
    last = _subject(tokens, place, names)
    if last is None and tokens.small[place + 1 : place + 2] == (
        ",",
    ):  # ", the Minister, then, said"
        last = _subject(tokens, _before_aside(tokens, place + 1), names)
    if last is None:
        return ()
    if last.by is By.OFFICE and last.first > 1 and tokens.small[place + 1] == ",":
        named = _subject(tokens, last.first - 2, names)  # "Mr. Marten, the Minister, then, said"
        if named is not None and named.by is By.NAME and named.first == 0:
            last = named
    if last.first > 1 and tokens.small[last.first - 1] == "and":
        other = _subject(tokens, last.first - 2, names)
        if other is not None and By.NOBODY not in (last.by, other.by):
            return (other, last)
    return (last,)


def _opening(tokens: Tokens, names: Mapping[int, Mention]) -> tuple[Subject, ...]:
    """Who opens the sentence, and speaks after something else: "Mr. Marten rose and said"."""
    for last in range(min(_LONGEST_ADDRESSEE, len(tokens.small) - 1)):
        found = _subject(tokens, last, names)
        if found is not None:
            one = found.first == 0 and found.by in (By.NAME, By.OFFICE, By.PRONOUN)
            return (found,) if one and tokens.small[last + 1] != "and" else ()
    return ()


def _before_aside(tokens: Tokens, close: int) -> int:
    """The token before an apposition or bracket that closes at `close`; -1 where there is none."""
    opener = "(" if tokens.small[close] == ")" else ","
    for place in range(close - 1, max(-1, close - _LONGEST_ASIDE), -1):
        if tokens.small[place] == opener:
            return place - 1
    return -1


def _subject(tokens: Tokens, place: int, names: Mapping[int, Mention]) -> Subject | None:
    if place < 0:
        return None
    word = tokens.small[place]
    if word in _PRONOUNS:
        at = Span(tokens.start(place), tokens.end(place))
        return Subject(By.PRONOUN, at, first=place)
    mention = names.get(tokens.end(place))
    if mention is not None:
        first = place
        while first > 0 and tokens.start(first) > mention.at.start:
            first -= 1
        first = _with_article(tokens, first)
        return Subject(By.NAME, mention.at, mention, first=first)
    return _office(tokens, place) or _group(tokens, place) or _bare(tokens, place)


def _bare(tokens: Tokens, place: int) -> Subject | None:
    """A surname that opens a clause, and that the record explains nowhere: "Sabran said"."""
    before = tokens.small[place - 1] if place else ","
    if before in _JOINS or before in _SUBORDINATES or before in (",", "by"):
        return _surname(tokens, place)
    return None


def _surname(tokens: Tokens, place: int) -> Subject | None:
    word = tokens.words[place]
    if not (word[0].isupper() and word[1:].islower() and len(word) > 2):
        return None
    if vocabulary().of(word) & _NO_SURNAME or word.endswith("tel"):  # "Embtel", "Deptel"
        return None
    at = Span(tokens.start(place), tokens.end(place))
    return Subject(By.NAME, at, first=place)


def addressee(tokens: Tokens, saying: Saying, names: Mapping[int, Mention]) -> Subject | None:
    """Whom the sentence says was spoken to: behind the verb, or before a passive one."""
    if saying.passive:
        end = saying.subjects[0].first
        for last in range(min(end, _LONGEST_ADDRESSEE)):
            found = _subject(tokens, last, names)
            if found is not None and found.first == 0:
                return found
        return None
    first = saying.after
    if tokens.small[first : first + 1] in (("to",), ("with",)):
        first += 1
    for last in range(first, min(len(tokens.small), first + _LONGEST_ADDRESSEE)):
        found = _subject(tokens, last, names) or (_surname(tokens, last) if last == first else None)
        if found is not None and found.first == first and found.by in (By.NAME, By.OFFICE):
            return found
    return None


def _with_article(tokens: Tokens, first: int) -> int:
    """Where "the Mexican Foreign Minister" begins before a name."""
    place = first
    while place > 0 and place > first - 5:
        before = tokens.words[place - 1]
        if before.lower() == "the":
            return place - 1
        if not before[0].isupper() or _is_verbal(before):
            break
        place -= 1
    return first


def _is_verbal(word: str) -> bool:
    """Tell whether a word is one that opens a sentence rather than part of a name."""
    return word.lower() in _SUBORDINATES or word.lower() in _JOINS


def _office(tokens: Tokens, last: int) -> Subject | None:
    """A title that stands for somebody: "The Under Secretary", "the Soviet Ambassador"."""
    if tokens.small[last] == "." and last:
        last -= 1
    if not _may_be_title(tokens.words[last]):
        return None
    first = last
    while first >= 0 and first > last - _LONGEST_TITLE:
        word = tokens.words[first]
        if word.lower() in ("the", "his", "her"):
            break
        if not _may_be_title(word):
            first = -first - 2  # no article: only what stands at the very beginning
            break
        first -= 1
    if first >= 0 and tokens.small[first] in ("his", "her"):
        return _excellency(tokens, first, last)
    article = first >= 0 and tokens.small[first] == "the"
    if first >= 0 and not article:
        return None  # too many capitals for a title
    begins = first + 1 if article else (0 if first == -1 else -first - 1)
    if not article and not (begins == 0 or tokens.small[begins - 1] in (",", ";", ":", "and")):
        return None
    words = [written_out(word) for word in tokens.words[begins : last + 1]]
    people = []
    while words and is_people(words[0]):
        people.append(words.pop(0))
    title = " ".join(words)
    if not office_alone(title):
        return None
    if not article and people:
        return None
    head = first if article else begins
    at = Span(tokens.start(head), tokens.end(last))
    return Subject(By.OFFICE, at, None, title, tuple(people), head)


def _excellency(tokens: Tokens, first: int, last: int) -> Subject | None:
    """Take "His Highness", "Her Majesty": nobody's title but his whom the list calls so."""
    if last != first + 1 or tokens.small[last] not in (
        "highness",
        "majesty",
        "excellency",
        "holiness",
        "eminence",
    ):
        return None
    title = f"{tokens.small[first]} {tokens.small[last]}"
    return Subject(By.OFFICE, Span(tokens.start(first), tokens.end(last)), None, title, (), first)


@lru_cache(maxsize=1 << 13)
def _may_be_title(word: str) -> bool:
    """Tell whether a word may be one of a title: a capital, a small joining word, an office."""
    if word[0].isupper() or word in ("of", "for", "and"):
        return True
    return bool(vocabulary().of(word.capitalize()) & OFFICE) and word.islower()


def _group(tokens: Tokens, last: int) -> Subject | None:
    """Several who speak as one: "The Soviet side", "the Cubans"."""
    plural = tokens.words[last].endswith(("s", "ese"))
    if tokens.small[last] not in _groups() and not (plural and is_people(tokens.words[last])):
        return None
    first = last
    while first > 0 and tokens.small[first] != "the" and first > last - 5:
        first -= 1
    if tokens.small[first] != "the" or first == last:
        return None
    return Subject(By.GROUP, Span(tokens.start(first), tokens.end(last)), first=first)


def _agent(tokens: Tokens, after: int, names: Mapping[int, Mention]) -> tuple[Subject, ...]:
    """Who stands behind "by" after a passive verb: "was asked by me"."""
    for place in range(after, min(len(tokens.small) - 1, after + _AGENT_WITHIN)):
        if tokens.small[place] == "by":
            if tokens.small[place + 1] == "me":
                at = Span(tokens.start(place + 1), tokens.end(place + 1))
                return (Subject(By.PRONOUN, at, first=place + 1),)
            for last in range(place + 1, min(len(tokens.small), place + 7)):
                found = _subject(tokens, last, names)
                if found is not None and found.first in (place + 1, place + 2):
                    return (found,)
    return ()
