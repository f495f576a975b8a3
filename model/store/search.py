"""Search over everything: patients, sessions, what was typed, adverse effects."""

import json
from collections.abc import Iterator, Mapping, Sequence, Set

from model.found import EffectHit, Found, Hits, NoteHit
from model.outcome.adverse_effect import AdverseEffect
from model.outcome.lists import EffectKind
from model.patient import folded, search_words
from model.search import Asked, Known, Period
from model.session import SessionSummary
from model.store.database import Database, Row
from model.store.lots import Lots, after
from model.store.outcome_tables import TABLES
from model.store.patients import COLUMNS, PatientMatch, Patients, patient_of
from model.store.session_conditions import (
    Condition,
    SessionConditions,
    dates_condition,
    of_names,
    of_patients,
)
from model.store.sessions import Sessions
from model.store.word_index import (
    Text,
    TextPlace,
    WordIndex,
    best_text,
    match_query,
    query_words,
    stand_in,
)

MOST = 200
"""So many of a kind are found; whoever seeks one among more types more."""
FEW = 2000
"""So many sessions or patients are looked at one by one."""
PATIENT_COLUMNS = len(COLUMNS.split(", "))
EFFECT = TABLES[AdverseEffect]
EFFECTS = (
    f"SELECT {', '.join('p.' + name for name in COLUMNS.split(', '))},"
    f" {', '.join('e.' + name for name in EFFECT.columns)}"
    " FROM adverse_effect AS e JOIN patient AS p ON p.id = e.patient_id"
)
NEWEST_EFFECTS = "ORDER BY coalesce(e.onset_on, date(e.recorded_at / 1000, 'unixepoch')) DESC"


class Search:
    """Each question by index and with an end: the file may hold a million sessions."""

    def __init__(
        self, database: Database, patients: Patients, sessions: Sessions, lots: Lots
    ) -> None:
        self._database, self._patients = database, patients
        self._sessions, self._lots = sessions, lots
        self._words = WordIndex(database)
        self._conditions = SessionConditions(database, lots)

    def known(self, site_codes: Set[str]) -> Known:
        """How to tell lots and codes from words; site_codes are those of the protocol in force."""
        return Known(
            is_lot=self._lots.is_known,
            is_site=lambda code: code in site_codes or self._departs_at(code),
            is_diagnosis=self._is_diagnosis,
        )

    def find(self, asked: Asked, kinds: Sequence[EffectKind] = ()) -> Found:
        """All that meets every part of a question, the newest first, at most MOST of a kind.

        kinds are the effects of the clinic's list: their names and other words count as typed.
        """
        if asked.is_empty:
            return Found()
        conditions = self._conditions.of(asked)
        sessions = self._sessions_found(asked, conditions)
        ids = [one.session.session_id for one in sessions.rows]
        effects = self._effects_found(asked, conditions, self._words_of_codes(kinds))
        return Found(
            self._patients_found(asked, conditions),
            sessions,
            self._notes_found(asked, conditions, {hit.patient.patient_id for hit in effects}),
            Hits(effects[:MOST], len(effects) > MOST),
            self._conditions.departures(asked, ids),
        )

    # -- patients and sessions ----------------------------------------------------------------

    def _patients_found(self, asked: Asked, conditions: Sequence[Condition]) -> Hits[PatientMatch]:
        """By name, number or birthday; where sessions are asked for, those who have one."""
        text = " ".join(asked.words)
        if asked.day and not conditions:
            born = self._named(f"{text} {asked.day.isoformat()}", MOST + 1)
            if born or not text:
                return self._matches(born)
        if not text:
            return Hits()
        ids = self._named(text, FEW)
        if asked.names_sessions:
            have = self._conditions.patients_among(ids, conditions, asked.period)
            ids = [patient_id for patient_id in ids if patient_id in have]
        return self._matches(ids)

    def _named(self, text: str, most: int) -> list[int]:
        """Patients in the lists, then those taken out of them."""
        found = self._patients.search_ids(text, most=most)
        return [*found, *self._patients.search_ids(text, archived=True, most=most)][:most]

    def _matches(self, ids: Sequence[int]) -> Hits[PatientMatch]:
        return Hits(self._patients.matches(ids[:MOST]), len(ids) > MOST)

    def _sessions_found(
        self, asked: Asked, conditions: Sequence[Condition]
    ) -> Hits[SessionSummary]:
        """By what only sessions have; the words then name the patient."""
        if not asked.names_sessions:
            return Hits()
        every = [*self._of_named(asked), *conditions]
        ids = self._conditions.ids(every, asked.period, MOST + 1)
        return Hits(self._sessions.some(ids[:MOST]), len(ids) > MOST)

    def _of_named(self, asked: Asked) -> list[Condition]:
        if not asked.words:
            return []
        text = " ".join(asked.words)
        ids = self._named(text, FEW)
        return [of_patients(ids) if len(ids) < FEW else of_names(search_words(text))]

    # -- what was typed -----------------------------------------------------------------------

    def _notes_found(
        self, asked: Asked, conditions: Sequence[Condition], listed: Set[int]
    ) -> Hits[NoteHit]:
        """The passages; listed are the patients whose adverse effects are told by themselves."""
        words = query_words(" ".join(asked.words))
        query = match_query(words) if words else ""
        if not query:
            return Hits()
        if asked.names_sessions:
            sessions, people = self._noted(query, words, asked, conditions), []
        else:
            sessions = self._words.sessions_with(query, MOST + 1)
            people = self._words.patients_with(query, MOST + 1)
        summaries = self._sessions.some(sessions[:MOST])
        hits = [
            *self._of_sessions(summaries, words),
            *self._of_people(people[:MOST], words, listed),
        ]
        return Hits(hits, max(len(sessions), len(people)) > MOST)

    def _noted(
        self, query: str, words: Sequence[str], asked: Asked, conditions: Sequence[Condition]
    ) -> list[int]:
        """The sessions with the words that meet the rest: the fewer of the two are gone through."""
        ids = self._conditions.ids(conditions, asked.period, FEW)
        if len(ids) < FEW:
            return self._words.sessions_among(ids, words)
        every = [dates_condition(asked.period), *conditions]
        met = " AND ".join(one.met for one in every)
        return self._words.sessions_with(
            query,
            MOST + 1,
            f"EXISTS (SELECT 1 FROM session AS s WHERE s.id = note_words.rowid / 2 AND {met})",
            tuple(value for one in every for value in one.values),
        )

    def _of_sessions(
        self, summaries: Sequence[SessionSummary], words: Sequence[str]
    ) -> Iterator[NoteHit]:
        for one in summaries:
            session = one.session
            text = best_text(self._words.texts_of_session(session.session_id), words)
            if text:
                yield NoteHit(session.patient_id, one.patient_name, one, text)

    def _of_people(
        self, ids: Sequence[int], words: Sequence[str], listed: Set[int]
    ) -> Iterator[NoteHit]:
        for patient_id in ids:
            texts = self._words.texts_of_patient(patient_id)
            # Of an effect and of another text with as many of the words, the other: it is told
            # nowhere else.
            text = best_text(sorted(texts, key=_is_of_effect), words)
            if text and not (patient_id in listed and _is_of_effect(text)):
                name = self._patients.get(patient_id).list_name
                yield NoteHit(patient_id, name, None, text)

    # -- adverse effects ----------------------------------------------------------------------

    def _effects_found(
        self, asked: Asked, conditions: Sequence[Condition], codes: Mapping[str, str]
    ) -> list[EffectHit]:
        """Of the kind asked for, else with the words, else after one of the sessions found."""
        words = query_words(" ".join(asked.words))
        of_sessions = [one for one in conditions if one.table != "adverse_effect"]
        if asked.effect:
            rows = self._effect_rows("e.effect = ?", (asked.effect,))
        elif words:
            people = self._words.patients_with(match_query(words), FEW)
            meant = [code for code, told in codes.items() if any(_stands(w, told) for w in words)]
            rows = self._effect_rows(
                "e.patient_id IN (SELECT value FROM json_each(?))"
                " OR e.effect IN (SELECT value FROM json_each(?))",
                (json.dumps(people), json.dumps(meant)),
            )
        else:
            sessions = self._conditions.ids(conditions, asked.period, FEW)
            listed = (json.dumps(sessions),)
            rows = self._effect_rows("e.session_id IN (SELECT value FROM json_each(?))", listed)
        hits = [_effect_hit(row) for row in rows]
        hits = [hit for hit in hits if _has(hit, words, codes.get(hit.effect.effect, ""))]
        if of_sessions or (asked.period and not asked.effect):
            ids = [hit.effect.session_id for hit in hits if hit.effect.session_id]
            met = self._conditions.among(ids, of_sessions, asked.period)
            hits = [hit for hit in hits if hit.effect.session_id in met]
        elif asked.period:
            hits = [hit for hit in hits if _in_period(hit, asked.period)]
        return hits

    def _effect_rows(self, where: str, values: Sequence[object]) -> list[Row]:
        return self._database.rows(f"{EFFECTS} WHERE {where} {NEWEST_EFFECTS}", values)

    def _words_of_codes(self, kinds: Sequence[EffectKind]) -> dict[str, str]:
        """The codes in the records and what can be said for each, folded."""
        said = {kind.code: (kind.text, *kind.also) for kind in kinds}
        rows = self._database.rows(
            "WITH RECURSIVE kind (code) AS (SELECT min(effect) FROM adverse_effect UNION ALL SELECT"
            " (SELECT min(effect) FROM adverse_effect WHERE effect > code) FROM kind"
            " WHERE code IS NOT NULL) SELECT code FROM kind WHERE code IS NOT NULL"
        )
        return {code: folded("\n".join((code, *said.get(code, ())))) for (code,) in rows}

    # -- what there is --------------------------------------------------------------------------

    def _departs_at(self, code: str) -> bool:
        sql = "SELECT 1 FROM departure WHERE site_code = ? LIMIT 1"
        return self._database.row(sql, (code,)) is not None

    def _is_diagnosis(self, code: str) -> bool:
        code = code.rstrip(".")
        row = self._database.row(
            "SELECT 1 FROM detail WHERE key = 'indication.diagnosis' AND value >= ?"
            " AND value < ? LIMIT 1",
            (code, after(code)),
        )
        return row is not None


def _is_of_effect(text: Text) -> bool:
    return text.place is TextPlace.EFFECT


def _effect_hit(row: Row) -> EffectHit:
    effect = EFFECT.back(row[PATIENT_COLUMNS:])
    assert isinstance(effect, AdverseEffect)
    return EffectHit(patient_of(row[:PATIENT_COLUMNS]), effect)


def _has(hit: EffectHit, words: Sequence[str], said: str) -> bool:
    """Whether every word stands in the effect's texts, is said for it, or is of the name."""
    effect = hit.effect
    text = folded("\n".join((effect.text, effect.action, effect.note, hit.patient.list_name)))
    return all(word in text or _stands(word, said) for word in words)


def _stands(word: str, said: str) -> bool:
    return any(letter.isalnum() for letter in word) and stand_in([word], said)


def _in_period(hit: EffectHit, period: Period) -> bool:
    day = hit.effect.onset_on or hit.effect.recorded_at.astimezone().date()
    return (period.first or day) <= day <= (period.last or day)
