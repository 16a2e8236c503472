"""Whether a point lies in a zone whose sides are lines of constant course.

On Mercator's map such a line is straight, along a meridian and along a parallel too; so the zone of
a treaty that names its corners is a polygon there, and a point is in it or not without rounding.
"""

from math import asinh, cos, degrees, hypot, radians, tan

from memcon.model.territory import LonLat, Outline, Truth, Zone

FURTHEST = 85.0  # degrees of latitude: Mercator's map does not reach the poles


def within(zone: Zone, point: LonLat) -> Truth:
    """Tell whether a point lies in the zone; OPEN near an exception that is drawn roughly."""
    if not inside(zone.outline, point):
        return Truth.NO
    for exception in zone.exceptions:
        if near(exception, point, zone.coarse):
            return Truth.OPEN
        if inside(exception, point):
            return Truth.NO
    return Truth.YES


def inside(outline: Outline, point: LonLat) -> bool:
    """Tell whether a ray from the point crosses the outline an odd number of times."""
    x, y = _flat(point)
    found = False
    ahead = [_flat(corner) for corner in outline]
    for (x1, y1), (x2, y2) in zip(ahead, ahead[1:] + ahead[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            found = not found
    return found


def near(outline: Outline, point: LonLat, degrees_of_arc: float) -> bool:
    """Tell whether the point lies nearer to the outline than so many degrees of latitude."""
    lon, lat = point
    shrink = cos(radians(lat))
    flat = [((x - lon) * shrink, y - lat) for x, y in outline]
    return any(
        _distance(a, b) < degrees_of_arc for a, b in zip(flat, flat[1:] + flat[:1], strict=True)
    )


def _flat(point: LonLat) -> tuple[float, float]:
    lon, lat = point
    return lon, degrees(asinh(tan(radians(max(-FURTHEST, min(FURTHEST, lat))))))


def _distance(a: LonLat, b: LonLat) -> float:
    """How far the origin is from the line between two points."""
    (ax, ay), (bx, by) = a, b
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else max(0.0, min(1.0, -(ax * dx + ay * dy) / length))
    return hypot(ax + along * dx, ay + along * dy)
