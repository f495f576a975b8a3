"""Sessions to be judged: builders that the tests of findings share."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from model.answer import Answer, Group, Reply
from model.detail import Detail
from model.history import PastSession
from model.injection import Injection, Kind, Laterality, State
from model.practice.files import load_practice
from model.safety.case import Case
from model.safety.evaluate import findings
from model.safety.finding import Finding
from model.safety.rules_file import load_rules
from model.session import SessionState
from model.session_chart import SessionChart
from model.session_part import Part, by_id, id_of
from model.settings import Settings
from model.use_cases import charting
from model.use_cases.charting import with_changes
from model.vial import Discard, Vial
from tests.model.conftest import NOON
from tests.model.test_charting import PREEMPT, a_chart

PRACTICE = load_practice()
RULES = load_rules()
TODAY = NOON.astimezone().date()
CODES = [site.code for site in PREEMPT.sites]


def a_case(chart: SessionChart | None = None, **values: object) -> Case:
    """A case with the shipped rules and lists, a European clinic, no past; now is noon."""
    values.setdefault("past", ())
    values.setdefault("settings", Settings(jurisdiction="EU-UK"))
    values.setdefault("practice", PRACTICE)
    values.setdefault("rules", RULES)
    values.setdefault("now", NOON)
    return Case(chart=chart or a_chart(), **values)  # type: ignore[arg-type]


def found(case: Case, rule: str) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in findings(case) if finding.rule == rule]


def one(case: Case, rule: str) -> Finding:
    """The only finding of a rule."""
    (finding,) = found(case, rule)
    return finding


def with_parts(chart: SessionChart, *parts: Part) -> SessionChart:
    """The chart with these parts beside or in place of its own."""
    return replace(chart, parts={**chart.parts, **by_id(parts)})


def without_part(chart: SessionChart, part: Part) -> SessionChart:
    """The chart without this part."""
    return replace(chart, parts={i: p for i, p in chart.parts.items() if i != id_of(part)})


def ended(chart: SessionChart) -> SessionChart:
    """The chart of the session once it is finished."""
    return replace(chart, session=replace(chart.session, state=SessionState.FINISHED))


def given(
    *codes: str, at: datetime = NOON, vial: int | None = None, chart: SessionChart | None = None
) -> SessionChart:
    """A chart with these sites given, at the dose each has."""
    chart = chart or a_chart()
    for code in codes:
        chart = with_changes(chart, charting.give(chart, code, at))
        if vial is not None:
            of_vial = replace(chart.injections[code], vial=vial)
            chart = replace(chart, injections={**chart.injections, code: of_vial})
    return chart


def dosed(chart: SessionChart, code: str, dose: str | Decimal) -> SessionChart:
    """The chart with another dose at a site, of whatever step."""
    row = chart.rows_by_code[code]
    injection = row.injection or Injection(
        site_code=code,
        ordinal=row.number,
        muscle=row.muscle,
        laterality=row.laterality,
        state=State.PLANNED,
        dose_units=row.planned_units,
        recorded_at=NOON,
    )
    after = replace(injection, dose_units=Decimal(dose))
    return replace(chart, injections={**chart.injections, code: after})


def extra(code: str, dose: str = "5", **values: object) -> Injection:
    """A given follow-the-pain site such as TE-R5, or a custom point such as X1."""
    is_custom = code.startswith("X")
    values.setdefault("reason", "" if is_custom else "Pain mostly there")
    values.setdefault("laterality", Laterality.RIGHT if is_custom else Laterality(code[3]))
    values.setdefault("state", State.GIVEN)
    return Injection(
        site_code=code,
        ordinal=100 + sum(map(ord, code)),
        muscle=None if is_custom else code[:2],
        kind=Kind.CUSTOM if is_custom else Kind.FOLLOW_THE_PAIN,
        dose_units=Decimal(dose),
        recorded_at=NOON,
        **values,  # type: ignore[arg-type]
    )


def adding(chart: SessionChart, *injections: Injection) -> SessionChart:
    """The chart with further injections."""
    more = {injection.site_code: injection for injection in injections}
    return replace(chart, injections={**chart.injections, **more})


def past(days: int, units: str = "155", sites: int = 31, session_id: int = 9) -> PastSession:
    """A session so many days before the one judged, at nine in the morning of the clinic's day."""
    at = datetime.combine(TODAY - timedelta(days=days), time(9)).astimezone()
    return PastSession(
        session_id=session_id, started_at=at, units_given=Decimal(units), sites_given=sites
    )


def answer(code: str, reply: Reply | str, note: str = "", group: Group = Group.CHECK) -> Answer:
    """An answer to a check, or to an item of another list."""
    return Answer(
        group=group, code=code, text=code, reply=Reply(reply), note=note, recorded_at=NOON
    )


def detail(key: str, value: str, **values: object) -> Detail:
    """A single value."""
    return Detail(key=key, value=value, recorded_at=NOON, **values)  # type: ignore[arg-type]


def other_toxin(units: str = "", day: date | str = "", product: str = "") -> Sequence[Part]:
    """The parts of another botulinum toxin answered yes."""
    typed = {"units": units, "date": str(day), "product": product}
    return (
        answer("other-toxin", "yes"),
        *(detail(f"check.other-toxin.{key}", text) for key, text in typed.items() if text),
    )


def a_vial(number: int = 1, size: int = 200, **values: object) -> Vial:
    """A vial made up an hour before noon, of the usual concentration."""
    values.setdefault("expires_on", date(2028, 6, 30))
    values.setdefault("made_up_at", NOON - timedelta(hours=1))
    values.setdefault("diluent_ml", Decimal(size) / 50)
    values.setdefault("product", "onabotulinumtoxinA")
    values.setdefault("lot", "DEMO-C4417")
    return Vial(
        number=number,
        size_units=Decimal(size),
        diluent="NaCl 0.9 %",
        recorded_at=NOON,
        **values,  # type: ignore[arg-type]
    )


def a_discard(dose: str, number: int = 1, vial: int = 1) -> Discard:
    """Units thrown away."""
    return Discard(
        number=number, vial=vial, dose_units=Decimal(dose), at=NOON, reason="Single-dose vial"
    )


def all_said(*but: str) -> tuple[Part, ...]:
    """Every check answered as it raises nothing, every advice said, aftercare whole."""
    checks = [
        answer(q.code, "no" if q.raises == "yes" else "yes")
        for q in PRACTICE.questions
        if q.code not in but
    ]
    advice = [
        answer(item.code, "yes", group=Group.ADVICE)
        for item in PRACTICE.advice
        if item.code not in but
    ]
    return (
        *checks,
        *advice,
        answer("none", "yes", group=Group.COMPLICATION),
        detail("aftercare.tolerance", "no-complaint"),
        detail("aftercare.next_due", "2027-02-12"),
    )
