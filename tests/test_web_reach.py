"""The page of what clauses cover, and its map."""

import asyncio
import re
import shutil
from html import unescape
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pytest
from httpx import ASGITransport, AsyncClient, Response

from command import DOSSIER
from memcon.model.territory import Row, Zone
from memcon.reach.packaged import coast
from memcon.web.app import app_of
from memcon.web.reach_map import MOST_HEIGHT, WIDTH, Site, drawn
from memcon.web.shelf import Shelf
from memcon.workspace import readings_in

ON = "as-of=1961-03-14"


def got(path: str, dossier: Path = DOSSIER) -> Response:
    shelf = Shelf([str(dossier)], readings_in, lambda line: None)

    async def ask() -> Response:
        transport = ASGITransport(app=app_of(shelf))
        async with AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.get(path)

    return asyncio.run(ask())


def words(path: str, dossier: Path = DOSSIER) -> str:
    found = got(path, dossier)
    assert found.status_code == 200
    return " ".join(unescape(re.sub("<[^>]+>", " ", found.text)).split())


def test_before_and_after_with_reasons_and_what_is_said() -> None:
    said = words(f"/reach?clause=L.7&instead=L.9&{ON}")
    assert "5 of 8 places change" in said
    assert "does the tenant under the lease of 1904 administer the station?" in said
    assert "E. Marten : out before, in after" in said
    assert "Treaties of Ostmere, 1904, No. 17 ( register/territories.csv , line 5)" in said
    page = got(f"/reach?clause=L.7&instead=L.9&{ON}").text
    assert len(re.findall('<tr id="e-[a-z_]+" class="chg">', page)) == 5


def test_no_day_is_taken_for_granted() -> None:
    said = words("/reach?clause=L.7")
    assert "A day is asked for" in said
    assert "places" not in said.split("A day is asked for")[1].split("Clauses of this register")[0]
    assert "“yesterday” is no day" in words("/reach?clause=L.7&as-of=yesterday")


def test_a_sense_can_be_chosen_and_only_one_that_there_is() -> None:
    path = f"/reach?clause=L.9&{ON}&mean="
    assert "Port Varrow depends" in words(path)
    assert "Port Varrow out" in words(path + quote("the_narrows=line_of_1887"))
    assert "Port Varrow depends" in words(path + quote("the_narrows=line_of_1900"))


def test_a_clause_of_ones_own_and_its_faults() -> None:
    assert "8 places" in words(f"/reach?covers=any%20holder&{ON}")
    said = words(f"/reach?covers=in_region(%3Cb%3E)&{ON}")
    assert "in the clause, character 11, this sign is no part of the language" in said
    assert "<b>" not in got(f"/reach?covers=in_region(%3Cb%3E)&{ON}").text
    mixed = words(f"/reach?clause=L.7&instead=mines&{ON}")
    assert "one clause is about places and the other about things" in mixed


def test_the_register_of_the_americas_is_there_for_every_dossier(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Record of Conversation\n", "utf-8")
    said = words("/reach", tmp_path)
    assert "territory of Latin America, regardless of jurisdiction" in said
    asked = "clause=under_their_jurisdiction&instead=regardless_of_jurisdiction&as-of=1962-11-18"
    said = words(f"/reach?{asked}", tmp_path)
    assert "32 of 68 places change" in said
    assert "Panama Canal Zone , changes" in said
    assert "Argentina" not in said.split("What is said of it")[1]
    assert "Argentina" in words(f"/reach?{asked}&show=all", tmp_path)


def test_a_register_is_read_anew_and_its_faults_are_said(tmp_path: Path) -> None:
    shutil.copytree(DOSSIER, tmp_path / "d")
    shelf = Shelf([str(tmp_path / "d")], readings_in, lambda line: None)
    app = app_of(shelf)

    async def ask() -> str:
        transport = ASGITransport(app=app)
        async with AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return (await client.get(f"/reach?clause=L.7&{ON}")).text

    assert "Lowmark" in asyncio.run(ask())
    (tmp_path / "d" / "register" / "things.csv").write_text("id,name\n", "utf-8")
    page = asyncio.run(ask())
    assert "register/things.csv: expected the columns" in page
    assert "Lowmark" not in page


@pytest.mark.parametrize(
    "query", ["clause=%00", "covers=" + "(" * 1999, "mean==&mean=x", "register=..%2F", "show=%3C"]
)
def test_any_address_gives_a_page(query: str) -> None:
    assert got(f"/reach?{query}&{ON}").status_code == 200


def test_the_map_holds_every_place_and_is_the_same_each_time() -> None:
    row = Row("zones.toml", 1, "invented")
    sites = [
        Site(1, (-80.8, 8.5), "in", False, "Panama"),
        Site(2, (-79.7, 9.1), "in", True, "Canal Zone"),
        Site(3, (-152.0, 64.0), "out", False, "Alaska"),
        Site(4, (-59.0, -51.8), "depends", True, "Falklands"),
    ]
    zone = Zone("z", "Z", ((-100, 0), (-50, 0), (-50, 20), (-100, 20)), (), "", 0, row)
    found = drawn(sites, [zone], coast())
    assert found is not None
    assert found == drawn(sites, [zone], coast())
    assert sorted(pin.site.number for pin in found.pins) == [1, 2, 3, 4]
    assert all(0 < pin.x < WIDTH and 0 < pin.y < found.height for pin in found.pins)
    assert found.height <= MOST_HEIGHT
    by = {pin.site.number: pin for pin in found.pins}
    assert by[2].room
    assert not by[1].room  # what changes has its number first
    assert found.crowded
    assert by[3].y < by[1].y < by[4].y
    assert drawn([], [zone], coast()) is None


def test_land_beyond_the_meridian_of_180_degrees_is_not_drawn_across_the_map() -> None:
    sites = [Site(1, (-152.0, 64.0), "in", False, "a"), Site(2, (-60.0, -50.0), "in", False, "b")]
    found = drawn(sites, [], coast())
    assert found is not None
    for ring in found.land.split("M")[1:]:
        corners = [tuple(map(float, pair.split(","))) for pair in ring.rstrip("Z").split("L")]
        for (x1, _), (x2, _) in pairwise(corners):
            assert abs(x1 - x2) < WIDTH / 2
