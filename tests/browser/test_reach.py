"""The page of what clauses cover in a real browser: chosen, opened, read, shut out nobody."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from conftest import Reading, watched
from playwright.sync_api import Browser

PAGES = (
    "/reach",
    "/reach?clause=L.7&instead=L.9&as-of=1961-03-14",
    "/reach?register=americas&clause=zone_of_tlatelolco&as-of=1968-01-01",
    "/reach?covers=in_region(x&as-of=1961-03-14",
)


def test_a_clause_is_chosen_and_its_rows_are_opened(reading: Reading) -> None:
    page = reading.open("/reach")
    page.get_by_label("Clause", exact=True).select_option("L.7")
    page.get_by_label("Beside it").first.select_option("L.9")
    page.get_by_label("On the day").fill("1961-03-14")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**as-of=1961-03-14**")
    rows = page.locator("#e-sker")
    assert "depends" in rows.inner_text()
    rows.get_by_text("rows").first.click()
    assert "Treaties of Ostmere, 1904, No. 17" in rows.inner_text()
    assert page.locator("svg.map .pin").count() == 8
    page.get_by_label("“the Narrows” means").select_option("the_narrows=line_of_1887")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**the_narrows**")
    assert page.locator("#e-port_varrow td").nth(2).inner_text().startswith("out")


@pytest.mark.parametrize(
    ("width", "tone"), [(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")]
)
def test_no_page_shuts_anybody_out(chromium: Browser, address: str, width: int, tone: str) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if tone == "dark" else "light",
    )
    seen = watched(context, address)
    for path in PAGES:
        page = seen.open(path)
        found = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert seen.troubles == []
    context.close()
