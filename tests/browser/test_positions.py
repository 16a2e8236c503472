"""The page of positions in a real browser: with keys, with a pointer, without script, on paper."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Reading, read_at, served_shelf, watched
from playwright.sync_api import Browser, Page, expect
from test_access import violations

import positions_by_hand

MARCH = "?as-of=1961-03-14"
OPENED = f"/positions{MARCH}&cell=words-OST"


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Open the dossier made by hand."""
    shelf = positions_by_hand.shelf(tmp_path_factory.mktemp("talks"))
    with served_shelf(shelf) as found:
        yield found


@pytest.fixture
def here(chromium: Browser, talks: str) -> Iterator[Reading]:
    with read_at(chromium, talks) as found:
        yield found


@pytest.fixture(params=[(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")], ids=str)
def seen(request: pytest.FixtureRequest, chromium: Browser, talks: str) -> Iterator[Reading]:
    width, tone = request.param
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=tone)
    reading = watched(context, talks)
    yield reading
    context.close()
    assert reading.troubles == []


@pytest.mark.parametrize(
    "path",
    [
        "/positions",
        OPENED,
        "/positions?cell=words-HAL",
        "/positions?party=HAL&party=OST",
        "/positions?as-of=soon&cell=x&party=y",
        "/ledger?point=words",
    ],
)
def test_the_page_shuts_nobody_out(seen: Reading, path: str) -> None:
    page = seen.open(path)
    assert violations(seen) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [390, 1440])
def test_a_dossier_without_points(chromium: Browser, tmp_path: Path, width: int) -> None:
    with served_shelf(positions_by_hand.shelf(tmp_path, "")) as address:
        context = chromium.new_context(viewport={"width": width, "height": 900})
        reading = watched(context, address)
        page = reading.open("/positions")
        expect(page.get_by_text("Proposed from the records")).to_be_visible()
        assert violations(reading) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.keyboard.press("]")
        page.keyboard.press("Escape")
        context.close()
    assert reading.troubles == []


def test_the_example(reading: Reading) -> None:
    page = reading.open("/positions")
    assert page.locator("a.cell").count() > 12
    page.locator("a.cell:not(:has(> .weak))").first.click()
    expect(page.locator("#opened .trail .q").first).to_be_visible()
    assert violations(reading) == []


def state(page: Page, key: str) -> str:
    return page.locator(f"#c-{key} > .state").inner_text()


def test_the_keyboard(here: Reading) -> None:
    page = here.open("/")
    page.keyboard.press("g")
    page.keyboard.press("p")
    expect(page).to_have_url(re.compile("/positions$"))
    page.wait_for_load_state("networkidle")
    page.keyboard.press("[")
    expect(page.locator(".stepper .now b")).to_have_text("11 March 1961")
    assert state(page, "words-OST") == "for, if"
    page.keyboard.press("]")
    expect(page.locator(".stepper .now b")).to_have_text("14 March 1961")
    page.locator("#c-words-HAL").focus()
    for key, cell in (
        ("ArrowRight", "words-KES"),
        ("ArrowDown", "rocks-KES"),
        ("ArrowDown", "vote-KES"),
        ("ArrowDown", "vote-KES"),
        ("End", "vote-VAR"),
        ("ArrowUp", "rocks-VAR"),
        ("Home", "rocks-HAL"),
        ("ArrowLeft", "rocks-HAL"),
        ("ArrowUp", "words-HAL"),
        ("ArrowRight", "words-KES"),
        ("ArrowRight", "words-OST"),
    ):
        page.keyboard.press(key)
        expect(page.locator(f"#c-{cell}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#opened")).to_be_focused()
    expect(page.locator("#c-words-OST")).to_have_attribute("aria-expanded", "true")
    expect(page).to_have_url(re.compile(r"as-of=1961-03-14&cell=words-OST$"))
    assert violations(here) == []
    page.keyboard.press("[")
    expect(page.locator("#opened .sub").first).to_contain_text("as of 11 March 1961")
    page.keyboard.press("Escape")
    expect(page.locator("#opened")).to_have_count(0)
    expect(page.locator("#c-words-OST")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#c-words-OST")).to_be_focused()


def test_the_focus_stays_on_a_cell_when_the_day_changes(here: Reading) -> None:
    page = here.open(f"/positions{MARCH}")
    page.locator("#c-words-OST").focus()
    page.keyboard.press("[")
    expect(page.locator(".stepper .now b")).to_have_text("11 March 1961")
    expect(page.locator("#c-words-OST")).to_be_focused()


def test_the_slider(here: Reading) -> None:
    page = here.open("/positions")
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("Home")
    expect(slider).to_have_attribute("aria-valuetext", "2 March 1961")
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "9 March 1961")
    expect(slider).to_be_focused()
    expect(page).to_have_url(re.compile("as-of=1961-03-09$"))
    assert state(page, "words-OST") == "undecided"
    page.keyboard.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "14 March 1961")
    page.keyboard.press("[")
    expect(slider).to_have_attribute("aria-valuetext", "11 March 1961")


def test_the_slider_goes_to_the_day_nearest_to_the_pointer(here: Reading) -> None:
    page = here.open("/positions")
    for day in ("1961-03-09", "1961-03-02", "1961-03-14"):
        stop = page.locator(f".axis a[href*='{day}'] .ax-tick").bounding_box()
        assert stop is not None
        page.mouse.click(stop["x"] + stop["width"] / 2 + 3, stop["y"] + stop["height"] / 2)
        expect(page).to_have_url(re.compile(day))
    rail = page.locator(".axis").bounding_box()
    assert rail is not None
    page.mouse.move(rail["x"] + rail["width"] - 20, rail["y"] + 10)
    page.mouse.down()
    page.mouse.move(rail["x"] + 5, rail["y"] + 10, steps=12)
    page.mouse.up()
    expect(page.locator(".stepper .now b")).to_have_text("2 March 1961")
    assert state(page, "words-OST") == "undecided"


def test_back_and_forward(here: Reading) -> None:
    page = here.open(f"/positions{MARCH}")
    page.locator("#c-words-OST").click()
    expect(page.locator("#opened")).to_be_visible()
    page.locator("#c-words-HAL").click()
    expect(page.locator("#opened .sub").first).to_contain_text("Halven")
    page.go_back()
    expect(page.locator("#opened .sub").first).to_contain_text("Ostmere")
    page.go_back()
    expect(page.locator("#opened")).to_have_count(0)


def test_a_cell_is_closed_by_opening_it_again_or_by_its_button(here: Reading) -> None:
    page = here.open(OPENED)
    page.locator("#c-words-OST").click()
    expect(page.locator("#opened")).to_have_count(0)
    page.locator("#c-words-OST").click()
    page.get_by_role("link", name="Close").click()
    expect(page.locator("#opened")).to_have_count(0)
    expect(page.locator("#c-words-OST")).to_be_focused()


def test_the_words_open_in_their_record(here: Reading) -> None:
    page = here.open(OPENED)
    page.locator("#opened .trail .jump").first.click()
    expect(page).to_have_url(re.compile(r"/records/talk-1961-03-14\?act=stance#\d+-\d+$"))
    expect(page.get_by_role("dialog")).to_contain_text("We shall vote against the six words.")


def test_comparing(here: Reading) -> None:
    page = here.open(f"/positions{MARCH}")
    page.get_by_role("checkbox", name="Kestria").check()
    page.get_by_role("checkbox", name="Ostmere").check()
    page.get_by_role("button", name="Compare").click()
    expect(page).to_have_url(re.compile("party=KES&party=OST&as-of=1961-03-14$"))
    expect(page.get_by_role("columnheader")).to_have_text(
        ["Point", "Together", "Kestria", "Ostmere"]
    )
    expect(page.locator(".together b").first).to_have_text("one silent")
    page.get_by_role("link", name="All parties").click()
    expect(page.locator("thead th")).to_have_count(5)


def test_without_script(chromium: Browser, talks: str) -> None:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 800}
    )
    page = context.new_page()
    page.goto(talks + "/positions")
    expect(page.get_by_role("slider")).to_be_hidden()
    page.get_by_role("link", name="Earlier record").click()
    expect(page.locator(".stepper .now b")).to_have_text("11 March 1961")
    page.locator(".axis a[href*='1961-03-14'] .ax-tick").click()
    expect(page).to_have_url(re.compile("as-of=1961-03-14$"))
    page.locator("#c-words-OST").click()
    expect(page.locator("#opened .trail .q").first).to_be_in_viewport()
    page.locator(".whyhere summary").first.click()
    expect(page.locator(".whyhere dd").first).to_be_visible()
    page.get_by_role("link", name="Close").click()
    expect(page.locator("#opened")).to_have_count(0)
    page.get_by_role("link", name="How the vote is taken").click()
    expect(page.locator("a.cell")).to_have_count(4)
    context.close()


def test_on_paper(here: Reading) -> None:
    page = here.open(OPENED)
    page.emulate_media(media="print")
    for gone in (".top", ".compare", ".stepper input", ".ways", ".panel .x"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.locator(".matrix")).to_be_visible()
    expect(page.locator("#opened .trail .q").first).to_be_visible()
    assert page.locator("#opened").evaluate("node => getComputedStyle(node).position") == "static"


def test_the_day_is_told_to_those_who_do_not_see_it(here: Reading) -> None:
    page = here.open("/positions")
    status = page.locator(".stepper [role=status]")
    page.evaluate("window.kept = document.querySelector('.stepper [role=status]')")
    page.keyboard.press("[")
    expect(status).to_contain_text("11 March 1961")
    assert page.evaluate("window.kept === document.querySelector('.stepper [role=status]')")


def test_the_table_scrolls_on_a_phone_and_keeps_its_points_in_sight(seen: Reading) -> None:
    page = seen.open(f"/positions{MARCH}")
    page.locator("#c-words-VAR").scroll_into_view_if_needed()
    expect(page.locator("tbody th[scope=row]").first).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_many_parties_with_long_names(chromium: Browser, tmp_path: Path, width: int) -> None:
    long = "The United Provinces of the Lower Sarn and of the Islands before its Mouth"
    more = ((f"X{n}", f"{long} {'Unbroken' * 6} {n}") for n in range(12))
    points = positions_by_hand.POINTS.replace("The Lantern Rocks", "Lantern" * 12)
    shelf = positions_by_hand.shelf(tmp_path, points, (*positions_by_hand.PARTIES, *more))
    with served_shelf(shelf) as address:
        context = chromium.new_context(viewport={"width": width, "height": 900})
        reading = watched(context, address)
        for path in ("/positions?cell=rocks-X3", "/positions?party=HAL&party=X3"):
            page = reading.open(path)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert violations(reading) == []
        context.close()
    assert reading.troubles == []
