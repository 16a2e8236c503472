"""Trouble that comes from the caller: what was expected and what to do."""


class MemconError(Exception):
    """Something the person at the desk can mend; the message says how, in one line."""


class UnreadableFile(MemconError):
    """A file that holds no record that memcon can read."""


class NothingToRead(MemconError):
    """A path that leads to no file that memcon can read."""
