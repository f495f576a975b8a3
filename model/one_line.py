"""Text of one line as it is kept: single spaces, nothing that is not seen but changes what is."""

import unicodedata

from model.errors import InvalidValueError

# Zero width space and mark, and the signs that turn the direction of the text after them.
UNSEEN = {"\u200b", "\ufeff", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


def one_line(text: str) -> str:
    """The same without control characters and the unseen, white space as single spaces."""
    return " ".join("".join(char for char in text if not _dropped(char)).split())


def has_visible(text: str) -> bool:
    """Whether a letter, figure or sign is among the characters."""
    return any(unicodedata.category(char)[0] in "LNPS" for char in text)


def checked_line(field: str, text: str, most: int) -> str:
    """One tidy line; raises InvalidValueError for the field where it is longer than most."""
    tidy = one_line(text)
    if len(tidy) > most:
        raise InvalidValueError(field, f"At most {most} characters fit here.")
    return tidy


def checked_text(field: str, text: str, most: int) -> str:
    """Text of several lines without control characters and the unseen, stripped.

    Raises InvalidValueError for the field where it is longer than most.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    tidy = "\n".join(
        "".join(char for char in line if char == "\t" or not _dropped(char)) for line in lines
    ).strip()
    if len(tidy) > most:
        raise InvalidValueError(field, f"At most {most} characters fit here.")
    return tidy


def _dropped(char: str) -> bool:
    control = unicodedata.category(char) == "Cc" and not char.isspace()
    return control or char in UNSEEN
