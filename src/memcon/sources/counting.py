"""Counts as letters and Roman numerals, in the forms in which lists and notes are counted."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def counted(count: int, form: str) -> str:
    """Return a count in one of the forms decimal, decimalZero, lowerRoman, upperLetter ..."""
    if form.endswith("Letter"):
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form.endswith("Roman") and count < 4000:
        left, words = count, ""
        for value, sign in _ROMAN:
            words += sign * (left // value)
            left %= value
        return words.upper() if form == "upperRoman" else words
    return f"{count:02}" if form == "decimalZero" else str(count)
