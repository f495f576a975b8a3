"""Made-up sessions with all that a chart can hold: vials, checks, findings, signatures."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from model.answer import Answer, Group, Reply
from model.detail import Detail
from model.difference import compared
from model.effect import Effect
from model.head_map import HeadMap
from model.injection import FreePlace
from model.judgement import Judgement, Verdict
from model.practice.files import load_practice
from model.preventive import Outcome, Preventive
from model.safety.case import Case
from model.safety.evaluate import findings
from model.safety.finding import Finding, Severity
from model.safety.rules_file import load_rules
from model.session_chart import SessionChart
from model.session_part import Part, by_id
from model.settings import Settings
from model.signature import Amendment, AmendmentKind, Correction, Purpose, Signature
from model.use_cases.printing import Background
from model.vial import Discard, Vial
from tests.gui.reports.conftest import AT, ENDED, SETTINGS, STARTED

PRACTICE, RULES = load_practice(), load_rules()
BILLING = replace(SETTINGS, billing="yes", jurisdiction="EU-UK")
SIGNED_AT = datetime(2026, 11, 20, 11, 16, tzinfo=UTC)
HASH = "7f3a91c40b2e58d6" + "0" * 48
OTHER_HASH = "c20d4e8b77a109f3" + "0" * 48


def vial(number: int = 1, size: int = 200, **values: object) -> Vial:
    values.setdefault("lot", "DEMO-C4417")
    return Vial(
        number=number,
        product="onabotulinumtoxinA",
        size_units=Decimal(size),
        expires_on=date(2028, 6, 30),
        diluent="sodium chloride 0.9 %",
        diluent_ml=Decimal(size) / 50,
        diluent_lot="DEMO-S091",
        made_up_at=STARTED - timedelta(hours=1, minutes=2),
        recorded_at=STARTED,
        **values,  # type: ignore[arg-type]
    )


def discard(dose: str, number: int = 1, vial: int = 1, **values: object) -> Discard:
    values.setdefault("reason", "Single-dose vial")
    return Discard(
        number=number, vial=vial, dose_units=Decimal(dose), at=ENDED, **values  # type: ignore[arg-type]
    )  # fmt: skip


def answer(code: str, reply: Reply, group: Group = Group.CHECK, **values: object) -> Answer:
    lists = {
        Group.CHECK: PRACTICE.questions,
        Group.COMFORT: PRACTICE.comforts,
        Group.ADVICE: PRACTICE.advice,
        Group.COMPLICATION: PRACTICE.complications,
    }
    text = next((one.text for one in lists[group] if one.code == code), code)
    return Answer(
        group=group, code=code, text=text, reply=reply, recorded_at=AT, **values  # type: ignore[arg-type]
    )  # fmt: skip


def detail(key: str, value: str, **values: object) -> Detail:
    return Detail(key=key, value=value, recorded_at=AT, **values)  # type: ignore[arg-type]


def checks(**replies: Reply) -> Sequence[Part]:
    """Every question answered as it raises nothing, but for those named."""
    usual = {q.code: Reply.NO if q.raises == "yes" else Reply.YES for q in PRACTICE.questions}
    usual |= {code.replace("_", "-"): reply for code, reply in replies.items()}
    return [answer(code, reply) for code, reply in usual.items()]


def indication() -> Sequence[Part]:
    medicines = (
        ("Topiramate", "100 mg", "4 months", Outcome.NOT_TOLERATED),
        ("Amitriptyline", "25 mg", "6 months", Outcome.NOT_TOLERATED),
        ("Propranolol", "80 mg", "5 months", Outcome.NOT_WORKED),
    )
    return [
        detail("indication.diagnosis", "G43.709"),
        detail("indication.headache_days", "12"),
        detail("indication.migraine_days", "7"),
        detail("indication.hours_a_day", "8"),
        detail("indication.acute_days", "4"),
        detail("indication.overuse", "no"),
        detail("indication.hit6", "58"),
        detail("check.consent.form", "Form 3"),
        detail("check.consent.signed_on", "2026-11-20"),
        *(
            Preventive(
                number=number, medicine=name, dose=dose, duration=long, outcome=outcome,
                recorded_at=AT,
            )
            for number, (name, dose, long, outcome) in enumerate(medicines, start=1)
        ),
    ]  # fmt: skip


def aftercare() -> Sequence[Part]:
    return [
        detail("aftercare.tolerance", "no-complaint"),
        detail("aftercare.pain", "3"),
        detail("aftercare.observed_minutes", "6"),
        detail("aftercare.leaflet", "paper"),
        detail("aftercare.leaflet_version", "2"),
        detail("aftercare.leaflet_language", "English"),
        detail("aftercare.leaflet_size", "large"),
        detail("aftercare.next_due", "2027-02-12"),
        answer("none", Reply.YES, Group.COMPLICATION),
        answer("ice", Reply.YES, Group.COMFORT),
        *(answer(one.code, Reply.YES, Group.ADVICE) for one in PRACTICE.advice),
    ]


def with_parts(chart: SessionChart, *parts: Part) -> SessionChart:
    return replace(chart, parts={**chart.parts, **by_id(parts)})


def out_of_vial(chart: SessionChart, number: int = 1) -> SessionChart:
    """Every injection out of one vial."""
    rows = {code: replace(row, vial=number) for code, row in chart.injections.items()}
    return replace(chart, injections=rows)


def usual(chart: SessionChart) -> SessionChart:
    """All that a usual session records beside its injections, out of one vial of 200 U."""
    chart = out_of_vial(chart)
    wasted = str(200 - chart.tally.units_given)
    return with_parts(
        chart, vial(), discard(wasted), *checks(), *indication(), *aftercare()
    )  # fmt: skip


def moved(chart: SessionChart, code: str = "TE-L4") -> SessionChart:
    image = chart.injections[code]
    place = FreePlace("left", 0.62, 0.24)
    after = replace(image, place=place, moved_mm=11, reason="scar")
    return replace(chart, injections={**chart.injections, code: after})


def case_of(chart: SessionChart, settings: Settings = BILLING) -> Case:
    return Case(
        chart=chart, past=(), settings=settings, practice=PRACTICE, rules=RULES, now=SIGNED_AT
    )


def found(chart: SessionChart, settings: Settings = BILLING) -> tuple[Finding, ...]:
    return findings(case_of(chart, settings))


VERDICTS = {
    Severity.STOP: Verdict.OVERRIDDEN,
    Severity.CONFIRM: Verdict.CONFIRMED,
    Severity.NOTE: Verdict.NOTED,
}


def judged(chart: SessionChart, *, reason: str = "Spoken about, she wants it") -> SessionChart:
    """Every finding confirmed, every stop overridden, every note kept as with a signature."""
    verdicts = {
        Severity.STOP: Verdict.OVERRIDDEN,
        Severity.CONFIRM: Verdict.CONFIRMED,
        Severity.NOTE: Verdict.NOTED,
    }
    return with_parts(chart, *(judgement(one, verdicts[one.severity], reason)
                               for one in found(chart)))  # fmt: skip


def judgement(finding: Finding, verdict: Verdict, reason: str = "") -> Judgement:
    return Judgement(
        finding=finding.key,
        title=finding.title,
        severity=finding.severity,
        verdict=verdict,
        saw=finding.saw,
        reason=reason if verdict is Verdict.OVERRIDDEN else "",
        clinician_id=1,
        clinician_name="Robin Okafor",
        at=ENDED,
    )


def signature(number: int = 1, purpose: Purpose = Purpose.AUTHOR, **values: object) -> Signature:
    values = {
        "clinician_id": 1,
        "name": "Robin Okafor",
        "credentials": "MD",
        "role": "Neurologist",
        "signed_at": SIGNED_AT,
        "sha256": HASH,
        "text": "",
        **values,
    }
    return Signature(number=number, purpose=purpose, **values)  # type: ignore[arg-type]


def lea(number: int, purpose: Purpose, **values: object) -> Signature:
    """A signature of the second clinician."""
    values = {
        "clinician_id": 2,
        "name": "Lea Benning",
        "credentials": "NP",
        "role": "Nurse practitioner",
        "signed_at": SIGNED_AT + timedelta(minutes=30),
        "sha256": OTHER_HASH,
        **values,
    }
    return signature(number, purpose, **values)


def signed(chart: SessionChart, *more: Signature, **values: object) -> SessionChart:
    return replace(chart, signatures=(signature(**values), *more))


def addition(number: int = 1, text: str = "", **values: object) -> Amendment:
    text = text or "Left brow level, no droop. Right jaw: biting hurts less."
    values = {"reason": "call at the two-week checkpoint", "kind": AmendmentKind.ADDITION, **values}
    return Amendment(
        number=number, text=text, clinician_id=2, at=SIGNED_AT + timedelta(days=14), **values  # type: ignore[arg-type]
    )  # fmt: skip


def correction(number: int = 1) -> Amendment:
    values = (Correction("k", "Indication: headache days", "12", "11"),)
    return Amendment(
        number=number, kind=AmendmentKind.CORRECTION, corrections=values,
        reason="the diary’s last week was handed in after the session", clinician_id=1,
        at=SIGNED_AT + timedelta(days=4),
    )  # fmt: skip


def void(number: int = 1) -> Amendment:
    return Amendment(
        number=number, kind=AmendmentKind.VOID, reason="charted for the wrong patient",
        clinician_id=1, at=SIGNED_AT + timedelta(days=1),
    )  # fmt: skip


def amended(chart: SessionChart, *amendments: Amendment) -> SessionChart:
    """The amendments beneath a signed chart, each signed."""
    purposes = {AmendmentKind.VOID: Purpose.VOID}
    more = [
        (signature if one.clinician_id == 1 else lea)(
            len(chart.signatures) + place,
            purposes.get(one.kind, Purpose.AMENDMENT),
            amendment=one.number,
            signed_at=one.at,
            sha256=OTHER_HASH,
        )
        for place, one in enumerate(amendments, start=1)
    ]
    return replace(chart, signatures=(*chart.signatures, *more), amendments=amendments)


EFFECTS = (
    Effect(measure="headache_days", baseline=Decimal(22), baseline_on=date(2026, 1, 9),
           now=Decimal(12)),
    Effect(measure="migraine_days", baseline=Decimal(14), baseline_on=date(2026, 1, 9),
           now=Decimal(7)),
    Effect(measure="hit6", baseline=Decimal(66), baseline_on=date(2026, 1, 9), now=Decimal(58)),
)  # fmt: skip


def background(
    chart: SessionChart, last: SessionChart | None = None, head_map: HeadMap | None = None,
    **values: object,
) -> Background:  # fmt: skip
    """What the store would give beside the chart."""
    both = last is not None and head_map is not None
    values = {
        "practice": PRACTICE,
        "findings": found(chart),
        "effects": EFFECTS,
        "last": last if both else None,
        "comparison": compared(chart, last, head_map) if last and head_map else None,
        **values,
    }
    return Background(**values)  # type: ignore[arg-type]


def before(chart: SessionChart) -> SessionChart:
    """The same session twelve weeks earlier."""
    session = replace(chart.session, session_id=16, number=4, started_at=STARTED - timedelta(84))
    return replace(chart, session=session)
