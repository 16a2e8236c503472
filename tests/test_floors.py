"""The house stands: floors, doors, sizes and names; and each check can fail."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import house

PACKAGE = Path(__file__).parent.parent / "src" / "memcon"
Check = Callable[[Path], Iterator[str]]
CHECKS: tuple[Check, ...] = (
    house.storeys,
    house.doors,
    house.sizes,
    house.names,
    house.first_lines,
)

LONG_FUNCTION = "def f() -> None:\n" + "    pass\n" * 60
BAD: tuple[tuple[Check, str, str, str], ...] = (
    (house.storeys, "text/a.py", "import memcon.model.marks", "text imports model"),
    (house.storeys, "read/a.py", "from memcon.people import register", "read imports people"),
    (house.storeys, "read/a.py", "from memcon import people", "read imports people"),
    (house.storeys, "web/a.py", "from memcon.cli import main", "web imports cli"),
    (house.storeys, "model/a.py", "def f():\n    from memcon.workspace import x", "workspace"),
    (house.storeys, "workspace.py", "from memcon.cli.main import app", "workspace imports cli"),
    (house.storeys, "cli/a.py", "from memcon import read_file", "imports the front door"),
    (house.storeys, "cli/a.py", "import memcon", "imports the front door"),
    (house.storeys, "read/a.py", "from .heading import heading", "a relative import"),
    (house.storeys, "read/a.py", "import_module('memcon.export.csv')", "read imports export"),
    (house.storeys, "cellar/a.py", "", "'cellar' is no room"),
    (house.doors, "read/a.py", "print('x')", "calls print"),
    (house.doors, "sources/a.py", "open('x')", "calls open"),
    (house.doors, "sources/a.py", "from pathlib import Path", "imports pathlib"),
    (house.doors, "sources/a.py", "import os.path", "imports os.path"),
    (house.doors, "model/a.py", "import time", "imports time"),
    (house.doors, "dates/a.py", "from datetime import date\ndate.today()", "calls today"),
    (house.doors, "export/a.py", "from urllib.request import urlopen", "imports urllib.request"),
    (house.doors, "ledger/a.py", "def f(p):\n    return p.read_text()", "calls read_text"),
    (house.doors, "lexicon/a.py", "import importlib.resources", "imports importlib.resources"),
    (house.doors, "read/a.py", "import random", "imports random"),
    (house.sizes, "read/a.py", LONG_FUNCTION, "f has 61 lines"),
    (house.sizes, "read/a.py", "x = 1\n" * 401, "401 lines"),
    (house.sizes, "read/a.py", "def f(a, b, c, *, d, e, f): ...", "f has 6 parameters"),
    (house.names, "read/utils.py", "", "utils"),
    (house.names, "read/date_helpers.py", "", "helpers"),
    (house.names, "common/a.py", "", "common"),
    (house.first_lines, "read/a.py", "x = 1", "no sentence"),
    (house.first_lines, "read/a.py", '"""Reads"""', "no sentence"),
)
GOOD = {
    "__init__.py": '"""The front door."""\nfrom memcon.workspace import readings\n',
    "text/span.py": '"""A place in a text."""\n',
    "lexicon/load.py": '"""Tables."""\nfrom importlib.resources import files\n'
    "def table(name: str) -> str:\n    return files('memcon').joinpath(name).read_text()\n",
    "read/heading.py": '"""Headings."""\nfrom io import BytesIO\nfrom pathlib import PurePath\n'
    "import re\nfrom memcon.model.marks import Mark\nfrom memcon.read.notes import notes\n"
    "class A:\n    def f(self, a, b, c, d, e): ...\n",
    "store/rows.py": '"""Rows."""\nimport sqlite3\nprint(open("x").read())\n',
    "cli/open.py": '"""Opens the reader."""\nfrom memcon.web.server import serve\n',
}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_house(check: Check) -> None:
    assert list(check(PACKAGE)) == []


@pytest.mark.parametrize(("check", "path", "source", "breach"), BAD)
def test_each_check_can_fail(
    tmp_path: Path, check: Check, path: str, source: str, breach: str
) -> None:
    file = tmp_path / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(source, "utf-8")
    assert any(breach in line for line in check(tmp_path))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_good_house_passes(tmp_path: Path, check: Check) -> None:
    for path, source in GOOD.items():
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(source, "utf-8")
    assert list(check(tmp_path)) == []
