"""Full text of what was typed in sessions and about patients, and where a passage stands."""

import json
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from model.one_line import writable
from model.patient import folded
from model.store.database import Database

AT_ONCE = 5000  # sessions whose texts are in memory at a time
LONGEST_QUERY = 200
PARTS = re.compile(r"[^\W_]+")
SHORTEST_BEGINNING = 2
"""One letter alone begins so many words that it is looked for as a word."""


Row = tuple[object, ...]


class TextPlace(StrEnum):
    """What a text was typed at."""

    NOTE = "note"
    SITE = "site"
    ANSWER = "answer"
    DETAIL = "detail"
    PREVENTIVE = "preventive"
    DISCARD = "discard"
    FINDING = "finding"
    AMENDMENT = "amendment"
    PATIENT = "patient"
    ALLERGIES = "allergies"
    CONTACT = "contact"
    EFFECT = "effect"
    DECISION = "decision"
    BASELINE = "baseline"


class Text(NamedTuple):
    """A text as it was typed; about names its site, question or day."""

    place: TextPlace
    about: str
    text: str


# Each gives owner, place, about, text of the owners from ?1 to ?2. What a signature keeps of the
# clinic's lists (kept.) was typed by nobody; a question's own words stand in every session.
SESSION_TEXTS = """
SELECT id, 'note', '', note FROM session WHERE id BETWEEN ?1 AND ?2
UNION ALL SELECT session_id, 'site', site_code, note FROM injection
    WHERE session_id BETWEEN ?1 AND ?2 AND note <> ''
UNION ALL SELECT session_id, 'site', site_code, reason FROM injection
    WHERE session_id BETWEEN ?1 AND ?2 AND reason <> ''
UNION ALL SELECT session_id, 'site', site_code, label FROM injection
    WHERE session_id BETWEEN ?1 AND ?2 AND label <> ''
UNION ALL SELECT session_id, 'answer', text, note FROM answer
    WHERE session_id BETWEEN ?1 AND ?2
UNION ALL SELECT session_id, 'answer', '', text FROM answer
    WHERE session_id BETWEEN ?1 AND ?2 AND list = 'complication' AND reply = 'yes'
UNION ALL SELECT session_id, 'detail', key, note FROM detail
    WHERE session_id BETWEEN ?1 AND ?2 AND key NOT GLOB 'kept.*'
UNION ALL SELECT session_id, 'detail', key, value FROM detail WHERE session_id BETWEEN ?1 AND ?2
    AND (key IN ('indication.allergies', 'indication.overuse_plan') OR key GLOB 'check.*')
UNION ALL SELECT session_id, 'preventive', '', medicine FROM preventive
    WHERE session_id BETWEEN ?1 AND ?2
UNION ALL SELECT session_id, 'discard', '', reason FROM discard
    WHERE session_id BETWEEN ?1 AND ?2
UNION ALL SELECT session_id, 'finding', title, reason FROM judgement
    WHERE session_id BETWEEN ?1 AND ?2
UNION ALL SELECT session_id, 'amendment', '', text FROM amendment
    WHERE session_id BETWEEN ?1 AND ?2
UNION ALL SELECT session_id, 'amendment', '', reason FROM amendment
    WHERE session_id BETWEEN ?1 AND ?2
"""
PATIENT_TEXTS = """
SELECT id, 'patient', '', notes FROM patient WHERE id BETWEEN ?1 AND ?2
UNION ALL SELECT id, 'allergies', '', coalesce(allergies, '') FROM patient
    WHERE id BETWEEN ?1 AND ?2
UNION ALL SELECT patient_id, 'contact', on_day, note FROM contact
    WHERE patient_id BETWEEN ?1 AND ?2
UNION ALL SELECT patient_id, 'effect', '', text FROM adverse_effect
    WHERE patient_id BETWEEN ?1 AND ?2
UNION ALL SELECT patient_id, 'effect', text, action FROM adverse_effect
    WHERE patient_id BETWEEN ?1 AND ?2
UNION ALL SELECT patient_id, 'effect', text, note FROM adverse_effect
    WHERE patient_id BETWEEN ?1 AND ?2
UNION ALL SELECT patient_id, 'decision', '', reason FROM decision
    WHERE patient_id BETWEEN ?1 AND ?2
UNION ALL SELECT patient_id, 'baseline', measure, reason FROM baseline
    WHERE patient_id BETWEEN ?1 AND ?2
"""


class WordIndex:
    """The table note_words: under 2 n the texts of session n, under 2 n + 1 those of patient n.

    Kept folded; what is shown is read from the records themselves.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def session_changed(self, session_id: int) -> None:
        """Put a session's words in step, inside Database.transaction()."""
        self._put(2 * session_id, self.texts_of_session(session_id))

    def patient_changed(self, patient_id: int) -> None:
        """Put a patient's words in step, inside Database.transaction()."""
        self._put(2 * patient_id + 1, self.texts_of_patient(patient_id))

    def rebuild(self) -> None:
        """All of them from the records, inside Database.transaction()."""
        self._database.execute("DELETE FROM note_words")
        for table, sql, odd in (("session", SESSION_TEXTS, 0), ("patient", PATIENT_TEXTS, 1)):
            row = self._database.row(f"SELECT max(id) FROM {table}")
            newest = row[0] or 0 if row else 0
            for first in range(1, newest + 1, AT_ONCE):
                last = min(first + AT_ONCE - 1, newest)
                for owner, texts in self._texts(sql, first, last):
                    self._add(2 * owner + odd, _words_of(texts))
        self._database.execute("INSERT INTO note_words (note_words) VALUES ('optimize')")

    def texts_of_session(self, session_id: int) -> list[Text]:
        """Everything typed in a session."""
        return _only(self._texts(SESSION_TEXTS, session_id, session_id))

    def texts_of_patient(self, patient_id: int) -> list[Text]:
        """Everything typed about a patient."""
        return _only(self._texts(PATIENT_TEXTS, patient_id, patient_id))

    def sessions_with(self, query: str, most: int, where: str = "1", values: Row = ()) -> list[int]:
        """The sessions in which the words of a query stand, the latest first.

        where is a further condition on rowid / 2, the session.
        """
        return [row // 2 for row in self._found(query, most, f"rowid % 2 = 0 AND {where}", values)]

    def patients_with(self, query: str, most: int) -> list[int]:
        """The patients about whom the words of a query were typed, the latest first."""
        return [row // 2 for row in self._found(query, most, "rowid % 2 = 1", ())]

    def sessions_among(self, ids: Sequence[int], words: Sequence[str]) -> list[int]:
        """Those of some sessions in which all words stand, the last perhaps only begun."""
        rows = self._database.rows(
            "SELECT rowid / 2, text FROM note_words"
            " WHERE rowid IN (SELECT 2 * value FROM json_each(?))",
            (json.dumps([*ids]),),
        )
        found = {session_id for session_id, text in rows if stand_in(words, text)}
        return [session_id for session_id in ids if session_id in found]

    def _found(self, query: str, most: int, where: str, values: Row) -> list[int]:
        if not query:
            return []
        rows = self._database.rows(
            f"SELECT rowid FROM note_words WHERE note_words MATCH ? AND {where}"
            " ORDER BY rowid DESC LIMIT ?",
            (query, *values, most),
        )
        return [row[0] for row in rows]

    def _texts(self, sql: str, first: int, last: int) -> Iterator[tuple[int, list[Text]]]:
        rows = self._database.rows_as_kept(f"{sql} ORDER BY 1", (first, last))
        for owner, texts in groupby(rows, key=lambda row: row[0]):
            yield owner, [Text(TextPlace(row[1]), row[2], row[3]) for row in texts if row[3]]

    def _put(self, rowid: int, texts: Sequence[Text]) -> None:
        words = _words_of(texts)
        row = self._database.row("SELECT text FROM note_words WHERE rowid = ?", (rowid,))
        if words != (row[0] if row else ""):  # mostly a date or a number changed, and no word
            self._database.execute("DELETE FROM note_words WHERE rowid = ?", (rowid,))
            self._add(rowid, words)

    def _add(self, rowid: int, words: str) -> None:
        if words:
            self._database.execute(
                "INSERT INTO note_words (rowid, text) VALUES (?, ?)", (rowid, words)
            )


def _words_of(texts: Sequence[Text]) -> str:
    """What the index holds of some texts."""
    return writable(folded("\n".join(dict.fromkeys(text.text for text in texts))))


def _only(found: Iterator[tuple[int, list[Text]]]) -> list[Text]:
    return [text for _, texts in found for text in texts]


def query_words(typed: str) -> list[str]:
    """The words of what was typed, folded, as the index holds them."""
    text = folded(writable(typed[:LONGEST_QUERY]))
    return "".join(" " if letter in '\0"' else letter for letter in text).split()


def match_query(words: Sequence[str]) -> str:
    """All of the words, the last perhaps only begun; nothing typed is an instruction.

    Empty where no letter and no figure is among them, which nothing could match.
    """
    if not any(letter.isalnum() for word in words for letter in word):
        return ""
    quoted = [f'"{word}"' for word in words]
    return " ".join(quoted) + ("*" if len(words[-1]) >= SHORTEST_BEGINNING else "")


def stand_in(words: Sequence[str], text: str) -> bool:
    """Whether all words stand in a folded text as a query would find them."""
    last = words[-1] if len(words[-1]) >= SHORTEST_BEGINNING else ""
    there = PARTS.findall(text)
    return all(_follow(PARTS.findall(word), there, begun=word is last) for word in words)


def _follow(parts: Sequence[str], there: Sequence[str], *, begun: bool) -> bool:
    """Whether the parts of a word, such as of neck-pain, stand there one after another."""
    if not parts:
        return True
    *whole, last = parts
    return any(
        there[start : start + len(whole)] == whole
        and (one.startswith(last) if begun else one == last)
        for start, one in enumerate(there[len(whole) :])
    )


def best_text(texts: Sequence[Text], words: Sequence[str]) -> Text | None:
    """The text in which most of the words stand; None where none of them does."""
    counts = [sum(word in folded(text.text) for word in words) for text in texts]
    best = max(counts, default=0)
    return texts[counts.index(best)] if best else None
