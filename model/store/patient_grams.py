"""Finds the few patients a typed word can stand for, by groups of one to three letters."""

from collections.abc import Iterator, Sequence

from model.store.database import Database

LONGEST = 3
AT_ONCE = 5000  # patients whose keys are in memory at a time
PLAIN = frozenset("abcdefghijklmnopqrstuvwxy0123456789")
"""Letters that a gram holds as they are; z begins and ends the code of any other."""
ARCHIVED = "zarchived"
"""No code begins so: it would go on with the figures of a number."""


class PatientGrams:
    """The table patient_gram: under each patient the groups of letters of the search key.

    A word that stands in a key has all its groups there, so nobody who matches is missed;
    whether the word stands there is for a look at the key itself.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, patient_id: int, search_key: str, *, archived: bool) -> None:
        """Put a patient's groups in step with the key, inside Database.transaction()."""
        grams = _grams(search_key, archived)
        row = self._database.row("SELECT grams FROM patient_gram WHERE rowid = ?", (patient_id,))
        if row is None or row[0] != grams:  # mostly a telephone number changed, and no name
            self._database.execute("DELETE FROM patient_gram WHERE rowid = ?", (patient_id,))
            self._add(patient_id, grams)

    def rebuild(self) -> None:
        """All of them from the patients, inside Database.transaction()."""
        self._database.execute("DELETE FROM patient_gram")
        last = 0
        while rows := self._database.rows(
            "SELECT id, search_key, archived_at IS NOT NULL FROM patient WHERE id > ?"
            " ORDER BY id LIMIT ?",
            (last, AT_ONCE),
        ):
            for patient_id, search_key, archived in rows:
                self._add(patient_id, _grams(search_key, archived))
            last = rows[-1][0]
        # What was deleted before is else walked through with every question: ten times as long.
        self._database.execute("INSERT INTO patient_gram (patient_gram) VALUES ('optimize')")

    def candidates(self, words: Sequence[str], archived: bool, most: int) -> list[int] | None:
        """The patients in whose keys the words can stand; None where there are most or more.

        With archived only those taken out of the lists; words or that must be given.
        """
        query = " ".join(dict.fromkeys((*_sought(words), *([ARCHIVED] if archived else []))))
        rows = self._database.rows(
            "SELECT rowid FROM patient_gram WHERE patient_gram MATCH ? LIMIT ?", (query, most)
        )
        return None if len(rows) >= most else [row[0] for row in rows]

    def _add(self, patient_id: int, grams: str) -> None:
        self._database.execute(
            "INSERT INTO patient_gram (rowid, grams) VALUES (?, ?)", (patient_id, grams)
        )


def _grams(search_key: str, archived: bool) -> str:
    return grams_text(search_key) + (f" {ARCHIVED}" if archived else "")


def grams_text(search_key: str) -> str:
    """Every group of one to three letters of a key's words, each once."""
    found: dict[str, None] = {}
    for word in search_key.split():
        letters = [_coded(letter) for letter in word]
        for start in range(len(letters)):
            for size in range(1, LONGEST + 1):
                found["".join(letters[start : start + size])] = None
    return " ".join(found)


def _sought(words: Sequence[str]) -> Iterator[str]:
    """The groups that cover the words, the fewest that do: each costs a walk through its list."""
    for word in words:
        letters = [_coded(letter) for letter in word]
        last = max(len(letters) - LONGEST, 0)
        for start in (*range(0, last, LONGEST), last):
            yield f'"{"".join(letters[start : start + LONGEST])}"'


def _coded(letter: str) -> str:
    """A letter as SQLite's tokenizer leaves it whole: dots, hyphens and Chinese as their number."""
    return letter if letter in PLAIN else f"z{ord(letter):x}z"
