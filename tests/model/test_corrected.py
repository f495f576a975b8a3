"""What an amendment says that a signed value should have been, read as that value."""

import pytest

from model.corrected import Corrected, corrected_details
from model.signature import Correction

DAYS, DUE = "indication.headache_days", "aftercare.next_due"


def correction(key: str, signed: str, amended: str, column: str = "value") -> Correction:
    return Correction(f"detail/{key}/{column}", key, f"“{signed}”", amended)


@pytest.mark.parametrize(
    ("key", "amended", "value"),
    [
        (DAYS, "20", "20"),
        (DAYS, " “20” ", "20"),
        (DAYS, "20 days", "20"),
        (DAYS, "20\u00a0Days", "20"),
        (DAYS, "1 day", "1"),
        ("indication.period_days", "30 d", "30"),
        ("indication.headache_hours", "20,5 h", "20.5"),
        ("indication.hours_a_day", "4 hours", "4"),
        ("aftercare.observed_minutes", "15 min.", "15"),
        ("indication.wear_off_week", "10 weeks", "10"),
        ("indication.hit6", "58", "58"),
        (DUE, "20 Nov 2026", "2026-11-20"),
        (DUE, "20\u00a0Nov\u00a02026", "2026-11-20"),
        (DUE, "20.11.2026", "2026-11-20"),
        (DUE, "“2026-11-20”", "2026-11-20"),
        ("indication.aura", "yes", "yes"),
        # Nothing is guessed.
        (DAYS, "about 20", None),
        (DAYS, "20 or 21", None),
        (DAYS, "20 hours", None),
        (DAYS, "20.5", None),
        (DAYS, "-3", None),
        (DAYS, "99999", None),
        (DAYS, "twenty", None),
        (DAYS, "“”", None),
        ("indication.hit6", "58 days", None),
        ("indication.hit6", "20", None),
        (DUE, "20 Nov 26", None),
        (DUE, "31 Feb 2026", None),
        (DUE, "in November", None),
        ("indication.unknown", "3", None),
    ],
)
def test_an_amended_text_is_read_strictly_but_kindly(
    key: str, amended: str, value: str | None
) -> None:
    (found,) = corrected_details([correction(key, "2", amended)]).values()
    assert (found.key, found.as_signed, found.value) == (key, "2", value)


def test_the_last_correction_of_a_value_counts_even_where_it_cannot_be_read() -> None:
    said = [correction(DAYS, "2", "20"), correction(DUE, "2027-11-20", "20 Nov 2026")]
    assert corrected_details([*said, correction(DAYS, "2", "12")])[DAYS].value == "12"
    found = corrected_details([*said, correction(DAYS, "2", "many")])
    assert found[DAYS] == Corrected(DAYS, "2", "many", None)
    assert found[DUE].value == "2026-11-20"


def test_notes_doses_and_lots_are_no_values_of_details() -> None:
    others = ("injection/FR-L1/dose_tenths", "vial/1/lot", "session/note", "site.FR-L1.dose")
    noted = correction(DUE, "asked for", "10", column="note")
    assert corrected_details([noted, *(Correction(key, "", "5", "10") for key in others)]) == {}
