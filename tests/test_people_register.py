"""Registers of people: how a row is written, what offices it gives, how it is looked up."""

from pathlib import Path

import pytest

from memcon.model.errors import UnreadableFile
from memcon.model.people import Name, Tenure
from memcon.names.name import called
from memcon.people.entry import registered
from memcon.people.register import opened
from memcon.people.tenure import tenures

DATA = Path(__file__).parents[2] / "shared" / "data" / "offices.csv"


def shape(name: Name) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    return name.titles, name.splits[0].given, name.splits[0].surname


@pytest.mark.parametrize(
    ("written", "titles", "given", "surname"),
    [
        ("Marten, Anton I.", (), ("anton", "i"), ("marten",)),
        ("Vance, Major General W. B. (ret.)", ("major", "general"), ("w", "b"), ("vance",)),
        ("Orne Gale, Sir David", ("sir",), ("david",), ("orne", "gale")),
        ("Guiran, Louis de", (), ("louis",), ("de", "guiran")),
        ("Haya de la Torre, Miguel", (), ("miguel",), ("haya", "de", "la", "torre")),
        ("Dahl, Henry R., Jr.", (), ("henry", "r"), ("dahl",)),
        ("Chen Wu-li", (), ("wuli",), ("chen",)),
        ("Chen Wu-li, Marshal", ("marshal",), ("wuli",), ("chen",)),
        ("Suvanna, Prince", ("prince",), (), ("suvanna",)),
        ("Corvin", (), (), ("corvin",)),
        ("Fidel Orsino", (), ("fidel",), ("orsino",)),
    ],
)  # fmt: skip
def test_name(
    written: str, titles: tuple[str, ...], given: tuple[str, ...], surname: tuple[str, ...]
) -> None:
    assert shape(registered("p", written).names[0]) == (titles, given, surname)


def test_other_names_in_brackets_and_quotation_marks() -> None:
    names = registered("p", "Zarov (Zharov), Georgi (Yuri) N.").names
    assert {call for name in names for call in called(name)} == {"zarov", "zharov"}
    assert ("yuri",) in {split.given for name in names for split in name.splits}
    pet = registered("p", "Corvin, Ernesto “Che,”").names
    assert {split.given for name in pet for split in name.splits} == {("ernesto",), ("che",)}


def test_a_row_that_only_refers_to_another() -> None:
    assert registered("p", "Margery", "Margery, see Jaquin de Margery").refers
    assert not registered("p", "Margery", "Margery, seer").refers


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Secretary of State", [("Secretary of State", None, None)]),
        (
            "Under Secretary until December 1961; Envoy from December 1961 until June 1963;"
            " thereafter Ambassador to Halven",
            [
                ("Under Secretary", None, "1961-12"),
                ("Envoy", "1961-12", "1963-06"),
                ("Ambassador to Halven", "1963-06", None),
            ],
        ),
        (
            "Ambassador to Varrow from February 1963",
            [("Ambassador to Varrow", "1963-02", None)],
        ),
        (
            "Minister of Trade, May 4, 1962–October 1963",
            [("Minister of Trade", "1962-05-04", "1963-10")],
        ),
        ("Adviser, summer 1956", [("Adviser", "1956-06", "1956-09")]),
        (
            "President until his death on September 3, 1969",
            [("President", None, "1969-09-03")],
        ),
        (
            "Delegate, 1948–1952 and 1968–1976",
            [("Delegate", "1948", "1952"), ("Delegate", "1968", "1976")],
        ),
        ("", []),
    ],
)
def test_tenures(said: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert [(t.office, t.begins, t.ends) for t in tenures(said)] == expected


@pytest.mark.parametrize(
    ("begins", "ends", "day", "expected"),
    [
        ("1961-03", "1962-05-17", "1961-02-28", False),
        ("1961-03", "1962-05-17", "1961-03-01", True),
        ("1961-03", "1962-05-17", "1962-05-17", True),
        ("1961-03", "1962-05-17", "1962-05-18", False),
        (None, "1961-12", "1961-12-31", True),
        ("1961", None, "1960-12-31", False),
        ("1961", "1962", None, True),
        ("1961-03", None, "1961", True),
    ],
)
def test_tenure_covers(
    begins: str | None, ends: str | None, day: str | None, expected: bool
) -> None:
    assert Tenure("Envoy", begins, ends).covers(day) is expected


def test_table() -> None:
    found = opened(b'id,name,description\np1,"Dahl, Peter","Dahl, Peter, Envoy"\np2,,\n')
    assert [person.id for person in found.people] == ["p1"]
    assert [person.id for person in found.by_word["dahl"]] == ["p1"]
    assert found.people[0].tenures == (Tenure("Envoy"),)


def test_table_of_offices() -> None:
    found = opened(
        b"person,forename,surname,office,at,from,to\n"
        b"dahl,Peter,Dahl,Envoy,halven,1961-03-01,1963-01-01\n"
        b"dahl,Peter,Dahl,Counselor,,1963-01-02,\n"
    )
    assert found.people[0].tenures == (
        Tenure("Envoy to Halven", "1961-03-01", "1963-01-01"),
        Tenure("Counselor", "1963-01-02", None),
    )


TEI = b"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><back><list>
<item><hi><persName xml:id="p1">Dahl, Peter,</persName></hi> Envoy until 1961</item>
<item><persName>Nobody</persName></item></list>
<listPerson><person xml:id="p2"><persName>Anna Corvin</persName></person></listPerson>
</back></text></TEI>"""


def test_tei_list() -> None:
    found = opened(TEI)
    marked = opened(b"\xef\xbb\xbf" + TEI)  # a byte order mark before it
    assert [p.id for p in marked.people] == ["p1", "p2"]
    assert [(p.id, p.name) for p in found.people] == [("p1", "Dahl, Peter"), ("p2", "Anna Corvin")]
    assert found.people[0].tenures == (Tenure("Envoy", None, "1961"),)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"name,office\nDahl,Envoy\n", "needs the columns id,name,description"),
        (b"", "needs the columns id,name,description"),
        (b"\xff\xfe\x00", "must be UTF-8"),
        (b"<TEI", "broken XML"),
        (b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>", "no list of persons"),
        (b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "persons"),
    ],
)
def test_what_is_no_register_says_so(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        opened(data)


@pytest.mark.skipif(not DATA.exists(), reason="../shared/data/offices.csv is absent")
def test_real_table_of_offices() -> None:
    found = opened(DATA.read_bytes())
    assert len(found.people) > 1000
    assert all(person.names and person.tenures for person in found.people)
