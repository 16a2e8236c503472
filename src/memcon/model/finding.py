"""Something in a record that a person should look at."""

from dataclasses import dataclass

from memcon.text.span import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """A stable `code` ("date/weekday"), a plain message of one or two sentences, and the place.

    `weighty` tells whether it waits for a person's ruling; else it is for information.
    """

    code: str
    message: str
    at: Span
    weighty: bool = True
