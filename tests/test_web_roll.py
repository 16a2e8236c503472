"""Who is present and speaks is counted as the record gives it; nobody is joined on a guess."""

from dataclasses import replace

import by_hand
from memcon.dossier import Dossier, Listed, Party
from memcon.model.marks import Attendee, Ground, Person, Speech
from memcon.model.reading import Reading
from memcon.model.record import Origin, Record
from memcon.text.span import Span
from memcon.web.layout import laid_out
from memcon.web.parties import Cast, cast, initials
from memcon.web.roll import Roll, roll_of, word_count

HAND = Ground("hand/any")
PARTIES = (Party("HAL", "Halven"), Party("KES", "Kestria"), Party("OST", "Ostmere"))


def called(*names: str) -> Reading:
    """A record in which each of the names says one word."""
    text = "".join(f"{name}: Yes.\n\n" for name in names)
    origin = Origin("a.txt", "text/plain", "0" * 64, 0, len(text))
    marks = []
    at = 0
    for name in names:
        end = at + len(name) + 6
        marks.append(Speech(Span(at, end), HAND, speaker=name, label=Span(at, at + len(name) + 1)))
        at = end + 2
    return Reading(Record.of("a", text, origin), tuple(marks))


def seen(reading: Reading, dossier: Dossier) -> tuple[Roll, Cast]:
    roll = roll_of(laid_out(reading))
    return roll, cast(roll, dossier)


def test_turns_and_words_are_counted() -> None:
    roll = roll_of(laid_out(by_hand.reading()))
    said = {figure.name: (len(figure.turns), figure.words) for figure in roll.figures}
    assert said == {
        "E. Marten": (2, 32),
        "J. Sabran": (1, 14),
        "R. Hollis": (2, 13),
        "M. Ruel": (0, 0),
    }


def test_words() -> None:
    assert word_count("It’s a two-day, 15:40 talk; L.7") == 8
    assert word_count("") == 0


def test_the_label_is_not_counted() -> None:
    assert roll_of(laid_out(called("THE MINISTER FOR ALL"))).words_of == (1,)


def test_one_person_under_two_names_where_the_reading_joins_them() -> None:
    reading = called("The Minister", "E. Marten", "O. Marten")
    person = Person(Span(22, 31), HAND, "E. Marten", "marten-e", ("E. Marten", "The Minister"), ())
    roll = roll_of(laid_out(replace(reading, marks=(*reading.marks, person))))
    assert [(f.name, len(f.turns)) for f in roll.figures] == [("E. Marten", 2), ("O. Marten", 1)]


def test_a_form_that_two_persons_share_joins_nobody() -> None:
    reading = called("Marten")
    both = [
        Person(Span(i, i + 1), HAND, f"{n}. Marten", n, ("Marten",)) for i, n in enumerate("EO")
    ]
    [figure] = roll_of(laid_out(replace(reading, marks=(*reading.marks, *both)))).figures
    assert (figure.name, figure.id) == ("Marten", None)


def test_sides_stated_in_the_record() -> None:
    _, looks = seen(by_hand.reading(), Dossier())
    assert [look.name for look in looks.looks] == ["Halven", "Kestria", "Ostmere"]
    assert [look.code for look in looks.of] == ["HAL", "KES", "OST", "HAL"]
    assert looks.remark == ""


def test_the_dossier_fixes_the_order_and_the_look() -> None:
    turned = Dossier(parties=PARTIES[::-1])
    _, looks = seen(by_hand.reading(), turned)
    assert [(look.code, look.css) for look in looks.looks] == [
        ("OST", "p1"), ("KES", "p2"), ("HAL", "p3"),
    ]  # fmt: skip


def test_the_register_says_who_belongs_to_whom() -> None:
    people = (Listed("m", "E. Marten", "", "HAL"), Listed("s", "J. Sabran", "", "KES"))
    _, looks = seen(called("E. Marten", "J. Sabran", "R. Hollis"), Dossier("", "", PARTIES, people))
    assert [look.code for look in looks.of] == ["HAL", "KES", "RH"]
    assert looks.of[2].css == "p0"
    assert "not stated" in looks.of[2].name


def test_two_of_one_name_in_the_register_settle_nothing() -> None:
    people = (Listed("a", "E. Marten", "", "HAL"), Listed("b", "E. Marten", "", "KES"))
    _, looks = seen(called("E. Marten"), Dossier("", "", PARTIES, people))
    assert looks.remark


def test_a_party_that_speaks_as_such() -> None:
    _, looks = seen(called("Halven"), Dossier(parties=PARTIES))
    assert looks.of[0].code == "HAL"


def test_without_sides_each_speaker_has_a_look_of_his_own() -> None:
    _, looks = seen(called("A. Marten", "B. Sabran", "A. Marten"), Dossier(parties=PARTIES))
    assert [(look.code, look.css) for look in looks.looks] == [("AM", "p4"), ("BS", "p5")]
    assert looks.remark.startswith("Sides are not stated")


def test_above_twelve_the_others_have_initials_only() -> None:
    _, looks = seen(called(*(f"{a}. {a}orn" for a in "ABCDEFGHIJKLMNO")), Dossier())
    assert [look.css for look in looks.looks].count("p0") == 3
    assert len({look.code for look in looks.looks}) == 15
    assert "The 12 who say most" in looks.remark


def test_same_initials_are_told_apart() -> None:
    _, looks = seen(called("A. Marten", "A. Mohr"), Dossier())
    assert [look.code for look in looks.looks] == ["AM", "AM2"]


def test_initials() -> None:
    wanted = {
        "A.I. Marten": "AIM", "Mr. Rowe": "ROW", "The Secretary": "SEC", "Fidel Orne": "FO",
        "C.R. Rodby": "CRR", "": "?", "42": "?",
    }  # fmt: skip
    assert {name: initials(name) for name in wanted} == wanted


def test_sides_get_short_codes() -> None:
    origin = Origin("a.txt", "text/plain", "0" * 64)
    sides = ("United States", "U.S.S.R.", "Soviet side", "Cuba", "Cubana")
    marks = [Attendee(Span(i, i + 1), HAND, f"N{i}", side=side) for i, side in enumerate(sides)]
    reading = Reading(Record.of("a", "abcdefgh", origin), tuple(marks))
    _, looks = seen(reading, Dossier())
    assert [look.code for look in looks.of] == ["US", "USSR", "SOV", "CUB", "CUB2"]
