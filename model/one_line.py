"""Text of one line as it is kept: single spaces, nothing that is not seen but changes what is."""

import unicodedata

# Zero width space and mark, and the signs that turn the direction of the text after them.
UNSEEN = {"\u200b", "\ufeff", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


def one_line(text: str) -> str:
    """The same without control characters and the unseen, white space as single spaces."""
    return " ".join("".join(char for char in text if not _dropped(char)).split())


def has_visible(text: str) -> bool:
    """Whether a letter, figure or sign is among the characters."""
    return any(unicodedata.category(char)[0] in "LNPS" for char in text)


def _dropped(char: str) -> bool:
    control = unicodedata.category(char) == "Cc" and not char.isspace()
    return control or char in UNSEEN
