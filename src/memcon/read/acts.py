"""What the speakers do by saying what they say: ask, propose, promise ... by the sentence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from memcon.model.marks import Act, Attendee, Deed, Form, Ground, Mark, Speech
from memcon.model.reading import Draft
from memcon.read.act_model import likely, version
from memcon.read.act_pairs import mends, reply
from memcon.read.act_rules import barred, by_phrase, by_verb, is_plain
from memcon.read.act_sense import attitude, certainty, doubts, has, strength
from memcon.read.said import Said, part, said
from memcon.text.span import Span

_PAIRED = frozenset((Deed.ASK, Deed.REQUEST, Deed.PROPOSE))
_STATED = frozenset((Deed.CLAIM, Deed.MESSAGE, Deed.ANSWER, Deed.KNOWLEDGE))
_LEARNED = "Its words and what stands around it are those of such an act ({})."
_LONGEST_MATTER = 120  # characters
_OPENS_MATTER = ("that ", "whether ", "if ", "to ", "about ", "for ")


def acts(draft: Draft) -> Iterator[Mark]:
    """Add Act marks. Needs speech, direct and reported."""
    sentences = said(draft)
    deeds = [
        dict(_deeds(draft.text, one, learned))
        for one, learned in zip(sentences, likely(sentences), strict=True)
    ]
    parties = _Parties(draft)
    for index, one in enumerate(sentences):
        for deed, ground in deeds[index].items():
            yield _act(draft.text, (sentences, deeds), index, (deed, ground, parties.of(one)))


def _deeds(text: str, one: Said, likeliest: Iterable[Deed]) -> Iterator[tuple[Deed, Ground]]:
    """What a sentence does, and why: by its verb, its mark of question, a phrase, or as learned."""
    no = barred(one)
    done: set[Deed] = set()
    told = by_verb(one)
    if told is not None:
        done.add(told)
        because = f"The verb by which it is reported does so: “{one.verb}”."
        yield told, Ground("act/verb", one.speech.ground.words[-1:], because)
    if one.question and told is not Deed.ASK:
        done.add(Deed.ASK)
        mark = Span(one.at.end - 1, one.at.end)
        yield Deed.ASK, Ground("act/question", (mark,), "It ends with a mark of question.")
    for deed, place in by_phrase(one):
        if deed not in done | no:
            done.add(deed)
            at = part(text, one, place)
            yield deed, Ground("act/phrase", (at,), "These words do it by themselves.")
    learned = [deed for deed in likeliest if deed not in done | no]
    if not learned and not done and is_plain(one) and not has(one, "cues", "courtesy"):
        yield Deed.CLAIM, Ground("act/plain", (one.at,), "It says what is, and does nothing else.")
    because = _LEARNED.format(version()) if learned else ""
    for deed in learned:
        yield deed, Ground("act/learned", (one.at,), because)


Read = tuple[Sequence[Said], Sequence[Mapping[Deed, Ground]]]


def _act(text: str, read: Read, index: int, found: tuple[Deed, Ground, str | None]) -> Act:
    """The mark of one act with all that its words say of it."""
    sentences, deeds = read
    deed, ground, party = found
    one = sentences[index]
    answer = reply(sentences, deeds, index, deed) if deed in _PAIRED else None
    mended = mends(sentences, index) if deed in _STATED else None
    doubted = doubts(one)
    return Act(
        one.at, ground, deed, one.speech.speaker, one.speech.person, party, one.speech.to,
        _matter(text, one),
        attitude(one) if deed is Deed.STANCE else None,
        certainty(one, deed),
        strength(one) if deed is Deed.COMMIT else None,
        part(text, one, doubted) if doubted else None,
        answer.outcome if answer else None,
        sentences[answer.at].at if answer and answer.at is not None else None,
        sentences[mended].at if mended is not None else None,
    )  # fmt: skip


def _matter(text: str, one: Said) -> str:
    """The words for the matter: what follows the verb of saying, or the sentence; a line."""
    start = one.at.start
    if one.speech.form is Form.REPORTED and one.does and one.speech.ground.words:
        verb = one.speech.ground.words[-1]
        if one.at.covers(verb) and verb.end < one.at.end - 12:
            start = verb.end
    words = " ".join(text[start : one.at.end].split())
    for opening in _OPENS_MATTER:
        if words.startswith(opening) and start > one.at.start:
            words = words.removeprefix(opening)
    if len(words) > _LONGEST_MATTER:
        words = words[:_LONGEST_MATTER].rpartition(" ")[0]
    return words.strip(" ,;:.")


class _Parties:
    """For which side each of those who took part speaks, as the list says."""

    def __init__(self, draft: Draft) -> None:
        self.sides = [
            (mark.at, mark.name, mark.side) for mark in draft.of_kind(Attendee) if mark.side
        ]

    def of(self, one: Said) -> str | None:
        """Return the side of the speaker, None where the list does not say."""
        speech: Speech = one.speech
        last = speech.speaker.rpartition(" ")[2]
        for at, name, side in self.sides:
            if speech.label is not None and at.covers(speech.label):
                return side
            if last and name.endswith(last):
                return side
        return None
