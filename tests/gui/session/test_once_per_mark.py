"""What follows from a mark is worked out once, and not again while nothing is charted."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from model import completeness
from model.safety import evaluate
from tests.gui.session.charting import Charting, Key


@pytest.fixture
def worked(charting: Charting, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each thing was worked out since the page stood."""
    counts: Counter[str] = Counter()

    def counted(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def done(*given: Any, **named: Any) -> Any:
            counts[name] += 1
            return work(*given, **named)

        return done

    charting.process()
    place = charting.page.map_place
    for owner, name in (
        (evaluate, "findings"),
        (completeness, "place_states"),
        (place.totals, "show_chart"),
        (charting.workspace.store.plans, "of"),
    ):
        monkeypatch.setattr(owner, name, counted(name, getattr(owner, name)))
    return counts


def test_a_mark_is_judged_once(charting: Charting, worked: Counter[str]) -> None:
    charting.press(Key.Key_Space)
    assert worked == {"findings": 1, "place_states": 1, "show_chart": 1}
    charting.click("TE-L4")
    assert worked == {"findings": 2, "place_states": 2, "show_chart": 2}
    charting.press(Key.Key_Backspace)
    assert set(worked.values()) == {3}


def test_the_walk_alone_works_out_nothing(charting: Charting, worked: Counter[str]) -> None:
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_A):
        charting.press(key)
    charting.resize(1280, 800)
    assert worked == {}


def test_a_plan_kept_is_offered_at_once(charting: Charting) -> None:
    place = charting.page.map_place
    assert not place.site_list.offer.use_plan.isVisible()
    assert place.plans.keep_as_patients_plan()
    charting.process()
    assert place.site_list.offer.use_plan.isVisible()
    assert place.plans.remove_patients_plan()
    charting.process()
    assert not place.site_list.offer.use_plan.isVisible()
