"""Sessions in which all goes wrong that a rule can find."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from model.injection import State
from model.safety.case import Case
from model.safety.rule import Rules
from model.settings import Settings
from model.use_cases import charting
from model.use_cases.charting import with_changes
from tests.model.conftest import NOON
from tests.model.safety.cases import (
    CODES,
    PRACTICE,
    TODAY,
    a_case,
    a_discard,
    a_vial,
    adding,
    answer,
    detail,
    dosed,
    ended,
    extra,
    other_toxin,
    past,
    with_parts,
)
from tests.model.safety.cases import given as marked


def full_of_findings(rules: Rules) -> tuple[Case, ...]:
    """Cases that between them raise every kind of finding."""
    return (
        _bad(rules),
        _worse(rules),
        a_case(marked("FR-L1"), rules=rules, past=[past(90)]),
        a_case(practice=replace(PRACTICE, questions=()), rules=rules),
    )


def _bad(rules: Rules) -> Case:
    """A session in the middle, with most that can be wrong."""
    chart = marked(*CODES[:7], vial=1)
    chart = dosed(dosed(marked("TE-L1", chart=chart), "FR-L1", "2"), "TE-R1", "60")
    chart = with_changes(chart, charting.leave_out(chart, "TE-R4", "skin", "Skin", NOON))
    chart = adding(
        chart,
        *(extra(f"TE-R{number}", "20") for number in range(5, 10)),
        extra("TE-L5", reason=""),
        *(extra(f"X{number}", state=State.PLANNED) for number in range(1, 9)),
    )
    moved = replace(chart.injections["CO-L1"], moved_mm=8)
    chart = replace(
        chart,
        injections={**chart.injections, "CO-L1": moved},
        patient=replace(chart.patient, allergies="latex", born_on=date(2015, 1, 1)),
    )
    return a_case(
        with_parts(
            chart,
            *other_toxin("300"),
            replace(answer("pregnancy", "yes", "{units} weeks"), carried_over=True),
            a_vial(expires_on=TODAY, made_up_at=NOON - timedelta(hours=30), lot="C1"),
            a_vial(2, expires_on=TODAY - timedelta(days=1), diluent_ml=Decimal(3)),
            a_vial(3, made_up_at=NOON + timedelta(hours=1), product="another"),
            a_discard("180"),
        ),
        rules=rules,
        past=[past(10)],
        settings=Settings(recalled_lots="c1", jurisdiction="US"),
    )


def _worse(rules: Rules) -> Case:
    """A session at its end whose vial is not accounted for, and one without any vial."""
    said = detail("indication.allergies", "latex")
    before = NOON - timedelta(minutes=30)
    last = replace(detail("clock.last", before.isoformat(), note="by hand"), recorded_at=before)
    chart = with_parts(ended(marked("FR-L1", vial=1)), a_vial(), said, last)
    return a_case(chart, rules=rules)
