"""The messages of which records tell: from whom, to whom, about what, sent and received when."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise

from memcon.ledger.days import bound
from memcon.ledger.ledger import Ledger
from memcon.ledger.messages.meant import Talk, talk_of
from memcon.ledger.messages.message_words import listed
from memcon.ledger.messages.naming import PRONOUNS, names_in, tokens
from memcon.ledger.messages.telling import tellings
from memcon.ledger.messages.told import Telling
from memcon.ledger.positions.wording import stems
from memcon.model.ledger import Entry, Present, When
from memcon.model.marks import Certainty, Deed, Form
from memcon.model.negotiation import Delivery, Message, Timing

_FIRST = (Deed.ASK, Deed.MESSAGE, Deed.KNOWLEDGE, Deed.REQUEST, Deed.COMMIT)
_ANSWERED_WITHIN = 400  # characters from an answer to the words that tell of what was asked
_SOON = 2  # sentences within which "it" means a message just told of
_SUPPOSED = frozenset((Certainty.CONDITIONAL, Certainty.HYPOTHETICAL, Certainty.COUNTERFACTUAL))
_NAMED_WITHIN = 48  # characters from a message's name to a time that is surely its own
_SHORT = 9  # words of an answer that only mends a time
_ANY = frozenset(("", "message", "messages", "word", "news", "information", "oral"))
_ASKS = re.compile(
    r"\b(?:he|she|they) (?:had )?(?:asked|requested|wished|wanted|proposed|begged)\b"
)
_THAT_ONE = frozenset(("the", "this", "that", "these", "those"))


def messages(ledger: Ledger) -> tuple[Message, ...]:
    """Return the messages of which a ledger's records tell, in the order in which they do."""
    papers: dict[str, list[Message]] = {}
    for paper in ledger.papers:
        papers.setdefault(paper.entries[0].passage.record, []).append(paper)
    found: list[Message] = []
    for talk, entries in talks(ledger):
        found.extend(papers.pop(entries[0].passage.record, ()))
        found.extend(_of_record(talk, entries))
    for alone in papers.values():  # of records in which nobody does anything by saying it
        found.extend(alone)
    return tuple(sorted(found, key=_order))


def _order(message: Message) -> tuple[date, str, int]:
    first = message.entries[0]
    day = bound(first.said_on, last=False) or date.max
    return day, first.passage.record, first.passage.at.start


def talks(ledger: Ledger) -> Iterator[tuple[Talk, tuple[Entry, ...]]]:
    """Yield each record's talk with its sentences, one entry for each of them."""
    present: dict[str, list[Present]] = {}
    for one in ledger.present:
        present.setdefault(one.record, []).append(one)
    readers = {
        paper.entries[0].passage.record: paper.receivers[0]
        for paper in ledger.papers
        if len(paper.receivers) == 1
    }
    for record, found in groupby(ledger.entries, key=lambda entry: entry.passage.record):
        entries = tuple(_sentences(found))
        yield talk_of(entries, present.get(record, ()), readers.get(record, "")), entries


def _sentences(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield one entry for each sentence: of several acts the one that tells most of messages."""
    for _, acts in groupby(entries, key=lambda entry: entry.passage.at):
        found = tuple(acts)
        one = next((e for deed in _FIRST for e in found if e.act is deed), found[0])
        supposed = next((e.certainty for e in found if e.certainty in _SUPPOSED), one.certainty)
        yield replace(one, certainty=supposed) if supposed is not one.certainty else one


@dataclass(frozen=True, slots=True)
class _Draft:
    """A message in the making; `index` is that of its last sentence, `definite`: "the telegram"."""

    message: Message
    index: int
    definite: bool
    back: bool


def _of_record(talk: Talk, entries: Sequence[Entry]) -> Iterator[Message]:
    drafts: list[_Draft] = []
    for index, entry in enumerate(entries):
        found = tellings(entry.passage.words)
        if not found and entry.times and drafts:
            _mend(drafts, index, entry)
        for number, telling in enumerate(found):
            draft = _draft(talk, entry, telling, _times(entry, found, number))
            if draft is None:
                continue
            draft = replace(draft, index=index)
            same = next((n for n, one in enumerate(drafts) if _is_same(one, draft)), None)
            if same is not None:
                drafts[same] = _joined(drafts[same], draft)
            elif not draft.back:
                drafts.append(draft)
    for draft in drafts:
        yield replace(draft.message, doubts=tuple(_doubts(draft.message)))


def _draft(talk: Talk, entry: Entry, told: Telling, times: tuple[When, ...]) -> _Draft | None:
    """Return a message of which a sentence tells; None for what is said in the talk itself."""
    if told.delivery is Delivery.EXPECTED and entry.certainty in _SUPPOSED:
        return None
    told = _relayed(entry, told)
    if told.oral and not told.via and _is_the_talk(entry, told):
        return None

    def meant(words: str) -> str:
        somebody = talk.meant(words, entry, told.verb)
        return somebody.name if somebody is not None else ""

    said = tokens(entry.passage.words)
    low = said.low
    definite = any(one in _THAT_ONE and two == told.medium for one, two in pairwise(low))
    dated, came, rest = _parted(entry, told, times)
    both = told.oral or told.by_hand
    left = (*dated, *rest, *(came if both else ()))
    came = (*came, *(rest if both else ()))
    message = Message(
        told.medium,
        meant(told.sender),
        tuple(filter(None, map(meant, told.receivers))),
        tuple(filter(None, map(meant, told.via))),
        told.about,
        _timings(left, entry),
        _timings(came, entry),
        told.delivery,
        (entry,),
        told.origin,
    )
    return _Draft(message, 0, definite, told.back)


def _timings(times: Iterable[When], entry: Entry) -> tuple[Timing, ...]:
    values = dict.fromkeys(one.value for one in times if one.value)
    return tuple(Timing(value, entry) for value in values)


def _relayed(entry: Entry, told: Telling) -> Telling:
    """Return what somebody tells for another: "told him that the Minister had come and asked"."""
    asks = _ASKS.search(entry.passage.words, min(told.about_from, len(entry.passage.words)))
    if not told.oral or asks is None or told.via:
        return told
    said = tokens(entry.passage.words)
    inside = names_in(said, said.at(asks.start()), said.at(told.about_from))
    if len(inside) != 1:
        return told
    return replace(told, sender=inside[0], via=(told.sender,))


def _is_the_talk(entry: Entry, told: Telling) -> bool:
    """Tell whether it is the record's own way to report what is said in the talk."""
    by = told.sender.lower() in ("i", "he", "she") or told.sender == entry.actor
    return entry.form is Form.REPORTED and by and not told.comes_in and _first(entry, told)


def _first(entry: Entry, told: Telling) -> bool:
    """Tell whether no other verb of saying stands before this one in the sentence."""
    before = tokens(entry.passage.words).low
    verb = tokens(entry.passage.words).at(told.verb)
    return not {"that", "said", "whether"} & set(before[:verb])


def _times(entry: Entry, found: Sequence[Telling], number: int) -> tuple[When, ...]:
    """The times of one of a sentence's messages: the nearest to it, and none of its matter."""
    kept = []
    for when, at in _placed(entry):
        if any(one.about_from <= at for one in found):
            continue
        nearest = min(range(len(found)), key=lambda n: abs(found[n].verb - at))
        if nearest == number:
            kept.append(when)
    return tuple(kept)


def _placed(entry: Entry) -> Iterator[tuple[When, int]]:
    """Yield the times of an entry with their places in its words."""
    start = 0
    for when in entry.times:
        at = entry.passage.words.find(" ".join(when.words.split()), start)
        if at >= 0:
            yield when, at
            start = at + 1


def _parted(entry: Entry, told: Telling, times: tuple[When, ...]) -> tuple[tuple[When, ...], ...]:
    """Part times: by which the message is called ("of 5 March"), of its receipt, and others."""
    places = dict(_placed(entry))
    named: list[When] = []
    came: list[When] = []
    for when in times:
        before = entry.passage.words[: places[when]].rstrip(" ,(")
        if before.endswith((" of", " dated")) and places[when] > told.verb:
            named.append(when)
        elif before.endswith((" received", " received on", " arrived")) or told.comes_in:
            came.append(when)
    near = told.verb + _NAMED_WITHIN if told.by_name else len(entry.passage.words)
    rest = tuple(w for w in times if w not in named and w not in came and places[w] <= near)
    return tuple(named), tuple(came), rest


def _is_same(old: _Draft, new: _Draft) -> bool:
    """Tell whether two sentences surely tell of one message."""
    one, two = old.message, new.message
    last, entry = one.entries[-1], two.entries[0]
    if new.back:
        return new.index - old.index <= _SOON and _fit(one.medium, two.medium)
    if any(e.superseded_by and e.superseded_by.at == entry.passage.at for e in one.entries):
        return _fit(one.medium, two.medium)
    if not _fit(one.medium, two.medium) or not _agree(one, two):
        return False
    if one.delivery is Delivery.ASKED and last.response is not None:
        after = entry.passage.at.start - last.response.at.start
        if 0 <= after <= _ANSWERED_WITHIN and last is not entry:
            return True
    if one.medium != two.medium or one.medium in ("", "oral", "conversation"):
        return False
    if new.definite and not two.about and new.index != old.index:
        return True
    return bool(one.sender and one.about) and stems(one.about) == stems(two.about)


def _fit(one: str, two: str) -> bool:
    return one.removesuffix("s") == two.removesuffix("s") or one in _ANY or two in _ANY


def _agree(one: Message, two: Message) -> bool:
    """Tell whether nothing that is said of two messages keeps them apart."""
    senders = _is_bare(one.sender) or _is_bare(two.sender) or _share(one.sender, two.sender)
    if one.delivery is Delivery.ASKED and not senders:
        senders = "representative" in one.sender or "ambassador" in one.sender.lower()
    to = not one.receivers or not two.receivers or _share(one.receivers[0], two.receivers[0])
    asked = Delivery.ASKED in (one.delivery, two.delivery)
    origins = not one.origin or not two.origin or one.origin == two.origin
    return senders and (to or asked) and origins


def _is_bare(name: str) -> bool:
    """Tell whether words name nobody: none, or a "him" that the sentence does not settle."""
    return not name or name.lower() in PRONOUNS


def _share(one: str, two: str) -> bool:
    return bool(set(stems(one)) & set(stems(two)))


def _joined(old: _Draft, new: _Draft) -> _Draft:
    """Return what two sentences tell of one message; a time that is corrected is withdrawn."""
    one, two = old.message, new.message
    mended = any(
        e.superseded_by and e.superseded_by.at == two.entries[0].passage.at for e in one.entries
    )
    asked = one.delivery is Delivery.ASKED
    answered = asked and two.delivery is not Delivery.ASKED
    joined = Message(
        two.medium if (asked and two.medium) or not one.medium else one.medium,
        two.sender if (answered and two.sender) or not one.sender else one.sender,
        two.receivers if (answered and two.receivers) or not one.receivers else one.receivers,
        one.via or two.via,
        one.about or two.about,
        _with(one.sent, two.sent, mended),
        _with(one.received, two.received, mended),
        two.delivery if answered else one.delivery,
        one.entries if two.entries[0] in one.entries else one.entries + two.entries,
        one.origin or two.origin,
    )
    return _Draft(joined, new.index, old.definite, False)


def _with(old: tuple[Timing, ...], new: tuple[Timing, ...], mended: bool) -> tuple[Timing, ...]:
    if mended and new:
        old = tuple(replace(one, withdrawn=True) for one in old)
    known = {one.value for one in old if not one.withdrawn}
    return old + tuple(one for one in new if one.value not in known)


def _mend(drafts: list[_Draft], index: int, entry: Entry) -> None:
    """Take a short answer that gives only another time for a correction of the one just given."""
    old = drafts[-1]
    before = old.message.entries[-1]
    words = tokens(entry.passage.words).low
    times = {word for when in entry.times for word in tokens(when.words).low}
    rest = [word for word in words if word not in times and word[0].isalpha()]
    named = before.superseded_by is not None and before.superseded_by.at == entry.passage.at
    only = len(words) <= _SHORT + len(times) and all(
        w in listed("correction", "words") for w in rest
    )
    if not named and not (only and old.index == index - 1 and before.actor != entry.actor):
        return
    told = tuple(Timing(when.value, entry) for when in entry.times if when.value)
    message = old.message
    receipt = bool(message.received)
    if not told or not (message.received or message.sent):
        return
    mended = replace(
        message,
        received=_with(message.received, told, True) if receipt else message.received,
        sent=message.sent if receipt else _with(message.sent, told, True),
        entries=(*message.entries, entry),
    )
    drafts[-1] = replace(old, message=mended, index=index)


def _doubts(message: Message) -> Iterator[str]:
    """Yield what in the dates of a message does not agree."""
    for sent in message.sent:
        for received in message.received:
            left, came = bound(sent.value, last=False), bound(received.value, last=True)
            if left and came and came < left and not (sent.withdrawn or received.withdrawn):
                yield f"received {received.value}, before it was sent {sent.value}"
    said = bound(message.entries[0].said_on, last=True)
    for one in (*message.sent, *message.received):
        first = bound(one.value, last=False)
        if message.delivery is Delivery.TOLD and said and first and said < first:
            yield f"{one.value} is after the day on which it was told of"
    standing = {one.value for one in message.received if not one.withdrawn}
    if len(standing) > 1:
        yield "two dates of its receipt: " + " and ".join(sorted(standing))
