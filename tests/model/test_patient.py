"""Names are found without accents, dates as people type them; a record is checked once."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.clinician import Clinician, checked_clinician
from model.clock import from_milliseconds, system_clock, to_milliseconds
from model.errors import InvalidValueError
from model.patient import checked_patient, folded, likely_same, search_key, search_words
from tests.model.conftest import a_patient

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Łukasz", "lukasz"),
        ("LUKASZ", "lukasz"),
        ("Márquez", "marquez"),
        ("Ma\u0301rquez", "marquez"),
        ("Müller", "muller"),
        ("Großmann", "grossmann"),
        ("Ødegård", "odegard"),
        ("ǾRSTED", "orsted"),
        ("Þórður", "thordur"),
        ("Æsop Œuvre", "aesop oeuvre"),
        ("İPEK Işık", "ipek isik"),
        ("Đặng", "dang"),
        ("O’Neil", "o'neil"),
        ("℡ ﬁne", "tel fine"),
        ("李小龍", "李小龍"),
    ],
)
def test_a_name_is_folded(name: str, key: str) -> None:
    assert folded(name) == key


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_the_search_key_holds_the_birthday_in_every_spelling() -> None:
    key = search_key(a_patient(record_number="DEMO-00417", born_on=date(1979, 3, 4)))
    spellings = ["1979-03-04", "04.03.1979", "4.3.1979", "04/03/1979", "03/04/1979"]
    for part in ["marlowe", "ada", "demo-00417", *spellings]:
        assert part in key


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Marlowe, Ada", ["marlowe", "ada"]),
        ("mar", ["mar"]),
        ("4 Mar 1979", ["1979-03-04"]),
        ("4. March 1979 ada", ["1979-03-04", "ada"]),
        ("14mar1979", ["14mar1979"]),
        ("14mar", ["-03-14"]),
        ("Sept. 5, 1979", ["1979-09-05"]),
        ("May 5", ["-05-05"]),
        ("12 Marsh", ["12", "marsh"]),
        ("April 1985", ["april", "1985"]),
        ("12 Dec Rd", ["-12-12", "rd"]),
    ],
)
def test_a_month_beside_its_day_is_searched_in_figures(typed: str, words: list[str]) -> None:
    assert search_words(typed) == words


def test_white_space_goes_and_the_rest_stays() -> None:
    typed = a_patient(
        "  van  der Berg ",
        " Ada\tLovelace ",
        record_number=" A 1 ",
        phone=" 555  0100 ",
        email=" a@example.org ",
        notes="\n two\n\nlines \n",
        allergies="  ",
    )
    tidy = checked_patient(typed, TODAY)
    assert tidy.list_name == "van der Berg, Ada Lovelace"
    assert (tidy.record_number, tidy.phone, tidy.email) == ("A 1", "555 0100", "a@example.org")
    assert tidy.notes == "two\n\nlines"
    assert tidy.allergies == ""
    assert checked_patient(replace(typed, allergies=None), TODAY).allergies is None
    assert checked_patient(replace(typed, given_names=""), TODAY).list_name == "van der Berg"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"family_name": "  "}, "family_name"),
        ({"born_on": date(2026, 11, 21)}, "born_on"),
        ({"born_on": date(1895, 11, 19)}, "born_on"),
    ],
)
def test_what_cannot_be_is_refused_by_field(values: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        checked_patient(replace(a_patient(), **values), TODAY)  # type: ignore[arg-type]
    assert caught.value.field == field
    assert str(caught.value) == caught.value.reason


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(1979, 3, 14), date(2026, 3, 13), 46),
        (date(1979, 3, 14), date(2026, 3, 14), 47),
        (date(2004, 2, 29), date(2026, 2, 28), 21),
        (date(2004, 2, 29), date(2026, 3, 1), 22),
    ],
)
def test_full_years_are_counted(born: date, day: date, age: int) -> None:
    assert a_patient(born_on=born).age_on(day) == age


def test_who_may_be_the_same_person() -> None:
    ada = a_patient(record_number="D-1")
    assert likely_same(ada, a_patient("Other", "Name", record_number="d-1", born_on=TODAY))
    assert likely_same(ada, a_patient("MARLOWE", "Áda"))
    assert likely_same(ada, a_patient("Ada", "Marlowe"))
    assert likely_same(ada, a_patient("Marlow", "Ada"))
    assert not likely_same(ada, a_patient("Marlowe", "Ada", born_on=date(1980, 3, 14)))
    assert not likely_same(ada, a_patient("Voss", "Klaus-Dieter"))


def test_a_clinician_has_a_name() -> None:
    robin = checked_clinician(Clinician(clinician_id=0, name=" Robin  Okafor", credentials="MD "))
    assert robin.signature_name == "Robin Okafor, MD"
    assert replace(robin, credentials="").signature_name == "Robin Okafor"
    with pytest.raises(InvalidValueError) as caught:
        checked_clinician(replace(robin, name=" "))
    assert caught.value.field == "name"


@given(st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 (aware by timezones)
def test_a_moment_survives_the_table_to_the_millisecond(moment: datetime) -> None:
    whole = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    assert from_milliseconds(to_milliseconds(whole)) == whole


def test_the_system_clock_is_aware_and_of_whole_milliseconds() -> None:
    now = system_clock()
    assert now.tzinfo is UTC
    assert now.microsecond % 1000 == 0


@pytest.mark.parametrize("name", ["\u200b", "\0", "\x07\x1b", "\u200d\u2060", " \ufeff "])
def test_a_name_of_nothing_visible_is_no_name(name: str) -> None:
    with pytest.raises(InvalidValueError, match="Enter the family name") as caught:
        checked_patient(a_patient(name), TODAY)
    assert caught.value.field == "family_name"


def test_what_is_not_seen_is_dropped_from_the_lines() -> None:
    odd = a_patient(
        "Mar\0lo\u202ewe", "A\u2066d\u200ba\n\tMay", record_number="R1\u200b",
        phone="555\x7f 0100", email="\ufeffada@example.org",
    )  # fmt: skip
    tidy = checked_patient(odd, TODAY)
    assert (tidy.family_name, tidy.given_names) == ("Marlowe", "Ada May")
    assert (tidy.record_number, tidy.phone, tidy.email) == ("R1", "555 0100", "ada@example.org")


def test_joiners_that_a_script_needs_stay() -> None:
    name = "\u0645\u06cc\u200c\u0646\u0627"
    assert checked_patient(a_patient(name), TODAY).family_name == name
