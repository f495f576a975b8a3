"""The made-up sessions are whole: prepared, drawn from vials, signed; and tell their stories."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest

from model import vials
from model.answer import Group, Reply
from model.completeness import Sign, place_states
from model.demonstration import demonstration_pin, make_demonstration
from model.effect import effects
from model.injection import State
from model.opening import place_to_open_at
from model.paths import DataFolder
from model.practice.files import load_practice
from model.safety.case import Case
from model.safety.evaluate import findings
from model.safety.finding import Place, Severity
from model.safety.rules_file import load_rules
from model.session_chart import SessionChart
from model.signature import AmendmentKind, Purpose
from model.store.store import Store, open_store
from model.use_cases.signing import Signing
from tests.model.conftest import SetClock
from tests.model.test_demonstration import NOON, all_sessions, open_chart

KEYS = (
    "indication.headache_days",
    "indication.migraine_days",
    "indication.hit6",
    "indication.hours_a_day",
    "indication.diagnosis",
    "aftercare.tolerance",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    practice = DataFolder(tmp_path_factory.mktemp("practice"))
    opened = open_store(make_demonstration(practice, SetClock(NOON)))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def charts(store: Store) -> list[SessionChart]:
    return [store.chart(summary.session.session_id) for summary in all_sessions(store)]


def case_of(store: Store, chart: SessionChart) -> Case:
    session = chart.session
    return Case(
        chart=chart,
        past=store.sessions.past_of(session.patient_id, session.session_id),
        settings=store.settings.get(),
        practice=load_practice(),
        rules=load_rules(),
        now=NOON,
    )


def test_every_signature_and_the_audit_agree(store: Store) -> None:
    report = Signing(store, SetClock(NOON)).verify_all()
    assert report.in_order
    assert report.sessions > 240
    signing = Signing(store, SetClock(NOON))
    for clinician in store.clinicians.all():
        signing.pins.check(clinician.clinician_id, demonstration_pin())


def test_a_signed_session_is_whole(charts: list[SessionChart]) -> None:
    signed = [chart for chart in charts if chart.is_signed and not chart.void]
    assert len(signed) > 200
    practice = load_practice()
    for chart in signed:
        assert vials.adds_up(chart)
        (vial,) = chart.vials.values()
        assert vial.lot.startswith("DEMO-")
        assert vial.expires_on > chart.session.started_at.date()
        assert set(chart.answers(Group.CHECK)) == set(practice.questions_by_code)
        assert set(chart.answers(Group.ADVICE)) == {advice.code for advice in practice.advice}
        assert len(chart.preventives) >= 3
        for key in KEYS:
            assert chart.detail(key), key
        complications = chart.answers(Group.COMPLICATION).values()
        assert [answer.reply for answer in complications] == [Reply.YES]
    gaps = {chart.signatures[0].gap_reason for chart in signed}
    assert gaps == {"", "Stopped early at the patient’s wish, rest not given today."}


def test_headache_days_fall_from_a_baseline_for_most(store: Store) -> None:
    fell = []
    for match in store.patients.search(""):
        summaries = store.sessions.of_patient(match.patient.patient_id)
        held = [store.chart(s.session.session_id) for s in summaries if not s.is_void]
        if len(held) >= 4:
            fell.append(effects(held[0], held[1:])[0].percent or 0)
    assert len([percent for percent in fell if percent <= -30]) > len(fell) / 2
    assert [percent for percent in fell if percent > -30]
    assert effects(open_chart(store, "Marlowe"), [
        store.chart(s.session.session_id)
        for s in store.sessions.of_patient(open_chart(store, "Marlowe").patient.patient_id)[1:]
    ])[0].percent == -45  # fmt: skip


def test_the_stories_are_there(store: Store, charts: list[SessionChart]) -> None:
    amended = [chart for chart in charts if len(chart.amendments) == 2]
    (marquez,) = amended
    assert [one.kind for one in marquez.amendments] == (
        [AmendmentKind.ADDITION, AmendmentKind.CORRECTION]
    )
    (void,) = [chart for chart in charts if chart.void]
    assert void.void
    assert void.void.reason == "Entered for the wrong patient"
    (waiting,) = store.sessions.awaiting_cosignature()
    assert waiting.signed_by
    cosigned = [c for c in charts if any(s.purpose is Purpose.COSIGNER for s in c.signatures)]
    assert len(cosigned) == 1
    unsigned = [c for c in charts if c.session.ended_at and not c.is_signed]
    assert [chart.patient.family_name for chart in unsigned] == ["Lindqvist"]
    events = [event for chart in charts for event in chart.answers(Group.COMPLICATION)]
    assert {"none", "faintness", "bleeding"} <= set(events)


def test_stock_holds_what_is_left(store: Store) -> None:
    lots = {lot.lot: lot for lot in store.stock.all()}
    assert all(name.startswith("DEMO-") for name in lots)
    assert (lots["DEMO-C4417"].left, lots["DEMO-C4502"].left) == (1, 3)
    offered = {lot.lot for lot in store.stock.offered(NOON.date())}
    assert offered == {"DEMO-C4388", "DEMO-C4417", "DEMO-C4502"}
    assert sum(lot.used for lot in lots.values()) == sum(
        len(store.chart(s.session.session_id).vials) for s in all_sessions(store) if not s.is_void
    )


def test_marlowe_stands_as_in_the_picture_of_the_map(store: Store) -> None:
    chart = open_chart(store, "Marlowe")
    case = case_of(store, chart)
    found = findings(case)
    states = place_states(case, found)
    assert states[Place.PREPARE].sign is Sign.DONE
    assert vials.total(chart).left == 80
    assert place_to_open_at(chart, states) is Place.MAP
    to_confirm = [f.title for f in found if f.severity is Severity.CONFIRM and not f.is_settled]
    assert to_confirm == ["FR-L2 not given"]
    assert not [f for f in found if f.severity is Severity.STOP]


def test_hale_stands_as_in_the_picture_of_findings(store: Store) -> None:
    chart = open_chart(store, "Hale")
    case = case_of(store, chart)
    found = findings(case)
    (stop,) = [f for f in found if f.severity is Severity.STOP]
    assert stop.headline == "405 of 400 U in 84 days"
    assert stop.lines[0][0].startswith("Arm spasticity")
    to_confirm = [f.title for f in found if f.severity is Severity.CONFIRM and not f.is_settled]
    assert len(to_confirm) == 1
    assert "nticoagulant" in to_confirm[0]
    assert place_states(case, found)[Place.PREPARE].sign is Sign.DONE
    assert vials.total(chart).left == 165


def test_marchetti_stands_as_in_the_picture_of_vials(store: Store) -> None:
    chart = open_chart(store, "Marchetti")
    first, second = vials.balances(chart).values()
    assert (first.held, first.given, first.discarded, first.left) == (100, 90, 5, 5)
    assert (second.held, second.left) == (100, 100)
    assert vials.still_to_come(chart) == 70
    over = vials.takes_over_at(chart, 2)
    assert over is not None
    assert over.code == "OC-R1"
    assert [vial.lot for vial in chart.vials.values()] == ["DEMO-C4417", "DEMO-C4502"]
    given = [row for row in chart.rows if row.state is State.GIVEN]
    assert (len(given), chart.tally.units_given) == (18, Decimal(90))


def test_everybody_is_asked_again_before_the_next_time(charts: list[SessionChart]) -> None:
    for chart in charts:
        if chart.session.ended_at is None:
            assert not [part for part in chart.parts.values() if getattr(part, "carried_over", 0)]
        assert chart.session.started_at < NOON + timedelta(days=1)
