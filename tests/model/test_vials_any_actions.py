"""Any sequence of actions keeps the sums of the vials, and its undo gives back the same rows."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from model import head_map, vials
from model.errors import InvalidValueError
from model.injection import State
from model.paths import RESOURCES, DataFolder
from model.session_chart import SessionChart
from model.session_part import Change, reversed_changes
from model.store.store import open_store
from model.use_cases import charting
from model.use_cases import vials as acts
from model.use_cases.charting import with_changes
from tests.model.conftest import NOON, Practice
from tests.model.test_charting import PREEMPT, a_chart
from tests.model.test_vials import CODES, LATER, a_vial

NUMBERS = st.integers(1, 3)
ACTIONS = st.one_of(
    st.tuples(st.just("add"), st.sampled_from(["50", "100", "7.5"])),
    st.tuples(st.just("resize"), NUMBERS, st.sampled_from(["50", "20", "100"])),
    st.tuples(st.just("remove"), NUMBERS),
    st.tuples(st.just("give"), st.sampled_from(CODES)),
    st.tuples(st.just("toggle"), st.sampled_from(CODES)),
    st.tuples(st.just("leave"), st.sampled_from(CODES)),
    st.tuples(st.just("clear"), st.sampled_from(CODES)),
    st.tuples(st.just("muscle"), st.sampled_from([m.code for m in PREEMPT.muscles])),
    st.tuples(st.just("dose"), st.sampled_from(CODES[:12]), st.sampled_from(["2.5", "5", "12.5"])),
    st.tuples(st.just("discard"), NUMBERS, st.sampled_from(["0.1", "5", "33.3", "60"])),
    st.tuples(st.just("rest")),
    st.tuples(st.just("undiscard"), st.integers(1, 5)),
    st.tuples(st.just("allot"), st.sampled_from(CODES), st.sampled_from([None, 1, 2])),
    st.tuples(st.just("allot rest")),
)
DOES: dict[str, Callable[..., tuple[Change, ...]]] = {
    "add": lambda c, size: acts.add_vial(c, a_vial(size), NOON),
    "resize": lambda c, n, size: acts.change_vial(
        c, replace(c.vials[n], size_units=Decimal(size)), LATER
    ),
    "remove": acts.remove_vial,
    "give": lambda c, code: charting.give(c, code, NOON),
    "toggle": lambda c, code: charting.toggle(c, code, LATER),
    "leave": lambda c, code: charting.leave_out(c, code, "skin", "Skin", LATER),
    "clear": charting.clear,
    "muscle": lambda c, muscle: charting.give_muscle(c, muscle, None, NOON),
    "dose": lambda c, code, dose: charting.set_dose(c, code, Decimal(dose), LATER),
    "discard": lambda c, n, dose: acts.discard(c, n, Decimal(dose), "Leaked", NOON, now=NOON),
    "rest": lambda c: acts.discard_rest(c, "Single-dose vial", NOON, now=NOON),
    "undiscard": acts.take_back_discard,
    "allot": acts.allot,
    "allot rest": acts.allot_rest,
}


def changes_of(chart: SessionChart, action: tuple[object, ...]) -> tuple[Change, ...]:
    """What an action changes; nothing where it is refused or its vial is not there."""
    name, *values = action
    if name == "resize" and values[0] not in chart.vials:
        return ()
    try:
        return DOES[str(name)](chart, *values)
    except InvalidValueError:
        return ()


def all_adds_up(chart: SessionChart) -> None:
    """given + discarded + left = held, parts make the total, no vial gives more than it holds."""
    every = vials.balances(chart)
    for number, balance in every.items():
        assert balance.held == chart.vials[number].size_units
        assert balance.given + balance.discarded + balance.left == balance.held
        assert balance.left >= 0
    whole = vials.total(chart)
    assert whole.given + vials.without_vial(chart) == chart.tally.units_given
    assert whole.discarded == sum(d.dose_units for d in chart.discards)
    for name in ("held", "given", "discarded", "left"):
        assert sum(getattr(b, name) for b in every.values()) == getattr(whole, name)
    given_ = [i for i in chart.injections.values() if i.state is State.GIVEN]
    assert all(i.vial is None for i in chart.injections.values() if i not in given_)
    assert all(i.vial in {None, *chart.vials} for i in given_)
    assert 0 <= vials.short(chart) <= vials.still_to_come(chart) + vials.without_vial(chart)
    by_vial = vials.planned_from(chart)
    assert sum(len(rows) for rows in by_vial.values()) == chart.tally.sites_open


@given(st.lists(ACTIONS, max_size=30))
def test_any_actions_keep_the_sums_and_their_undo_gives_the_same_rows(
    actions: list[tuple[object, ...]],
) -> None:
    chart = start = a_chart()
    steps: list[tuple[tuple[Change, ...], SessionChart]] = []
    for action in actions:
        changes = changes_of(chart, action)
        steps.append((changes, chart))
        chart = with_changes(chart, changes)
        all_adds_up(chart)
    for changes, before in reversed(steps):
        chart = with_changes(chart, reversed_changes(changes))
        assert (chart.injections, chart.parts) == (before.injections, before.parts)
    assert (chart.injections, chart.parts) == (start.injections, start.parts)


@settings(max_examples=15, deadline=None)
@given(st.lists(ACTIONS, max_size=15))
def test_the_file_holds_the_same_rows_all_the_way_there_and_back(
    actions: list[tuple[object, ...]],
) -> None:
    with tempfile.TemporaryDirectory() as root:
        store = open_store(DataFolder(Path(root)), lambda: NOON, durable=False)
        try:
            practice = Practice(store, PREEMPT, head_map.load(RESOURCES / "head_map.svg"))
            there_and_back(practice, actions)
        finally:
            store.close()


def there_and_back(practice: Practice, actions: list[tuple[object, ...]]) -> None:
    """Do the actions through the store, then take each back, looking at the file every time."""

    def apply(changes: tuple[Change, ...]) -> None:
        practice.store.changes.apply(
            practice.session.session_id, changes, action="test", at=NOON, actor=practice.actor
        )

    steps: list[tuple[tuple[Change, ...], SessionChart]] = []
    for action in actions:
        chart = practice.chart()
        changes = changes_of(chart, action)
        apply(changes)
        steps.append((changes, chart))
        expected, found = with_changes(chart, changes), practice.chart()
        assert (found.injections, found.parts) == (expected.injections, expected.parts)
        all_adds_up(found)
    for changes, before in reversed(steps):
        apply(reversed_changes(changes))
        found = practice.chart()
        assert (found.injections, found.parts) == (before.injections, before.parts)
    assert practice.store.audit.first_broken() is None
