"""Text of one line as it is kept: single spaces, nothing that is not seen but changes what is."""

import unicodedata

from model.errors import InvalidValueError

# Of the signs that are not seen these two alone are spelling, in Persian and in emoji.
JOINERS = {"\u200c", "\u200d"}


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
    tidy = seen(text).strip()
    if len(tidy) > most:
        raise InvalidValueError(field, f"At most {most} characters fit here.")
    return tidy


def seen(text: str) -> str:
    """Text of several lines without control characters and the unseen, else as it is."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(
        "".join(char for char in line if char == "\t" or not _dropped(char)) for line in lines
    )


def writable(text: str) -> str:
    """The same with the sign for the unreadable in place of halves of characters."""
    return text.encode(errors="surrogatepass").decode(errors="replace")


def _dropped(char: str) -> bool:
    """Control characters, and what changes how text is read without being seen itself."""
    kind = unicodedata.category(char)
    return (kind == "Cc" and not char.isspace()) or (kind == "Cf" and char not in JOINERS)
