"""A register that contradicts itself or cannot be read is refused, in one sentence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_register import FILES, book, covers, with_row
from memcon.model.errors import MemconError
from memcon.model.reach import State
from memcon.reach.opened import book_of
from memcon.reach.sheets import RegisterFault


@pytest.mark.parametrize(
    ("table", "row", "words"),
    [
        (
            "statuses", "lowmark,jurisdiction,ostmere,,,1950,1955,,x",
            "statuses.csv, line 9: it and register/statuses.csv, line 2, both say who holds it at "
            "one time (../1960-05-01; 1950/1955); end one before the other begins",
        ),
        ("statuses", "sker,lease,halven,,,1950,,,x", "both say who holds it at one time"),
        ("statuses", "lowmark,soil,halven,,,,,,x", "line 9: there is no layer “soil”"),
        ("statuses", "mark,lease,halven,,,,,,x", "line 9: the register has no territory “mark”"),
        ("statuses", "sker,lease,hal,,,,,,x", "register has no state or territory “hal”"),
        ("statuses", "rocks,lease,,,,,,,x", "says neither who holds the place nor what question"),
        ("statuses", "rocks,lease,halven,,who?,,,,x", "who holds the place and that the question"),
        ("statuses", "rocks,lease,halven,,,,,,", "line 9: source is empty"),
        ("statuses", "rocks,lease,halven,,,1960,1950,,x", "ends on 1950, before it begins on 1960"),
        ("statuses", "rocks,lease,halven,,,last year,,,x", "from: not a date of EDTF"),
        ("statuses", "rocks,lease,halven,,,1960~,,,x", "write the days between which it lies"),
        ("statuses", "rocks,lease,halven;nobody,,,,,,x", "nobody and somebody"),
        ("statuses", "rocks,lease,halven,x", "line 9: 4 cells under 9 columns; a comma"),
        ("memberships", "league,kestria,no,1960,,x", "both say whether it is of the region"),
        ("memberships", "leage,kestria,,,,x", "the register has no region “leage”"),
        ("memberships", "league,kestria,perhaps,,,x", "inside is yes, no or open, not “perhaps”"),
        ("attributes", "tender,able,no,,1960,,x", "both say what it is at one time"),
        ("attributes", "tender,fast,open,,,,x", "an open value has a question"),
        ("attributes", "tender,fast,yes,is it?,,,x", "an open value has a question"),
        ("locations", "tender,lowmark,1961-02,,x", "both say where it is at one time"),
        ("territories", "lowmark,Other,port,,,,,,x", "the id lowmark is already taken in"),
        ("territories", "a,A,port,b,,,,,x", "the register has no territory “b”"),
        ("territories", "a,A,port,a,,,,,x", "a would be a part of itself"),
        ("territories", "a,A,port,,200,0,,,x", "there is no place at 200, 0"),
        ("territories", "a,A,port,,1,,,,x", "lon and lat are degrees, both or none"),
        ("territories", "a b,A,port,,,,,,x", "an id is one word"),
        ("territories", "and,A,port,,,,,,x", "an id is one word"),
        ("regions", "r,R,open,x", "complete is yes or no"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_stand_is_refused(table: str, row: str, words: str) -> None:
    with pytest.raises(RegisterFault) as fault:
        with_row(table, row)
    said = str(fault.value)
    assert words in said
    assert said.startswith(f"register/{table}.csv, line ")
    assert "\n" not in said


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("statuses.csv", "territory,layer\n", "register/statuses.csv: expected the columns"),
        ("statuses.csv", "", "found none"),
        ("actors.csv", 'id,name,source\na,"b\nc,d', "line 3: "),
        ("register.toml", "title = ", "register/register.toml: expected TOML"),
        ("register.toml", "title = 3", "title is a line of words"),
        ("register.toml", 'title = "a"\ncomplete = ["soil"]', "complete lists layers"),
        ("register.toml", 'title = "a"\ncomplete = [["soil"]]', "complete is a list of words"),
        ("clauses.toml", '[[term]]\nid = "a b"\nwords = "t"', "an id is one word"),
        ("clauses.toml", '[[term]]\nid = "league"\nwords = "t"', "league is already taken"),
        ("zones.toml", '[[zone]]\nid = "z"\nname = "Z"\nsource = "s"\noutline = [[0, 0]]', "three"),
        (
            "zones.toml",
            '[[zone]]\nid = "z"\nname = "Z"\nsource = "s"\noutline = [[170,0],[-170,0],[-170,9]]',
            "may not cross the meridian of 180 degrees",
        ),
        ("clauses.toml", '[[term]]\nid = "t"\nwords = "t"', "the term t has no [[term.sense]]"),
        ("clauses.toml", '[[clause]]\nid = "c"\nwords = "c"\ncovers = "soil"', "no term “soil”"),
        ("clauses.toml", '[[clause]]\nid = "c"\nwords = "c"\ncovers = "a and"', "ends too soon"),
        ("clauses.toml", "[clause]", "expected one [[clause]] for each clause"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(name: str, text: str, words: str) -> None:
    with pytest.raises(RegisterFault) as fault:
        book_of(FILES | {name: text}, "register")
    assert words in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_term_is_not_defined_by_itself() -> None:
    def term(name: str, covers: str) -> str:
        sense = f'[[term.sense]]\nid = "s"\nwords = "w"\ncovers = "{covers}"\nsource = "s"\n'
        return f'[[term]]\nid = "{name}"\nwords = "w"\n{sense}'

    with pytest.raises(RegisterFault, match="the term a is defined by itself"):
        book(clauses_toml=term("a", "b or any holder") + term("b", "in_region(a)"))


def test_a_chain_of_terms_has_an_end() -> None:
    def chain(length: int) -> str:
        covers = ["any holder", *(f"t{n} and t{n}" for n in range(length - 1))]
        return "".join(
            f'[[term]]\nid = "t{n}"\nwords = "w"\n[[term.sense]]\nid = "s"\nwords = "w"\n'
            f'covers = "{one}"\nsource = "s"\n'
            for n, one in enumerate(covers)
        )

    assert covers("t7", made=book(clauses_toml=chain(8)))["lowmark"] is State.IN
    with pytest.raises(RegisterFault, match="the term t8 goes through 8 others"):
        book(clauses_toml=chain(9))


def test_a_day_of_which_the_register_does_not_speak_is_refused() -> None:
    made = book(register_toml='title = "Invented"\nfrom = "1960"\nto = "1962-07-01"\n')
    assert covers("any holder", date(1962, 6, 30), made)
    with pytest.raises(MemconError, match="“Invented” says nothing of 1962-07-01, only of 1960/1"):
        covers("any holder", date(1962, 7, 1), made)
    with pytest.raises(RegisterFault, match=r"register\.toml, line 1: it ends on 1950, before it"):
        book(register_toml='title = "a"\nfrom = "1960"\nto = "1950"\n')


def test_a_sense_is_cited_by_its_line() -> None:
    senses = book().terms["means"].senses
    assert [(sense.row.line, sense.row.source) for sense in senses] == [(4, "one"), (9, "other")]


def test_said_of_clauses_that_are_there() -> None:
    head = "entity,speaker,words,record,clause,instead,before,after\n"
    made = book(said_csv=head + "lowmark,E. Marten,Lowmark was out,r,theirs,all,out,in\n")
    assert [(one.entity, one.clause, one.instead) for one in made.said] == [
        ("lowmark", "theirs", "all")
    ]
    for row, words in (
        ("lowmark,A,,,theirs,others,out,in", "no clause “others”"),
        ("mark,A,,,theirs,all,out,in", "no place or thing “mark”"),
        ("lowmark,A,,,theirs,all,,", "before or after says what the speaker says"),
        ("lowmark,A,,,theirs,all,yes,", "before is in, out or depends, not “yes”"),
    ):
        with pytest.raises(MemconError, match=words):
            book(said_csv=head + row + "\n")


def test_rows_that_meet_only_perhaps_are_let_stand() -> None:
    with_row("statuses", "rocks,lease,halven,,,1950,1960,,x\nrocks,lease,ostmere,,,1960,,,y")


@given(
    st.sampled_from(sorted(FILES)),
    st.lists(
        st.tuples(st.integers(0, 400), st.sampled_from(list(',;"\n\x00[]=é/~.1 '))), max_size=4
    ),
    st.tuples(st.integers(0, 400), st.integers(0, 9)),
)
def test_a_damaged_file_is_read_or_refused_in_one_sentence(
    name: str, put: list[tuple[int, str]], cut: tuple[int, int]
) -> None:
    text = FILES[name]
    text = text[: cut[0]] + text[sum(cut) :]
    for at, sign in put:
        text = text[:at] + sign + text[at:]
    try:
        covers("class(place) = port", made=book_of(FILES | {name: text}, "register"))
    except MemconError as trouble:
        said = str(trouble)
        assert said
        assert "\n" not in said
