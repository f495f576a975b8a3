"""How a value that was corrected after signing is marked, wherever it stands in the history."""

from collections.abc import Sequence

from gui.wording import tr
from model.corrected import Corrected
from model.counted import PERIOD

LONGEST = 24


def corrected_words(corrected: Sequence[Corrected]) -> str:
    """Such as "corrected after signing, signed as 2"; empty where nothing was."""
    return "; ".join(_words(one) for one in corrected)


def corrected_mark(corrected: Sequence[Corrected]) -> str:
    """The same in a word, beneath a value; empty where nothing was corrected."""
    if not corrected:
        return ""
    is_read = all(one.value is not None for one in corrected)
    return tr("corrected") if is_read else tr("see correction")


def _words(one: Corrected) -> str:
    said = one.amended if len(one.amended) <= LONGEST else f"{one.amended[:LONGEST]}…"
    if one.value is None and one.key == PERIOD:
        words = tr("period corrected after signing to “{said}”, not a number: {signed} days count")
    elif one.value is None:
        words = tr("corrected after signing to “{said}”, not a number: counted as signed")
    elif one.key == PERIOD:
        words = tr("period corrected after signing, signed as {signed} days")
    else:
        words = tr("corrected after signing, signed as {signed}")
    return words.format(said=said, signed=one.as_signed)
