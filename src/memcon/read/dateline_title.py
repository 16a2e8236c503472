"""When and where the title says that the talk was held, or the paper written."""

import re
from dataclasses import dataclass
from functools import lru_cache

from memcon.dates.clock import Hours, hours
from memcon.dates.names import either, month_pattern, weekday_pattern
from memcon.dates.written import Written, written
from memcon.read.dateline_words import (
    Line,
    dateline_words,
    is_house,
    is_place,
    place_at,
    town_of,
)
from memcon.text.span import Span

_BEFORE = 60  # characters before a date in which a title's word for the occasion is sought
_LONGEST = 600  # characters; a longer first paragraph is no title
_TOPIC = re.compile(
    r"\b(?:on|about|regarding|concerning|re)\s+(?!board\b)(?:the\s+)?[A-Z“\"a-z]", re.I
)
_TAIL_PLACE = re.compile(r"(?:\s*,)?\s+(?P<at>at|in|on board)\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TitleLine:
    """The title's date and place, and whether it names a talk, and the date as the talk's."""

    line: Line
    talk: bool
    named: bool = False


def title_line(text: str, title: Span) -> TitleLine | None:
    """Return what a title says of time and place, or None.

    A date counts at the title's end, or right behind the word for the occasion: "Agreement of
    3 June" in the midst of a title is what the talk was about.
    """
    if title.end - title.start > _LONGEST:
        return None
    talk = names_talk(title.of(text))
    dated = _date_of(text, title)
    date, said_hours, tail = dated if dated else (None, None, title.end)
    place = _place_of(text, title, date, tail, talk)
    if date is None and place is None:
        return None
    named = date is not None and talk and _named(text, title, date)
    return TitleLine(Line(title, date, hours=said_hours, place=place), talk, named)


def names_talk(words: str) -> bool:
    """Tell whether a heading's words name a talk or a meeting."""
    return _occasions().search(words) is not None


def _date_of(text: str, title: Span) -> tuple[Written, Hours | None, int] | None:
    """The date, its hours, and where its words end; the title's last date is looked at first."""
    found: list[Written] = []
    at = title.start
    for match in _candidates().finditer(text, title.start, title.end):
        if match.start() < at:
            continue
        date = written(text, match.start(), title.end)
        if date and date.parts[-1].year and date.parts[-1].month:
            found.append(date)
            at = date.at.end
    for date in reversed(found):
        said = _hours_after(text, date.at.end, title.end)
        end = said.at.end if said else date.at.end
        rest = text[end : title.end].strip(" .,;)]\n")
        if not rest or _TAIL_PLACE.match(text, end, title.end) or _named(text, title, date):
            return date, said, end
    return None


def _hours_after(text: str, start: int, end: int) -> Hours | None:
    gap = re.compile(r"[\s,;–—-]*(?:at\s+|from\s+)?").match(text, start, end)
    return hours(text, gap.end(), end, dateline=True) if gap else None


def _named(text: str, title: Span, date: Written) -> bool:
    """Tell whether the words for the occasion or the paper lead straight to the date."""
    before = text[max(title.start, date.at.start - _BEFORE) : date.at.start]
    return _leading().search(before) is not None


def _place_of(text: str, title: Span, date: Written | None, tail: int, talk: bool) -> Span | None:
    if date is not None:
        place = _after(text, tail, title.end) or _before(text, title, date)
        if place:
            return place
    return _ending(text, Span(title.start, title.end)) if talk else None


def _after(text: str, start: int, end: int) -> Span | None:
    """The place behind the date: "of 14 March 1961 in Lowmark"."""
    lead = _TAIL_PLACE.match(text, start, end) or re.compile(r",\s+(?=\S)").match(text, start, end)
    if lead is None:
        return None
    place = place_at(text, _past_article(text, lead.end()), end)
    return place if place and not text[place.end : end].strip(" .,;)]\n") else None


def _before(text: str, title: Span, date: Written) -> Span | None:
    """The place before the date: "Memorandum of Conversation, Lowmark, 14 March 1961"."""
    said = text[title.start : date.at.start]
    lead = _IN_PLACE.search(said)
    if lead and not _TOPIC.search(said, 0, lead.start()):
        place = _whole_place(
            text, Span(title.start + lead.start("place"), title.start + lead.end("place"))
        )
        if place:
            return place
    if said.rstrip()[-1:] not in (",", "("):
        return None
    said = said.rstrip(" ,(\n")
    groups, end = said.split(","), title.start + len(said)
    if len(groups) < 2:
        return None
    start = end - len(groups[-1])
    region = len(groups) > 2 and _whole_place(text, Span(start - 1 - len(groups[-2]), start - 1))
    place = _whole_place(text, Span(start, end))
    if place is None:
        return None
    if region and not is_house(region.of(text)) and region.start > title.start + 12:
        place = Span(region.start, place.end)
    return town_of(text, place)


def _whole_place(text: str, group: Span) -> Span | None:
    group = group.trimmed(text)
    group = Span(_past_article(text, group.start), group.end)
    place = place_at(text, group.start, group.end)
    return place if place == group and is_place(place.of(text)) else None


def _ending(text: str, title: Span) -> Span | None:
    """The place that ends a title: "at the Presidential Palace", "between A and B in Lowmark"."""
    said = title.of(text)
    for lead in reversed(list(_LAST_PLACE.finditer(said))):
        start = title.start + lead.end()
        place = place_at(text, start, title.end)
        if place is None or text[place.end : title.end].strip(" .,;)]\n"):
            continue
        house = is_house(place.of(text))
        topical = _TOPIC.search(said, 0, lead.start()) is not None
        if (house and lead["at"].lower() != "in") or (
            not topical and (house or lead["bare"] == "")
        ):
            return place
    return None


_IN_PLACE = re.compile(
    r"\s(?:at|in|on board)\s+(?P<place>(?:the\s+)?[^\s,].{1,60}?)"
    r"(?:,|\s+(?:on|of|from))?(?:\s+the)?\s*$"
)
_LAST_PLACE = re.compile(r"\s(?P<at>at|in|on board)\s+(?P<bare>(?:the\s+)?)(?=\S)", re.IGNORECASE)


def _past_article(text: str, at: int) -> int:
    return at + 4 if text[at : at + 4].lower() == "the " else at


@lru_cache(maxsize=1)
def _candidates() -> re.Pattern[str]:
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    return re.compile(
        rf"\b(?:{weekday_pattern()}\W|{day}(?:\s?[-–]\s?{day}|\s(?:and|to)\s{day})?\s+(?:of\s+)?{month_pattern()}"
        rf"|{month_pattern()}[\s,]|\d{{1,2}}[./]|\d{{4}}-\d\d)"
    )


@lru_cache(maxsize=1)
def _occasions() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(dateline_words('occasions'))})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _leading() -> re.Pattern[str]:
    both = (*dateline_words("occasions"), *dateline_words("papers"))
    return re.compile(
        rf"\b(?:{either(both)})\s+(?:held\s+|dated\s+|sent\s+)?(?:of|on|for)?\s*(?:the\s+)?$",
        re.IGNORECASE,
    )
