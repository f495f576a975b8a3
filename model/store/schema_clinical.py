"""The tables of the second migration: preparation, vials, answers, signatures, amendments."""

# Tables whose rows belong to one session and are locked with it.
LOCKED = ("vial", "discard", "answer", "detail", "preventive", "judgement")

CLINICAL_TABLES = """
ALTER TABLE injection ADD COLUMN vial INTEGER CHECK (vial BETWEEN 1 AND 99)
;;
ALTER TABLE injection ADD COLUMN events TEXT NOT NULL DEFAULT ''
;;
ALTER TABLE injection ADD COLUMN pain INTEGER CHECK (pain BETWEEN 0 AND 10)
;;
ALTER TABLE injection ADD COLUMN moved_mm INTEGER CHECK (moved_mm BETWEEN 0 AND 999)
;;
ALTER TABLE injection ADD COLUMN label TEXT NOT NULL DEFAULT '' CHECK (length(label) <= 60)
;;
ALTER TABLE clinician ADD COLUMN pin_hash TEXT
;;
ALTER TABLE clinician ADD COLUMN pin_failures INTEGER NOT NULL DEFAULT 0
;;
ALTER TABLE clinician ADD COLUMN pin_failed_at INTEGER
;;
CREATE TABLE vial (
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 20),
    product TEXT NOT NULL CHECK (product <> ''),
    size_tenths INTEGER NOT NULL CHECK (size_tenths BETWEEN 1 AND 10000),
    lot TEXT NOT NULL CHECK (length(lot) BETWEEN 1 AND 30),
    expires_on TEXT NOT NULL CHECK (expires_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    drug_code TEXT NOT NULL DEFAULT '',
    diluent TEXT NOT NULL CHECK (diluent <> ''),
    diluent_ul INTEGER NOT NULL CHECK (diluent_ul BETWEEN 1 AND 50000),
    diluent_lot TEXT NOT NULL DEFAULT '',
    made_up_at INTEGER NOT NULL,
    supplier TEXT NOT NULL CHECK (supplier IN ('clinic', 'pharmacy')),
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (session_id, number)
) STRICT, WITHOUT ROWID
;;
CREATE INDEX vial_lot ON vial (lot)
;;
CREATE TABLE discard (
    session_id INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 99),
    vial INTEGER NOT NULL,
    dose_tenths INTEGER NOT NULL CHECK (dose_tenths BETWEEN 1 AND 10000),
    at INTEGER NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    witness TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (session_id, number),
    FOREIGN KEY (session_id, vial) REFERENCES vial (session_id, number) ON DELETE RESTRICT
        DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID
;;
CREATE TABLE answer (
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT,
    list TEXT NOT NULL CHECK (list IN ('check', 'comfort', 'advice', 'complication')),
    code TEXT NOT NULL,
    text TEXT NOT NULL CHECK (text <> ''),
    reply TEXT NOT NULL CHECK (reply IN ('yes', 'no', 'not_asked')),
    note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 500),
    carried_over INTEGER NOT NULL CHECK (carried_over IN (0, 1)),
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (session_id, list, code)
) STRICT, WITHOUT ROWID
;;
CREATE TABLE detail (
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT,
    key TEXT NOT NULL,
    value TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 4000),
    note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 500),
    carried_over INTEGER NOT NULL CHECK (carried_over IN (0, 1)),
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (session_id, key)
) STRICT, WITHOUT ROWID
;;
CREATE TABLE preventive (
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 30),
    medicine TEXT NOT NULL CHECK (medicine <> ''),
    dose TEXT NOT NULL DEFAULT '',
    duration TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL CHECK (outcome IN
        ('not_worked', 'not_tolerated', 'unsuitable', 'ongoing', 'unknown')),
    carried_over INTEGER NOT NULL CHECK (carried_over IN (0, 1)),
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (session_id, number)
) STRICT, WITHOUT ROWID
;;
CREATE TABLE judgement (
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT,
    finding TEXT NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    severity TEXT NOT NULL CHECK (severity IN ('stop', 'confirm', 'note')),
    verdict TEXT NOT NULL CHECK (verdict IN
        ('confirmed', 'overridden', 'noted', 'unconfirmed')),
    saw TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    clinician_id INTEGER NOT NULL REFERENCES clinician (id) ON DELETE RESTRICT,
    clinician_name TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (session_id, finding),
    CHECK (verdict <> 'overridden' OR reason <> '')
) STRICT, WITHOUT ROWID
;;
CREATE TABLE amendment (
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999),
    kind TEXT NOT NULL CHECK (kind IN ('addition', 'correction', 'void')),
    text TEXT NOT NULL DEFAULT '',
    corrections TEXT NOT NULL DEFAULT '[]',
    reason TEXT NOT NULL CHECK (reason <> ''),
    clinician_id INTEGER NOT NULL REFERENCES clinician (id) ON DELETE RESTRICT,
    at INTEGER NOT NULL,
    PRIMARY KEY (session_id, number)
) STRICT, WITHOUT ROWID
;;
CREATE TABLE signature (
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999),
    purpose TEXT NOT NULL CHECK (purpose IN ('author', 'cosigner', 'amendment', 'void')),
    amendment INTEGER,
    clinician_id INTEGER NOT NULL REFERENCES clinician (id) ON DELETE RESTRICT,
    name TEXT NOT NULL CHECK (name <> ''),
    credentials TEXT NOT NULL,
    role TEXT NOT NULL,
    signed_at INTEGER NOT NULL,
    gap_reason TEXT NOT NULL DEFAULT '',
    cosign_wanted INTEGER NOT NULL CHECK (cosign_wanted IN (0, 1)),
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    canonical BLOB NOT NULL,
    PRIMARY KEY (session_id, number),
    CHECK ((purpose IN ('amendment', 'void')) = (amendment IS NOT NULL))
) STRICT, WITHOUT ROWID
;;
CREATE INDEX signature_cosign ON signature (session_id) WHERE cosign_wanted = 1
;;
CREATE TABLE stock (
    id INTEGER PRIMARY KEY,
    product TEXT NOT NULL CHECK (product <> ''),
    size_tenths INTEGER NOT NULL CHECK (size_tenths BETWEEN 1 AND 10000),
    lot TEXT NOT NULL CHECK (length(lot) BETWEEN 1 AND 30),
    expires_on TEXT NOT NULL CHECK (expires_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    drug_code TEXT NOT NULL DEFAULT '',
    supplier TEXT NOT NULL CHECK (supplier IN ('clinic', 'pharmacy')),
    vials INTEGER NOT NULL CHECK (vials BETWEEN 0 AND 9999),
    added_at INTEGER NOT NULL,
    UNIQUE (product, size_tenths, lot, expires_on, supplier)
) STRICT
;;
CREATE TABLE box (
    gtin TEXT PRIMARY KEY CHECK (length(gtin) = 14),
    product TEXT NOT NULL CHECK (product <> ''),
    size_tenths INTEGER NOT NULL CHECK (size_tenths BETWEEN 1 AND 10000)
) STRICT, WITHOUT ROWID
;;
CREATE TABLE patient_plan (
    patient_id INTEGER NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL CHECK (ordinal BETWEEN 1 AND 999),
    site_code TEXT NOT NULL,
    muscle TEXT,
    laterality TEXT NOT NULL CHECK (laterality IN ('L', 'M', 'R')),
    kind TEXT NOT NULL CHECK (kind IN ('fixed', 'follow', 'custom')),
    left_out INTEGER NOT NULL CHECK (left_out IN (0, 1)),
    dose_tenths INTEGER NOT NULL CHECK (dose_tenths BETWEEN 1 AND 2000),
    view TEXT,
    x REAL CHECK (x BETWEEN 0 AND 1),
    y REAL CHECK (y BETWEEN 0 AND 1),
    moved_mm INTEGER,
    label TEXT NOT NULL DEFAULT '',
    reason_code TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (patient_id, ordinal),
    CHECK ((view IS NULL) = (x IS NULL) AND (x IS NULL) = (y IS NULL))
) STRICT, WITHOUT ROWID
;;
DROP TRIGGER injection_insert_open
;;
DROP TRIGGER injection_update_open
;;
DROP TRIGGER injection_delete_open
"""

# A row must neither leave a locked session nor be moved into one.
LOCK = """
CREATE TRIGGER {table}_insert_open BEFORE INSERT ON {table}
WHEN (SELECT state FROM session WHERE id = NEW.session_id) = 'finished'
BEGIN SELECT RAISE(ABORT, 'finished session'); END
;;
CREATE TRIGGER {table}_update_open BEFORE UPDATE ON {table}
WHEN 'finished' IN (
    (SELECT state FROM session WHERE id = OLD.session_id),
    (SELECT state FROM session WHERE id = NEW.session_id))
BEGIN SELECT RAISE(ABORT, 'finished session'); END
;;
CREATE TRIGGER {table}_delete_open BEFORE DELETE ON {table}
WHEN (SELECT state FROM session WHERE id = OLD.session_id) = 'finished'
BEGIN SELECT RAISE(ABORT, 'finished session'); END
"""

# Signatures and amendments are only ever added, and only to a session that takes no more marks.
APPEND_ONLY = """
CREATE TRIGGER {table}_append_only_update BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} rows are never changed'); END
;;
CREATE TRIGGER {table}_append_only_delete BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} rows are never removed'); END
;;
CREATE TRIGGER {table}_after_end BEFORE INSERT ON {table}
WHEN (SELECT state FROM session WHERE id = NEW.session_id) <> 'finished'
BEGIN SELECT RAISE(ABORT, '{table} needs a finished session'); END
"""

# INSERT OR REPLACE takes a row away without asking the triggers of UPDATE and DELETE.
REPLACED = """
CREATE TRIGGER {table}_never_replaced BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})
BEGIN SELECT RAISE(ABORT, '{table} rows are never replaced'); END
"""
NEVER_REPLACED = {
    "amendment": "session_id = NEW.session_id AND number = NEW.number",
    "signature": "session_id = NEW.session_id AND number = NEW.number",
    "session": "id = NEW.id",
    "protocol_version": "id = NEW.id OR sha256 = NEW.sha256",
    "head_map_version": "id = NEW.id OR sha256 = NEW.sha256",
    "audit_event": "id = NEW.id",
}

SIGNED = """
CREATE TRIGGER session_signed_update BEFORE UPDATE ON session
WHEN EXISTS (SELECT 1 FROM signature WHERE session_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'signed session'); END
;;
CREATE TRIGGER session_signed_delete BEFORE DELETE ON session
WHEN EXISTS (SELECT 1 FROM signature WHERE session_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'signed session'); END
;;
CREATE TRIGGER session_keeps_id BEFORE UPDATE ON session WHEN NEW.id <> OLD.id
BEGIN SELECT RAISE(ABORT, 'a session keeps its number in the file'); END
"""

# What a chart is drawn with: {what} is a protocol or a drawing.
KEPT = """
CREATE TRIGGER {table}_never_changed BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, 'a kept {what} is never changed'); END
;;
CREATE TRIGGER {table}_never_removed BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, 'a kept {what} is never removed'); END
"""
VERSIONS = {"protocol_version": "protocol", "head_map_version": "drawing"}


def clinical_statements() -> list[str]:
    """All statements of the migration in order."""
    locks = [LOCK.format(table=table) for table in ("injection", *LOCKED)]
    added = [APPEND_ONLY.format(table=table) for table in ("amendment", "signature")]
    kept = [KEPT.format(table=table, what=what) for table, what in VERSIONS.items()]
    whole = [REPLACED.format(table=table, same=same) for table, same in NEVER_REPLACED.items()]
    texts = (CLINICAL_TABLES, *locks, *added, SIGNED, *kept, *whole)
    return [statement for text in texts for statement in text.split(";;")]
