"""Years, ranges of years, decades and centuries, and dates in figures that end with a year."""

import re

from memcon.dates.beside import REACH, beside, word_before, word_behind
from memcon.dates.meaning import Calendar, Decade, Expression, Unsaid
from memcon.dates.month_words import with_leads
from memcon.dates.numbers import ordinals
from memcon.dates.written import Joint, Part, Written, written
from memcon.text.span import Span

_FIGURES_BEFORE = re.compile(r"(?<![\w.,/-])\d{1,2}\s?[./-]\s?(?:\d{1,2}|[IVX]{1,4})\s?[./-]\s?$")
_MORE_FIGURES = re.compile(r":\d|\.\d\d|,\d{3}|[/%°]|-\d{3}|-[A-Za-z]")
_DECADE = re.compile(r"\d{3}0(?:['’‘]?s)(?!\w)")
_FISCAL = re.compile(r"\b(?:FY|F\.Y\.|[Ff]iscal(?:\s+[Yy]ear)?)[\s-]*$")
_SHORT_YEAR = re.compile(r"['’‘](?P<figures>\d\d)(?![\w'’]|[.,]\d)")
_SHORT_LEADS = frozenset(
    ("in", "since", "of", "by", "until", "from", "before", "after", "early", "late")
)
_CENTURY = re.compile(
    r"(?P<ordinal>\d{1,2}(?:st|nd|rd|th)|[A-Za-z]+(?:-first)?)[\s-]+$", re.IGNORECASE
)


def year(text: str, hit: Span, floor: int) -> Expression | None:
    """Read a year, a range of years, a decade, or a date in figures that ends with the year."""
    end = hit.start + 4
    if not text[hit.start : end].isdecimal() or text[end : end + 1].isdecimal():
        return None
    figures = _FIGURES_BEFORE.search(text, max(floor, hit.start - 14), hit.start)
    if figures:
        found = written(text, figures.start(), _limit(text, hit))
        if found and found.parts[0].day:
            return with_leads(text, found, floor)
    before = text[hit.start - 1 : hit.start]
    if before and (before.isalnum() or before in ".,:/$£#_&+=*^%@~<>\\"):
        return None
    decade = _DECADE.match(text, hit.start)
    if decade:
        found_year = int(text[hit.start : end])
        if found_year % 100 == 0:
            return None
        return Expression(Span(hit.start, decade.end()), Decade(found_year, 1))
    if text[end : end + 1].isalpha() or _MORE_FIGURES.match(text, end):
        return None
    fiscal = _FISCAL.search(text, max(floor, hit.start - 18), hit.start)
    if fiscal:
        return Expression(Span(fiscal.start(), end), unsaid=Unsaid.FISCAL)
    found = written(text, hit.start, _limit(text, hit))
    if found is None or not (found.parts[0].day or _is_year(text, found)):
        return None
    between = word_before(text, hit.start) == "between"
    return Expression(found.at, Calendar(found, between=between))


def short_year(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "in '48": the year's last two figures, behind a word that leads to a year."""
    match = _SHORT_YEAR.match(text, hit.start)
    if match is None or hit.start < floor or word_before(text, hit.start) not in _SHORT_LEADS:
        return None
    at = Span(hit.start, match.end())
    part = Part(1900 + int(match["figures"]))
    return Expression(at, Calendar(Written(at, (part,), whole_year=False)))


def figures(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "9/6/72": three figures with strokes."""
    start = hit.start - 1 if text[hit.start - 1 : hit.start].isdecimal() else hit.start
    if start < floor or (start and (text[start - 1].isalnum() or text[start - 1] in "./,-")):
        return None
    found = written(text, start, _limit(text, hit))
    if found is None or found.parts[0].day is None or "/" not in found.at.of(text):
        return None
    return with_leads(text, found, floor)


def century(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "the nineteenth century"; `hit` is the word "century"."""
    match = _CENTURY.search(text, max(floor, hit.start - 24), hit.start)
    if match is None:
        return None
    said = match["ordinal"].lower()
    number = int(re.sub(r"\D", "", said)) if said[0].isdecimal() else ordinals().get(said, 0)
    if said.startswith("twenty"):
        number = 20 if said == "twentieth" else 21
    if not 2 <= number <= 21:
        return None
    return Expression(Span(match.start("ordinal"), hit.end), Decade((number - 1) * 100, 2))


def _is_year(text: str, found: Written) -> bool:
    """Tell whether four figures are a year: what stands before and behind them says so."""
    figures, year = found.at.of(text), found.parts[0].year or 0
    before, after = word_before(text, found.at.start), word_behind(text, found.at.end)
    if found.joint is not Joint.ALONE and len(figures) > 4 and 1500 <= year < 2050:
        return before not in beside("number")
    if not 1500 <= year < 2060:
        return False
    gap = text[max(0, found.at.start - 12) : found.at.start]
    if re.search(r"(?:\d{4}(?:,| and| or),? |\(|\[)$", gap):
        return bool(re.match(r"[\s).,;:\]–-]|$", text[found.at.end : found.at.end + 1]))
    if before in beside("year"):
        return not _counts(after)
    if before in beside("perhaps_year"):
        return not _counts(after) and not _plural(before, after)
    return before.endswith(("'s", "’s")) and year > 1700


def _counts(after: str) -> bool:
    """Tell whether the figures are a number of something: "1958 tons"."""
    return after.lower() in beside("counted")


def _plural(before: str, after: str) -> bool:
    """After "of", "to" and the like a noun in the plural is what is counted."""
    if before in ("the", "his", "her", "its", "their", "our", "my"):
        return False
    return (
        after.islower()
        and after.endswith("s")
        and len(after) > 3
        and after not in beside("no_plural")
    )


def _limit(text: str, hit: Span) -> int:
    return min(len(text), hit.end + REACH)
