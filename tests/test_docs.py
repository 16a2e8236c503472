"""The documentation keeps up: rules and findings, commands, public names."""

import ast
import contextlib
import functools
import importlib
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import memcon as front_door
from casebook import cases, failures, reading_of
from command import DOSSIER, PROJECT, memcon
from memcon.model.reading import Reading
from memcon.workspace import readings

SOURCE = PROJECT / "src" / "memcon"
RULES = (PROJECT / "docs" / "rules.md").read_text("utf-8")
PAGES = [PROJECT / "README.md", *sorted((PROJECT / "docs").rglob("*.md"))]
NAME = re.compile(r"[a-z]+/[a-z]+(?:-[a-z]+)*")
NOT_RULES = frozenset({"text", "application", "image", "and"})  # media types, and "and/or"
FENCE = re.compile(r"```sh\n(.*?)```", re.DOTALL)


def documented() -> dict[str, str]:
    """Return the names that the page lists, each with what it says of them."""
    return dict(re.findall(r"^\| `([^`]+)` \| (.+?) \|$", RULES, re.MULTILINE))


def written_in_source() -> Iterator[tuple[str, Path]]:
    """Yield everything in the source that has the form of a rule's or a finding's name."""
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value, file
    for file in sorted(SOURCE.rglob("*.toml")):
        yield from ((word, file) for word in words_of(tomllib.loads(file.read_text("utf-8"))))


def words_of(value: object) -> Iterator[str]:
    """Yield what a table says under a key `rule` or `code`, at whatever depth."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key in ("rule", "code") and isinstance(item, str):
                yield item
            yield from words_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from words_of(item)


def names_in_source() -> dict[str, str]:
    return {
        word: str(file.relative_to(SOURCE))
        for word, file in written_in_source()
        if NAME.fullmatch(word) and word.split("/")[0] not in NOT_RULES
    }


def known(name: str) -> bool:
    """Tell whether the page lists the name, or all names with its beginning (`tei/...`)."""
    listed = documented()
    return name in listed or f"{name.split('/', maxsplit=1)[0]}/..." in listed


def test_every_name_in_the_source_is_on_the_page() -> None:
    missing = {name: file for name, file in names_in_source().items() if not known(name)}
    assert missing == {}, "docs/rules.md lists every rule and every finding with one line"


def test_what_readings_hold_is_on_the_page() -> None:
    seen = names_in_readings()
    assert seen
    assert {name: where for name, where in seen.items() if not known(name)} == {}


def test_the_page_lists_nothing_that_is_gone() -> None:
    there = names_in_source() | names_in_readings()
    composed = tuple(compositions())
    listed = [name for name in documented() if not name.endswith("/...")]
    assert [name for name in listed if name not in there and not name.startswith(composed)] == []


def compositions() -> Iterator[str]:
    """Yield the beginnings of names that the source puts together: "heading/"."""
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                beginning = str(node.values[0].value)
                yield from [beginning] if re.fullmatch("[a-z]+/", beginning) else []


@functools.cache
def names_in_readings() -> dict[str, str]:
    """Return every rule and code that a reading of an example or a case holds, and where."""
    seen: dict[str, str] = {}
    for reading in every_reading():
        for mark in reading.marks:
            seen.setdefault(mark.ground.rule, reading.record.id)
        for finding in reading.findings:
            seen.setdefault(finding.code, reading.record.id)
    return seen


def every_reading() -> Iterator[Reading]:
    yield from readings([str(DOSSIER)], report=lambda line: None)
    for file in sorted((PROJECT / "tests" / "cases").glob("*.md")):
        yield from (reading_of(case) for case in cases(file) if not case.trouble)


def test_names_on_the_page_are_in_order_and_explained() -> None:
    for part in RULES.split("\n## ")[1:]:
        names = re.findall(r"^\| `([^`]+)` \|", part, re.MULTILINE)
        assert names == sorted(set(names))
    assert all(len(said) > 15 for said in documented().values())


def shown_commands() -> Iterator[tuple[str, str]]:
    """Yield every command that a page shows in a block `sh`."""
    for page in PAGES:
        for block in FENCE.findall(page.read_text("utf-8")):
            for line in block.replace("\\\n", " ").splitlines():
                command = line.split("#")[0].strip()
                if command:
                    yield str(page.relative_to(PROJECT)), command


@pytest.mark.parametrize(("page", "command"), sorted(set(shown_commands())))
def test_commands_shown_run(page: str, command: str) -> None:
    words = shlex.split(command.split(">", maxsplit=1)[0].split("|", maxsplit=1)[0])
    if words[0] == "make":
        targets = re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text("utf-8"), re.M)
        assert words[1] in targets, f"{page}: {command}"
        return
    if words[:2] == ["memcon", "open"]:
        assert memcon("open", "--help").returncode == 0
        return
    if words[0] != "memcon":
        pytest.skip(f"{command}: is no command of memcon")
    run = memcon(*words[1:])
    assert run.returncode == 0, f"{page}: {command}: {run.stderr}"


def test_public_names_are_documented() -> None:
    page = (PROJECT / "docs" / "library.md").read_text("utf-8")
    listed = set(re.findall(r"^\| `([A-Za-z_]+)", page, re.MULTILINE))
    assert listed == set(front_door.__all__)
    for name in front_door.__all__:
        thing = getattr(front_door, name)
        assert thing.__doc__


def test_front_door_and_type_checker_see_the_same() -> None:
    tree = ast.parse((SOURCE / "__init__.py").read_text("utf-8"))
    seen = {
        alias.asname or alias.name: (node.module, alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("memcon.")
        for alias in node.names
    }
    assert sorted(seen) == sorted(front_door.__all__)
    for name, (module, there) in seen.items():
        home = importlib.import_module(str(module))
        assert getattr(front_door, name) is getattr(home, there)
    with pytest.raises(AttributeError):
        front_door.nothing  # noqa: B018


def test_example_for_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    page = (PROJECT / "docs" / "library.md").read_text("utf-8")
    example = page.split("```python\n")[1].split("```")[0]
    with contextlib.chdir(PROJECT):
        exec(example, {})
    assert "L. Corvin - L. Corvin. I have not seen him." in capsys.readouterr().out


def test_case_shown_to_contributors_holds(tmp_path: Path) -> None:
    page = (PROJECT / "CONTRIBUTING.md").read_text("utf-8")
    file = tmp_path / "shown.md"
    file.write_text(page.split("````markdown\n")[1].split("````")[0], "utf-8")
    for case in cases(file):
        assert case.trouble == ""
        assert list(failures(case, reading_of(case))) == []


def test_links_between_pages_lead_somewhere() -> None:
    for page in [*PAGES, *PROJECT.glob("*.md")]:
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
