"""No text makes reading slow beyond measure: time grows with length, not with its square.

Each text repeats what one rule looks for. Reading twenty thousand characters takes a few
hundredths of a second; the limit is far above that, and far below what a rule takes that looks at
everything again for each thing that it finds.
"""

from time import process_time

import pytest

from memcon.export.jsonl import encoded
from memcon.model.reading import Reading
from memcon.model.record import Origin, Record
from memcon.workspace import read_record

LENGTH = 20_000
LIMIT = 3.0  # seconds of the processor
REPEATED = (
    "a",
    "1",
    "[",
    "(",
    "[a",
    "¹ ",
    "“a ",
    ". ",
    "—",
    "\n",
    "\t",
    "a\r",
    "a-\n",
    "a\n\f",
    "ABC ",
    "A. B. C. ",
    "A. B.\n",
    "Marten Sabran ",
    "Mr. ",
    "Mr. Marten said that ",
    "and ",
    "a,",
    "a; b: ",
    "14 March 1961 ",
    "last spring, two days later, ",
    "telegram 5 to Lowmark, ",
    "Documents 1, 2, 3, ",
    "not found ",
    "No record was found of ",
    "Signed by ",
    "Source: box; ",
    "40 tenders of 12 tons ",
    "TO: A\nFROM: B\n",
    "SECRET\n",
    "DATE: 14 March 1961\n",
    "1. Not printed.\n\n",
    "word¹ and so on.\n\n¹ Body.\n\n",
    "[Three lines not declassified]\n\n",
    "E. Marten. Let us begin.\n\n",
    "MR. SABRAN: We said on 14 March that the “Rocks” are ours, and the Minister left. ",
    "THE CHAIRMAN: It is so.\nTHE CHAIRMAN: It is not.\n",
    "(Mr. Corvin smiles.)\n\n",
)


@pytest.mark.parametrize("repeated", REPEATED, ids=ascii)
@pytest.mark.parametrize("before", ["", "Record of Conversation between ", "PARTICIPANTS\n"])
def test_time_grows_with_length(repeated: str, before: str) -> None:
    text = (before + repeated * (LENGTH // len(repeated) + 1))[:LENGTH]
    record = Record.of("a", text, Origin("a.txt", "text/plain", "", 0, len(text)))
    start = process_time()
    encoded(read_record(Reading(record)))
    assert process_time() - start < LIMIT
