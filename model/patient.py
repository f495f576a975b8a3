"""The person treated, and how a name is found again."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from model.errors import InvalidValueError
from model.one_line import has_visible, one_line

# Letters that Unicode does not take apart into a letter and an accent.
UNDECOMPOSED = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
        "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ſ": "s", "’": "'",
    }
)  # fmt: skip
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?"
    r"|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\.?"
)
DAY_MONTH = re.compile(rf"\b(?P<day>\d{{1,2}})\.? *{MONTH}(?: +(?P<year>\d{{4}}))?(?!\w)", re.ASCII)
MONTH_DAY = re.compile(rf"\b{MONTH} +(?P<day>\d{{1,2}})(?: +(?P<year>\d{{4}}))?(?!\w)", re.ASCII)
OLDEST_YEARS = 130
LONGEST_ALLERGIES = 4000  # characters: what a session can hold of them, whole
ALIKE = 0.84


class Sex(StrEnum):
    """Sex as recorded."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """A patient as kept in the store."""

    patient_id: int
    family_name: str
    given_names: str
    born_on: date
    sex: Sex = Sex.UNKNOWN
    record_number: str = ""
    phone: str = ""
    email: str = ""
    notes: str = ""
    allergies: str | None = None
    """None: not asked. Empty: no known allergies. Else the allergies in words."""
    archived_at: datetime | None = None

    @property
    def list_name(self) -> str:
        """Family name first, as lists and charts show it."""
        return ", ".join(part for part in (self.family_name, self.given_names) if part)

    def age_on(self, day: date) -> int:
        """Full years lived on a day."""
        birthday_ahead = (day.month, day.day) < (self.born_on.month, self.born_on.day)
        return day.year - self.born_on.year - birthday_ahead


def folded(text: str) -> str:
    """Lower case without accents, so that Łukasz, lukasz and LUKASZ are one."""
    parts = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter))
    # Taken apart first: only then is the ø in ǿ, or the TEL in ℡, there to be replaced.
    return bare.casefold().translate(UNDECOMPOSED)


def search_key(patient: Patient) -> str:
    """All a patient is searched by, folded: names, record number, birthday as people type it."""
    born = patient.born_on
    days = [
        f"{born:%Y-%m-%d}",
        f"{born:%d.%m.%Y}",
        f"{born.day}.{born.month}.{born.year}",
        f"{born:%d/%m/%Y}",
        f"{born:%m/%d/%Y}",
    ]
    words = [patient.family_name, patient.given_names, patient.record_number, *days]
    return folded(" ".join(words))


def search_words(typed: str) -> list[str]:
    """The words that must all occur in a search key.

    A month is not among the key's words, or "mar" would find all born in March: with its day
    beside it, it is turned into figures here.
    """
    text = folded(typed).replace(",", " ")
    text = DAY_MONTH.sub(lambda m: _figures(m["day"], m["month"], m["year"]), text)
    text = MONTH_DAY.sub(lambda m: _figures(m["day"], m["month"], m["year"]), text)
    return text.split()


def _figures(day: str, month: str, year: str | None) -> str:
    number = MONTHS.index(month[:3]) + 1
    return f"{year or ''}-{number:02}-{int(day):02}"


def checked_patient(patient: Patient, today: date) -> Patient:
    """The same with each line tidy; raises InvalidValueError naming the field to mend."""
    tidy = replace(
        patient,
        family_name=one_line(patient.family_name),
        given_names=one_line(patient.given_names),
        record_number=one_line(patient.record_number),
        phone=one_line(patient.phone),
        email=one_line(patient.email),
        notes=patient.notes.strip(),
        allergies=None if patient.allergies is None else patient.allergies.strip(),
    )
    if not has_visible(tidy.family_name):
        raise InvalidValueError("family_name", "Enter the family name.")
    if len(tidy.allergies or "") > LONGEST_ALLERGIES:
        raise InvalidValueError("allergies", f"At most {LONGEST_ALLERGIES} characters fit here.")
    if tidy.born_on > today:
        raise InvalidValueError("born_on", "The date of birth lies in the future.")
    if tidy.age_on(today) > OLDEST_YEARS:
        raise InvalidValueError("born_on", f"The date of birth is over {OLDEST_YEARS} years ago.")
    return tidy


def likely_same(one: Patient, other: Patient) -> bool:
    """Whether two records may be one person: same record number, or same birthday and like name."""
    numbers = [folded(one_line(patient.record_number)) for patient in (one, other)]
    if numbers[0] and numbers[0] == numbers[1]:
        return True
    names = [sorted(folded(p.list_name).replace(",", " ").split()) for p in (one, other)]
    from difflib import SequenceMatcher  # when saving a patient, not at every start

    alike = SequenceMatcher(None, " ".join(names[0]), " ".join(names[1])).ratio() >= ALIKE
    return alike and one.born_on == other.born_on
