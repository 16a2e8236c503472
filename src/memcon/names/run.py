"""The words of one person's name where they stand together in a text."""

import re
from enum import Enum

from memcon.names.capitals import Capitals, in_capitals, small_words
from memcon.names.name import is_initial
from memcon.names.vocabulary import (
    ANY_TITLE,
    BARE,
    DEMONYM,
    ENGLISH,
    FAMILY,
    GIVEN,
    HEAD,
    MONTH,
    NEVER,
    ORGANISATION,
    PLACE,
    SUFFIX,
    SURNAME_TOO,
    TAIL,
    TITLE,
    TWOFOLD,
    USUAL,
)  # fmt: skip

_LEADING = re.compile(
    r"(?:^|[\s(\[“\"‘'—–-])((?:(?:de|del|della|di|du|dos|van|von|der|den|zu|la|ibn|bin)\s)*"
    r"(?:(?:de|del|della|di|du|dos|van|von|der|zu|ibn)\s|(?:al|el|an|ar|as|ash)-|d['’]))$"
)
_MIDDLES = frozenset(("Van", "Thi", "That"))  # of Vietnamese names, between two that are telling
_LEADS = frozenset(("de", "del", "della", "di", "du", "dos", "van", "von", "der", "zu", "ibn"))
_LONGEST = 7  # words with capitals in one name
_NO_NAME = NEVER | DEMONYM | ORGANISATION
_WORD_OF_LANGUAGE = ENGLISH | TAIL | HEAD


class Titled(Enum):
    """What stands before a name: nothing, an office, or "Mr." and the like."""

    NOT = 0
    BY_OFFICE = 1
    BY_COURTESY = 2


def run(capitals: Capitals, at: int, titled: Titled) -> tuple[int, list[int]] | None:
    """Return the word after a name that begins at word `at`, and which words it has; or None."""
    words, taken = capitals.words, list[int]()
    reading = _Reading(capitals, at, titled)
    place = at
    while place < min(len(words), at + _LONGEST) and not reading.over:
        if taken and not reading.goes_on(place):
            break
        if not reading.takes(place):
            break
        taken.append(place)
        place += 1
    if reading.over and place < len(words) and capitals.is_suffix(place):
        taken.append(place)
        place += 1
    if not taken or all(is_initial(words[one].word) for one in taken):
        return None
    return place, taken


class _Reading:
    """A name as it is read word by word: whether given names and a surname have been met."""

    def __init__(self, capitals: Capitals, at: int, titled: Titled) -> None:
        self.capitals = capitals
        self.at = at
        self.titled = titled is not Titled.NOT
        self.courteous = titled is Titled.BY_COURTESY
        self.given = self.surname = self.over = False
        self.in_capitals = in_capitals(capitals.words[at].word)

    def goes_on(self, place: int) -> bool:
        """Tell whether word `place` may belong to the name, by what is before it."""
        word = self.capitals.words[place]
        if self.capitals.is_suffix(place):
            return True
        if not self.capitals.goes_on(place):
            return False
        if in_capitals(word.word) and (self.surname or not self.in_capitals):
            return (
                "-" in word.word
            )  # "Marten USG would ..."; all is in capitals, or this is no name
        return True

    def takes(self, place: int) -> bool:
        """Tell whether word `place` is a part of the name, and note which."""
        word = self.capitals.words[place]
        flags = word.flags
        if is_initial(word.word) and (len(word.word) < 3 or not flags & (ANY_TITLE | SUFFIX)):
            return self._takes_initial(place, word.word)
        if flags & SUFFIX and place > self.at:
            self.over = True
            return True
        if word.word in _MIDDLES and self._is_middle(place):
            return True
        if flags & GIVEN:
            another = self._initial_at(place + 1) or (not self.given and self._name_at(place + 1))
            if self.surname and another:
                return False  # the next one's given name: two names in one line
            self.given = True
            return True
        return self._takes_surname(place, flags)

    def _is_middle(self, place: int) -> bool:
        """Tell whether "Van" stands in "Nguyen Van Kiem": a family's name before, a name behind."""
        words = self.capitals.words
        first = place == self.at + 1 and words[self.at].flags & FAMILY
        return bool(first) and place + 1 < len(words) and self.capitals.joined(place + 1)

    def _takes_initial(self, place: int, word: str) -> bool:
        if word[-1] != "." and (not self.given or word == "I"):
            return False
        if self.surname:
            if self.given or not self._name_at(place + 1):
                return False
            self.surname = False  # the word before was a given name that the lexicon lacks
        self.given = True
        return True

    def _initial_at(self, place: int) -> bool:
        words = self.capitals.words
        return place < len(words) and self.capitals.joined(place) and is_initial(words[place].word)

    def _name_at(self, place: int) -> bool:
        words = self.capitals.words
        if place >= len(words) or not self.capitals.joined(place):
            return False
        flags = words[place].flags
        plain = flags & ENGLISH and not (flags & GIVEN or self.titled)
        return not plain and not flags & (_NO_NAME | ANY_TITLE)

    def _takes_surname(self, place: int, flags: int) -> bool:
        expected = (self.given or self.titled) and not self.surname
        if flags & PLACE:
            if not expected or (self.titled and not flags & TWOFOLD):
                return False
        elif flags & FAMILY and self._family(place, self.titled or place > self.at):
            pass
        elif flags & _NO_NAME:
            if not (expected and flags & MONTH and self._no_day_after(place)):
                return False
        elif flags & ANY_TITLE:
            by_name = flags & SURNAME_TOO and self.given and not self.surname
            if not by_name and (flags & TITLE or not expected):
                return False
        elif flags & _WORD_OF_LANGUAGE:
            if not expected or not (flags & USUAL or self.courteous):
                return False
            self.over = not self._name_at(place + 1)
        self.surname = True
        return True

    def _no_day_after(self, place: int) -> bool:
        """Tell whether "May" is no month here: no figure follows."""
        end = self.capitals.words[place].end
        return not self.capitals.text[end : end + 3].strip(" ,").isdigit()

    def _family(self, place: int, expected: bool) -> bool:
        """Tell whether an East Asian family's name stands here, and no word like "Ho" or "So"."""
        word, first = self.capitals.words[place], self.capitals.words[self.at]
        if not word.flags & (ENGLISH | BARE | NEVER):
            return True
        if place > self.at and first.flags & FAMILY:
            return True
        if word.flags & (BARE | NEVER) and not expected:
            return False
        if place + 1 >= len(self.capitals.words) or not self.capitals.goes_on(place + 1):
            return self.titled and place == self.at
        following = self.capitals.words[place + 1]
        return bool(following.flags & FAMILY) or "-" in following.word


def spelled(capitals: Capitals, taken: list[int]) -> tuple[int, tuple[str, ...]]:
    """Return where a name begins, its small words included, and all its words."""
    words: list[str] = []
    first = capitals.words[taken[0]]
    lead = _lead(first.gap)
    words.extend(lead.split())
    for number, place in enumerate(taken):
        word = capitals.words[place]
        if number and word.gap not in (" ", ""):
            words.extend(small_words(word.gap) or ())
        words.append(word.word)
    return first.start - len(lead), tuple(words)


def _lead(gap: str) -> str:
    """The small words right before a name that belong to it: "de ", "von der ", "al-"."""
    if not gap or gap[-1] not in " -'’":
        return ""
    tail = gap[-20:]
    if tail[-1] == " ":
        last = tail.rsplit(None, 1)
        if not last or last[-1].strip() not in _LEADS:
            return ""
    match = _LEADING.search(tail)
    return match.group(1) if match else ""
