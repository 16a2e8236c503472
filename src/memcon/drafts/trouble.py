"""What is refused, and in one sentence why."""

from memcon.model.errors import MemconError


class DraftError(MemconError):
    """A text or an amendment that cannot be taken as it is; nothing of it has been applied."""
