"""Wordings: what a quotation says, and two states of a text compared."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draft_by_hand import BASE, amendment, replaces, texts
from memcon.drafts.compare import compared
from memcon.drafts.consolidate import consolidated
from memcon.drafts.quotation import places_of, wording
from memcon.drafts.shown import as_html, as_marked, as_text, as_values
from memcon.drafts.trouble import DraftError
from memcon.drafts.words import Fate, pieces
from memcon.model.drafts import Evidence, Provision, ProvisionKind
from memcon.text.span import Span

GOLD = Path(__file__).parents[2] / "shared" / "records" / "havana-1962-11-18.gold.json"


@pytest.mark.parametrize(
    ("exact", "words"),
    [
        ("“under their¹ jurisdiction,”", "under their jurisdiction"),
        ("“administered by the signatory States.”²", "administered by the signatory States"),
        ('"each year"', "each year"),
        ("‘their’", "their"),
        ("the lease[3] of 1904", "the lease of 1904"),
        ("their*\njurisdiction†", "their jurisdiction"),
        ("“Nobody shall lay mines.”", "Nobody shall lay mines."),
        ("the States’ ports", "the States’ ports"),
        ("L.7 of 3 March", "L.7 of 3 March"),
        ("10² metres of 2 × 3", "10² metres of 2 × 3"),
        ("", ""),
    ],
)
def test_t_8_evidence_keeps_its_marks_and_the_wording_has_none(exact: str, words: str) -> None:
    evidence = Evidence("a", exact)
    assert wording(evidence.exact) == words
    assert evidence.exact == exact


def test_t_8_calls_of_notes_that_are_known_go_as_well() -> None:
    assert wording("“under their1 jurisdiction,”", (Span(12, 13),)) == "under their jurisdiction"


@pytest.mark.parametrize(
    ("words", "text", "places"),
    [
        ("ports", "ports, sports and ports", [0, 18]),
        ("the States’", "the States' ports", [0]),
        ("a b", "a\u00a0b a b", [0, 4]),
        (", and", "x, and y", [1]),
        ("State", "States", []),
        ("", "x", []),
        ("ab ab", "ab ab ab", [0, 3]),
    ],
)
def test_whole_words_whatever_the_quotation_marks(words: str, text: str, places: list[int]) -> None:
    assert [at.start for at in places_of(words, text)] == places


@given(st.text("ab ,;“é", max_size=30), st.text("ab ,;“é", max_size=30))
def test_pieces_hold_both_wordings(old: str, new: str) -> None:
    found = pieces(old, new)
    assert "".join(one.words for one in found if one.fate is not Fate.ADDED) == old
    assert "".join(one.words for one in found if one.fate is not Fate.REMOVED) == new


def test_a_very_long_paragraph_is_compared_at_once() -> None:
    old = " ".join(str(n) for n in range(60_000))
    new = "x " + old.replace(" 30000 ", " y ") + " z"
    assert "".join(one.words for one in pieces(old, new) if one.fate is not Fate.REMOVED) == new


def changed() -> tuple[Provision, ...]:
    found = {one.eid: one for one in BASE.provisions}
    return (
        found["formula"],
        found["pre_1"],
        found["op_3"],
        found["op_1"],
        replace(found["op_2"], text=found["op_2"].text.replace("mines", "<mines>")),
        found["op_2_b"],
        Provision("op_5", ProvisionKind.OPERATIVE, "Thanks Lowmark."),
    )


def test_added_removed_moved_and_reworded() -> None:
    rows = {row.eid: row for row in compared(BASE, replace(BASE, provisions=changed()))}
    assert list(rows) == [
        "formula", "pre_1", "op_3", "op_4", "op_1", "op_2", "op_2_a", "op_2_b", "op_5",
    ]  # fmt: skip
    assert [eid for eid, row in rows.items() if row.moved] == ["op_3"]
    assert (rows["op_3"].old, rows["op_3"].new) == (
        "operative paragraph 3",
        "operative paragraph 1",
    )
    assert [eid for eid, row in rows.items() if not row.new] == ["op_4", "op_2_a"]
    assert [eid for eid, row in rows.items() if not row.old] == ["op_5"]
    assert not rows["op_2"].is_same
    assert rows["op_2_b"].is_same


def test_a_comparison_as_text_html_and_values() -> None:
    rows = as_marked(compared(BASE, replace(BASE, provisions=changed())))
    said = as_text(rows, 80)
    assert "op_5      4. {+Thanks Lowmark.+}\n" in said
    assert "op_4      4. [-Decides to meet again.-]\n" in said
    assert "(moved: operative paragraph 3 before)" in " ".join(said.split())
    assert all(len(line) <= 80 for line in said.splitlines())
    page = as_html(rows, "A & B")
    assert "<h1>A &amp; B</h1>" in page
    assert "<ins>Thanks Lowmark.</ins>" in page
    assert "<ins>&lt;</ins>mines<ins>&gt;</ins>" in page
    values = {str(one["eId"]): one for one in as_values(rows) if isinstance(one, dict)}
    assert values["op_5"]["fate"] == "added"
    assert values["op_4"]["fate"] == "removed"
    assert values["op_3"]["moved"] is True
    assert values["op_1"]["text"] == texts(BASE)["op_1"]


@pytest.mark.skipif(not GOLD.exists(), reason="the real records (../shared/records) are not here")
def test_t_8_wordings_of_a_real_record() -> None:
    found = json.loads(GOLD.read_text("utf-8"))
    record = GOLD.with_name(GOLD.name.replace(".gold.json", ".txt")).read_text("utf-8")
    said = [
        (one["wording_quoted"], quote)
        for one in found["provisions"]
        if one["wording_quoted"]
        for quote in one["evidence"][:1]
    ]
    assert said
    for words, quote in said:
        exact = record[quote["start"] : quote["end"]]
        assert exact == quote["quote"]
        quoted = exact[exact.index("“") :]
        assert words not in quoted  # a note's mark stands in it
        assert wording(quoted) == words
    wanted = [one["new_wording_quoted"] for one in found["amendments"] if one["op"]]
    base = replace(BASE, provisions=(Provision("op_1", ProvisionKind.OPERATIVE, said[0][0]),))
    changes = amendment("a", replaces("op_1", said[0][0], wanted[0]))
    with pytest.raises(DraftError, match="a proposal of its own"):
        consolidated(base, [changes])
    kept = replace(base, provisions=(*base.provisions, *BASE.provisions[1:2]))
    assert texts(consolidated(kept, [changes]).expression)["op_1"] == wanted[0]
