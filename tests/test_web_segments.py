"""The words of a record come out unchanged, whatever lies over them."""

from hypothesis import given
from hypothesis import strategies as st

from memcon.text.span import Span
from memcon.web.segments import segments

places = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(*sorted(pair)))


@given(st.text(max_size=50), st.lists(places, max_size=12), st.lists(st.integers(-5, 70)))
def test_words_come_out_unchanged(text: str, laid: list[Span], cuts: list[int]) -> None:
    pieces = list(segments(Span(0, len(text)), [(at, at) for at in laid], cuts))
    assert "".join(piece.at.of(text) for piece in pieces) == text
    assert all(piece.at.start < piece.at.end for piece in pieces)


@given(st.integers(1, 60), st.lists(places, max_size=12))
def test_each_stretch_knows_exactly_what_covers_it(size: int, laid: list[Span]) -> None:
    numbered = [(at, order) for order, at in enumerate(laid) if at.start < at.end]
    for piece in segments(Span(0, size), [(entry[0], entry) for entry in numbered]):
        covering = {entry for entry in numbered if entry[0].meets(piece.at)}
        assert set(piece.over) == covering
        assert all(entry[0].covers(piece.at) for entry in covering)
        sizes = [entry[0].end - entry[0].start for entry in piece.over]
        assert sizes == sorted(sizes)
