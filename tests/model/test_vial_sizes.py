"""The clinic's list says how large a vial may be."""

from dataclasses import replace
from decimal import Decimal

import pytest

from model.errors import InvalidValueError
from model.practice.files import load_practice
from model.use_cases import vials as acts
from tests.model.conftest import NOON, Practice
from tests.model.test_charting import a_chart
from tests.model.test_vials import LATER, a_vial, done


def test_the_clinics_list_bounds_the_size_of_a_vial(practice: Practice) -> None:
    shipped = load_practice()
    with pytest.raises(InvalidValueError, match="holds 200 U"):
        acts.add_vial(a_chart(), a_vial(500), NOON, shipped)
    larger = replace(shipped.products[0], sizes=(Decimal(300), Decimal(500)))
    own = replace(shipped, products=(larger,))
    changes = acts.add_vial(a_chart(), a_vial(500), NOON, own)
    practice.store.changes.apply(
        practice.session.session_id, changes, action="vial added", at=NOON, actor=practice.actor
    )
    kept = practice.chart().vials[1]
    assert kept.size_units == 500
    chart = done(a_chart(), lambda _: changes)
    other_lot = replace(kept, lot="OTHER")  # its size stands, though the list no longer has it
    assert acts.change_vial(chart, other_lot, LATER, shipped)
    with pytest.raises(InvalidValueError, match="holds 200 U"):
        acts.change_vial(chart, replace(kept, size_units=Decimal(300)), LATER, shipped)
