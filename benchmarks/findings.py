"""The findings of a full session, against the sums that its review shows of the same rows."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from benchmarks.practice import BEGINNING, PATIENTS
from benchmarks.timing import Limit, Result, in_pairs, percentile
from model.answer import Answer, Group, Reply
from model.clinician import Clinician
from model.detail import Detail
from model.history import PastSession
from model.injection import Injection, Kind, Laterality, State
from model.patient import Patient
from model.practice.files import load_practice
from model.protocol import Protocol
from model.protocol_catalogue import load_catalogue
from model.safety.case import Case
from model.safety.evaluate import findings
from model.safety.rules_file import load_rules
from model.session import Session, SessionState
from model.session_chart import SessionChart
from model.session_part import Part, by_id
from model.settings import Settings
from model.vial import Discard, Vial

TIMES = 40  # to a run
SITES, VIALS = 39, 4
MOST_MS = 10.0
FOLLOW = ("TE-L5", "TE-R5", "OC-L4", "OC-R4", "TR-L4", "TR-R4", "TR-L5", "TR-R5")
AT = BEGINNING + timedelta(days=365)


def measure(runs: int, patients: int = PATIENTS) -> Result:
    """Both from rows just read, nothing summed yet; patients is not asked for."""
    del patients
    case = full_case()
    if len(case.chart.rows) != SITES or len(case.chart.vials) != VIALS:
        raise AssertionError("the session is not the one to be measured")
    single: list[float] = []

    def measured() -> float:
        times = [timed(lambda fresh=fresh: findings(fresh)) for fresh in afresh(case)]
        single.extend(times)
        return sum(times) / TIMES

    def floor() -> float:
        return sum(timed(lambda fresh=fresh: sums(fresh.chart)) for fresh in afresh(case)) / TIMES

    floors, figures = in_pairs(floor, measured, runs, "findings")
    return Result(
        measure=f"findings, {SITES} sites and {VIALS} vials",
        floor_name="rows and sums by muscle and side of the same session",
        unit="ms",
        floors=floors,
        figures=figures,
        aim=2.5,
        limits=[Limit(name="99th percentile", figure=percentile(single, 0.99), limit=MOST_MS)],
    )


def timed(act: Callable[[], object]) -> float:
    """Milliseconds."""
    begun = time.perf_counter_ns()
    act()
    return (time.perf_counter_ns() - begun) / 1e6


def afresh(case: Case) -> list[Case]:
    """The same case many times over, with nothing worked out."""
    return [replace(case, chart=replace(case.chart)) for _ in range(TIMES)]


def sums(chart: SessionChart) -> None:
    """What the table "Given" of Review asks for."""
    for muscle in chart.protocol.muscles:
        chart.tally_of(muscle.code)
        for side in Laterality:
            chart.tally_of(muscle.code, side)


def full_case() -> Case:
    """A session with every site that the protocol allows, four vials and all checks answered."""
    protocol, practice = load_catalogue(None).protocols["preempt"], load_practice()
    follow = [injection(protocol, code, number) for number, code in enumerate(FOLLOW, start=32)]
    fixed = [injection(protocol, site.code, site.order) for site in protocol.sites]
    parts: list[Part] = [vial(number) for number in range(1, VIALS + 1)]
    parts.append(Discard(number=1, vial=4, dose_units=Decimal(5), at=AT, reason="Single-dose vial"))
    parts += [
        Answer(group=Group.CHECK, code=q.code, text=q.text, reply=Reply.YES, recorded_at=AT)
        for q in practice.questions
    ]
    toxin = {"product": "Arm spasticity", "date": f"{AT - timedelta(days=30):%F}", "units": "250"}
    parts += [
        Detail(key=f"check.other-toxin.{key}", value=value, recorded_at=AT)
        for key, value in toxin.items()
    ]
    chart = SessionChart(
        session=Session(
            session_id=1,
            patient_id=1,
            clinician_id=1,
            protocol_version_id=1,
            head_map_version_id=1,
            number=9,
            state=SessionState.DRAFT,
            started_at=AT,
        ),
        patient=Patient(patient_id=1, family_name="Marlowe", born_on=date(1979, 3, 14),
                        given_names="Ada", allergies="latex"),
        clinician=Clinician(clinician_id=1, name="Robin Okafor"),
        protocol=protocol,
        injections={injection.site_code: injection for injection in [*fixed, *follow]},
        parts=by_id(parts),
    )  # fmt: skip
    past = [
        PastSession(
            session_id=number,
            started_at=AT - timedelta(days=80 * number),
            units_given=Decimal(155),
            sites_given=31,
        )
        for number in range(1, 9)
    ]
    return Case(
        chart=chart,
        past=past,
        settings=Settings(recalled_lots="DEMO-C1, DEMO-C2"),
        practice=practice,
        rules=load_rules(),
        now=AT + timedelta(minutes=30),
    )


def injection(protocol: Protocol, code: str, number: int) -> Injection:
    """A site given out of the vial whose turn it is."""
    return Injection(
        site_code=code,
        ordinal=number,
        muscle=code[:2],
        laterality=Laterality(code[3]),
        kind=Kind.FIXED if code in protocol.sites_by_code else Kind.FOLLOW_THE_PAIN,
        state=State.GIVEN,
        dose_units=Decimal(5),
        reason="" if code in protocol.sites_by_code else "Pain at the temple",
        recorded_at=AT + timedelta(seconds=20 * number),
        vial=1 + (number - 1) // 10,
    )


def vial(number: int) -> Vial:
    """One of four vials of 50 U, used up one after another."""
    return Vial(
        number=number,
        product="onabotulinumtoxinA",
        size_units=Decimal(50),
        lot=f"DEMO-C{number}",
        expires_on=date(2028, 6, 30),
        diluent="NaCl 0.9 %",
        diluent_ml=Decimal(1),
        made_up_at=AT - timedelta(hours=1),
        recorded_at=AT,
    )
