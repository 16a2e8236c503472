"""Speech that the record's writer tells: who speaks in each sentence, and by what evidence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from memcon.model.finding import Finding
from memcon.model.marks import (
    Absence,
    Aside,
    Form,
    Ground,
    Mark,
    Mention,
    Narration,
    Speech,
    Withheld,
)
from memcon.model.reading import Draft
from memcon.read.areas import APPARATUS, Areas, without_calls
from memcon.read.cast import Cast, Someone, genre_of
from memcon.read.fields import fields
from memcon.read.notes import body_paragraphs
from memcon.read.saying import By, Saying, addressee, sayings
from memcon.read.saying import Subject as Named
from memcon.read.telling import author_labels, is_authors, tells
from memcon.read.tokens import Tokens
from memcon.read.verbs import is_impersonal
from memcon.text.sentences import sentences
from memcon.text.span import Span

_NO_SPEECH = (Aside, Withheld, Absence)
_EARLY = 2  # tokens before a subject that opens the sentence: "When Marten asked"
_ENDS = frozenset(".?!…:;”\"’')],—–")
_NUMBERED = re.compile(r"\(?\d{1,3}[.)]\s+(?:The )?")  # as paragraphs of minutes are
_OF_STATE = re.compile(r" \([A-Z][^()\n]{2,40}\),? [a-z]")  # "Mr. MARTEN (Halven) was"
_NUMBER = 5  # characters of a paragraph's number, which may stand as a sentence
_QUOTED_WHOLE = re.compile(r"[“\"][^”\"]+[”\"][.?!]?$")
_PRESENT = frozenset(
    [
    "is", "are", "has", "have", "will", "may", "can", "seems", "am", "do", "does", "believe",
    "think",
    ]
)  # fmt: skip
_PAST = frozenset(
    ["was", "were", "had", "would", "could", "did", "might", "said", "told", "asked", "should"]
)
_SPOKEN_TO = frozenset(("ask", "tell", "thank", "request"))  # verbs with an object who is spoken to
_BODY = re.compile(r"((?:THE )?[A-Z][A-Z ]{4,40}):")  # "THE COMMITTEE:" before what it decided
_CIVIL = re.compile(
    r"(?:Dear|My dear|Sincerely|Yours|Respectfully|Faithfully|With (?:best|kind|warm))\b", re.I
)
_LABEL = re.compile(r"\W{0,3}(?:\d{1,3}[.)]\s+)?([A-Z][A-Za-z ]{2,24})[.:]")


def reported(draft: Draft) -> Iterator[Mark | Finding]:
    """Add Speech (reported) marks, a sentence or clause each, and Narration.

    Needs everything that says who takes part and what is no part of the talk, and the mentions.
    """
    teller = _Teller(draft)
    for at in _told_part(draft):
        yield from teller.paragraph(at)
    for narration in draft.of_kind(Narration):
        yield from teller.narrated(narration.at)


def _told_part(draft: Draft) -> Iterator[Span]:
    """The paragraphs, or lines of a list, that are neither head, notes nor somebody's own words."""
    kinds = (*APPARATUS, Speech, Narration)
    taken = [mark.at for mark in draft.of_kinds(*kinds)]
    whole = {mark.at for mark in draft.of_kinds(*_NO_SPEECH)}
    taken += [Span(item.label.start, item.label.end) for item in fields(draft)]
    areas = Areas.of(taken)
    for paragraph in body_paragraphs(draft):
        if paragraph.at in whole or areas.hold(paragraph.at):
            continue
        if _is_prose(paragraph.at.of(draft.text)):
            yield paragraph.at


def _is_prose(said: str) -> bool:
    """Tell whether a paragraph is no heading: it has an end, or is long."""
    ends = said[-1] in _ENDS or said[-1].isdigit() or len(said) > 90
    return ends and len(said) > 12 and not (_CIVIL.match(said) and said[-1] in ",:")


class _Teller:
    """Walks the sentences of a record and keeps who spoke last."""

    def __init__(self, draft: Draft) -> None:
        self.text = draft.text
        self.plain = without_calls(draft)
        self.cast = Cast(draft)
        self.is_author = is_authors(genre_of(draft))
        self.author = self.cast.author
        self.several = sum(1 for _ in self.cast.speakers()) > 1
        self.now: Someone | None = self.author if self.is_author else None
        self.words = self.now.called if self.now else ""
        self.recent: list[Someone] = []
        self.asked: Someone | None = None
        self.says_i = self.is_author and " I " in self.text
        self.by_state = False  # paragraphs open with "4. Mr. MARTEN (Halven)"
        self.met: Someone | None = None  # the only other person in what the writer says he did

    def paragraph(self, at: Span) -> Iterator[Mark]:
        label = _LABEL.match(self.text, at.start, at.end)
        if label and label[1].lower() in author_labels():
            self._writes()
        opening = at.start
        for number, sentence in enumerate(sentences(self.plain, at)):
            body = _BODY.fullmatch(self.plain, sentence.start, sentence.end)
            if body:
                self.now, self.words = None, body[1]
                continue
            if number == 0 and self.is_author and self._is_own(sentence):
                self._writes()
            yield from self._sentence(sentence, opening)
            if sentence.end - sentence.start > _NUMBER:
                opening = sentence.end

    def narrated(self, at: Span) -> Iterator[Mark]:
        """Of what is told between the turns of a script, only what somebody is said to say."""
        for sentence in sentences(self.plain, at):
            tokens = Tokens.of(self.plain, sentence)
            main = [one for one in self._sayings(tokens) if not one.embedded]
            if main:
                yield from self._said(sentence, main[0], tokens)

    def _is_own(self, sentence: Span) -> bool:
        """Tell whether a paragraph is the writer's own: it is told in the present."""
        words = set(self.text[sentence.start : sentence.end].lower().split())
        return bool(words & _PRESENT) and not words & _PAST

    def _writes(self) -> None:
        if self.author is not None:
            self._speaks(self.author, self.author.called)
        else:
            self.now, self.words = None, ""

    def _sentence(self, at: Span, opening: int) -> Iterator[Mark]:
        tokens = Tokens.of(self.plain, at)
        if len(tokens.words) < 2:
            return
        found = self._sayings(tokens)
        main = [one for one in found if one.inserted] or [o for o in found if not o.embedded]
        if not main:
            main = [one for one in found[:1] if one.embedded and one.subjects[0].first <= _EARLY]
        mentions = self._named_in(at)
        named = [self.cast.named(mention) for mention in mentions]
        for somebody, mention in zip(named, mentions, strict=True):
            somebody.last = mention.at.start
        self._meets(tokens, named)
        if not main and is_impersonal(tokens.small):
            yield from _by_nobody(at, Span(at.start, tokens.end(1)))
            return
        if not main:
            other = self._opens(Span(min(opening, at.start), at.end), mentions)
            if other is not None:
                yield from self._holds(at, other)
            elif self.by_state and _NUMBERED.match(self.text, opening, at.start):
                # Minutes begin a paragraph for each speaker: who this one is is not known.
                self.now, self.words = None, ""
                self.recent.clear()
            else:
                yield from self._goes_on(at, tokens)
            return
        clauses: list[tuple[int, Saying]] = [(at.start, main[0])]
        for one in main[1:]:
            if one.joined and self._other(one, main[0]):
                clauses.append((one.clause, one))
        for number, (start, saying) in enumerate(clauses):
            end = clauses[number + 1][0] if number + 1 < len(clauses) else at.end
            while end < at.end and self.text[end - 1] in ",; \n" and end > start + 1:
                end -= 1
            yield from self._said(Span(start, end).trimmed(self.text), saying, tokens)

    def _opens(self, at: Span, mentions: list[Mention]) -> Mention | None:
        """The name with which a paragraph of minutes opens that tells what another holds."""
        if self.is_author or not mentions:
            return None
        if not _NUMBERED.fullmatch(self.text, at.start, mentions[0].at.start):
            return None
        first = mentions[0]
        return first if _OF_STATE.match(self.text, first.at.end, at.end) else None

    def _holds(self, at: Span, mention: Mention) -> Iterator[Mark]:
        words = " ".join(mention.at.of(self.text).split())
        one = self.cast.named(mention)
        self.by_state = True
        because = "A numbered paragraph opens with his name and his state, and tells what he holds."
        ground = Ground("reported/opens", (mention.at,), because)
        yield Speech(at, ground, Form.REPORTED, words, None, (), one.at)
        self._speaks(one, words)

    def _meets(self, tokens: Tokens, named: list[Someone]) -> None:
        """Note whom the writer says that he met: "I called on President Marten this afternoon"."""
        others = [one for one in dict.fromkeys(named) if one is not self.author]
        if self.met is None and len(others) == 1 and tokens.small[0] in ("i", "we"):
            self.met = others[0]

    def _named_in(self, at: Span) -> list[Mention]:
        ends = self.cast.ends
        within = ends[bisect_left(ends, at.start) : bisect_right(ends, at.end)]
        return [self.cast.mentions[end] for end in within]

    def _sayings(self, tokens: Tokens) -> list[Saying]:
        """What the record's writer tells that somebody says."""
        return [one for one in sayings(tokens, self.cast.mentions) if not self._is_content(one)]

    def _is_content(self, one: Saying) -> bool:
        """Tell whether a saying is what a speaker tells, and not what the record's writer tells."""
        first = one.subjects[0]
        if first.by is By.PRONOUN:
            return first.at.of(self.text).lower() == "they"
        if one.earlier or one.supposed:
            return True
        plainly = first.first == 0 and one.verb.does != "think"
        if first.by is By.NAME and first.mention is None:
            return self.several and not plainly
        if first.by is By.NAME and first.mention is not None and self.several:
            titled = first.mention.at.of(self.text) != first.mention.name
            return not self.cast.may_speak(self.cast.named(first.mention)) and not (
                plainly and titled
            )
        return first.by is By.GROUP and not plainly

    def _other(self, one: Saying, first: Saying) -> bool:
        mine, theirs = one.subjects[0], first.subjects[0]
        if mine.by is By.PRONOUN:
            return theirs.by is By.PRONOUN and mine.at.of(self.text) != theirs.at.of(self.text)
        return (
            mine.mention is None
            or theirs.mention is None
            or mine.mention.name != theirs.mention.name
        )

    def _said(self, at: Span, saying: Saying, tokens: Tokens) -> Iterator[Mark]:
        if saying.subjects[0].by is By.NOBODY:
            yield from _by_nobody(at, saying.at)
            return
        form, to = self._form(at, saying), self._to(saying, tokens)
        for subject in saying.subjects:
            who, words, because = self._who(subject, saying)
            ground = Ground(f"reported/{subject.by.name.lower()}", (subject.at, saying.at), because)
            label = who.at if who is not None else subject.at
            yield Speech(at, ground, form, words, None, to, label)
            if who is not None:
                self._speaks(who, words)
            else:
                self.now, self.words = None, words
        self.asked = self._addressee(saying, tokens)

    def _to(self, saying: Saying, tokens: Tokens) -> tuple[str, ...]:
        """Whom the sentence itself names as spoken to, in its own words."""
        behind = tokens.small[saying.after : saying.after + 1]
        if not (saying.verb.does in _SPOKEN_TO or behind in (("to",), ("with",))):
            return ()
        named = addressee(tokens, saying, self.cast.mentions)
        if named is None:
            return ()
        words = " ".join(named.at.of(self.text).split())
        return () if words.endswith(("'s", "’s")) else (words,)

    def _who(self, subject: Named, saying: Saying) -> tuple[Someone | None, str, str]:
        said = subject.at.of(self.text)
        words = " ".join(said.split())
        if subject.by is By.NAME and subject.mention is not None:
            return self.cast.named(subject.mention), words, "The verb's subject names him."
        if subject.by is By.NAME:
            because = "The verb's subject names him; the record does not say who he is."
            return self.cast.unexplained(words, subject.at), words, because
        if subject.by is By.OFFICE:
            one = self.cast.holding(subject.title, subject.people)
            if one is None:
                because = "The verb's subject is a title; who bears it is not known here."
                return Someone(words, subject.at), words, because
            if one.called.lower() == words.lower():
                return one, words, "The verb's subject is the title by which he is known here."
            return one, words, f"“{words}” is {one.called} here."
        if subject.by is By.GROUP:
            return None, words, "The verb's subject is a group."
        return self._pronoun(words, subject, saying)

    def _pronoun(
        self, words: str, subject: Named, saying: Saying
    ) -> tuple[Someone | None, str, str]:
        low = words.lower()
        if low in ("i", "me", "we"):
            if self.author is not None and (low != "we" or self.is_author):
                self.says_i = self.says_i or low != "we"
                return self.author, self.author.called, "The writer speaks of himself."
            if low == "we":
                return self.now, self.words, "Goes on with the words before."
            return None, words, "The writer speaks of himself, and his name is not known."
        if low == "they":
            return None, words, "Several, and who they are is not known."
        answering = saying.verb.does == "answer" and saying.verb.base != "comment"
        sex = "f" if low == "she" else "m"
        himself = self.says_i and self.now is self.author
        if self.asked is not None and (answering or himself) and self.asked.sex in ("", sex):
            return self.asked, self.asked.called, f"“{words}” is who was spoken to just before."
        for one in self.recent:
            if one.sex in ("", sex) and not (one is self.author and self.says_i):
                return one, one.called, f"“{words}” is who spoke last."
        if self.says_i and self.met is not None and self.met.sex in ("", sex):
            return self.met, self.met.called, f"“{words}” is whom the writer says that he met."
        others = [one for one in self.cast.speakers() if one is not self.author]
        if self.author is not None and len(others) == 1 and others[0].sex in ("", sex):
            because = f"“{words}” is the only other who takes part beside the writer."
            return others[0], others[0].called, because
        if himself or (self.now is not None and self.now.sex not in ("", sex)):
            return None, words, f"Whom “{words}” means is not known here."
        return self.now, self.words or words, f"“{words}” is who spoke last."

    def _addressee(self, saying: Saying, tokens: Tokens) -> Someone | None:
        """Who is spoken to: whom the sentence names, else of two who are talking the other."""
        asks = saying.verb.does == "ask"
        if asks or (self.now is self.author and self.author is not None):
            named = addressee(tokens, saying, self.cast.mentions)
            if named is not None and named.by in (By.NAME, By.OFFICE):
                one, words, _ = self._who(named, saying)
                if one is not None:
                    one.called = words
                return one
        others = [one for one in self.recent[:3] if one is not self.now]
        return others[0] if asks and others else None

    def _form(self, at: Span, saying: Saying) -> Form:
        """Direct where a colon or comma opens a quotation that is all that is said."""
        rest = self.text[saying.at.end : at.end].lstrip()
        if rest[:1] in (":", ",") and _QUOTED_WHOLE.match(rest[1:].lstrip()):
            return Form.DIRECT
        return Form.REPORTED

    def _speaks(self, who: Someone, words: str) -> None:
        self.now, self.words = who, words
        who.called = words
        if who in self.recent:
            self.recent.remove(who)
        self.recent.insert(0, who)
        del self.recent[8:]

    def _goes_on(self, at: Span, tokens: Tokens) -> Iterator[Mark]:
        """A sentence without a verb of saying: it goes on with the words before, or tells."""
        if tells(tokens, self.cast):
            yield Narration(at, Ground("reported/narration", (at,), "It tells what happened."))
            return
        opening = tokens.small[1:2] if tokens.small[0] == "(" else tokens.small[:1]
        if self.author is not None and opening == ("i",):
            because = "The writer speaks of himself."
            ground = Ground("reported/pronoun", (at,), because)
            yield Speech(at, ground, Form.REPORTED, self.author.called, None, (), self.author.at)
            return
        if self.now is None and not self.words:
            return
        ground = Ground("reported/goes-on", (), "It goes on with the words before.")
        label = self.now.at if self.now is not None else None
        yield Speech(at, ground, Form.REPORTED, self.words, None, (), label)


def _by_nobody(at: Span, words: Span) -> Iterator[Mark]:
    because = "Said without saying by whom."
    yield Speech(at, Ground("reported/nobody", (words,), because), Form.REPORTED)
