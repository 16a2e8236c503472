"""What messages tell of and people know of, gathered: one thing with all that is said of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from memcon.ledger.days import bound
from memcon.ledger.messages.knowledge import label
from memcon.ledger.messages.message_words import listed
from memcon.ledger.positions.wording import stems
from memcon.model.ledger import Entry
from memcon.model.negotiation import Knowing, Message
from memcon.text.shortened import shortened

_NEAR = 700  # characters within which "the text" means what was just spoken of
_LONGEST = 70  # characters of a title
_LABEL = re.compile(r"[Tt]he ([\w -]{3,24}) from ")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Thing:
    """Something of which people know: its title in the records' words, messages, who knew.

    `id` comes from the first words that speak of it.
    """

    id: str
    title: str
    messages: tuple[Message, ...]
    knowings: tuple[Knowing, ...]


@dataclass(slots=True)
class _Gathered:
    title: str
    entry: Entry
    stems: frozenset[str]
    messages: list[Message] = field(default_factory=list)
    knowings: list[Knowing] = field(default_factory=list)
    last: tuple[str, int] = ("", 0)


def things(sent: Sequence[Message], knew: Sequence[Knowing]) -> tuple[Thing, ...]:
    """Gather messages and knowledge by what they are about, in the order of the records.

    Two wordings are of one thing if they share most of their telling words; a word that only
    names a paper ("the text", "a copy") means what the same record has just spoken of.
    """
    found: list[_Gathered] = []
    by_stem: dict[str, list[_Gathered]] = {}
    for _, words, one in sorted(_all(sent, knew), key=lambda item: item[0]):
        entry = one.entries[0] if isinstance(one, Message) else one.entry
        home = _home(found, by_stem, words, entry)
        if home is None:
            home = _Gathered(_title(words), entry, _telling(words))
            found.append(home)
            for stem in home.stems:
                by_stem.setdefault(stem, []).append(home)
        last = one.entries[-1] if isinstance(one, Message) else one.entry
        home.last = (last.passage.record, last.passage.at.end)
        if isinstance(one, Message):
            home.messages.append(one)
        else:
            home.knowings.append(one)
    return tuple(
        Thing(_id(one), one.title, tuple(one.messages), tuple(one.knowings)) for one in found
    )


def _all(
    sent: Iterable[Message], knew: Iterable[Knowing]
) -> Iterable[tuple[tuple[str, str, int, int], str, Message | Knowing]]:
    for message in sent:
        yield _key(message.entries[0], 0), message.about or label(message), message
    for one in knew:
        yield _key(one.entry, 1), one.of, one


def _key(entry: Entry, kind: int) -> tuple[str, str, int, int]:
    day = bound(entry.said_on, last=False)
    passage = entry.passage
    return day.isoformat() if day else "~", passage.record, passage.at.start, kind


def _home(
    found: list[_Gathered], by_stem: dict[str, list[_Gathered]], words: str, entry: Entry
) -> _Gathered | None:
    telling = _telling(words)
    record, start = entry.passage.record, entry.passage.at.start
    if not telling:
        near = found[-1] if found else None
        if (
            not _is_apart(words)
            and near is not None
            and near.last[0] == record
            and start - near.last[1] <= _NEAR
        ):
            return near
        title = _title(words)
        alike = (one for one in found if one.entry.passage.record == record and one.title == title)
        return next(alike, None)
    best: tuple[int, _Gathered] | None = None
    homes = (one for stem in sorted(telling) for one in by_stem.get(stem, ()))
    for home in {id(one): one for one in homes}.values():
        shared = len(home.stems & telling)
        enough = shared * 2 > min(len(home.stems), len(telling))
        same = home.entry.passage.record == record or shared > 1
        if enough and same and (best is None or shared > best[0]):
            best = shared, home
    return best[1] if best is not None else None


def _is_apart(words: str) -> bool:
    """Tell whether a message is called by its kind and sender: another letter is another thing."""
    named = _LABEL.match(words)
    return named is not None and named[1] in listed("media", "strong")


def _telling(words: str) -> frozenset[str]:
    """The stems that tell what is spoken of: none for a word that only names a paper."""
    if _LABEL.match(words):
        return frozenset()
    papers = listed("media", "strong") | listed("media", "other") | listed("knows", "papers")
    said = set(_WORD.findall(words.lower()))
    rest = [word for word in _WORD.findall(words) if word.lower() not in papers - {"amendment"}]
    only = bool(said & papers) and len(stems(" ".join(rest))) == 0
    return frozenset() if only else frozenset(stems(words))


def _title(words: str) -> str:
    said = shortened(words, _LONGEST)
    return said[:1].upper() + said[1:]


def _id(one: _Gathered) -> str:
    passage = one.entry.passage
    return sha256(f"{passage.record}\n{passage.at.start}\n{one.title}".encode()).hexdigest()[:8]
