"""Reads what an overview of a period needs, each with one query by an index."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from model.outcome.lists import OutcomeLists
from model.overview import Overview, Period, SessionSums, figures_of, steps_of
from model.response.rule import ResponseRule
from model.store.database import Database
from model.store.overview_lists import OverviewLists, bounds_of
from model.store.response_rows import ResponseRows

BETWEEN = "t.started_at >= ? AND t.started_at < ?"
SUMS = f"""SELECT t.session_id, t.patient_id, t.clinician_id, t.started_at, t.minutes,
    t.sites_given + t.follow_given + t.custom_given, t.given_tenths, t.discarded_tenths,
    t.not_given, t.moved, t.other_dose, t.follow_given, t.custom_given
    FROM session_total AS t WHERE {BETWEEN} ORDER BY t.started_at"""


class Overviews:
    """Of sessions that ended and stand; open and void ones count in none."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._responses = ResponseRows(database)
        self.lists = OverviewLists(database)

    def of(self, period: Period, rule: ResponseRule, lists: OutcomeLists, today: date) -> Overview:
        """The practice in a period; a rule tells the response as of its last day, or of today."""
        sessions = self._sessions(period)
        by_clinician: dict[int, list[SessionSums]] = {}
        for one in sessions:
            by_clinician.setdefault(one.clinician_id, []).append(one)
        names = self._names()
        return Overview(
            period=period,
            whole=figures_of(sessions),
            new_patients=self._new_patients(period),
            by_clinician=tuple(
                (number, names.get(number, ""), figures_of(own))
                for number, own in sorted(
                    by_clinician.items(), key=lambda item: names.get(item[0], "").casefold()
                )
            ),
            by_step=steps_of(period, sessions),
            adverse_effects=self._adverse_effects(period),
            responses=self._responses.of(period, rule, lists, min(period.last, today)),
        )

    def _sessions(self, period: Period) -> list[SessionSums]:
        months: dict[int, tuple[int, int]] = {}
        return [
            SessionSums(
                session_id=row[0],
                patient_id=row[1],
                clinician_id=row[2],
                month=_month(months, row[3]),
                minutes=row[4],
                sites=row[5],
                given_tenths=row[6],
                discarded_tenths=row[7],
                departures=row[8:13],
            )
            for row in self._database.rows(SUMS, bounds_of(period))
        ]

    def _names(self) -> Mapping[int, str]:
        return {row[0]: row[1] for row in self._database.rows("SELECT id, name FROM clinician")}

    def _new_patients(self, period: Period) -> int:
        row = self._database.row(
            "SELECT count(*) FROM patient_course WHERE first_at >= ? AND first_at < ?",
            bounds_of(period),
        )
        return int(row[0]) if row else 0

    def _adverse_effects(self, period: Period) -> Mapping[str, int]:
        rows = self._database.rows(
            "SELECT a.text, count(*) FROM session_total AS t CROSS JOIN adverse_effect AS a"
            f" ON a.session_id = t.session_id WHERE {BETWEEN} GROUP BY a.text"
            " ORDER BY count(*) DESC, a.text",
            bounds_of(period),
        )
        return dict(rows)


HALF_HOUR = 1_800_000  # time zones lie half hours apart, and months begin with one


def _month(kept: dict[int, tuple[int, int]], started_at: int) -> tuple[int, int]:
    """Year and month on the clinic's own calendar."""
    key = started_at // HALF_HOUR
    if key not in kept:
        local = datetime.fromtimestamp(key * HALF_HOUR / 1000, UTC).astimezone()
        kept[key] = (local.year, local.month)
    return kept[key]
