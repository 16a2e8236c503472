"""Every pair of colours that the style sheet uses can be read: WCAG 2.2 AA, light and dark."""

import re
from pathlib import Path

import pytest

import memcon.web

STATIC = Path(memcon.web.__file__).parent / "static"
SHEET = (STATIC / "memcon.css").read_text("utf-8")
TOKENS = {
    name: {"light": light, "dark": dark}
    for name, light, dark in re.findall(r"--([\w-]+):\s*light-dark\((#\w+),\s*(#\w+)\)", SHEET)
}
GROUNDS = ("paper", "sheet", "sunk", "rubric-tint")
INKS = ("ink", "ink-2", "ink-3", "rubric", *(f"party-{n}" for n in range(1, 9)))
PAIRS = (
    *((ink, ground, 4.5) for ink in INKS for ground in GROUNDS),
    *((ink, ground, 4.5) for ink, ground in (("paper", "ink"), ("paper", "ink-2"))),
    *((ink, "hatch", 4.5) for ink in ("ink", "ink-2")),
    *(("control", ground, 3.0) for ground in GROUNDS[:3]),
)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tone", ["light", "dark"])
def test_contrast(tone: str) -> None:
    for ink, ground, needed in PAIRS:
        found = contrast(TOKENS[ink][tone], TOKENS[ground][tone])
        assert found >= needed, f"{ink} on {ground}: {found:.2f}"


def test_contrast_is_computed_as_the_guidelines_do() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_no_file_of_the_reader_names_another_machine() -> None:
    for file in STATIC.rglob("*"):
        if file.suffix in {".css", ".js", ".svg"}:
            words = file.read_text("utf-8").replace("http://www.w3.org/", "")
            assert "//" not in re.sub(r"/\*.*?\*/|// .*", "", words, flags=re.DOTALL), file


def test_each_font_has_its_licence() -> None:
    fonts = {re.sub(r"-latin.*", "", file.stem) for file in (STATIC / "fonts").glob("*.woff2")}
    licences = {file.stem.removeprefix("OFL-") for file in (STATIC / "fonts").glob("*.txt")}
    assert fonts == licences


def test_no_animation_and_no_text_under_ten_pixels() -> None:
    assert "@keyframes" not in SHEET
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", SHEET)]
    assert min(sizes) >= 10
