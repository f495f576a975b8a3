CREATE TRIGGER amendment_after_end BEFORE INSERT ON amendment
WHEN (SELECT state FROM session WHERE id = NEW.session_id) <> 'finished'
BEGIN SELECT RAISE(ABORT, 'amendment needs a finished session'); END;

CREATE TRIGGER amendment_append_only_delete BEFORE DELETE ON amendment
BEGIN SELECT RAISE(ABORT, 'amendment rows are never removed'); END;

CREATE TRIGGER amendment_append_only_update BEFORE UPDATE ON amendment
BEGIN SELECT RAISE(ABORT, 'amendment rows are never changed'); END;

CREATE TRIGGER amendment_never_replaced BEFORE INSERT ON amendment
WHEN EXISTS (SELECT 1 FROM amendment WHERE session_id = NEW.session_id AND number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'amendment rows are never replaced'); END;

CREATE TRIGGER answer_delete_open BEFORE DELETE ON answer
WHEN (SELECT state FROM session WHERE id = OLD.session_id) = 'finished'
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TRIGGER answer_insert_open BEFORE INSERT ON answer
WHEN (SELECT state FROM session WHERE id = NEW.session_id) = 'finished'
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TRIGGER answer_update_open BEFORE UPDATE ON answer
WHEN 'finished' IN (
    (SELECT state FROM session WHERE id = OLD.session_id),
    (SELECT state FROM session WHERE id = NEW.session_id))
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TRIGGER audit_append_only_delete BEFORE DELETE ON audit_event
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;

CREATE TRIGGER audit_append_only_update BEFORE UPDATE ON audit_event
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;

CREATE TRIGGER audit_event_never_replaced BEFORE INSERT ON audit_event
WHEN EXISTS (SELECT 1 FROM audit_event WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'audit_event rows are never replaced'); END;

CREATE TRIGGER detail_delete_open BEFORE DELETE ON detail
WHEN (SELECT state FROM session WHERE id = OLD.session_id) = 'finished'
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TRIGGER detail_insert_open BEFORE INSERT ON detail
WHEN (SELECT state FROM session WHERE id = NEW.session_id) = 'finished'
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TRIGGER detail_update_open BEFORE UPDATE ON detail
WHEN 'finished' IN (
    (SELECT state FROM session WHERE id = OLD.session_id),
    (SELECT state FROM session WHERE id = NEW.session_id))
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TRIGGER discard_delete_open BEFORE DELETE ON discard
WHEN (SELECT state FROM session WHERE id = OLD.session_id) = 'finished'
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TRIGGER discard_insert_open BEFORE INSERT ON discard
WHEN (SELECT state FROM session WHERE id = NEW.session_id) = 'finished'
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TRIGGER discard_update_open BEFORE UPDATE ON discard
WHEN 'finished' IN (
    (SELECT state FROM session WHERE id = OLD.session_id),
    (SELECT state FROM session WHERE id = NEW.session_id))
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TRIGGER head_map_version_never_changed BEFORE UPDATE ON head_map_version
BEGIN SELECT RAISE(ABORT, 'a kept drawing is never changed'); END;

CREATE TRIGGER head_map_version_never_removed BEFORE DELETE ON head_map_version
BEGIN SELECT RAISE(ABORT, 'a kept drawing is never removed'); END;

CREATE TRIGGER head_map_version_never_replaced BEFORE INSERT ON head_map_version
WHEN EXISTS (SELECT 1 FROM head_map_version WHERE id = NEW.id OR sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'head_map_version rows are never replaced'); END;

CREATE TRIGGER injection_delete_open BEFORE DELETE ON injection
WHEN (SELECT state FROM session WHERE id = OLD.session_id) = 'finished'
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TRIGGER injection_insert_open BEFORE INSERT ON injection
WHEN (SELECT state FROM session WHERE id = NEW.session_id) = 'finished'
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TRIGGER injection_update_open BEFORE UPDATE ON injection
WHEN 'finished' IN (
    (SELECT state FROM session WHERE id = OLD.session_id),
    (SELECT state FROM session WHERE id = NEW.session_id))
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TRIGGER judgement_delete_open BEFORE DELETE ON judgement
WHEN (SELECT state FROM session WHERE id = OLD.session_id) = 'finished'
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TRIGGER judgement_insert_open BEFORE INSERT ON judgement
WHEN (SELECT state FROM session WHERE id = NEW.session_id) = 'finished'
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TRIGGER judgement_update_open BEFORE UPDATE ON judgement
WHEN 'finished' IN (
    (SELECT state FROM session WHERE id = OLD.session_id),
    (SELECT state FROM session WHERE id = NEW.session_id))
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TRIGGER patient_kept BEFORE DELETE ON patient
WHEN EXISTS (SELECT 1 FROM session WHERE patient_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a patient with sessions is archived, never deleted'); END;

CREATE TRIGGER preventive_delete_open BEFORE DELETE ON preventive
WHEN (SELECT state FROM session WHERE id = OLD.session_id) = 'finished'
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TRIGGER preventive_insert_open BEFORE INSERT ON preventive
WHEN (SELECT state FROM session WHERE id = NEW.session_id) = 'finished'
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TRIGGER preventive_update_open BEFORE UPDATE ON preventive
WHEN 'finished' IN (
    (SELECT state FROM session WHERE id = OLD.session_id),
    (SELECT state FROM session WHERE id = NEW.session_id))
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TRIGGER protocol_version_never_changed BEFORE UPDATE ON protocol_version
BEGIN SELECT RAISE(ABORT, 'a kept protocol is never changed'); END;

CREATE TRIGGER protocol_version_never_removed BEFORE DELETE ON protocol_version
BEGIN SELECT RAISE(ABORT, 'a kept protocol is never removed'); END;

CREATE TRIGGER protocol_version_never_replaced BEFORE INSERT ON protocol_version
WHEN EXISTS (SELECT 1 FROM protocol_version WHERE id = NEW.id OR sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'protocol_version rows are never replaced'); END;

CREATE TRIGGER session_identity BEFORE UPDATE OF patient_id, protocol_version_id,
    head_map_version_id, started_at ON session
BEGIN SELECT RAISE(ABORT, 'a session keeps its patient and its protocol'); END;

CREATE TRIGGER session_keeps_id BEFORE UPDATE ON session WHEN NEW.id <> OLD.id
BEGIN SELECT RAISE(ABORT, 'a session keeps its number in the file'); END;

CREATE TRIGGER session_never_replaced BEFORE INSERT ON session
WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'session rows are never replaced'); END;

CREATE TRIGGER session_note_open BEFORE UPDATE OF note ON session
WHEN OLD.state = 'finished'
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TRIGGER session_signed_delete BEFORE DELETE ON session
WHEN EXISTS (SELECT 1 FROM signature WHERE session_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'signed session'); END;

CREATE TRIGGER session_signed_update BEFORE UPDATE ON session
WHEN EXISTS (SELECT 1 FROM signature WHERE session_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'signed session'); END;

CREATE TRIGGER signature_after_end BEFORE INSERT ON signature
WHEN (SELECT state FROM session WHERE id = NEW.session_id) <> 'finished'
BEGIN SELECT RAISE(ABORT, 'signature needs a finished session'); END;

CREATE TRIGGER signature_append_only_delete BEFORE DELETE ON signature
BEGIN SELECT RAISE(ABORT, 'signature rows are never removed'); END;

CREATE TRIGGER signature_append_only_update BEFORE UPDATE ON signature
BEGIN SELECT RAISE(ABORT, 'signature rows are never changed'); END;

CREATE TRIGGER signature_never_replaced BEFORE INSERT ON signature
WHEN EXISTS (SELECT 1 FROM signature WHERE session_id = NEW.session_id AND number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'signature rows are never replaced'); END;

CREATE TRIGGER vial_delete_open BEFORE DELETE ON vial
WHEN (SELECT state FROM session WHERE id = OLD.session_id) = 'finished'
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TRIGGER vial_insert_open BEFORE INSERT ON vial
WHEN (SELECT state FROM session WHERE id = NEW.session_id) = 'finished'
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TRIGGER vial_update_open BEFORE UPDATE ON vial
WHEN 'finished' IN (
    (SELECT state FROM session WHERE id = OLD.session_id),
    (SELECT state FROM session WHERE id = NEW.session_id))
BEGIN SELECT RAISE(ABORT, 'finished session'); END;

CREATE TABLE adverse_effect (
    patient_id INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9999),
    effect TEXT NOT NULL CHECK (effect <> ''),
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 120),
    onset_on TEXT CHECK (onset_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    lasted_days INTEGER CHECK (lasted_days BETWEEN 0 AND 9999),
    severity TEXT NOT NULL CHECK (severity IN ('mild', 'moderate', 'severe', 'unknown')),
    relation TEXT NOT NULL CHECK (relation IN
        ('none', 'unlikely', 'possible', 'probable', 'definite', 'unknown')),
    action TEXT NOT NULL DEFAULT '' CHECK (length(action) <= 500),
    outcome TEXT NOT NULL CHECK (outcome IN
        ('recovered', 'recovering', 'ongoing', 'lasting', 'unknown')),
    session_id INTEGER REFERENCES session (id) ON DELETE RESTRICT,
    muscle TEXT,
    laterality TEXT CHECK (laterality IN ('L', 'M', 'R')),
    site_code TEXT NOT NULL DEFAULT '' CHECK (length(site_code) <= 20),
    note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
    clinician_id INTEGER NOT NULL REFERENCES clinician (id) ON DELETE RESTRICT,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (patient_id, number)
) STRICT, WITHOUT ROWID
;

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
;

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
;

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
;

CREATE TABLE baseline (
    patient_id INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT,
    measure TEXT NOT NULL CHECK (measure <> ''),
    value_tenths INTEGER NOT NULL CHECK (value_tenths BETWEEN -1000 AND 100000),
    period_days INTEGER CHECK (period_days BETWEEN 1 AND 366),
    ends_on TEXT NOT NULL CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    source TEXT NOT NULL CHECK (source <> ''),
    reason TEXT NOT NULL DEFAULT '' CHECK (length(reason) <= 500),
    clinician_id INTEGER NOT NULL REFERENCES clinician (id) ON DELETE RESTRICT,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (patient_id, measure)
) STRICT, WITHOUT ROWID
;

CREATE TABLE box (
    gtin TEXT PRIMARY KEY CHECK (length(gtin) = 14),
    product TEXT NOT NULL CHECK (product <> ''),
    size_tenths INTEGER NOT NULL CHECK (size_tenths BETWEEN 1 AND 10000)
) STRICT, WITHOUT ROWID
;

CREATE TABLE clinician (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    credentials TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL
, pin_hash TEXT, pin_failures INTEGER NOT NULL DEFAULT 0, pin_failed_at INTEGER) STRICT
;

CREATE TABLE contact (
    patient_id INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9999),
    on_day TEXT NOT NULL CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    channel TEXT NOT NULL CHECK (channel <> ''),
    result TEXT NOT NULL CHECK (result IN ('', 'called', 'left_message', 'booked', 'declined')),
    booked_on TEXT CHECK (booked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    booked_time TEXT NOT NULL DEFAULT '' CHECK (booked_time GLOB '[0-2][0-9]:[0-5][0-9]'
        OR booked_time = ''),
    note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
    clinician_id INTEGER NOT NULL REFERENCES clinician (id) ON DELETE RESTRICT,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (patient_id, number),
    CHECK ((result = 'booked') = (booked_on IS NOT NULL))
) STRICT, WITHOUT ROWID
;

CREATE TABLE decision (
    patient_id INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9999),
    choice TEXT NOT NULL CHECK (choice IN ('continue', 'stop')),
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    rule TEXT NOT NULL CHECK (rule <> ''),
    verdict TEXT NOT NULL CHECK (verdict <> ''),
    saw TEXT NOT NULL CHECK (length(saw) <= 4000),
    clinician_id INTEGER NOT NULL REFERENCES clinician (id) ON DELETE RESTRICT,
    clinician_name TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (patient_id, number)
) STRICT, WITHOUT ROWID
;

CREATE TABLE departure (
    kind TEXT NOT NULL CHECK (kind IN ('not_given', 'moved', 'other_dose', 'follow', 'custom')),
    site_code TEXT NOT NULL,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    PRIMARY KEY (kind, site_code, session_id)
) STRICT, WITHOUT ROWID
;

CREATE TABLE derived_state (
    name TEXT PRIMARY KEY,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID
;

CREATE TABLE detail (
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT,
    key TEXT NOT NULL,
    value TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 4000),
    note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 500),
    carried_over INTEGER NOT NULL CHECK (carried_over IN (0, 1)),
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (session_id, key)
) STRICT, WITHOUT ROWID
;

CREATE TABLE diary_day (
    patient_id INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT,
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    headache INTEGER NOT NULL CHECK (headache IN (0, 1)),
    severity INTEGER CHECK (severity BETWEEN 0 AND 3),
    acute INTEGER CHECK (acute IN (0, 1)),
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (patient_id, day)
) STRICT, WITHOUT ROWID
;

CREATE TABLE diary_total (
    patient_id INTEGER NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    ends_on TEXT NOT NULL,
    days_kept INTEGER NOT NULL,
    headache_days INTEGER NOT NULL,
    severe_days INTEGER,
    acute_days INTEGER,
    PRIMARY KEY (patient_id, ends_on)
) STRICT, WITHOUT ROWID
;

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
;

CREATE TABLE head_map_version (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    source TEXT NOT NULL
) STRICT
;

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
    recorded_at INTEGER NOT NULL, vial INTEGER CHECK (vial BETWEEN 1 AND 99), events TEXT NOT NULL DEFAULT '', pain INTEGER CHECK (pain BETWEEN 0 AND 10), moved_mm INTEGER CHECK (moved_mm BETWEEN 0 AND 999), label TEXT NOT NULL DEFAULT '' CHECK (length(label) <= 60),
    PRIMARY KEY (session_id, ordinal),
    CHECK ((view IS NULL) = (x IS NULL) AND (x IS NULL) = (y IS NULL)),
    CHECK (kind = 'fixed' OR view IS NOT NULL),
    CHECK (kind = 'custom' OR muscle IS NOT NULL),
    CHECK (state <> 'not_given' OR reason <> '')
) STRICT, WITHOUT ROWID
;

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
;

CREATE TABLE measurement (
    patient_id INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 99999),
    measure TEXT NOT NULL CHECK (measure <> ''),
    value_tenths INTEGER NOT NULL CHECK (value_tenths BETWEEN -1000 AND 100000),
    period_days INTEGER CHECK (period_days BETWEEN 1 AND 366),
    ends_on TEXT NOT NULL CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    contact INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (patient_id, number),
    FOREIGN KEY (patient_id, contact) REFERENCES contact (patient_id, number) ON DELETE RESTRICT
        DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID
;

CREATE VIRTUAL TABLE note_words USING fts5(text, tokenize = 'unicode61', prefix = '2 3');

CREATE TABLE 'note_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'note_words_content'(id INTEGER PRIMARY KEY, c0);

CREATE TABLE 'note_words_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'note_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'note_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

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
;

CREATE TABLE patient_course (
    patient_id INTEGER PRIMARY KEY REFERENCES patient (id) ON DELETE CASCADE,
    sessions INTEGER NOT NULL,
    first_at INTEGER,
    last_session_id INTEGER,
    last_on TEXT,
    due_on TEXT,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    contact_on TEXT,
    contact_result TEXT NOT NULL DEFAULT '',
    booked_on TEXT,
    booked_time TEXT NOT NULL DEFAULT ''
) STRICT
;

CREATE VIRTUAL TABLE patient_gram USING fts5(grams, tokenize = 'unicode61', detail = none,
    columnsize = 0);

CREATE TABLE 'patient_gram_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'patient_gram_content'(id INTEGER PRIMARY KEY, c0);

CREATE TABLE 'patient_gram_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'patient_gram_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

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
;

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
;

CREATE TABLE protocol_version (
    id INTEGER PRIMARY KEY,
    protocol_id TEXT NOT NULL,
    version TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    source TEXT NOT NULL
) STRICT
;

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
;

CREATE TABLE session_total (
    session_id INTEGER PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
    patient_id INTEGER NOT NULL,
    clinician_id INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    minutes INTEGER,
    sites_given INTEGER NOT NULL,
    follow_given INTEGER NOT NULL,
    custom_given INTEGER NOT NULL,
    not_given INTEGER NOT NULL,
    moved INTEGER NOT NULL,
    other_dose INTEGER NOT NULL,
    given_tenths INTEGER NOT NULL,
    discarded_tenths INTEGER NOT NULL,
    headache_hundredths INTEGER,
    migraine_hundredths INTEGER,
    hours_hundredths INTEGER,
    period_days INTEGER
) STRICT
;

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID
;

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
;

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
;

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
;

CREATE INDEX adverse_effect_kind ON adverse_effect (effect)
;

CREATE INDEX adverse_effect_session ON adverse_effect (session_id)
;

CREATE INDEX amendment_correction ON amendment (session_id) WHERE kind = 'correction'
;

CREATE INDEX audit_subject ON audit_event (subject, subject_id)
;

CREATE INDEX course_booked ON patient_course (booked_on) WHERE active = 1
;

CREATE INDEX course_due ON patient_course (due_on) WHERE active = 1
;

CREATE INDEX course_first ON patient_course (first_at)
;

CREATE INDEX course_last ON patient_course (last_on) WHERE active = 1
;

CREATE INDEX departure_session ON departure (session_id)
;

CREATE INDEX departure_site ON departure (site_code, session_id)
;

CREATE INDEX detail_diagnosis ON detail (value) WHERE key = 'indication.diagnosis'
;

CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");

CREATE INDEX patient_born ON patient (born_on)
;

CREATE INDEX patient_recent ON patient (recent_at DESC, id DESC, archived_at, search_key)
;

CREATE INDEX session_of_patient ON session (patient_id, started_at)
;

CREATE INDEX session_open ON session (started_at) WHERE state = 'draft'
;

CREATE INDEX session_started ON session (started_at)
;

CREATE INDEX session_total_patient ON session_total (patient_id, started_at)
;

CREATE INDEX session_total_started ON session_total (started_at)
;

CREATE INDEX signature_cosign ON signature (session_id) WHERE cosign_wanted = 1
;

CREATE INDEX vial_diluent_lot ON vial (diluent_lot) WHERE diluent_lot <> ''
;

CREATE INDEX vial_lot ON vial (lot)
;
