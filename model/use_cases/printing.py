"""What a chart prints beside the rows of its session: judged, compared and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from model.difference import Comparison, compared
from model.effect import Effect
from model.errors import UnreadableRecordError
from model.head_map import HeadMap
from model.patient import Patient, Sex
from model.practice.lists import Practice
from model.safety.case import Case
from model.safety.evaluate import findings
from model.safety.finding import Finding
from model.session import SessionState
from model.session_chart import SessionChart
from model.signature import Purpose, Signature
from model.signing.canonical import hash_of, read_text
from model.signing.checking import verify_session
from model.signing.verification import Verification
from model.store.store import Store
from model.use_cases import kept_lists


@dataclass(frozen=True, kw_only=True)
class Background:
    """All of it is empty for a chart that is printed from its rows alone."""

    practice: Practice | None = None
    findings: tuple[Finding, ...] = ()
    effects: tuple[Effect, ...] = ()
    last: SessionChart | None = None
    """The session compared with."""
    comparison: Comparison | None = None
    verification: Verification | None = None


def background_of(store: Store, case: Case, head_map: HeadMap) -> Background:
    """The background of a session as it stands in the file.

    A signed one is judged as at the moment of its signature: what runs out later was in order.
    """
    chart, session_id = case.chart, case.chart.session.session_id
    author = author_of(chart)
    case = replace(case, now=author.signed_at) if author else case
    kept = kept_lists.is_kept(chart)
    with store.snapshot():
        last = _compared_as_signed(store, chart) if kept else store.treated_before(session_id)
        measured = (
            kept_lists.effects_as_signed(chart) if kept else kept_lists.measured(store, chart)
        )
        verification = verify_session(store.images, session_id)
    planned = chart.session.state is SessionState.DRAFT
    return Background(
        practice=kept_lists.practice_as_signed(chart, case.practice),
        findings=findings(case),
        effects=measured,
        last=last,
        comparison=compared(chart, last, head_map, planned=planned) if last else None,
        verification=verification,
    )


def _compared_as_signed(store: Store, chart: SessionChart) -> SessionChart | None:
    """The session compared with at the signature, also if it was declared void since.

    Its rows are its own: signed itself they stay, and only of one never signed could they change.
    """
    session_id = kept_lists.compared_session(chart)
    try:
        return store.chart(session_id) if session_id else None
    except UnreadableRecordError:
        return None


def author_of(chart: SessionChart) -> Signature | None:
    """The signature of who signed first; None where nobody did."""
    return next((one for one in chart.signatures if one.purpose is Purpose.AUTHOR), None)


def patient_as_signed(chart: SessionChart) -> Patient:
    """Who was treated, by the names that were signed; today's where nobody signed any.

    A name may be corrected in the patient's record later: the signed chart stays as it was.
    """
    author = author_of(chart)
    if author is None or hash_of(author.text) != author.sha256:
        return chart.patient
    read = read_text(author.text)
    rows = read.record.get("patient", ()) if read and read.record else ()
    return _patient(chart.patient, rows[0]) if rows else chart.patient


def _patient(today: Patient, signed: Mapping[str, object]) -> Patient:
    allergies = signed["allergies"]
    return replace(
        today,
        family_name=str(signed["family_name"]),
        given_names=str(signed["given_names"]),
        born_on=date.fromisoformat(str(signed["born_on"])),
        sex=Sex(str(signed["sex"])),
        record_number=str(signed["record_number"]),
        allergies=None if allergies is None else str(allergies),
    )
