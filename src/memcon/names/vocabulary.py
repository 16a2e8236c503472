"""What a word that begins with a capital may be: part of a name, a title, a place, or nothing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from memcon.lexicon.load import rows, table, words
from memcon.names.fold import folded

GIVEN = 1  # a given name
COURTESY = 2  # "Mr.", "Comrade": what follows is a name
OFFICE = 4  # "Ambassador", "General": what follows may be a name
BEFORE = 8  # "Deputy", "Foreign": makes one title with the office that follows
MANY = 16  # "Messrs.", "Ambassadors": names of several people follow
HERS = 32  # a title that only women bear
SUFFIX = 64  # "Jr."
NEVER = 128  # a capital and no name
PLACE = 256  # a place of one word
TWOFOLD = 512  # a place's name that persons bear too
DEMONYM = 1024  # "Cuban"
ENGLISH = 2048  # an ordinary English word
FAMILY = 4096  # a family name that East Asians write first
COMPLEMENT = 8192  # what a title may be "of"
THING = 16384  # after a name: a house, a law, a street called after somebody
HEAD = 32768  # an organisation's name may begin with it
TAIL = 65536  # an organisation's name may end with it
ORGANISATION = 131072  # an organisation
WITH_GIVEN = 262144  # a title that may stand before a given name alone: "Sir", "Comrade"
LOOSE = 524288  # a HEAD that makes a name with "of" and "for" only
BARE = 1048576  # a word before a TAIL that makes no name of it ("The Party")
IBERIAN = 33554432  # a given name of Spanish or Portuguese: two surnames may follow
USUAL = 16777216  # an ordinary word that is a usual surname
MONTH = 8388608  # a month that is a surname too
LAST_TOO = 4194304  # a family name whose bearers are called by their last name too
SURNAME_TOO = 2097152  # an office that is a usual surname: "King", "Lord"

TITLE = COURTESY | OFFICE
ANY_TITLE = COURTESY | OFFICE | BEFORE | MANY


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lexicon's words by what they may be, and its names and titles of several words.

    `flags` holds each word as it is written; `phrases` gives for a first word the longer wholes
    that begin with it, the longest first, each with what it is.
    """

    flags: Mapping[str, int]
    phrases: Mapping[str, tuple[tuple[str, int], ...]]
    short: Mapping[str, str]
    courtesies: frozenset[str]

    def is_courtesy(self, title: str) -> bool:
        """Tell whether a title in small letters says nothing of an office ("mr.")."""
        return title in self.courtesies

    def of(self, word: str) -> int:
        """Return what `word` may be; a word in capitals is looked up in small letters too."""
        found = self.flags.get(word)
        if found is not None:
            return found
        found = self.flags.get(word.lower(), 0) & ENGLISH
        if len(word) > 1 and word.isupper():
            found |= self.flags.get(word.capitalize(), 0)
        if not found and "-" in word:
            return self._of_halves(word)
        return found

    def _of_halves(self, word: str) -> int:
        """A word with a hyphen: "Jean-Paul" is a given name, "US-Soviet" none."""
        whole = self.flags.get(word[0] + word[1:].lower(), 0)
        halves = [self.flags.get(half, 0) for half in word.split("-")]
        if whole or any(half & (PLACE | DEMONYM | ORGANISATION | NEVER) for half in halves):
            return whole or NEVER
        return GIVEN if all(half & GIVEN for half in halves) else 0


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the vocabulary of the lexicon."""
    flags: dict[str, int] = {}
    phrases: dict[str, dict[str, int]] = {}

    def add(words: Iterable[str], flag: int) -> None:
        for word in words:
            if " " in word:
                first = word.split(" ", 1)[0]
                for form in (word, word.upper()):
                    key = first if form is word else first.upper()
                    for begins in {key, key.rstrip(".")}:
                        of_first = phrases.setdefault(begins, {})
                        of_first[form] = of_first.get(form, 0) | flag
            else:
                flags[word] = flags.get(word, 0) | flag

    for word in str(table("english")["words"]).split():
        flags[word] = ENGLISH
    for row in rows("given"):
        iberian = {"spanish", "portuguese"}.intersection(row["tongue"].split())
        add([row["name"]], GIVEN | (IBERIAN if iberian else 0))
    add(str(table("surnames")["words"]).split(), USUAL)
    _persons(add)
    _places(add)
    _organisations(add)
    for word in flags:
        if flags.get(word.lower(), 0) & ENGLISH:
            flags[word] |= ENGLISH
    ordered = {
        first: tuple(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))
        for first, found in phrases.items()
    }
    short = {key: str(value) for key, value in section("persons", "short").items()}
    courtesies = frozenset(word.lower() for word, flag in flags.items() if flag & COURTESY)
    return Vocabulary(flags, ordered, short, courtesies)


@lru_cache(maxsize=1)
def sexes() -> Mapping[str, str]:
    """Given names in small letters without accents, and whose they are: "m" or "f"."""
    found = {folded(row["name"]): row["sex"] for row in rows("given")}
    return {name: sex for name, sex in found.items() if sex}


@lru_cache(maxsize=1)
def her_titles() -> frozenset[str]:
    """The titles, in small letters, that only women bear."""
    return frozenset(title.lower() for title in listed("persons", "courtesies", "her"))


Add = Callable[[Iterable[str], int], None]


def section(name: str, key: str) -> Mapping[str, object]:
    """Return the section `key` of the lexicon's table `name`."""
    found = table(name)[key]
    if not isinstance(found, dict):
        raise TypeError(f"{name}.toml: {key} must be a section")
    return found


def listed(name: str, key: str, inner: str) -> tuple[str, ...]:
    """Return the list of words `inner` in the section `key` of the lexicon's table `name`."""
    found = section(name, key)[inner]
    if not isinstance(found, list):
        raise TypeError(f"{name}.toml: {key}.{inner} must be a list of words")
    return tuple(str(word) for word in found)


def _persons(add: Add) -> None:
    add(listed("persons", "courtesies", "one"), COURTESY)
    add(listed("persons", "courtesies", "her"), COURTESY | HERS)
    add(listed("persons", "courtesies", "comrade"), COURTESY)
    add(listed("persons", "courtesies", "with_given"), WITH_GIVEN)
    add(listed("persons", "courtesies", "many"), COURTESY | MANY)
    add(listed("persons", "offices", "heads"), OFFICE)
    add(listed("persons", "offices", "many"), OFFICE | MANY)
    add(listed("persons", "offices", "surnames_too"), SURNAME_TOO)
    add(listed("persons", "offices", "modifiers"), BEFORE)
    add(listed("persons", "offices", "of"), COMPLEMENT)
    for written, meant in section("persons", "short").items():
        add([written], OFFICE | (MANY if str(meant).endswith("s") else 0))
    add(listed("persons", "suffixes", "words"), SUFFIX)
    for tongue in section("persons", "family_first"):
        called = LAST_TOO if tongue == "vietnamese" else 0
        add(listed("persons", "family_first", tongue), FAMILY | called)
    add(listed("persons", "never", "words"), NEVER)
    add(listed("persons", "never", "months"), NEVER | MONTH)
    add(listed("persons", "things", "after"), THING)
    add(listed("persons", "things", "with"), THING)


def _places(add: Add) -> None:
    for state, people in section("places", "states").items():
        add([state], PLACE)
        if isinstance(people, list):
            add(map(str, people), DEMONYM)
    for kind in ("regions", "waters", "towns"):
        add(listed("places", kind, "names"), PLACE)
    add(listed("places", "twofold", "names"), PLACE | TWOFOLD)
    add(listed("places", "peoples", "words"), DEMONYM)


def _organisations(add: Add) -> None:
    add(words("organisations", "names"), ORGANISATION)
    add(words("organisations", "heads"), HEAD)
    add(words("organisations", "loose_heads"), LOOSE)
    add(words("organisations", "tails"), TAIL)
    add(words("organisations", "bare"), BARE)
