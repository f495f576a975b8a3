"""What is known of allergies: said in a session, kept in the patient's record.

As in the record: None was not asked, an empty text is no known allergy, else the words.
"""

from model.one_line import one_line
from model.session_chart import SessionChart

KEY = "indication.allergies"
NO_ALLERGIES = "No known allergies"
SAID_FOR_NONE = ("no known allergies", "no allergies", "none known", "none")


def of_session(chart: SessionChart) -> str | None:
    """What holds in the session: what was said in it, else the patient's record.

    The record's own words, with their lines, where both say the same.
    """
    said = chart.detail(KEY)
    if said is None or not differ(chart):
        return chart.patient.allergies
    return as_kept(said.value)


def differ(chart: SessionChart) -> bool:
    """Whether the session says other than the patient's record."""
    said, recorded = chart.detail(KEY), chart.patient.allergies
    if said is None:
        return False
    return recorded is None or as_kept(said.value) != as_kept(recorded)


def as_kept(words: str) -> str:
    """Typed words as a record has them: no known allergy is an empty text."""
    line = one_line(words)
    return "" if line.casefold().rstrip(".") in SAID_FOR_NONE else line


def in_words(allergies: str | None) -> str:
    """The same to be read."""
    return "Not asked" if allergies is None else allergies or NO_ALLERGIES
