"""What amendments made of the values of a signed session, for all that is worked out from them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from model.dates import read_day
from model.detail import KEYS, Detail, day
from model.errors import InvalidValueError
from model.signature import Correction

VALUE = re.compile(r"detail/([^/]+)/value")
QUOTES = "“”\"'"
# The words that may stand behind a number, by the end of its key.
UNITS: Mapping[str, str] = {
    "_days": r"days?|d",
    "_hours": r"hours?|hrs?|h",
    ".hours_a_day": r"hours?|hrs?|h",
    "_minutes": r"minutes?|mins?",
    "_week": r"weeks?",
}


@dataclass(frozen=True, slots=True)
class Corrected:
    """A value as it was signed and as it was amended, without the quotes about it.

    value is the amended one as the records would hold it; None where it cannot be read as such:
    then the signed value counts on.
    """

    key: str
    as_signed: str
    amended: str
    value: str | None


def corrected_details(corrections: Iterable[Correction]) -> dict[str, Corrected]:
    """The single values that were corrected, by their key; of several corrections the last.

    The corrections are those of one session, oldest first.
    """
    return {
        found[1]: Corrected(
            found[1], _bare(one.as_signed), _bare(one.amended), _read(found[1], one.amended)
        )
        for one in corrections
        if (found := VALUE.fullmatch(one.key))
    }


def with_correction(detail: Detail, corrected: Mapping[str, Corrected]) -> Detail:
    """The same with its corrected value where that can be read."""
    found = corrected.get(detail.key)
    return replace(detail, value=found.value) if found and found.value is not None else detail


def _bare(text: str) -> str:
    return text.strip().strip(QUOTES).strip()


def _read(key: str, amended: str) -> str | None:
    check, text = KEYS.get(key), _bare(amended)
    if check is None or not text:
        return None
    try:
        return read_day(text, key).isoformat() if check is day else check(key, _number(key, text))
    except InvalidValueError:
        return None


def _number(key: str, text: str) -> str:
    """Without the unit behind it: 20 for 20 days."""
    units = next((words for end, words in UNITS.items() if key.endswith(end)), None)
    return re.sub(rf"(?<=\d)\s*(?:{units})\.?$", "", text, flags=re.IGNORECASE) if units else text
