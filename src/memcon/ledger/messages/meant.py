"""Whom the words of a sentence mean: "we" is the speaker's party, "you" the other side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from memcon.ledger.messages.naming import Tokens, is_person, names_in, tokens
from memcon.model.ledger import Entry, Present
from memcon.model.marks import Form

_SPEAKER = frozenset(("i", "me", "my", "myself", "mine"))
_SIDE = frozenset(("we", "us", "our", "ours", "ourselves"))
_OTHER = frozenset(("you", "your", "yours", "yourselves"))
_SOMEBODY = frozenset(("he", "she", "him", "his", "her", "hers"))
_NOBODY = frozenset(("nobody", "no one", "none", "it", "this", "that", "who", "whom", "everybody"))


@dataclass(frozen=True, slots=True)
class Somebody:
    """One or several, as words name them; `party` is the code of their party, where it is known."""

    name: str
    person: bool
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """What a record knows of those who talk in it: the list, and who says what, by its place.

    `reader` is to whom a record that is a letter itself is addressed.
    """

    present: Sequence[Present]
    at: Mapping[int, Entry]
    reader: str = ""

    def meant(self, words: str, entry: Entry, before: int | None = None) -> Somebody | None:
        """Return whom words of an entry mean; None where they mean nobody.

        `before` is the place in the entry's words before which a "he" may have been named.
        """
        low = words.lower()
        if not words or low in _NOBODY:
            return None
        if low in _SPEAKER:
            return Somebody(entry.actor, bool(entry.actor), entry.party)
        if low in _SIDE:
            return _side(entry)
        if low in _OTHER:
            return self._other(entry)
        if low in _SOMEBODY:
            return self._named(words, entry, before)
        if low.startswith("no "):
            words = "any " + words[3:]
        if low.startswith("our ") and not self._party(words):
            return Somebody(words, is_person(words), entry.party)
        if low.startswith("your ") and not self._party(words):
            return Somebody(words, is_person(words), self._other(entry).party)
        listed = self._party(words) is not None and len(words.split()) <= 2
        return Somebody(words, listed or is_person(words), self._party(words))

    def _named(self, words: str, entry: Entry, before: int | None) -> Somebody:
        """Whom "he" means: the only one named before in the sentence, or who is told to speak."""
        said: Tokens = tokens(entry.passage.words)
        last = len(said.words) if before is None else said.at(before)
        names = tuple(dict.fromkeys(names_in(said, last)))
        if len(names) == 1:
            return Somebody(names[0], True, self._party(names[0]))
        if not names and entry.form is Form.REPORTED and words.lower() in ("he", "she"):
            return Somebody(entry.actor or words, True, entry.party)
        return Somebody(words, True)

    def _other(self, entry: Entry) -> Somebody:
        """Whom the speaker speaks to: as the sentence says, or who answers, or the other side."""
        called = entry.to[0] if len(entry.to) == 1 else called_in(entry.passage.words)
        if called:
            return Somebody(called, is_person(called), self._party(called))
        if self.reader:
            return Somebody(self.reader, is_person(self.reader), self._party(self.reader))
        answer = self.at.get(entry.response.at.start) if entry.response else None
        if answer is not None and answer.actor and answer.actor != entry.actor:
            return _side(answer)
        sides = {one.party for one in self.present if one.party}
        if len(sides) == 2 and entry.party in sides:
            (other,) = sides - {entry.party}
            return Somebody(str(other), False, other)
        return Somebody(f"those to whom {entry.actor or 'the speaker'} speaks", False)

    def _party(self, name: str) -> str | None:
        """The party of somebody on the record's list whose last name stands in the words."""
        words = {word.strip(".,’'") for word in name.split()}
        found = {
            one.party for one in self.present if one.name.split() and one.name.split()[-1] in words
        }
        return found.pop() if len(found) == 1 else None


def called_in(words: str) -> str:
    """Return whom a sentence calls by name, at its begin or end, between commas; "" for nobody."""
    said = tokens(words)
    signs = [n for n in range(len(said.words)) if said.is_sign(n)]
    if not signs or "," not in words:
        return ""
    pieces = [(0, signs[0]), (signs[-2] + 1, signs[-1]) if len(signs) > 1 else (0, 0)]
    for first, last in pieces:
        named = names_in(said, last, first)
        whole = said.said[said.starts[first] : said.ends[last - 1]] if last > first else ""
        if named and named[0] == whole and said.words[signs[0] if first == 0 else first - 1] == ",":
            return whole
    return ""


def _side(entry: Entry) -> Somebody:
    if entry.party:
        return Somebody(entry.party, False, entry.party)
    return Somebody(f"{entry.actor}’s side" if entry.actor else "the speaker’s side", False)


def talk_of(entries: Sequence[Entry], present: Sequence[Present], reader: str = "") -> Talk:
    """Return what the entries of one record and its list say of those who talk in it."""
    at: dict[int, Entry] = {}
    for entry in entries:
        at.setdefault(entry.passage.at.start, entry)
    return Talk(present, at, reader)
