"""The plan kept for a patient: their own usual sites and doses."""

from datetime import datetime
from json import loads
from typing import Any

from model.dose import from_tenths, to_tenths
from model.injection import FreePlace, Kind, Laterality
from model.plan import Plan, PlanSite
from model.store.audit import AuditEvent, AuditTrail
from model.store.database import Database, Row

COLUMNS = (
    "site_code, muscle, laterality, kind, left_out, dose_tenths, view, x, y, moved_mm, label,"
    " reason_code, reason"
)

NAMES = COLUMNS.split(", ")
ACTIONS = KEPT, REMOVED = "plan kept", "plan removed"


class Plans:
    """At most one plan of each patient; keeping another replaces it."""

    def __init__(self, database: Database, audit: AuditTrail) -> None:
        self._database, self._audit = database, audit

    def of(self, patient_id: int) -> Plan:
        """The patient's plan; empty where none was kept."""
        rows = self._database.rows(
            f"SELECT {COLUMNS} FROM patient_plan WHERE patient_id = ? ORDER BY ordinal",
            (patient_id,),
        )
        return tuple(_plan_site(row) for row in rows)

    def kept_at(self, patient_id: int) -> datetime | None:
        """When the patient's plan was kept; None where there is none."""
        last = self._last_event(patient_id)
        return last.at if last and last.after else None

    def former(self, patient_id: int) -> Plan:
        """The plan before the last one was kept or removed; empty where there was none."""
        last = self._last_event(patient_id)
        images = loads(last.before) if last and last.before else ()
        return tuple(_plan_site(tuple(map(image.get, NAMES))) for image in images)

    def _last_event(self, patient_id: int) -> AuditEvent | None:
        events = self._audit.of("patient", patient_id)
        return next((one for one in reversed(events) if one.action in ACTIONS), None)

    def keep(self, patient_id: int, plan: Plan, at: datetime, actor: int) -> None:
        """Keep a plan in place of the one before, with one audit event; the same leaves none."""
        with self._database.transaction():
            before = self.of(patient_id)
            if plan == before:
                return
            self._database.execute("DELETE FROM patient_plan WHERE patient_id = ?", (patient_id,))
            for ordinal, site in enumerate(plan, start=1):
                self._database.execute(
                    f"INSERT INTO patient_plan (patient_id, ordinal, {COLUMNS})"
                    f" VALUES ({', '.join('?' * 15)})",
                    (patient_id, ordinal, *_image(site).values()),
                )
            self._audit.add(
                at=at,
                clinician_id=actor,
                action=KEPT if plan else REMOVED,
                subject="patient",
                subject_id=patient_id,
                before=[_image(site) for site in before] or None,
                after=[_image(site) for site in plan] or None,
            )


def _plan_site(row: Row) -> PlanSite:
    return PlanSite(
        site_code=row[0],
        muscle=row[1],
        laterality=Laterality(row[2]),
        kind=Kind(row[3]),
        left_out=bool(row[4]),
        dose_units=from_tenths(row[5]),
        place=None if row[6] is None else FreePlace(row[6], row[7], row[8]),
        moved_mm=row[9],
        label=row[10],
        reason_code=row[11],
        reason=row[12],
    )


def _image(site: PlanSite) -> dict[str, Any]:
    """The columns in the order of COLUMNS, as the audit keeps them."""
    place = site.place
    return {
        "site_code": site.site_code,
        "muscle": site.muscle,
        "laterality": site.laterality.value,
        "kind": site.kind.value,
        "left_out": int(site.left_out),
        "dose_tenths": to_tenths(site.dose_units),
        "view": place.view if place else None,
        "x": place.x if place else None,
        "y": place.y if place else None,
        "moved_mm": site.moved_mm,
        "label": site.label,
        "reason_code": site.reason_code,
        "reason": site.reason,
    }
