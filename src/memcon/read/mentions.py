"""Names in running text: persons, places and organisations, a person by the fullest name here."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

from memcon.model.finding import Finding
from memcon.model.marks import (
    Addressee,
    Attendee,
    Entity,
    Ground,
    Mark,
    Mention,
    Sender,
    Signature,
    SourceNote,
    Speech,
)  # fmt: skip
from memcon.model.people import Name, Register
from memcon.model.reading import Draft
from memcon.names.capitals import Word
from memcon.names.compare import Agreement, compared
from memcon.names.fold import folded
from memcon.names.gather import Naming, Settled, Told, gather, shown
from memcon.names.identify import day_of, meant
from memcon.names.name import called, is_initial, name_of
from memcon.names.scan import Kind, Piece, scan
from memcon.names.titles import titles_of
from memcon.names.vocabulary import (
    ANY_TITLE,
    BARE,
    DEMONYM,
    ENGLISH,
    FAMILY,
    GIVEN,
    HEAD,
    NEVER,
    ORGANISATION,
    PLACE,
    TAIL,
    listed,
    vocabulary,
)  # fmt: skip
from memcon.text.span import Span

_ORDINARY = ANY_TITLE | BARE | DEMONYM | ENGLISH | HEAD | NEVER | ORGANISATION | TAIL
_BEHIND = 12  # characters of "Jr.", "K.C.M.G." or a marker behind the name itself
_STARTS = frozenset('.?!:;\n“"([—–•*')
_PLAIN = {
    Kind.PLACE: (Entity.PLACE, "mention/place", "It stands in the list of places."),
    Kind.ORGANISATION: (
        Entity.ORGANISATION,
        "mention/organisation",
        "It is listed as an organisation, or made as their names are.",
    ),
}


def mentions(draft: Draft) -> Iterator[Mark | Finding]:
    """Add Mention marks, in notes, headings and labels too.

    Needs attendees, heading, speech, signatures and source note, for they say who is known by
    name; uses the register's surnames. A source's own mentions are kept and not doubled.
    """
    taken = _Places([mark.at for mark in draft.of_kind(Mention)])
    told = _teller(draft)
    scanned = _Scanned(draft, told)
    for piece in scanned.plain:
        at = Span(piece.start, piece.end)
        if not taken.meet(at):
            entity, rule, because = _PLAIN[piece.kind]
            yield Mention(at, Ground(rule, (at,), because), entity, piece.words[0])
    namings = scanned.namings()
    open_to_doubt: dict[str, tuple[Naming, Settled]] = {}
    whose = gather(namings, told)
    named = [s.somebody for s in whose if s.somebody] + [one for s in whose for one in s.rivals]
    names = shown({id(one): one for one in named}.values())
    for naming, settled in zip(namings, whose, strict=True):
        if taken.meet(naming.at):
            continue
        if settled.rivals:
            open_to_doubt.setdefault(naming.name.written, (naming, settled))
        yield from _mention(naming, settled, names)
    for naming, settled in open_to_doubt.values():
        said = f"“{naming.name.written}”: several people here bear that name. "
        yield Finding("people/same-surname", said + _between(settled, names), naming.at)


def _teller(draft: Draft) -> Told:
    """What the register says of a name on the record's day."""
    day, register = day_of(draft.marks), draft.register

    @cache
    def told(name: Name) -> frozenset[str]:
        return meant(name, register, day) if register.people else frozenset()

    return told


def _mention(naming: Naming, settled: Settled, names: dict[int, str]) -> Iterator[Mention]:
    """The mark for one naming, if it names somebody."""
    at = naming.at
    if settled.somebody is not None:
        ground = Ground(_rule(naming), (at,), settled.because)
        yield Mention(at, ground, Entity.PERSON, names[id(settled.somebody)])
    elif settled.rivals:
        ground = Ground("mention/unsettled", (at,), _between(settled, names))
        yield Mention(at, ground, Entity.PERSON, naming.name.written)


def _between(settled: Settled, names: dict[int, str]) -> str:
    named = sorted({names.get(id(one), one.name.written) for one in settled.rivals})
    others = f" or {len(named) - 5} others" if len(named) > 5 else ""
    return "It may be " + " or ".join(named[:5]) + others + "."


def _rule(naming: Naming) -> str:
    if naming.stated:
        return "mention/stated"
    if naming.name.titles:
        return "mention/title"
    return "mention/surname" if naming.name.alone else "mention/full-name"


class _Places:
    """Spans in order, to ask whether another meets one of them."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans = sorted(spans)
        self.starts = [span.start for span in self.spans]

    def meet(self, at: Span) -> bool:
        return self.around(at) is not None

    def around(self, at: Span) -> Span | None:
        """The last span that begins before the end of `at`, if the two meet."""
        place = bisect_right(self.starts, at.end - 1) - 1
        if place >= 0 and self.spans[place].meets(at):
            return self.spans[place]
        return None


class _Scanned:
    """The pieces of a record's text, sorted into places and organisations, and into namings."""

    def __init__(self, draft: Draft, told: Told) -> None:
        self.draft = draft
        self.told = told
        self.text = draft.text
        self.plain: list[Piece] = []
        self.names: list[Piece] = []
        scanned = scan(draft.text)
        self.ordinary = scanned.ordinary
        for piece in scanned.pieces:
            if piece.kind is Kind.NAME and not _called_after(draft.text, piece.end):
                self.names.append(piece)
            elif piece.kind in _PLAIN:
                self.plain.append(piece)

    def namings(self) -> tuple[Naming, ...]:
        """Everybody named, in order; words that name nobody known here are left out."""
        offices = dict(_stated(self.draft))
        stated = _Places(list(offices))
        register = self.draft.register
        sure: list[Naming] = []
        unsure: list[Naming] = []
        ends = {at.end: at for at in offices}
        listed = [
            Piece(Kind.NAME, word.start, word.end, (word.word,), (word.flags,))
            for word in self.ordinary
            if word.end in ends and ends[word.end].start == word.start
        ]
        for piece in (*self.names, *listed):
            naming = self._naming(piece, stated, offices)
            if naming.sure or _registered(register, naming.name):
                sure.append(Naming(naming.at, naming.name, True, naming.stated))
            else:
                unsure.append(naming)
        sure.extend(self._also_stated(sure, offices))
        keys = {key for one in sure for key in _keys(one.name)}
        familiar = self._familiar([one for one in sure if one.stated])
        unsure = [self._by_first_name(naming, familiar) for naming in unsure]
        sure = [self._by_first_name(naming, familiar) for naming in sure]
        for word in self.ordinary:
            found = self._of_ordinary(word, keys, stated)
            if found is not None:
                (sure if found.sure else unsure).append(found)
        written = {one.name.written for one in sure if "-" not in one.name.written}
        every = [one for naming in (*sure, *unsure) for one in self._apart(naming, keys, written)]
        return tuple(_apart_from_another(every))

    def _naming(self, piece: Piece, stated: _Places, offices: dict[Span, str]) -> Naming:
        name = name_of(piece.words, piece.titles)
        start = piece.start if piece.titled_from is None else piece.titled_from
        at = Span(start, piece.end)
        within = stated.around(Span(piece.start, piece.end))
        if within is not None and within.end - piece.end <= _BEHIND:
            before = () if piece.titles else _also_name(self.text[within.start : start])
            titles = piece.titles
            if name.alone and not titles and not before:
                titles = titles_of(offices[within])
            at = Span(within.start if before else start, piece.end)
            return Naming(at, name_of((*before, *piece.words), titles), True, True)
        if _is_numbered(self.text, piece):
            last = piece.words[-1]
            return Naming(Span(piece.end - len(last), piece.end), name_of((last,)), False)
        return Naming(at, name, self._sure(piece, name))

    def _also_stated(self, found: list[Naming], offices: dict[Span, str]) -> Iterator[Naming]:
        """Names of the head and the lists that look like no name elsewhere: "(May)", "Tsao Wu"."""
        there = _Places([naming.at for naming in found])
        for at, office in offices.items():
            words = tuple(at.of(self.text).split())
            if not there.meet(at) and _may_be_name(words):
                titles = titles_of(office) if len(words) == 1 else ()
                yield Naming(at, name_of(words, titles), True, True)

    def _sure(self, piece: Piece, name: Name) -> bool:
        """Tell whether the words by themselves name a person."""
        if piece.titles:
            return not _is_vague(piece)
        if name.alone:
            return self._signed(piece)
        return _is_full(piece)

    def _signed(self, piece: Piece) -> bool:
        """Tell whether the words around an unknown name are such as stand around a person's."""
        if any(flags & (_ORDINARY | PLACE | GIVEN) for flags in piece.flags):
            return False
        text = self.text
        following = text[piece.end : piece.end + 16].split(None, 1)
        if following and following[0] in _after() and text[piece.end] == " ":
            return True
        before = text[max(0, piece.start - 24) : piece.start]
        return before.endswith(_before())

    def _of_ordinary(self, said: Word, keys: set[str], stated: _Places) -> Naming | None:
        """An ordinary word with a capital, where somebody bears it as his name."""
        word = said.word.lower()
        if word not in keys and word not in self.draft.register.by_word:
            return None
        at = Span(said.start, said.end)
        if stated.meet(at) or _called_after(self.text, said.end):
            return None
        if _opens(self.text, said.start) and word in self._small_words():
            return None
        return Naming(at, name_of((said.word,)), word not in keys)

    def _familiar(self, stated: list[Naming]) -> dict[str, Name]:
        """By their given names, those who write and are written to, where the register has them."""
        heads = [mark.at for mark in self.draft.marks if isinstance(mark, Sender | Addressee)]
        found: dict[str, Name] = {}
        for naming in stated:
            if not naming.name.alone or not any(at.covers(naming.at) for at in heads):
                continue
            people = self.draft.register.by_word.get(called(naming.name)[0], ())
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
        before, after = (
            self.text[max(0, naming.at.start - 8) : naming.at.start],
            self.text[naming.at.end : naming.at.end + 1],
        )
        greeted = before.lower().endswith(("dear ", "dear mr. "))
        alone = before.endswith("\n") and after in ("", "\n")
        return Naming(naming.at, name, True) if greeted or alone else naming

    def _small_words(self) -> frozenset[str]:
        if self._small is None:
            self._small = frozenset(self.text.split())
        return self._small

    _small: frozenset[str] | None = None

    def _apart(self, naming: Naming, keys: set[str], written: set[str]) -> Iterator[Naming]:
        """A naming; or the two of "Marten-Dahl talks", where at least one is known here."""
        said = naming.at.of(self.text)
        first, hyphen, second = said.partition("-")
        if not hyphen or naming.stated or naming.name.written in written or naming.name.titles:
            yield naming
            return
        register = self.draft.register
        halves = (first, second)
        whole = " ".join(map(folded, halves)) in register.by_word
        known = [folded(h) in keys or folded(h) in register.by_word or h in written for h in halves]
        short = min(map(len, halves)) < 4 and not all(known)
        if whole or short or not any(known) or not second[:1].isupper():
            yield naming
            return
        start = naming.at.start
        for half, is_known in zip(halves, known, strict=True):
            at = Span(start, start + len(half))
            start = at.end + 1
            if is_known:
                sure = folded(half) in register.by_word or folded(half) not in keys
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


def _stated(draft: Draft) -> Iterator[tuple[Span, str]]:
    """Where the head, the lists, the labels and the notes on origin name people; in what office."""
    text = draft.text
    for mark in draft.marks:
        if isinstance(mark, Attendee):
            yield from _located(text, mark.name, mark.at, mark.office or "")
        elif isinstance(mark, Sender | Addressee):
            for at, _ in _located(text, mark.name, mark.at, ""):
                yield at, text[mark.at.start : at.start]
        elif isinstance(mark, Signature):
            yield from _located(text, mark.name, mark.at, "")
        elif isinstance(mark, Speech) and mark.label is not None:
            yield from _located(text, mark.speaker, mark.label, "")
        elif isinstance(mark, SourceNote):
            for name in mark.drafted_by:
                yield from _located(text, name, mark.at, "")


def _located(text: str, name: str, at: Span, office: str) -> Iterator[tuple[Span, str]]:
    place = text.find(name, at.start, at.end) if name else -1
    if place >= 0:
        yield Span(place, place + len(name)), office


def _registered(register: Register, name: Name) -> bool:
    """Tell whether somebody in the register may be meant by the name."""
    wanted = Agreement.SURNAME if name.alone else Agreement.INITIALS
    return any(
        compared(name, other).agreement >= wanted
        for key in called(name)
        for person in register.by_word.get(key, ())
        for other in person.names
    )


def _keys(name: Name) -> Iterator[str]:
    """The words by which somebody of that name may be called alone."""
    yield from called(name)
    for split in name.splits:
        yield from (word for word in split.given if len(word) > 2)


def _is_numbered(text: str, piece: Piece) -> bool:
    """Tell whether a letter at a line's beginning counts ("I. Marten") and is no initial."""
    words = piece.words
    return (
        len(words) == 2
        and not piece.titles
        and len(words[0]) == 2
        and words[0][1] == "."
        and (piece.start == 0 or text[piece.start - 1] == "\n")
    )


def _is_vague(piece: Piece) -> bool:
    """Tell whether an office and an ordinary word are all there is: "Ambassador Designate"."""
    courteous = any(vocabulary().is_courtesy(title) for title in piece.titles)
    return not courteous and len(piece.flags) == 1 and _is_plain_word(piece.flags[0])


def _is_plain_word(flags: int) -> bool:
    return bool(flags & _ORDINARY) and not flags & (GIVEN | FAMILY)


def _is_full(piece: Piece) -> bool:
    """Tell whether given name or initials and a surname stand together."""
    words, flags = piece.words, piece.flags
    if len(words) < 2:
        return False
    plain = [bool(flag & ENGLISH) for flag in flags]
    if is_initial(words[0]):
        letters = sum(word.count(".") or 1 for word in words if is_initial(word))
        return not plain[-1] or letters > 1
    if flags[0] & GIVEN:
        return not (plain[0] and plain[-1])
    if flags[0] & FAMILY or "-" in words[1]:
        first = name_of(words).splits[0]
        return not any(plain[1:]) and len(first.surname) == 1 and len(words) <= 3
    return False


def _also_name(before: str) -> tuple[str, ...]:
    """The words before a name's surer part that belong to it: "Sterling" in "Sterling J. Dahl"."""
    no_name = DEMONYM | PLACE | NEVER
    words = tuple(word for word in before.split() if not vocabulary().of(word) & ANY_TITLE)
    if not all(word.replace("-", "").rstrip(".").isalpha() for word in words):
        return ()
    if any(vocabulary().of(word) & no_name for word in words):
        return ()
    return words if _may_be_name(words) else ()


def _may_be_name(words: tuple[str, ...]) -> bool:
    """Tell whether words that a list or the head gives for a name may be one, and no office."""
    flags = [vocabulary().of(word.rstrip(".,")) for word in words]
    office = ANY_TITLE | BARE | HEAD | TAIL | ORGANISATION
    return 0 < len(words) < 5 and all(
        word[:1].isupper() and not flag & office for word, flag in zip(words, flags, strict=True)
    )


@lru_cache(maxsize=1)
def _things() -> frozenset[str]:
    return frozenset(listed("persons", "things", "after"))


def _called_after(text: str, end: int) -> bool:
    """Tell whether what follows makes the name a house's, a law's or a street's."""
    if text[end : end + 1] != " " or not text[end + 1 : end + 2].isupper():
        return False
    following = text[end + 1 : end + 20].split(None, 1)
    return following[0].rstrip(".,;:)") in _things()


def _opens(text: str, start: int) -> bool:
    """Tell whether a sentence or a line begins here."""
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or before[-1] in _STARTS


@lru_cache(maxsize=1)
def _after() -> frozenset[str]:
    return frozenset(listed("persons", "signs", "after"))


@lru_cache(maxsize=1)
def _before() -> tuple[str, ...]:
    return tuple(f" {sign} " for sign in listed("persons", "signs", "before"))
