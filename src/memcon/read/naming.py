"""What a name looks like where somebody is named in a list, a label or a heading."""

import re
from collections.abc import Iterator
from functools import lru_cache

from memcon.lexicon.load import words
from memcon.text.span import Span

CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_TOKEN = rf"(?:{CAPITAL}[\w'’‘`-]*\.?|{CAPITAL}\.(?:-?{CAPITAL}\.)+)"
_JUNIOR = r"(?:,? (?:Jr|Sr|Esq)\.?|,? (?:II|III|IV)\b)"


@lru_cache(maxsize=1)
def name_pattern() -> re.Pattern[str]:
    """A name with or without titles, and nothing else: "Cde. A. B. Marten", "Ambassador Hollis"."""
    particles = "|".join(words("titles", "particles"))
    first = rf"(?:{title_alternatives()}\.?[ -]+)*(?:(?:the|The) )?"
    return re.compile(
        rf"(?P<titles>{first})(?P<name>{_TOKEN}(?:[ \xa0-]?(?:{_TOKEN}|(?:{particles})\b"
        rf"|{CAPITAL}\.)){{0,5}}{_JUNIOR}?)"
    )


@lru_cache(maxsize=1)
def title_alternatives() -> str:
    """The titles of address, ranks and offices as one alternation, in upper or lower case."""
    every = {*words("titles", "address"), *words("titles", "ranks"), *words("titles", "offices")}
    longest_first = sorted(every, key=lambda title: (-len(title), title))
    return "(?:" + "|".join(_cased(title) for title in longest_first) + ")"


def _cased(title: str) -> str:
    capital = " ".join(
        word.capitalize() if word not in ("of", "for", "at") else word for word in title.split()
    )
    forms = {capital, title.upper(), "-".join(part.capitalize() for part in title.split("-"))}
    return "|".join(rf"{re.escape(form)}\b" for form in sorted(forms))


@lru_cache(maxsize=1)
def _office_pattern() -> re.Pattern[str]:
    heads = sorted(words("attendance", "heads_of_office"), key=len, reverse=True)
    one = "|".join(map(re.escape, heads))
    word = r"(?:[\w'’-]+|U\.[SNK]\.)"
    return re.compile(
        rf"(?:the |an? )?(?:{word} ){{0,4}}(?:{one})\b(?!s)(?: (?:of|for|to|in|at)\b.*)?(?: "
        rf"\([^()]+\))?",
        re.I,
    )


def is_name(said: str) -> bool:
    """Tell whether `said` is a person's name, with or without a title, and no more."""
    match = name_pattern().fullmatch(said)
    return match is not None and not said.isdigit()


def is_office(said: str) -> bool:
    """Tell whether `said` is an office that one person holds ("the Minister")."""
    return _office_pattern().fullmatch(said) is not None


@lru_cache(maxsize=1)
def _title_first() -> re.Pattern[str]:
    return re.compile(title_alternatives())


def begins_with_title(said: str) -> bool:
    """Tell whether `said` begins with a title of address, a rank or an office."""
    return _title_first().match(said) is not None


_MANY = re.compile(
    r"(?:the )?(?:Messrs|MM|Cdes|Comrades|Coms|Drs|Chairmen|Congressmen|Secretaries"
    r"|(?:[A-Z][\w-]+ ){0,2}(?:Secretar|Deput)ies|(?:[A-Z][\w-]+ ){0,2}(?:Ambassador|Minister"
    r"|Senator|Representative|President|Premier|General|Admiral|Colonel|Delegate|Commissioner"
    r"|Governor|Director|Adviser|Advisor|Counselor|Counsellor|Professor|Doctor)s)\b\.? (?=[A-Z])"
)


def begins_with_many(said: str) -> bool:
    """Tell whether `said` begins with a title of several: "Ministers Marten and Sabran"."""
    return _MANY.match(said) is not None


def is_titled(said: str) -> bool:
    """Tell whether `said` is a name with a title before it, and not a title alone."""
    title = _title_first().match(said)
    return title is not None and bool(said[title.end() :].strip(" .-")) and is_name(said)


@lru_cache(maxsize=1)
def _joiner() -> re.Pattern[str]:
    return re.compile(
        rf",? and (?=(?:the )?{CAPITAL})|, (?!(?:Jr|Sr|II|III)\b)|; (?:and )?|,? with (?={CAPITAL})"
    )


def names_in(text: str, at: Span) -> Iterator[Span]:
    """Yield each name of a list such as "Cdes. A. Marten, B. Dahl, and the Minister", or nothing.

    A list with a part that is neither a name nor an office yields its names up to that part.
    """
    start = at.start
    for match in [*_joiner().finditer(text, at.start, at.end), None]:
        end = match.start() if match else at.end
        piece = Span(start, end).trimmed(text)
        said = piece.of(text)
        if not said:
            return
        if not (is_name(said) or is_office(said)):
            return
        yield piece
        if match:
            start = match.end()
