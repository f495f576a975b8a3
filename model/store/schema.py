"""The tables, as migrations that are never edited once they have landed."""

from sqlite_utils import Database, Migrations

from model.store.file_kind import APPLICATION_ID
from model.store.schema_clinical import clinical_statements
from model.store.schema_outcome import outcome_statements

migrations = Migrations("headmap")


@migrations()
def m001_first_tables(db: Database) -> None:
    """Clinicians, patients, sessions with the protocol they were charted with, the audit."""
    for statement in FIRST_TABLES.split(";;"):
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


@migrations()
def m002_clinical_session(db: Database) -> None:
    """Preparation, vials, answers, findings judged, signatures, amendments, stock and plans."""
    for statement in clinical_statements():
        db.execute(statement)
    db.execute("PRAGMA user_version = 2")


@migrations()
def m003_outcome(db: Database) -> None:
    """Contacts, measures, adverse effects, baselines, decisions, diaries; what searches read."""
    for statement in outcome_statements():
        db.execute(statement)
    db.execute("PRAGMA user_version = 3")


FIRST_TABLES = """
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID
;;
CREATE TABLE clinician (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    credentials TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL
) STRICT
;;
CREATE TABLE patient (
    id INTEGER PRIMARY KEY,
    family_name TEXT NOT NULL CHECK (length(trim(family_name)) > 0),
    given_names TEXT NOT NULL DEFAULT '',
    born_on TEXT NOT NULL CHECK (born_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    sex TEXT NOT NULL CHECK (sex IN ('female', 'male', 'other', 'unknown')),
    record_number TEXT NOT NULL DEFAULT '',
    record_key TEXT UNIQUE,
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    allergies TEXT,
    search_key TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    recent_at INTEGER NOT NULL,
    archived_at INTEGER
) STRICT
;;
CREATE INDEX patient_recent ON patient (recent_at DESC, id DESC)
;;
CREATE INDEX patient_born ON patient (born_on)
;;
CREATE TABLE protocol_version (
    id INTEGER PRIMARY KEY,
    protocol_id TEXT NOT NULL,
    version TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    source TEXT NOT NULL
) STRICT
;;
CREATE TABLE head_map_version (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    source TEXT NOT NULL
) STRICT
;;
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    patient_id INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT,
    clinician_id INTEGER NOT NULL REFERENCES clinician (id) ON DELETE RESTRICT,
    protocol_version_id INTEGER NOT NULL REFERENCES protocol_version (id) ON DELETE RESTRICT,
    head_map_version_id INTEGER NOT NULL REFERENCES head_map_version (id) ON DELETE RESTRICT,
    state TEXT NOT NULL CHECK (state IN ('draft', 'finished')),
    started_at INTEGER NOT NULL,
    ended_at INTEGER CHECK (ended_at >= started_at),
    note TEXT NOT NULL DEFAULT '',
    CHECK ((state = 'finished') = (ended_at IS NOT NULL))
) STRICT
;;
CREATE INDEX session_of_patient ON session (patient_id, started_at)
;;
CREATE INDEX session_started ON session (started_at)
;;
CREATE INDEX session_open ON session (started_at) WHERE state = 'draft'
;;
CREATE TABLE injection (
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT,
    ordinal INTEGER NOT NULL CHECK (ordinal BETWEEN 1 AND 999),
    site_code TEXT NOT NULL,
    muscle TEXT,
    laterality TEXT NOT NULL CHECK (laterality IN ('L', 'M', 'R')),
    kind TEXT NOT NULL CHECK (kind IN ('fixed', 'follow', 'custom')),
    state TEXT NOT NULL CHECK (state IN ('planned', 'given', 'not_given')),
    dose_tenths INTEGER NOT NULL CHECK (dose_tenths BETWEEN 1 AND 2000),
    view TEXT,
    x REAL CHECK (x BETWEEN 0 AND 1),
    y REAL CHECK (y BETWEEN 0 AND 1),
    reason_code TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (session_id, ordinal),
    CHECK ((view IS NULL) = (x IS NULL) AND (x IS NULL) = (y IS NULL)),
    CHECK (kind = 'fixed' OR view IS NOT NULL),
    CHECK (kind = 'custom' OR muscle IS NOT NULL),
    CHECK (state <> 'not_given' OR reason <> '')
) STRICT, WITHOUT ROWID
;;
CREATE TRIGGER injection_insert_open BEFORE INSERT ON injection
WHEN (SELECT state FROM session WHERE id = NEW.session_id) = 'finished'
BEGIN SELECT RAISE(ABORT, 'finished session'); END
;;
CREATE TRIGGER injection_update_open BEFORE UPDATE ON injection
WHEN (SELECT state FROM session WHERE id = OLD.session_id) = 'finished'
BEGIN SELECT RAISE(ABORT, 'finished session'); END
;;
CREATE TRIGGER injection_delete_open BEFORE DELETE ON injection
WHEN (SELECT state FROM session WHERE id = OLD.session_id) = 'finished'
BEGIN SELECT RAISE(ABORT, 'finished session'); END
;;
CREATE TRIGGER session_note_open BEFORE UPDATE OF note ON session
WHEN OLD.state = 'finished'
BEGIN SELECT RAISE(ABORT, 'finished session'); END
;;
CREATE TRIGGER session_identity BEFORE UPDATE OF patient_id, protocol_version_id,
    head_map_version_id, started_at ON session
BEGIN SELECT RAISE(ABORT, 'a session keeps its patient and its protocol'); END
;;
CREATE TRIGGER patient_kept BEFORE DELETE ON patient
WHEN EXISTS (SELECT 1 FROM session WHERE patient_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a patient with sessions is archived, never deleted'); END
;;
CREATE TABLE audit_event (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    clinician_id INTEGER REFERENCES clinician (id) ON DELETE RESTRICT,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    before TEXT,
    after TEXT,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT
;;
CREATE INDEX audit_subject ON audit_event (subject, subject_id)
;;
CREATE TRIGGER audit_append_only_update BEFORE UPDATE ON audit_event
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END
;;
CREATE TRIGGER audit_append_only_delete BEFORE DELETE ON audit_event
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END
"""
