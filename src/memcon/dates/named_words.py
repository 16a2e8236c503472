"""Seasons, feasts, periods that have a name, and words of time that point to no date."""

import re
from functools import lru_cache

from memcon.dates.beside import STEPS, word_behind
from memcon.dates.meaning import Again, Expression, Feast, Named, Season, Unsaid
from memcon.dates.month_words import OF_YEAR, YEAR_STEPS
from memcon.lexicon.load import table
from memcon.text.span import Span

_SEASON_LEAD = re.compile(
    r"\b(?P<which>this(?:\s+(?:coming|past))?|(?:the\s+)?(?:last|next|past|coming)|that)\s+(?:early\s+|late\s+)?$"
    r"|\b(?P<the>(?:in|by|during|until|till|since|of|for|from|before|after|to|over|through)\s+(?:the\s+)?(?:early\s+|late\s+|mid-?\s?)?"
    r"|(?:early|late)\s+(?:in\s+)?(?:the\s+)?)$",
    re.IGNORECASE,
)
_SEASON_YEAR = re.compile(
    r"(?:\s+months)?\s*,?\s+(?:of\s+)?(?:(?P<year>1\d{3}|20\d\d)(?!\d)|['’‘](?P<short>\d\d)(?!\d)|(?P<which>this|last|next)\s+year)"
)
_YEAR_BEHIND = re.compile(r",?\s+(?:of\s+)?(?P<year>1\d{3}|20\d\d)(?!\d)")
_OPENS = re.compile(r"(?:[.!?:“\"]\s*|\n)$")
_DURING = re.compile(
    r"\b(?:in|during|before|after|since|until|throughout|prior\s+to|through)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def season(text: str, hit: Span, floor: int) -> Expression | None:
    """Read a season: "last spring", "in the fall", "the summer of 1962"."""
    code = _seasons()[hit.of(text).lower()]
    fall = hit.of(text).lower() == "fall"
    behind = _SEASON_YEAR.match(text, hit.end)
    lead = _SEASON_LEAD.search(text, max(floor, hit.start - 28), hit.start)
    if behind and (not fall or behind.group().lstrip().startswith(("of", "1", "2"))):
        said = behind["year"] or (f"19{behind['short']}" if behind["short"] else None)
        years = STEPS.get((behind["which"] or "").lower())
        start = lead.start() if lead and lead["which"] else hit.start
        return Expression(
            Span(start, behind.end()), Season(code, None, int(said) if said else None, years)
        )
    if lead is None and text.startswith(" months", hit.end):
        return Expression(Span(hit.start, hit.end + 7), Season(code))
    if lead is None or text.startswith("-", hit.end) or _is_name(text, hit):
        return None
    if fall and (
        re.match(r"\s+of\b|ing\b|en\b|s\b", text[hit.end : hit.end + 5]) or not _fall(lead)
    ):
        return None
    if lead["which"]:
        which = lead["which"].lower().split()[-1]
        if which == "that":
            return None
        return Expression(Span(lead.start(), hit.end), Season(code, STEPS[which]))
    return Expression(hit, Season(code))


def _is_name(text: str, hit: Span) -> bool:
    """Tell whether the season is part of a name: "the Winter Palace"."""
    return text[hit.start].isupper() and word_behind(text, hit.end)[:1].isupper()


def _fall(lead: re.Match[str]) -> bool:
    """Tell the season by what leads to it: "in the fall", "last fall"; "to fall" is a verb."""
    if lead["which"]:
        return lead["which"].lower() != "that"
    return lead["the"].lower().split()[0] not in ("to", "for", "from")


def feast(text: str, hit: Span, floor: int) -> Expression | None:
    """Read a feast on a fixed day: "Christmas", "New Year's Day 1962"."""
    month_and_day = _feasts().get(hit.of(text).lower())
    if month_and_day is None or hit.start < floor or text.startswith("/", hit.end):
        return None
    with_year = _YEAR_BEHIND.match(text, hit.end)
    if with_year:
        said = int(with_year["year"])
        return Expression(Span(hit.start, with_year.end()), Feast(*month_and_day, said))
    counted = OF_YEAR.match(text, hit.end)
    step = YEAR_STEPS.get(counted["which"].split()[-1]) if counted else None
    end = counted.end() if counted and step is not None else hit.end
    return Expression(Span(hit.start, end), Feast(*month_and_day, years=step))


def named_period(text: str, hit: Span, floor: int) -> Expression | None:
    """Read a period that has a name: "the Second World War"."""
    value = _periods().get(hit.of(text).lower())
    lead = _DURING.search(text, max(floor, hit.start - 16), hit.start)
    if value is None or lead is None:
        return None
    return Expression(hit, Named(value, hit.of(text)))


def vague(text: str, hit: Span, floor: int) -> Expression | None:
    """Read what points nowhere in particular: "recently", "the other day", "in the near future"."""
    return Expression(hit, unsaid=Unsaid.VAGUE) if hit.start >= floor else None


def again(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "at that time": the time spoken of just before."""
    return Expression(hit, Again()) if hit.start >= floor else None


def frequency(text: str, hit: Span, floor: int) -> Expression | None:
    """Read "daily", "weekly" and the like."""
    opens = hit.start == 0 or _OPENS.search(text, max(0, hit.start - 4), hit.start)
    if hit.start < floor or (text[hit.start].isupper() and not opens):  # "the Kestrian Daily"
        return None
    return Expression(hit, unsaid=Unsaid.FREQUENCY)


@lru_cache(maxsize=1)
def _seasons() -> dict[str, int]:
    found = table("times")["seasons"]
    assert isinstance(found, dict)
    return found


@lru_cache(maxsize=1)
def _feasts() -> dict[str, tuple[int, int]]:
    found = table("times")["feasts"]
    assert isinstance(found, dict)
    return {name: (days[0], days[1]) for name, days in found.items()}


@lru_cache(maxsize=1)
def _periods() -> dict[str, str]:
    found = table("times")["periods"]
    assert isinstance(found, dict)
    return dict(found)
