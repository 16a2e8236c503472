"""What the speakers do by saying what they say: ask, propose, promise, agree ... sentence by sentence."""

from collections.abc import Iterator

from memcon.model.marks import Act, Deed, Form, Ground, Mark, Speech
from memcon.model.reading import Draft
from memcon.text.sentences import sentences
from memcon.text.span import Span


def acts(draft: Draft) -> Iterator[Mark]:
    """Add Act marks. Needs speech, direct and reported."""
    for speech in draft.of_kind(Speech):
        begin = speech.label.end if speech.form is Form.DIRECT and speech.label else speech.at.start
        for at in sentences(draft.text, Span(max(begin, speech.at.start), speech.at.end)):
            said = at.of(draft.text)
            deed = Deed.ASK if said.endswith("?") else Deed.CLAIM
            yield Act(at, Ground("act/first", (at,), "A sentence."), deed, speech.speaker, speech.person)
