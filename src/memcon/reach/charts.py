"""The zones of a register, by the corners that its file names."""

from collections.abc import Mapping

from memcon.model.territory import Outline, Row, Zone
from memcon.reach.sheets import RegisterFault
from memcon.reach.toml import headings, id_of, tables, toml, word

FILE = "zones.toml"
ROUGHEST = 10  # degrees by which the drawing of an exception may be wrong


def zones_of(
    files: Mapping[str, str], folder: str, known: tuple[Zone, ...] = ()
) -> tuple[Zone, ...]:
    """Return the known zones and those of the file. Raises RegisterFault."""
    place = f"{folder}/{FILE}"
    found = {zone.id: zone for zone in known}
    numbers = headings(files.get(FILE, ""), "zone")
    for table in tables(toml(files, FILE, folder), "zone", place):
        name = id_of(table, place, found)
        cut = tables(table, "exception", place)
        coarse = table.get("coarse", 0)
        if not isinstance(coarse, int | float) or not 0 <= coarse < ROUGHEST:
            raise RegisterFault(f"{place}: coarse is a number of degrees, less than {ROUGHEST}")
        found[name] = Zone(
            name,
            word(table, "name", place),
            _outline(table.get("outline"), place),
            tuple(_outline(one.get("outline"), place) for one in cut),
            word(cut[0], "name", place) if cut else "",
            float(coarse),
            Row(place, next(numbers), word(table, "source", place)),
        )
    return tuple(found.values())


def _outline(found: object, place: str) -> Outline:
    corners = found if isinstance(found, list) else []
    pairs = [one for one in corners if isinstance(one, list) and len(one) == 2]
    if len(pairs) < 3 or len(pairs) != len(corners):
        raise RegisterFault(f"{place}: an outline is three or more corners [longitude, latitude]")
    outline = []
    for lon, lat in pairs:
        numbers = isinstance(lon, int | float) and isinstance(lat, int | float)
        if not numbers or not (-180 <= lon <= 180 and -85 <= lat <= 85):
            raise RegisterFault(f"{place}: no corner of an outline: [{lon}, {lat}]")
        outline.append((float(lon), float(lat)))
    ahead = zip(outline, outline[1:] + outline[:1], strict=True)
    if any(abs(a[0] - b[0]) > 180 for a, b in ahead):
        raise RegisterFault(f"{place}: an outline may not cross the meridian of 180 degrees")
    return tuple(outline)
