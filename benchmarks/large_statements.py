"""The SQL by which the large practice is filled: records from a few variants, then what follows."""

# What departs from the plan of 31 sites of 5 U, by the order of the site: code, muscle, laterality,
# kind, state, tenths, view, x, y, reason, moved mm, label.
_LEFT_OUT = (5, "FR-L2", "FR", "L", "fixed", "not_given", 50, None, None, None, "Bruised", None, "")
_EXTRA = (32, "TE-L5", "TE", "L", "follow", "given", 50, "left", 0.483, 0.194, "Left temple",
          None, "")  # fmt: skip
_CUSTOM = (32, "X1", None, "R", "custom", "given", 50, "right", 0.581, 0.533, "Jaw", None, "jaw")

SITES = """CREATE TABLE made_site (variant, ordinal, site_code, muscle, laterality, kind, state,
    dose_tenths, view, x, y, reason, moved_mm, label, PRIMARY KEY (variant, ordinal))
    WITHOUT ROWID"""
# The sums of each variant: worked out once, not for each of a million sessions.
SUMS = """CREATE TABLE made_sum AS SELECT variant,
    (max(ordinal) FILTER (WHERE state = 'given')
        - min(ordinal) FILTER (WHERE state = 'given')) * 25 / 60 AS minutes,
    sum(kind = 'fixed' AND state = 'given') AS sites, sum(kind = 'follow') AS follow,
    sum(kind = 'custom') AS custom, sum(state = 'not_given') AS not_given,
    count(moved_mm) AS moved, sum(dose_tenths = 75) AS other,
    sum(dose_tenths) FILTER (WHERE state = 'given') AS given FROM made_site GROUP BY variant"""

VARIANTS: list[list[tuple[object, ...]]] = [
    [],
    [_LEFT_OUT],
    [_EXTRA],
    [_CUSTOM],
    [
        (order, code, "TE", code[3], "fixed", "given", 75, None, None, None, "", None, "")
        for order, code in ((8, "TE-L1"), (12, "TE-R1"))
    ],
    [(11, "TE-L4", "TE", "L", "fixed", "given", 50, "left", 0.536, 0.247, "Scar", 12, "")],
]

LOT = "printf('MU-C%04d', {} / 200)"
OF_VARIANT = """session AS s CROSS JOIN made AS m ON m.id = s.id
    CROSS JOIN made_sum AS v ON v.variant = m.variant WHERE s.id BETWEEN ? AND ?"""

# Each is given the first and the last session of a piece.
RECORDS = [
    """INSERT INTO injection SELECT s.id, v.ordinal, v.site_code, v.muscle, v.laterality, v.kind,
        v.state, v.dose_tenths, v.view, v.x, v.y, '', v.reason, '',
        s.started_at + 120000 + v.ordinal * 25000, CASE v.state WHEN 'given' THEN 1 END, '', NULL,
        v.moved_mm, v.label
        FROM session AS s CROSS JOIN made AS m ON m.id = s.id CROSS JOIN made_site AS v
        ON v.variant = m.variant WHERE s.id BETWEEN ? AND ? ORDER BY s.id, v.ordinal""",
    f"""INSERT INTO vial SELECT id, 1, 'onabotulinumtoxinA', 2000, {LOT.format("id")},
        date(started_at / 1000, 'unixepoch', '+1 year'), '', 'NaCl 0.9 %', 4000,
        printf('MU-S%03d', id / 5000), started_at, 'clinic', started_at
        FROM session WHERE id BETWEEN ? AND ?""",
    f"""INSERT INTO discard SELECT s.id, 1, 1, 2000 - v.given, s.started_at + 1200000, 'Rest', ''
        FROM {OF_VARIANT}""",
    """INSERT INTO detail SELECT s.id, k.key, CASE k.key
            WHEN 'indication.diagnosis' THEN CASE s.patient_id % 4 WHEN 0 THEN 'G43.719'
                WHEN 1 THEN 'G43.E09' ELSE 'G43.709' END
            ELSE CAST(m.days AS TEXT) END, '', 0, s.started_at
        FROM session AS s JOIN made AS m ON m.id = s.id
        JOIN (SELECT 'indication.diagnosis' AS key UNION ALL SELECT 'indication.headache_days') AS k
        WHERE s.id BETWEEN ? AND ? ORDER BY s.id, k.key""",
    """INSERT INTO signature SELECT s.id, 1, 'author', NULL, s.clinician_id, c.name, 'MD', '',
        s.ended_at, '', 0, zeroblob(32), x'00' FROM session AS s JOIN clinician AS c
        ON c.id = s.clinician_id WHERE s.id BETWEEN ? AND ?""",
    f"""INSERT INTO session_total SELECT s.id, s.patient_id, s.clinician_id, s.started_at,
        v.minutes, v.sites, v.follow, v.custom, v.not_given, v.moved, v.other, v.given,
        2000 - v.given, m.days * 100, NULL, NULL, NULL FROM {OF_VARIANT}""",
]

DERIVED = [
    """INSERT INTO departure SELECT kind, site_code, id FROM (SELECT CASE
            WHEN v.kind <> 'fixed' THEN v.kind WHEN v.state = 'not_given' THEN 'not_given'
            WHEN v.moved_mm IS NOT NULL THEN 'moved' ELSE 'other_dose' END AS kind,
            v.site_code, m.id
        FROM made AS m JOIN made_site AS v ON v.variant = m.variant AND (v.kind <> 'fixed'
            OR v.state <> 'given' OR v.moved_mm IS NOT NULL OR v.dose_tenths <> 50))
        ORDER BY kind, site_code, id""",
    """UPDATE patient SET recent_at =
        coalesce((SELECT max(started_at) FROM session WHERE patient_id = patient.id), 0)""",
    """INSERT INTO adverse_effect SELECT t.patient_id, row_number() OVER (
            PARTITION BY t.patient_id ORDER BY t.session_id), CASE t.session_id % 3
            WHEN 0 THEN 'neck-pain' WHEN 1 THEN 'brow-ptosis' ELSE 'bruise' END,
            CASE t.session_id % 3 WHEN 0 THEN 'Neck pain' WHEN 1 THEN 'Brow droop'
            ELSE 'Bruising' END, NULL, 5, 'mild', 'possible', '', 'recovered', t.session_id,
            'FR', 'L', '', '', t.clinician_id, t.started_at + 600000000
        FROM session_total AS t WHERE t.session_id % 20 = 7""",
    """INSERT INTO baseline SELECT patient_id, 'headache_days', 220, 28,
            date(min(started_at) / 1000, 'unixepoch'), 'diary', '', clinician_id, started_at
        FROM session_total WHERE patient_id % 10 < 8 GROUP BY patient_id""",
    """INSERT INTO contact SELECT patient_id, 1, date(max(started_at) / 1000, 'unixepoch',
            '+90 days'), 'phone', CASE patient_id % 2 WHEN 0 THEN 'called' ELSE 'left_message' END,
            NULL, '', '', clinician_id, max(started_at) + 7776000000
        FROM session_total WHERE patient_id % 5 = 0 GROUP BY patient_id""",
    """INSERT INTO patient_course SELECT p.id, count(t.session_id), min(t.started_at),
            (SELECT session_id FROM session_total WHERE patient_id = p.id
                ORDER BY started_at DESC LIMIT 1),
            date(max(t.started_at) / 1000, 'unixepoch', 'localtime'),
            date(max(t.started_at) / 1000, 'unixepoch', 'localtime', '+84 days'), 1,
            c.on_day, coalesce(c.result, ''), NULL, ''
        FROM patient AS p LEFT JOIN session_total AS t ON t.patient_id = p.id
        LEFT JOIN contact AS c ON c.patient_id = p.id GROUP BY p.id""",
]

CLEAN = ["DROP TABLE made", "DROP TABLE made_site", "DROP TABLE made_sum"]
