"""Which offices a register's description of a person names, and from when to when."""

import re
from collections.abc import Iterator

from memcon.model.people import Tenure

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_SEASONS = {
    "spring": (3, 6),
    "summer": (6, 9),
    "fall": (9, 12),
    "autumn": (9, 12),
    "winter": (1, 12),
}
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DATE = (
    rf"(?:(?:about |early |late |mid-?|the )*(?:(?:{'|'.join(_SEASONS)})(?: of)? )?"
    rf"(?:{_MONTH}(?: \d{{1,2}})?,? )?(?:1[5-9]|20)\d\d\b|{_MONTH} \d{{1,2}}\b)"
)
_FROM = r"(?:as of|from|since|after|beginning|starting|effective)"
_UNTIL = r"(?:until|till|to|through|thru|up to)"
_END = r"(?:death|resignation|retirement|assassination|overthrow|coup)(?: on| in| of)?"
_PERIOD = re.compile(
    rf",?\s*(?:\(\s*)?(?:"
    rf"(?:{_FROM}\s+|in\s+)?(?P<a>{_DATE})\s*"
    rf"(?:[-–—]|,?\s*{_UNTIL}|,?\s*and {_UNTIL})\s*(?P<b>{_DATE})"
    rf"|{_FROM}\s+(?P<from>{_DATE})"
    rf"|{_UNTIL}\s+(?:(?:his |her |the )?{_END} )?(?P<until>{_DATE})"
    rf"|(?:in|during|on)?\s*(?P<at>{_DATE})"
    rf")\s*\)?",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")  # in every period
_THEREAFTER = re.compile(
    r"^\W*(?:and )?(?:thereafter|afterwards?|then|later|subsequently)\b,?\s*", re.I
)
_THEREAFTER_LAST = re.compile(r",?\s+thereafter\W*$", re.I)
_OPENS = re.compile(r"^\W*(?:also|and|previously|formerly|earlier|appointed|named)\b,?\s*", re.I)
_MIXED = re.compile(r"\s+(?=thereafter\b)", re.I)


def tenures(description: str) -> tuple[Tenure, ...]:
    """Return the offices that `description` (without the name) gives, with their days."""
    return tuple(_read(description))


def _read(description: str) -> Iterator[Tenure]:
    last: str | None = None
    for clause in re.split(r";", _MIXED.sub("; ", description)):
        after = _THEREAFTER.match(clause)
        said = clause[after.end() :] if after else clause
        after_last = _THEREAFTER_LAST.search(said)
        said = said[: after_last.start()] if after_last else said
        opens = _OPENS.match(said)
        said = said[opens.end() :] if opens else said
        periods = list(_PERIOD.finditer(said)) if _FIGURE.search(said) else []
        office = (said[: periods[0].start()] if periods else said).strip(" ,.")
        if not office and periods:
            office = said[periods[-1].end() :].strip(" ,.")
        if not office:
            continue
        if not periods:
            yield Tenure(office, last if after or after_last else None, None)
            continue
        for period in periods:
            begins, ends = _bounds(period)
            yield Tenure(office, begins or (last if after else None), ends)
            last = ends


def _bounds(period: re.Match[str]) -> tuple[str | None, str | None]:
    if period["a"]:
        year = re.search(r"\d{4}", period["b"])
        return _iso(period["a"], False, year.group() if year else None), _iso(period["b"], True)
    if period["from"]:
        return _iso(period["from"], False), None
    if period["until"]:
        return None, _iso(period["until"], True)
    return _iso(period["at"], False), _iso(period["at"], True)


def _iso(said: str, ends: bool, year: str | None = None) -> str | None:
    """A date's ISO form as far as it goes; a season gives its first or last month."""
    low = said.lower()
    found = re.search(r"\b(\d{4})\b", low)
    in_year = found.group(1) if found else year
    if in_year is None:
        return None
    season = next((months for name, months in _SEASONS.items() if name in low), None)
    if season:
        return f"{in_year}-{season[ends]:02d}"
    month = next((n for w in re.findall(r"[a-z]+", low) if (n := _MONTHS.get(w))), None)
    if month is None:
        return in_year
    day = re.search(r"\b(\d{1,2})\b", low)
    return f"{in_year}-{month:02d}-{int(day.group(1)):02d}" if day else f"{in_year}-{month:02d}"
