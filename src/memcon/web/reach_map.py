"""The map beside a table of what a clause covers: pins at their points, zones, the land.

Drawn once, on Mercator's map, where the sides of zones are straight. It repeats the table's numbers
and says nothing that the table does not say.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asinh, degrees, hypot, radians, tan

from memcon.model.territory import LonLat, Outline, Zone

WIDTH = 396.0
LEAST_HEIGHT, MOST_HEIGHT = 240.0, 620.0
MARGIN = 36.0  # from the outermost pin to the edge
PIN, DOT = 8.5, 3.4  # radius of a pin with its number, and of one for which there is no room
FURTHEST = 84.0
NAMED = 60.0  # pixels of a side along which a name is written
FINE = 0.6  # pixels between two corners that are both drawn


@dataclass(frozen=True, slots=True)
class Site:
    """A place to be drawn: its number in the table, its state, whether that changes, its name."""

    number: int
    at: LonLat
    state: str
    changes: bool
    name: str


@dataclass(frozen=True, slots=True)
class Pin:
    """A place as drawn; `room` tells whether its number can be read."""

    site: Site
    x: float
    y: float
    room: bool

    @property
    def radius(self) -> float:
        """The radius of the pin."""
        return PIN if self.room else DOT


@dataclass(frozen=True, slots=True)
class Line:
    """A zone as drawn, with the place of its name."""

    path: str
    name: str
    x: float
    y: float
    named: bool


@dataclass(frozen=True, slots=True)
class Map:
    """The map: paths and pins in pixels."""

    width: float
    height: float
    land: str
    zones: tuple[Line, ...]
    pins: tuple[Pin, ...]

    @property
    def crowded(self) -> bool:
        """Whether some pins have no room for their number."""
        return not all(pin.room for pin in self.pins)


@dataclass(frozen=True, slots=True)
class _View:
    left: float
    top: float
    scale: float

    def __call__(self, point: LonLat) -> tuple[float, float]:
        x, y = _flat(point)
        return (x - self.left) * self.scale, (self.top - y) * self.scale


def drawn(sites: Sequence[Site], zones: Iterable[Zone], coast: Iterable[Outline]) -> Map | None:
    """Return the map of some places, or None where none has a point."""
    if not sites:
        return None
    zones = tuple(zones)
    points = [_flat(site.at) for site in sites]
    corners = [_flat(corner) for zone in zones for corner in zone.outline]
    view, height = _view([*points, *corners] if _as_large(corners, points) else points)
    return Map(
        WIDTH,
        height,
        "".join(_land(coast, view, height)),
        tuple(_zone(zone, view, height) for zone in zones),
        tuple(_pins(sites, view)),
    )


def _flat(point: LonLat) -> tuple[float, float]:
    lon, lat = point
    return lon, degrees(asinh(tan(radians(max(-FURTHEST, min(FURTHEST, lat))))))


def _as_large(corners: Sequence[LonLat], points: Sequence[LonLat]) -> bool:
    """Tell whether the zones take no more than some times the room of the places."""
    if not corners:
        return False

    return _widest(corners) <= 3 * _widest(points)


def _widest(found: Sequence[LonLat]) -> float:
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _view(points: list[tuple[float, float]]) -> tuple[_View, float]:
    """Fit all points, with a margin, into the width and at most the height."""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    bottom, top = min(y for _, y in points), max(y for _, y in points)
    room = WIDTH - 2 * MARGIN
    wide, high = max(right - left, 1e-3), max(top - bottom, 1e-3)
    scale = min(room / wide, (MOST_HEIGHT - 2 * MARGIN) / high)
    if len(points) == 1:
        scale = 8.0
    height = max(LEAST_HEIGHT, min(MOST_HEIGHT, high * scale + 2 * MARGIN))
    middle = ((left + right) / 2, (bottom + top) / 2)
    view = _View(middle[0] - WIDTH / 2 / scale, middle[1] + height / 2 / scale, scale)
    return view, round(height, 1)


def _land(coast: Iterable[Outline], view: _View, height: float) -> Iterator[str]:
    """Yield the outlines that come into the picture, without corners too near to be seen."""
    for outline in coast:
        whole = _unbroken(outline)
        for turn in (-360.0, 0.0, 360.0):
            corners = [view((lon + turn, lat)) for lon, lat in whole]
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            if max(xs) < 0 or min(xs) > WIDTH or max(ys) < 0 or min(ys) > height:
                continue
            kept: list[tuple[float, float]] = []
            for x, y in corners:
                if not kept or hypot(x - kept[-1][0], y - kept[-1][1]) >= FINE:
                    kept.append((x, y))
            if len(kept) > 2:
                yield _path(kept)


def _unbroken(outline: Outline) -> Outline:
    """Return an outline that crosses the meridian of 180 degrees without the leap there."""
    found = list(outline[:1])
    turn = 0.0
    for (before, _), (lon, lat) in pairwise(outline):
        if abs(lon - before) > 180:
            turn += 360.0 if lon < before else -360.0
        found.append((lon + turn, lat))
    closes = abs(found[-1][0] - found[0][0]) <= 180  # land around a pole does not
    return tuple(found) if closes else outline


def _path(corners: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in corners) + "Z"


def _zone(zone: Zone, view: _View, height: float) -> Line:
    """A zone, named along its southernmost side that can be seen."""
    corners = [view(point) for point in zone.outline]
    sides = zip(corners, corners[1:] + corners[:1], strict=True)
    seen = [part for a, b in sides if (part := _seen(a, b, height)) is not None]
    long = [
        (x1, y1, x2, y2)
        for x1, y1, x2, y2 in seen
        if abs(x2 - x1) >= max(NAMED, abs(y2 - y1))  # a name is written level
    ]
    if not long:
        return Line(_path(corners), zone.name, 0, 0, False)
    x1, y1, x2, y2 = max(long, key=lambda part: part[1] + part[3])
    half = min(3.1 * len(zone.name), WIDTH / 2 - 4)
    x = max(half + 4, min(WIDTH - half - 4, (x1 + x2) / 2))
    return Line(_path(corners), zone.name, round(x, 1), round((y1 + y2) / 2 - 5, 1), True)


def _seen(a: LonLat, b: LonLat, height: float) -> tuple[float, float, float, float] | None:
    """Return the part of a line within the picture, or None."""
    (x1, y1), (x2, y2) = a, b
    first, last = 0.0, 1.0
    for start, step, most in ((x1, x2 - x1, WIDTH), (y1, y2 - y1, height)):
        if step == 0:
            if not 0 <= start <= most:
                return None
            continue
        low, high = sorted((-start / step, (most - start) / step))
        first, last = max(first, low), min(last, high)
    if first >= last:
        return None
    dx, dy = x2 - x1, y2 - y1
    return x1 + first * dx, y1 + first * dy, x1 + last * dx, y1 + last * dy


def _pins(sites: Sequence[Site], view: _View) -> Iterator[Pin]:
    """Give room to numbers, those of what changes first; pins are drawn in the table's order."""
    placed: list[tuple[float, float]] = []
    room: dict[int, bool] = {}
    for site in sorted(sites, key=lambda one: (not one.changes, one.number)):
        x, y = view(site.at)
        room[site.number] = all(hypot(x - px, y - py) >= 2 * PIN + 1 for px, py in placed)
        if room[site.number]:
            placed.append((x, y))
    for site in sorted(sites, key=lambda one: (room[one.number], one.number)):
        x, y = view(site.at)
        yield Pin(site, round(x, 1), round(y, 1), room[site.number])
