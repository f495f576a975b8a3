"""A session is opened where the next thing is to be done."""

import pytest

from model.completeness import PlaceState, Sign
from model.opening import place_to_open_at
from model.safety.finding import Place
from model.session import SessionState
from model.use_cases.charting import give, leave_out
from tests.model.conftest import NOON, Practice
from tests.model.signing.plain import PlainSigning

EMPTY = dict.fromkeys(Place, PlaceState(Sign.EMPTY, ""))
DONE = dict.fromkeys(Place, PlaceState(Sign.DONE, ""))


def chart_all_but(practice: Practice, open_sites: int) -> None:
    codes = [row.code for row in practice.chart().rows]
    for code in codes[: len(codes) - open_sites]:
        changes = give(practice.chart(), code, NOON)
        if code == codes[0]:
            changes = leave_out(practice.chart(), code, "", "Patient’s wish", NOON)
        practice.store.changes.apply(
            practice.session.session_id, changes, action="test", at=NOON, actor=practice.actor
        )


def test_a_new_one_at_what_comes_before_the_map(practice: Practice) -> None:
    chart = practice.chart()
    assert place_to_open_at(chart, EMPTY) is Place.PREPARE
    half = {**EMPTY, Place.PREPARE: PlaceState(Sign.HALF, "")}
    assert place_to_open_at(chart, half) is Place.PREPARE
    assert place_to_open_at(chart, {**EMPTY, Place.PREPARE: DONE[Place.MAP]}) is Place.VIALS
    assert place_to_open_at(chart, DONE) is Place.MAP


def test_one_with_open_sites_at_the_map_whatever_else_is_missing(practice: Practice) -> None:
    chart_all_but(practice, 30)
    assert place_to_open_at(practice.chart(), EMPTY) is Place.MAP
    assert place_to_open_at(practice.chart(), DONE) is Place.MAP


def test_a_charted_one_at_what_is_left(practice: Practice) -> None:
    chart_all_but(practice, 0)
    assert place_to_open_at(practice.chart(), EMPTY) is Place.AFTERCARE
    assert place_to_open_at(practice.chart(), DONE) is Place.REVIEW


@pytest.mark.parametrize("sign", [False, True])
def test_one_that_has_ended_in_review(practice: Practice, sign: bool) -> None:
    chart_all_but(practice, 20)
    if sign:
        signing = PlainSigning(practice.store, lambda: NOON)
        signing.set_pin(practice.actor, "4711")
        signing.sign(practice.session.session_id, practice.actor, "4711", "ended early")
    else:
        practice.store.sessions.finish(practice.session.session_id, NOON, practice.actor)
    assert practice.chart().session.state is SessionState.FINISHED
    assert place_to_open_at(practice.chart(), EMPTY) is Place.REVIEW
