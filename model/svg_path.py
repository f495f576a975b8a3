"""Path data and numbers of an SVG, reduced to what a drawing needs: absolute M, L, C and Z."""

import re
from math import isfinite

Segment = tuple[str, tuple[float, ...]]
"""A command letter and its coordinates: M and L have 2, C has 6, Z has none."""

_NUMBERS_OF = {"M": 2, "L": 2, "C": 6, "Z": 0}
_COMMANDS = re.compile(r"([A-Za-z])")


def numbers_of(text: str, count: int | None = None) -> tuple[float, ...]:
    """Read the plain numbers (no exponents) of an attribute, parted by spaces or commas.

    Raises ValueError for anything else than finite numbers, or for another count.
    """
    numbers = _floats(_parted(text))
    if not all(map(isfinite, numbers)):
        raise ValueError(f"{text[:40]!r} holds a number that is not finite")
    if count is not None and len(numbers) != count:
        raise ValueError(f"{text[:40]!r} holds {len(numbers)} numbers, not {count}")
    return numbers


def parse_path(text: str) -> tuple[Segment, ...]:
    """Read path data with the commands M, L, C and Z; a repeated command may be left out.

    Raises ValueError for other commands, a wrong count of numbers or a missing first M.
    """
    before, *parts = _COMMANDS.split(_parted(text))
    if before.strip() or not parts or parts[0] != "M":
        raise ValueError(f"path data must begin with M, not {text[:20]!r}")
    segments: list[Segment] = []
    for command, words in zip(parts[::2], parts[1::2], strict=True):
        numbers = _floats(words)
        # The usual case first: this loop is on the way to the first window.
        if len(numbers) == _NUMBERS_OF.get(command):
            segments.append((command, numbers))
        else:
            segments += _repeated(command, numbers)
    if not isfinite(sum(sum(numbers) for _, numbers in segments)):
        raise ValueError("path data holds a number that is not finite")
    return tuple(segments)


def _parted(text: str) -> str:
    # A minus also parts two numbers, as in "3-4"; float() alone would take "1_0".
    if "_" in text:
        raise ValueError(f"{text[:40]!r} is not a list of numbers")
    return text.replace(",", " ").replace("-", " -")


def _floats(words: str) -> tuple[float, ...]:
    try:
        return tuple(map(float, words.split()))
    except ValueError as error:
        raise ValueError(f"{words[:40]!r} is not a list of numbers") from error


def _repeated(command: str, numbers: tuple[float, ...]) -> list[Segment]:
    size = _NUMBERS_OF.get(command)
    if size is None:
        raise ValueError(f"path command {command!r} is not one of M, L, C, Z")
    if size == 0 or not numbers or len(numbers) % size:
        raise ValueError(f"path command {command!r} takes {size} numbers, not {len(numbers)}")
    # Further pairs after an M are lines, as everywhere in SVG.
    following = "L" if command == "M" else command
    return [
        (following if start else command, numbers[start : start + size])
        for start in range(0, len(numbers), size)
    ]
