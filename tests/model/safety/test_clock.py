"""A corrected time that later injections contradict."""

from datetime import timedelta

import pytest

from model.safety.finding import Severity
from tests.model.conftest import NOON
from tests.model.safety.cases import a_case, detail, found, given, one, with_parts

LATER = NOON + timedelta(minutes=20)


@pytest.mark.parametrize("which", ["last", "ended"])
def test_injections_given_after_the_correction_speak_against_it(which: str) -> None:
    """Corrected at noon; three sites more at 20 past."""
    corrected = detail(f"clock.{which}", NOON.isoformat(), note="by hand")
    chart = with_parts(given("FR-L1"), corrected)
    assert not found(a_case(chart), "clock-contradicted")
    chart = given("TE-L1", "TE-L2", "TE-L3", at=LATER, chart=chart)
    said = one(a_case(chart, now=LATER), "clock-contradicted")
    assert said.severity is Severity.CONFIRM
    assert f"{NOON.astimezone():%H:%M}, before 3 injections recorded later" in said.title
    assert f"{LATER.astimezone():%H:%M}" in said.detail


def test_what_was_charted_late_is_what_a_correction_is_for() -> None:
    earlier = (NOON - timedelta(hours=1)).isoformat()
    chart = with_parts(given("FR-L1"), detail("clock.last", earlier, note="charted later"))
    assert not found(a_case(chart), "clock-contradicted")
