"""The dates of TEI's attributes as EDTF, with the times of day in them."""

import re
from dataclasses import dataclass

from lxml import etree

from memcon.dates.edtf import EdtfError, parse
from memcon.sources.markup import attribute

_VALUE = re.compile(
    r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d:\d\d)?"
)
_TIME = re.compile(r"(\d\d:\d\d)(?::\d\d)?")


@dataclass(frozen=True, slots=True)
class Stated:
    """A date as the markup states it: EDTF, and the times of day as HH:MM."""

    value: str | None = None
    time_from: str | None = None
    time_to: str | None = None


def stated(element: etree._Element) -> Stated:
    """Return what the attributes of a `date` or `time` state; all None where they state nothing.

    `notBefore` and `notAfter` give the days between which the date lies: "1961-02-01/1961-02-05".
    """
    first, last = _half(element, "when", "from"), _half(element, "to")
    if first == last == (None, None):
        return Stated(_between(element))
    days = [day for day, _ in (first, last) if day]
    if len(set(days)) > 1:
        return Stated(f"{days[0]}/{days[1]}", first[1], last[1])
    return Stated(days[0] if days else None, first[1], last[1])


def _between(element: etree._Element) -> str | None:
    after, before = _half(element, "notBefore")[0], _half(element, "notAfter")[0]
    if not after and not before:
        return None
    return after if after == before else _sound(f"{after or '..'}/{before or '..'}")


def _half(element: etree._Element, *names: str) -> tuple[str | None, str | None]:
    for name in names:
        value = (attribute(element, name) or attribute(element, f"{name}-iso") or "").strip()
        match = _VALUE.fullmatch(value)
        if match:
            return _sound(match.group(1)), match.group(2)
        match = _TIME.fullmatch(value)
        if match:
            return None, match.group(1)
    return None, None


def _sound(value: str) -> str | None:
    try:
        parse(value)
    except EdtfError:
        return None
    return value
