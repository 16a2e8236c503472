"""Every case in tests/cases holds."""

from pathlib import Path

import pytest

from casebook import Case, cases, failures, reading_of

FILES = sorted(Path(__file__).parent.joinpath("cases").glob("*.md"))
CASES = [case for file in FILES for case in cases(file)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case: Case) -> None:
    if case.trouble:
        pytest.fail(f"tests/cases/{case.file}: {case.title}: {case.trouble}", pytrace=False)
    said = "\n\n".join(failures(case, reading_of(case)))
    if said:
        pytest.fail("\n" + said, pytrace=False)


def test_no_two_cases_of_one_name() -> None:
    names = [case.id for case in CASES]
    assert sorted({name for name in names if names.count(name) > 1}) == []
