"""Everybody whom a record names: where, by which words, and whether they are sure to be names."""

from collections.abc import Iterator
from functools import lru_cache

from memcon.model.marks import Addressee, DocumentDate, Sender
from memcon.model.people import NOBODY, Name, Register
from memcon.model.reading import Draft
from memcon.names.capitals import Word
from memcon.names.compare import Agreement, compared
from memcon.names.evidence import (
    also_name,
    also_surname,
    called_after,
    is_numbered,
    is_sure,
    may_be_name,
    opens_sentence,
)
from memcon.names.fold import folded
from memcon.names.gather import Naming, Told
from memcon.names.identify import day_of, meant_by_office
from memcon.names.name import called, name_of
from memcon.names.scan import Kind, Piece, Scan
from memcon.names.titles import titles_of
from memcon.read.stated import Places, stated
from memcon.text.span import Span

_BEHIND = 12  # characters of "Jr.", "K.C.M.G." or a marker behind the name itself


def namings(draft: Draft, scanned: Scan, told: Told) -> tuple[Naming, ...]:
    """Return everybody named, in order; words that name nobody known here are left out."""
    return tuple(_apart_from_another(_Namings(draft, told).of(scanned)))


class _Namings:
    """What a record's marks and the register say of the names that its capitals show."""

    def __init__(self, draft: Draft, told: Told) -> None:
        self.draft = draft
        self.register = NOBODY if draft.register.general else draft.register
        self.told = told
        self.text = draft.text
        self.offices = stated(draft)
        self.stated = Places(list(self.offices))
        self.small: frozenset[str] | None = None
        self.ordinary: dict[int, Word] = {}  # by where they begin
        self.ends: set[int] = set()  # of the names found first

    def of(self, scanned: Scan) -> list[Naming]:
        """Return the namings, in no order."""
        pieces = [
            piece
            for piece in scanned.pieces
            if piece.kind is Kind.NAME and not called_after(self.text, piece.end)
        ]
        self.ordinary = {word.start: word for word in scanned.ordinary}
        found = [self._naming(p) for p in (*pieces, *self._listed(scanned.ordinary))]
        self.ends = {one.at.end for one in found}
        sure = [self._surely(one) for one in found if one.sure or self._is_registered(one)]
        unsure = [one for one in found if not one.sure and not self._is_registered(one)]
        sure.extend(self._also_stated(sure))
        keys = {key for one in sure for key in _keys(one.name)}
        familiar = self._familiar(sure)
        every = [self._by_first_name(one, familiar) for one in (*sure, *unsure)]
        common = (self._of_ordinary(word, keys | familiar.keys()) for word in scanned.ordinary)
        every.extend(self._by_first_name(one, familiar) for one in common if one is not None)
        written = {one.name.written for one in sure if "-" not in one.name.written}
        return [one for naming in every for one in self._apart(naming, keys, written)]

    def _listed(self, ordinary: list[Word]) -> Iterator[Piece]:
        """Ordinary words that are the whole of a name which the head or a list gives."""
        ends = {at.end: at for at in self.offices}
        for word in ordinary:
            whole = word.end in ends and ends[word.end].start == word.start
            if whole and len(word.word) > 2:
                yield Piece(Kind.NAME, word.start, word.end, (word.word,), (word.flags,))

    def _is_registered(self, naming: Naming) -> bool:
        return _registered(self.register, naming.name)

    @staticmethod
    def _surely(naming: Naming) -> Naming:
        return naming if naming.sure else Naming(naming.at, naming.name, True, naming.stated)

    def _naming(self, piece: Piece) -> Naming:
        start = piece.start if piece.titled_from is None else piece.titled_from
        at = Span(start, piece.end)
        within = self.stated.around(Span(piece.start, piece.end))
        if within is not None and within.end - piece.end <= _BEHIND:
            return self._stated_naming(piece, at, within)
        if is_numbered(self.text, piece):
            last = piece.words[-1]
            return Naming(Span(piece.end - len(last), piece.end), name_of((last,)), False)
        name = name_of(piece.words, piece.titles)
        behind = self.ordinary.get(piece.end + 1)
        if behind is not None and behind.gap == " " and not name.alone:
            longer = name_of((*piece.words, behind.word), piece.titles)
            if self._is_in_full(longer):
                return Naming(Span(start, behind.end), longer, True)
        return Naming(at, name, is_sure(self.text, piece))

    def _is_in_full(self, name: Name) -> bool:
        """Tell whether somebody in the register has this name, word for word."""
        return any(
            compared(name, other).agreement is Agreement.FULL and compared(name, other).exact
            for word in {word for split in name.splits for word in (*split.given, *split.surname)}
            for person in self.register.by_word.get(word, ())
            for other in person.names
        )

    def _stated_naming(self, piece: Piece, at: Span, within: Span) -> Naming:
        """A name that the head or a list gives, with the title that its office there makes."""
        before = () if piece.titles else also_name(self.text[within.start : at.start])
        behind = also_surname(self.text[piece.end : within.end])
        titles = piece.titles
        if name_of(piece.words).alone and not titles and not before:
            titles = titles_of(self.offices[within])
        at = Span(within.start if before else at.start, within.end if behind else piece.end)
        name = name_of((*before, *piece.words, *behind), titles)
        return Naming(at, name, True, True, self._meant(name, self.offices[within]))

    def _meant(self, name: Name, office: str) -> frozenset[str]:
        """Whom of the register a surname alone means by the office that is stated with it."""
        office = office.strip(" (,")
        if not office or not name.alone or not self.register.people:
            return frozenset()
        day = day_of(self.draft.of_kind(DocumentDate))
        return meant_by_office(name, office, self.register, day)

    def _also_stated(self, found: list[Naming]) -> Iterator[Naming]:
        """Names of the head and the lists that look like no name elsewhere: "(May)", "Tsao Wu"."""
        there = Places([naming.at for naming in found])
        for at, office in self.offices.items():
            words = tuple(at.of(self.text).split())
            if not there.meet(at) and may_be_name(words):
                titles = titles_of(office) if len(words) == 1 else ()
                name = name_of(words, titles)
                yield Naming(at, name, True, True, self._meant(name, office))

    def _of_ordinary(self, said: Word, keys: set[str]) -> Naming | None:
        """An ordinary word with a capital, where somebody bears it as his name."""
        word = said.word.lower()
        if word not in keys and word not in self.register.by_word:
            return None
        at = Span(said.start, said.end)
        if self.stated.meet(at) or called_after(self.text, said.end):
            return None
        if said.start - 1 in self.ends and said.gap == " ":
            return None  # the end of a longer name
        if opens_sentence(self.text, said.start) and word in self._small_words():
            return None
        return Naming(at, name_of((said.word,)), word not in keys)

    def _small_words(self) -> frozenset[str]:
        if self.small is None:
            self.small = frozenset(self.text.split())
        return self.small

    def _familiar(self, sure: list[Naming]) -> dict[str, Name]:
        """By their given names, those who write and are written to, where the register has them."""
        heads = [mark.at for mark in self.draft.of_kinds(Sender, Addressee)]
        found: dict[str, Name] = {}
        for naming in sure:
            if not naming.stated or not naming.name.alone:
                continue
            if not any(at.covers(naming.at) for at in heads):
                continue
            people = self.register.by_word.get(called(naming.name)[0], ())
            ids = self.told(naming.name)
            known = [p for p in people if p.id in ids] if ids else people
            for split in known[0].names[0].splits if len(known) == 1 else ():
                found.update((given, naming.name) for given in split.given if len(given) > 2)
        return found

    def _by_first_name(self, naming: Naming, familiar: dict[str, Name]) -> Naming:
        """After "Dear" a given name is the addressee's; alone in a line it is who signs."""
        said = naming.name.splits[0]
        name = familiar.get(said.surname[0]) if not naming.name.titles else None
        if name is None or said.given or len(said.surname) > 1:
            return naming
        start, end = naming.at.start, naming.at.end
        before, after = self.text[max(0, start - 8) : start], self.text[end : end + 1]
        greeted = before.lower().endswith(("dear ", "dear mr. "))
        alone = before.endswith("\n") and after in ("", "\n")
        return Naming(naming.at, name, True) if greeted or alone else naming

    def _apart(self, naming: Naming, keys: set[str], written: set[str]) -> Iterator[Naming]:
        """A naming; or the two of "Marten-Dahl talks", where at least one is known here."""
        said = naming.at.of(self.text)
        first, hyphen, second = said.partition("-")
        if not hyphen or naming.stated or naming.name.written in written or naming.name.titles:
            yield naming
            return
        halves = (first, second)
        if not second[:1].isupper() or " ".join(map(folded, halves)) in self.register.by_word:
            yield naming
            return
        words = keys | self.register.by_word.keys()
        known = [half in written or (" " not in said and folded(half) in words) for half in halves]
        if not all(known) and (not any(known) or " " in said or min(map(len, halves)) < 4):
            yield naming
            return
        start = naming.at.start
        for half, is_known in zip(halves, known, strict=True):
            at = Span(start, start + len(half))
            start = at.end + 1
            if is_known:
                sure = folded(half) in self.register.by_word or folded(half) not in keys
                yield Naming(at, name_of(tuple(half.split())), sure)


def _apart_from_another(namings: list[Naming]) -> Iterator[Naming]:
    """The namings in order; of two that overlap, the longer."""
    last: Naming | None = None
    for naming in sorted(namings, key=lambda one: (one.at.start, -one.at.end)):
        if last is None or naming.at.start >= last.at.end:
            if last is not None:
                yield last
            last = naming
        elif naming.at.end - naming.at.start > last.at.end - last.at.start:
            last = naming
    if last is not None:
        yield last


@lru_cache(maxsize=1 << 14)
def _registered(register: Register, name: Name) -> bool:
    """Tell whether somebody in the register may be meant by the name."""
    wanted = Agreement.SURNAME if name.alone else Agreement.INITIALS
    return any(
        compared(name, other).agreement >= wanted
        for key in called(name)
        for person in register.by_word.get(key, ())
        for other in person.names
    )


@lru_cache(maxsize=1 << 14)
def _keys(name: Name) -> tuple[str, ...]:
    """The words by which somebody of that name may be called alone."""
    given = (word for split in name.splits for word in split.given if len(word) > 2)
    return (*called(name), *given)
