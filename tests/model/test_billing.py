"""The lines of a claim: exactly one of the two modifiers, whole units, never the pharmacy's."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given as given_by
from hypothesis import strategies as st

from model.billing import Bill, bill_of
from model.injection import State
from model.practice.files import load_practice
from model.session_chart import SessionChart
from model.signature import Amendment, AmendmentKind
from model.vial import Supplier
from tests.model.conftest import NOON
from tests.model.safety.cases import CODES, a_discard, a_vial, dosed, given, with_parts
from tests.model.test_charting import a_chart

CLINIC, PHARMACY = Supplier.CLINIC, Supplier.PHARMACY
BILLING = load_practice().billing


def lines(chart: SessionChart) -> list[tuple[str, int]]:
    return [(line.code, line.quantity) for line in bill_of(chart, BILLING).lines]


def test_155_of_200_units() -> None:
    chart = with_parts(given(*CODES, vial=1), a_vial(), a_discard("45"))
    assert lines(chart) == [("64615", 1), ("J0585", 155), ("J0585-JW", 45)]
    assert bill_of(chart, BILLING) == Bill(lines=bill_of(chart, BILLING).lines)


def test_nothing_discarded() -> None:
    chart = with_parts(given(*CODES[:10], vial=1), a_vial(size=50))
    assert lines(chart) == [("64615", 1), ("J0585-JZ", 50)]


def test_the_pharmacys_vials_leave_the_procedure_alone() -> None:
    chart = with_parts(given(*CODES, vial=1), a_vial(supplier=PHARMACY), a_discard("45"))
    assert lines(chart) == [("64615", 1)]
    assert bill_of(chart, BILLING).pharmacy == 155


def test_of_mixed_vials_only_the_clinics_units_are_billed() -> None:
    chart = given(*CODES[:20], vial=1)
    chart = given(*CODES[20:], vial=2, chart=chart)
    chart = with_parts(
        chart, a_vial(size=100, supplier=PHARMACY), a_vial(2, size=100), a_discard("45", vial=2)
    )
    assert lines(chart) == [("64615", 1), ("J0585", 55), ("J0585-JW", 45)]


def test_part_units_are_rounded_up_in_the_total_alone() -> None:
    chart = dosed(dosed(given(*CODES, vial=1), "FR-L1", "2.5"), "FR-R1", "2.5")
    chart = dosed(chart, "TE-L1", "2.5")
    chart = with_parts(chart, a_vial(), a_discard("52.5"))
    assert lines(chart) == [("64615", 1), ("J0585", 148), ("J0585-JW", 52)]
    assert bill_of(chart, BILLING).rounded == ((Decimal("147.5"), 148),)


def test_less_than_a_unit_discarded_is_no_line_of_its_own() -> None:
    chart = dosed(given(*CODES[:10], vial=1), "FR-L1", "4.5")
    chart = with_parts(chart, a_vial(size=50), a_discard("0.5"))
    assert lines(chart) == [("64615", 1), ("J0585-JZ", 50)]
    assert bill_of(chart, BILLING).below_one == Decimal("0.5")


def test_while_units_are_left_no_modifier_is_claimed() -> None:
    chart = with_parts(given(*CODES, vial=1), a_vial())
    assert lines(chart) == [("64615", 1), ("J0585", 155)]
    assert bill_of(chart, BILLING).unaccounted == 45


def test_what_no_vial_or_code_is_known_of_is_said_and_not_billed() -> None:
    chart = given(*CODES[:2])
    assert lines(chart) == [("64615", 1)]
    assert bill_of(chart, BILLING).from_no_vial == 10
    other = with_parts(given(*CODES[:10], vial=1), a_vial(size=50, product="another"))
    assert lines(other) == [("64615", 1)]
    assert bill_of(other, BILLING).without_code == ("another",)


def test_nothing_given_and_a_void_session_are_not_billed() -> None:
    assert bill_of(with_parts(a_chart(), a_vial(), a_discard("200")), BILLING) == Bill()
    void = Amendment(
        number=1, kind=AmendmentKind.VOID, reason="Wrong patient", clinician_id=1, at=NOON
    )
    chart = with_parts(given(*CODES, vial=1), a_vial(), a_discard("45"))
    assert bill_of(replace(chart, amendments=(void,)), BILLING) == Bill()


@given_by(
    st.lists(
        st.tuples(st.sampled_from([CLINIC, PHARMACY]), st.integers(1, 400), st.integers(0, 400)),
        min_size=1,
        max_size=4,
    )
)
def test_never_more_than_the_vials_held_and_exactly_one_modifier(
    vials: list[tuple[Supplier, int, int]],
) -> None:
    """Doses and discards in half units, each from a vial of 200 U."""
    chart, held = a_chart(), 0
    for number, (supplier, halves, wasted) in enumerate(vials, start=1):
        code = CODES[number]
        chart = dosed(given(code, vial=number, chart=chart), code, Decimal(halves) / 2)
        gone = min(wasted, 400 - halves)
        chart = with_parts(chart, a_vial(number, supplier=supplier))
        if gone:
            discard = a_discard(str(Decimal(gone) / 2), number, vial=number)
            chart = with_parts(chart, discard)
        held += 200 if supplier is CLINIC else 0
    bill = bill_of(chart, BILLING)
    drug = [line for line in bill.lines if line.code != BILLING.procedure]
    assert sum(line.quantity for line in drug) <= held
    assert len(bill.lines) - len(drug) == 1
    modified = [line for line in drug if "-" in line.code]
    assert len(modified) == (1 if drug and not bill.unaccounted else len(modified))
    assert len(modified) <= 1
    assert all(row.state is State.GIVEN for row in chart.rows if row.injection)
