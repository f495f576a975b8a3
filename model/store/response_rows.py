"""What a rule of response looks at, of all patients of a period at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from model.outcome.lists import OutcomeLists
from model.outcome.measurement import MONTH_DAYS, per_month
from model.outcome.series import told_first
from model.overview import PatientResponse, Period, Responses
from model.response.evaluate import evaluate
from model.response.facts import Reading, ResponseFacts
from model.response.rule import ResponseRule, Threshold
from model.response.verdict import VerdictState
from model.store.database import Database
from model.store.overview_lists import bounds_of

# Where the sums of a session hold a measure, in hundredths per 28 days.
COLUMNS = {
    "headache_days": "headache_hundredths",
    "migraine_days": "migraine_hundredths",
    "headache_hours": "hours_hundredths",
}
RECENT_MS = 420 * 86_400_000  # five cycles of 12 weeks
AT_ONCE = 500
DECIDED = (VerdictState.RESPONDER, VerdictState.NON_RESPONDER)
TREATED = "SELECT DISTINCT patient_id FROM session_total WHERE started_at >= ? AND started_at < ?"


class ResponseRows:
    """Three queries for all: treatments with their values, what was told, months of diaries."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, period: Period, rule: ResponseRule, lists: OutcomeLists, today: date) -> Responses:
        """The verdict of each patient treated in the period, as of a day.

        A verdict rests on the last cycles: those of the last months are read of everybody, and
        all of a patient's only where they decide nothing.
        """
        bounds = bounds_of(period)
        asked = replace(rule, second=None)  # it is counted in no overview
        known = _Known(
            self._baselines(rule, bounds),
            self._told(rule, bounds),
            self._diaries(rule, lists, bounds),
        )
        since = bounds[1] - RECENT_MS
        found = {
            row[0]: _response(asked, known, today, *row)
            for row in self._treatments(rule, TREATED, bounds, since, bounds[1])
        }
        # In a long period somebody's last session lies before the last months too.
        treated = (row[0] for row in self._database.rows(TREATED, bounds))
        unread = [patient_id for patient_id in treated if patient_id not in found]
        undecided = [
            one.patient_id
            for one in found.values()
            if one.state not in DECIDED
            # More cycles are no baseline: nothing could be decided by them.
            and (one.patient_id in known.baselines or one.state is not VerdictState.UNDECIDABLE)
        ]
        open_ids = [*unread, *self._treated_before(since, undecided)]
        for first in range(0, len(open_ids), AT_ONCE):
            some = open_ids[first : first + AT_ONCE]
            whose = f"SELECT id AS patient_id FROM patient WHERE id IN ({_marks(some)})"
            for row in self._treatments(rule, whose, some, 0, bounds[1]):
                found[row[0]] = _response(asked, known, today, *row)
        percent = rule.kind is Threshold.PERCENT
        unit = "%" if percent else "hours" if rule.measure == "headache_hours" else "days"
        return Responses(rule=rule.title, unit=unit, of=tuple(found.values()))

    def _treated_before(self, moment: int, patient_ids: Sequence[int]) -> list[int]:
        """Those of some patients who were treated before a moment already."""
        found: list[int] = []
        for first in range(0, len(patient_ids), AT_ONCE):
            some = patient_ids[first : first + AT_ONCE]
            rows = self._database.rows(
                f"SELECT patient_id FROM patient_course WHERE patient_id IN ({_marks(some)})"
                " AND first_at < ?",
                (*some, moment),
            )
            found += [row[0] for row in rows]
        return found

    def _baselines(self, rule: ResponseRule, bounds: tuple[int, int]) -> Mapping[int, Reading]:
        rows = self._database.rows(
            f"SELECT b.patient_id, b.value_tenths, b.period_days, b.ends_on FROM ({TREATED}) AS p"
            " CROSS JOIN baseline AS b ON b.patient_id = p.patient_id AND b.measure = ?",
            (*bounds, rule.measure),
        )
        return {
            row[0]: Reading(_day(row[3]), _scaled(row[1], row[2]), row[2] or MONTH_DAYS)
            for row in rows
        }

    def _treatments(
        self, rule: ResponseRule, patients: str, values: Sequence[int], since: int, before: int
    ) -> Iterator[tuple[int, tuple[date, ...], list[Reading]]]:
        """Each of some patients with the days of treatment and the values told, oldest first.

        patients is a query for them, since and before are milliseconds.
        """
        rows = self._database.rows(
            "SELECT t.patient_id, t.started_at, t.given_tenths,"
            f" t.{COLUMNS[rule.measure]}, t.period_days FROM ({patients}) AS p"
            " CROSS JOIN session_total AS t ON t.patient_id = p.patient_id"
            " AND t.started_at >= ? AND t.started_at < ? ORDER BY t.patient_id, t.started_at",
            (*values, since, before),
        )
        whose, days, told = 0, list[date](), list[Reading]()
        for patient_id, started_at, given, hundredths, period in rows:
            if patient_id != whose:
                if whose:
                    yield whose, tuple(days), told
                whose, days, told = patient_id, [], []
            on = _local_day(started_at // QUARTER_HOUR)
            if given:
                days.append(on)
            if hundredths is not None:
                days_over = period or MONTH_DAYS
                told.append(Reading(on, _exact(hundredths, days_over), days_over))
        if whose:
            yield whose, tuple(days), told

    def _told(self, rule: ResponseRule, bounds: tuple[int, int]) -> dict[int, list[Reading]]:
        rows = self._database.rows(
            f"SELECT m.patient_id, m.value_tenths, m.period_days, m.ends_on FROM ({TREATED}) AS p"
            " CROSS JOIN measurement AS m ON m.patient_id = p.patient_id AND m.measure = ?",
            (*bounds, rule.measure),
        )
        told: dict[int, list[Reading]] = {}
        for patient_id, tenths, period, ends_on in rows:
            reading = Reading(_day(ends_on), _scaled(tenths, period), period or MONTH_DAYS)
            told.setdefault(patient_id, []).append(reading)
        return told

    def _diaries(
        self, rule: ResponseRule, lists: OutcomeLists, bounds: tuple[int, int]
    ) -> dict[int, list[Reading]]:
        counted: dict[int, list[Reading]] = {}
        if rule.measure != "headache_days":
            return counted
        rows = self._database.rows(
            f"SELECT d.patient_id, d.ends_on, d.headache_days, d.days_kept FROM ({TREATED}) AS p"
            " CROSS JOIN diary_total AS d ON d.patient_id = p.patient_id AND d.days_kept >= ?",
            (*bounds, lists.diary.least_days),
        )
        for patient_id, ends_on, days, kept in rows:
            reading = Reading(_day(ends_on), per_month(Decimal(days), kept))
            counted.setdefault(patient_id, []).append(reading)
        return counted


class _Known(NamedTuple):
    """What is known of patients beside their sessions, by patient."""

    baselines: Mapping[int, Reading]
    told: Mapping[int, list[Reading]]
    counted: Mapping[int, list[Reading]]


def _response(
    rule: ResponseRule,
    known: _Known,
    today: date,
    patient_id: int,
    days: tuple[date, ...],
    values: list[Reading],
) -> PatientResponse:
    """The verdict of one patient."""
    readings, diary = [*known.told.get(patient_id, ()), *values], known.counted.get(patient_id, [])
    if diary:
        readings = told_first(readings, diary)
    verdict = evaluate(
        rule,
        ResponseFacts(
            baseline=known.baselines.get(patient_id),
            readings=tuple(sorted(readings, key=attrgetter("on"))),
            treatments=days,
            today=today,
        ),
    )
    percent = rule.kind is Threshold.PERCENT
    reduction = verdict.reduction_percent if percent else verdict.reduction
    return PatientResponse(patient_id, verdict.state, reduction)


def _marks(values: Sequence[int]) -> str:
    return ", ".join("?" * len(values))


QUARTER_HOUR = 900_000  # ms; days begin with one in every time zone


@lru_cache(maxsize=65_536)
def _local_day(quarters: int) -> date:
    """The day on the clinic's own calendar."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=quarters * QUARTER_HOUR)
    return moment.astimezone().date()


@lru_cache(maxsize=16_384)
def _day(text: str) -> date:
    return date.fromisoformat(text)


@lru_cache(maxsize=16_384)
def _exact(hundredths: int, period_days: int) -> Decimal:
    """What was counted over a period, scaled as the patient's page does, never rounded before.

    Counts are whole days or tenths of hours: the first that rounds to the hundredths is theirs.
    """
    kept = Decimal(hundredths).scaleb(-2)
    if period_days == MONTH_DAYS:
        return kept
    about = kept * period_days / MONTH_DAYS
    for step in (Decimal(1), Decimal("0.1")):
        scaled = per_month(about.quantize(step, ROUND_HALF_UP), period_days)
        if (scaled * 100).to_integral_value(ROUND_HALF_UP) == hundredths:
            return scaled
    return kept


def _scaled(tenths: int, period_days: int | None) -> Decimal:
    return per_month(Decimal(tenths).scaleb(-1), period_days)
