"""What the rules of voting, or a file about a vote, do not allow."""

from memcon.model.errors import MemconError


class Refused(MemconError):
    """Something that cannot be done or read so; the message says why in one sentence."""
