"""The tables of the third migration: how the patient did, and what searches and sums read."""

DAY = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"

# What was told, asked and counted between and after sessions; each belongs to one patient.
OUTCOME_TABLES = f"""
CREATE TABLE contact (
    patient_id INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9999),
    on_day TEXT NOT NULL CHECK (on_day {DAY}),
    channel TEXT NOT NULL CHECK (channel <> ''),
    result TEXT NOT NULL CHECK (result IN ('', 'called', 'left_message', 'booked', 'declined')),
    booked_on TEXT CHECK (booked_on {DAY}),
    booked_time TEXT NOT NULL DEFAULT '' CHECK (booked_time GLOB '[0-2][0-9]:[0-5][0-9]'
        OR booked_time = ''),
    note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
    clinician_id INTEGER NOT NULL REFERENCES clinician (id) ON DELETE RESTRICT,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (patient_id, number),
    CHECK ((result = 'booked') = (booked_on IS NOT NULL))
) STRICT, WITHOUT ROWID
;;
CREATE TABLE measurement (
    patient_id INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 99999),
    measure TEXT NOT NULL CHECK (measure <> ''),
    value_tenths INTEGER NOT NULL CHECK (value_tenths BETWEEN -1000 AND 100000),
    period_days INTEGER CHECK (period_days BETWEEN 1 AND 366),
    ends_on TEXT NOT NULL CHECK (ends_on {DAY}),
    contact INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (patient_id, number),
    FOREIGN KEY (patient_id, contact) REFERENCES contact (patient_id, number) ON DELETE RESTRICT
        DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID
;;
CREATE TABLE adverse_effect (
    patient_id INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9999),
    effect TEXT NOT NULL CHECK (effect <> ''),
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 120),
    onset_on TEXT CHECK (onset_on {DAY}),
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
;;
CREATE INDEX adverse_effect_kind ON adverse_effect (effect)
;;
CREATE INDEX adverse_effect_session ON adverse_effect (session_id)
;;
CREATE TABLE baseline (
    patient_id INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT,
    measure TEXT NOT NULL CHECK (measure <> ''),
    value_tenths INTEGER NOT NULL CHECK (value_tenths BETWEEN -1000 AND 100000),
    period_days INTEGER CHECK (period_days BETWEEN 1 AND 366),
    ends_on TEXT NOT NULL CHECK (ends_on {DAY}),
    source TEXT NOT NULL CHECK (source <> ''),
    reason TEXT NOT NULL DEFAULT '' CHECK (length(reason) <= 500),
    clinician_id INTEGER NOT NULL REFERENCES clinician (id) ON DELETE RESTRICT,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (patient_id, measure)
) STRICT, WITHOUT ROWID
;;
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
;;
CREATE TABLE diary_day (
    patient_id INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT,
    day TEXT NOT NULL CHECK (day {DAY}),
    headache INTEGER NOT NULL CHECK (headache IN (0, 1)),
    severity INTEGER CHECK (severity BETWEEN 0 AND 3),
    acute INTEGER CHECK (acute IN (0, 1)),
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (patient_id, day)
) STRICT, WITHOUT ROWID
;;
DROP INDEX patient_recent
;;
CREATE INDEX patient_recent ON patient (recent_at DESC, id DESC, archived_at, search_key)
;;
CREATE INDEX vial_diluent_lot ON vial (diluent_lot) WHERE diluent_lot <> ''
;;
CREATE INDEX detail_diagnosis ON detail (value) WHERE key = 'indication.diagnosis'
;;
CREATE INDEX amendment_correction ON amendment (session_id) WHERE kind = 'correction'
"""

# What lists, sums and searches read: worked out from the records, never a record itself.
DERIVED_TABLES = """
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
;;
CREATE INDEX session_total_started ON session_total (started_at)
;;
CREATE INDEX session_total_patient ON session_total (patient_id, started_at)
;;
CREATE TABLE departure (
    kind TEXT NOT NULL CHECK (kind IN ('not_given', 'moved', 'other_dose', 'follow', 'custom')),
    site_code TEXT NOT NULL,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    PRIMARY KEY (kind, site_code, session_id)
) STRICT, WITHOUT ROWID
;;
CREATE INDEX departure_session ON departure (session_id)
;;
CREATE INDEX departure_site ON departure (site_code, session_id)
;;
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
;;
CREATE INDEX course_due ON patient_course (due_on) WHERE active = 1
;;
CREATE INDEX course_last ON patient_course (last_on) WHERE active = 1
;;
CREATE INDEX course_booked ON patient_course (booked_on) WHERE active = 1
;;
CREATE INDEX course_first ON patient_course (first_at)
;;
CREATE TABLE diary_total (
    patient_id INTEGER NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    ends_on TEXT NOT NULL,
    days_kept INTEGER NOT NULL,
    headache_days INTEGER NOT NULL,
    severe_days INTEGER,
    acute_days INTEGER,
    PRIMARY KEY (patient_id, ends_on)
) STRICT, WITHOUT ROWID
;;
CREATE VIRTUAL TABLE note_words USING fts5(text, tokenize = 'unicode61', prefix = '2 3')
;;
CREATE VIRTUAL TABLE patient_gram USING fts5(grams, tokenize = 'unicode61', detail = none,
    columnsize = 0)
;;
CREATE TABLE derived_state (
    name TEXT PRIMARY KEY,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID
"""


def outcome_statements() -> list[str]:
    """All statements of the migration in order."""
    return [part for text in (OUTCOME_TABLES, DERIVED_TABLES) for part in text.split(";;")]
