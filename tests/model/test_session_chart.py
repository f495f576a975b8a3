"""The chart's rows and sums follow from the injection rows, and from nothing else."""

from decimal import Decimal

from model.injection import FreePlace, Injection, Kind, Laterality, State
from model.session_chart import SessionChart
from model.use_cases.charting import give, leave_out, set_dose, with_changes
from tests.model.conftest import NOON, Practice


def an_extra(code: str, ordinal: int, muscle: str | None, kind: Kind) -> Injection:
    """A given injection outside the fixed plan, on the right."""
    return Injection(
        site_code=code,
        ordinal=ordinal,
        muscle=muscle,
        laterality=Laterality.RIGHT,
        kind=kind,
        state=State.GIVEN,
        dose_units=Decimal(5),
        place=FreePlace("right", 0.5, 0.3),
        reason="Pain mostly right temple",
        recorded_at=NOON,
    )


def with_extras(chart: SessionChart) -> SessionChart:
    """Two extras, the later one first in the mapping."""
    extras = [
        an_extra("X1", 33, None, Kind.CUSTOM),
        an_extra("TE-R5", 32, "TE", Kind.FOLLOW_THE_PAIN),
    ]
    return SessionChart(
        session=chart.session,
        patient=chart.patient,
        clinician=chart.clinician,
        protocol=chart.protocol,
        injections={**chart.injections, **{extra.site_code: extra for extra in extras}},
    )


def test_a_new_session_is_all_planned(practice: Practice) -> None:
    chart = practice.chart()
    assert len(chart.rows) == 31
    assert all(row.state is State.PLANNED and row.injection is None for row in chart.rows)
    assert [row.number for row in chart.rows] == list(range(1, 32))
    assert (chart.tally.sites_planned, chart.tally.sites_open) == (31, 31)
    assert (chart.tally.units_planned, chart.tally.units_given) == (155, 0)
    assert chart.rows[0].place is None
    assert not chart.rows[0].dose_differs


def test_added_sites_follow_in_the_order_they_came(practice: Practice) -> None:
    chart = with_extras(practice.chart())
    assert [row.code for row in chart.rows[31:]] == ["TE-R5", "X1"]
    assert chart.rows_by_code["X1"].place == FreePlace("right", 0.5, 0.3)
    assert not chart.rows_by_code["X1"].dose_differs
    assert chart.rows_by_code["TE-R5"].site is None


def test_a_departure_is_a_site_left_out_added_or_given_another_dose(practice: Practice) -> None:
    chart = with_extras(practice.chart())
    chart = with_changes(chart, give(chart, "TE-L1", NOON))
    chart = with_changes(chart, set_dose(chart, "TE-R1", Decimal("7.5"), NOON))
    chart = with_changes(chart, leave_out(chart, "FR-L1", "wish", "Patient’s wish", NOON))
    assert {row.code for row in chart.rows if row.departs} == {"TE-R1", "FR-L1", "TE-R5", "X1"}


def test_sums_by_side_by_muscle_and_of_extras(practice: Practice) -> None:
    chart = with_extras(practice.chart())
    for code in ("CO-L1", "CO-R1", "PR-M1", "TE-R1"):
        chart = with_changes(chart, give(chart, code, NOON))
    chart = with_changes(chart, set_dose(chart, "TE-R1", Decimal("7.5"), NOON))
    chart = with_changes(chart, leave_out(chart, "FR-L1", "wish", "Patient’s wish", NOON))
    tally = chart.tally
    assert (tally.sites_given, tally.sites_not_given, tally.extras_given) == (4, 1, 2)
    assert tally.sites_open == 26
    assert tally.units_given == Decimal("32.5")
    assert tally.volume_ml == Decimal("0.65")
    assert (tally.units_left, tally.units_midline, tally.units_right) == ((5, 5, Decimal("22.5")))
    assert chart.rows_by_code["TE-R1"].dose_differs
    temporalis = chart.tally_of("TE")
    assert (temporalis.sites_given, temporalis.extras_given) == (1, 1)
    assert (temporalis.units_planned, temporalis.units_given) == (
        Decimal("47.5"),
        Decimal("12.5"),
    )
    assert chart.tally_of("TE", Laterality.LEFT).units_given == 0
    assert chart.tally_of("TE", Laterality.RIGHT).units_given == Decimal("12.5")
    assert chart.tally_of(None).units_given == 5
    assert chart.tally_of(None).sites_planned == 0
