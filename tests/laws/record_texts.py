"""Texts for the laws: invented records put together from parts, and then ill-treated.

Random characters would leave every stage idle. These texts have headings, lists of those present,
labels, notes, withheld passages, dates and names, so that stages fire; then lines are wrapped,
words broken, pages ended and strange characters strewn in.
"""

import textwrap

from hypothesis import strategies as st

TITLES = (
    "Record of Conversation between E. Marten and J. Sabran on the Sarn Narrows",
    "MEMORANDUM OF CONVERSATION",
    "Minutes of the Third Meeting of the Committee",
    "41. Telegram From the Embassy in Halven to the Ministry of Kestria",
    "Letter From Ambassador Hollis to the Minister for Foreign Affairs",
    "Kestria: amendment to draft resolution NC/C.1/L.7",
)
DATELINES = (
    "Lowmark, March 14, 1961, 3:40–5:55 p.m.",
    "Tuesday, 14 March 1961, 15:40 to 17:55",
    "Customs House, Lowmark",
    "14 March 1961",
    "DATE: Wednesday, 9 March 1961",
    "Undated.",
)
HEAD_LINES = (
    "SECRET",
    "Confidential; Eyes Only",
    "SUBJECT\nThe Lantern Rocks and the Station at Sker",
    "SUBJECT: Minelayers",
    "No. 41",
    "From: Delegation of Kestria, Lowmark\nTo: Ministry for Foreign Affairs, Tollmouth",
    "Sent: 9 March 1961, 18:10\nReceived: 11 March 1961, 09:25",
)
ATTENDANCES = (
    "PARTICIPANTS\nHalven\nE. Marten, Minister for Foreign Affairs\nM. Ruel (interpreter)\n"
    "Kestria\nJ. Sabran, State Secretary",
    "Present: Mr. Hollis, Mr. A. Penrith (from 16:20), D. Tanner, Captain Marten",
    "PARTICIPANTS:\nThe Minister\nAmbassador Hollis\nMiss Oake, notetaker",
)
SENTENCES = (
    "Let us begin with the draft.",
    "I have not seen the amendment; this is the first I hear of it.",
    "It reached them on Friday, 10 March.",
    "On Saturday the 11th, if I may.",
    "We shall have no buoys by winter, and 40 tenders lie idle.",
    "He said that Kestria would reply two days later, or before the end of the month.",
    "Mr. Sabran promised to send the text tomorrow at noon.",
    "Has Captain Marten been told?",
    "The lease of 1904 runs for ninety-nine years over some 600 yards of shore.",
    "See Document 22 and telegram 1844.",
    "“Situated in the Narrows”¹ says more.",
    "He asked whether Mr. Tanner (Varrow) had instructions.",
    "That is so.² It has been so since last spring.",
)
LABELS = (
    "E. Marten. ",
    "J. Sabran. ",
    "MR. HOLLIS: ",
    "The Chairman: ",
    "Dr. Dahl (to Tanner): ",
    "Tanner said: ",
    "P. Dahl. (After a telephone call.) ",
    "The Minister said that ",
    "Ambassador Hollis asked whether ",
    "",
)
BLOCKS = (
    "(Mr. Corvin passes the text across the table.)",
    "[Three lines not declassified]",
    "[1 paragraph (4 lines) not declassified]",
    "The Minister read the paper. Mr. Penrith joined the meeting at 16:20.",
    "¹ Harbour master of Lowmark.",
    "² Handed in on Wednesday, 9 March.",
    "1. Not printed.",
    "* No record of this conversation has been found.",
    "Source: State Archives of Halven, box 12. Secret. Drafted by S. Aubin on 15 March 1961.",
    "Recorded by S. Aubin",
    "[signed] L. Corvin",
    "HOLLIS",
    "The conversation ended at 17:55.",
    "1. Declares that no naval mine shall be laid in the Sarn Narrows;",
    "- 3 -",
)
STRANGE = (
    "\u00a0", "\u200b", "\u202e", "e\u0301", "\ufeff", "\u2028", "\x85", "\x0b", "\x1f", "\u0130",
    "𝔐", "👩‍⚖️", "ﬁ", "١٤", "²³", "\t", "—", "[", ")", "“", "&", ".", ":", "\x00",
)  # fmt: skip
GAPS = ("\n\n", "\n", "\r\n\r\n", "\n \n", "\n\n\f", "\n\n17\n\f", "\n\n\n\n")

FULLEST = "\n\n".join(
    [
        TITLES[0],
        *HEAD_LINES,
        *DATELINES,
        *ATTENDANCES,
        *(LABELS[i % len(LABELS)] + " ".join(SENTENCES[i : i + 3]) for i in range(len(SENTENCES))),
        *BLOCKS,
    ]
)


def turns() -> st.SearchStrategy[str]:
    """Return paragraphs of speech, told or direct, by this label or that."""
    said = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(" ".join)
    return st.tuples(st.sampled_from(LABELS), said).map("".join)


def blocks() -> st.SearchStrategy[str]:
    """Return one block of a record, of whatever sort."""
    known = (*TITLES, *DATELINES, *HEAD_LINES, *ATTENDANCES, *BLOCKS)
    anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
    return st.one_of(turns(), turns(), st.sampled_from(known), anything)


@st.composite
def record_texts(draw: st.DrawFn) -> str:
    """Draw a text that looks like a record from afar."""
    pieces: list[str] = []
    if draw(st.booleans()):
        head = (TITLES, HEAD_LINES, DATELINES, ATTENDANCES)
        pieces += [draw(st.sampled_from(part)) for part in head]
    pieces += draw(st.lists(blocks(), max_size=9))
    width = draw(st.sampled_from((0, 0, 24, 60, 72)))
    if width:
        pieces = [_wrapped(piece, width) for piece in pieces]
    text = ""
    for piece in pieces:
        text += piece + draw(st.sampled_from(GAPS))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(STRANGE)) + text[at:]
    return text


def _wrapped(piece: str, width: int) -> str:
    return "\n".join(
        line
        for whole in piece.split("\n")
        for line in textwrap.wrap(whole, width, break_long_words=False) or [""]
    ).replace("amendment", "amend-\nment" if width == 60 else "amendment")
