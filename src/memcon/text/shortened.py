"""Words cut off at the end of one of them, where they are many."""


def shortened(words: str, most: int) -> str:
    """Return words of at most `most` characters, and " ..." where some are left out."""
    return words if len(words) <= most else words[:most].rpartition(" ")[0] + " ..."
