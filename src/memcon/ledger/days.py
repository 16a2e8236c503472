"""Days that dates in EDTF may mean: the first and the last, and what was surely said by a day."""

from datetime import date
from functools import lru_cache

from memcon.dates.edtf import EdtfError, earliest, latest, parse


@lru_cache(maxsize=65536)  # many entries have the day of one record
def bound(value: str | None, *, last: bool) -> date | None:
    """Return the first or last day that a date in EDTF may mean, None where it is open."""
    if value is None:
        return None
    try:
        edtf = parse(value)
    except EdtfError:
        return None
    return latest(edtf) if last else earliest(edtf)


def surely_by(value: str | None, day: date | None) -> bool:
    """Tell whether something dated so was surely there by the end of a day; by none, always."""
    if day is None:
        return True
    said = bound(value, last=True)
    return said is not None and said <= day
