"""Reads what an overview of a period needs, each with one query by an index."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from model.outcome.lists import OutcomeLists
from model.overview import MonthSums, Overview, Period, Responses, figures_of, steps_of
from model.response.rule import ResponseRule
from model.store.database import Database
from model.store.overview_lists import OverviewLists, bounds_of
from model.store.response_rows import ResponseRows

BETWEEN = "t.started_at >= ? AND t.started_at < ?"
KINDS = ("not_given", "moved", "other_dose", "follow_given", "custom_given")  # as DepartureKind
SUMS = f"""SELECT t.clinician_id,
    strftime('%Y %m', t.started_at / 1000, 'unixepoch', 'localtime') AS month, count(*),
    sum(t.sites_given + t.follow_given + t.custom_given), sum(t.given_tenths),
    sum(t.discarded_tenths), sum({" + ".join(KINDS)} > 0),
    {", ".join(f"sum({kind} > 0)" for kind in KINDS)},
    {", ".join(f"sum({kind})" for kind in KINDS)}
    FROM session_total AS t WHERE {BETWEEN} GROUP BY t.clinician_id, month"""


class Overviews:
    """Of sessions that ended and stand; open and void ones count in none."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._responses = ResponseRows(database)
        self.lists = OverviewLists(database)

    def of(self, period: Period, rule: ResponseRule) -> Overview:
        """The practice in a period; its response to the rule is still to be asked for."""
        sums, minutes = self._sums(period), self._minutes(period)
        patients = self._patients(period)
        names = self._names()
        present = {one.clinician_id for one in sums}
        return Overview(
            period=period,
            whole=figures_of(sums, patients[None], minutes[None]),
            new_patients=self._new_patients(period),
            by_clinician=tuple(
                (
                    number,
                    names.get(number, ""),
                    figures_of(
                        [one for one in sums if one.clinician_id == number],
                        patients[number],
                        minutes[number],
                    ),
                )
                for number in sorted(present, key=lambda n: names.get(n, "").casefold())
            ),
            steps=steps_of(period, sums),
            adverse_effects=self._adverse_effects(period),
            responses=Responses(rule=rule.title, unit="%", of=(), is_known=False),
        )

    def responses(
        self, period: Period, rule: ResponseRule, lists: OutcomeLists, today: date
    ) -> Responses:
        """What a rule says of the period's patients as of its last day, or of today."""
        return self._responses.of(period, rule, lists, min(period.last, today))

    def _sums(self, period: Period) -> list[MonthSums]:
        made = []
        for row in self._database.rows(SUMS, bounds_of(period)):
            year, month = row[1].split()
            made.append(
                MonthSums(
                    clinician_id=row[0],
                    month=(int(year), int(month)),
                    sessions=row[2],
                    sites=row[3],
                    given_tenths=row[4],
                    discarded_tenths=row[5],
                    departed=row[6],
                    departures=row[7:12],
                    departed_sites=row[12:17],
                )
            )
        return made

    def _patients(self, period: Period) -> dict[int | None, int]:
        """How many each clinician treated, and all of them together under None."""
        rows = self._database.rows(
            "SELECT t.clinician_id, count(DISTINCT t.patient_id) FROM session_total AS t"
            f" WHERE {BETWEEN} GROUP BY t.clinician_id",
            bounds_of(period),
        )
        whole = self._database.row(
            f"SELECT count(DISTINCT t.patient_id) FROM session_total AS t WHERE {BETWEEN}",
            bounds_of(period),
        )
        return {**dict(rows), None: int(whole[0]) if whole else 0}

    def _minutes(self, period: Period) -> Mapping[int | None, Mapping[int, int]]:
        """How many sessions took so many minutes, by clinician, and all together under None."""
        rows = self._database.rows(
            "SELECT t.clinician_id, t.minutes, count(*) FROM session_total AS t"
            f" WHERE {BETWEEN} AND t.minutes IS NOT NULL GROUP BY t.clinician_id, t.minutes",
            bounds_of(period),
        )
        taken: defaultdict[int | None, Counter[int]] = defaultdict(Counter)
        for clinician_id, minutes, count in rows:
            taken[clinician_id][minutes] += count
            taken[None][minutes] += count
        return taken

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
