"""Whatever was done in a session, its findings can be told, are stable and have own names."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from model.answer import Answer, Group, Reply
from model.completeness import missing_parts, place_states
from model.safety.evaluate import ORDER, findings
from model.safety.finding import Place, counts
from model.session_chart import SessionChart
from model.session_part import Part
from model.settings import Settings
from model.use_cases.charting import with_changes
from tests.model.conftest import NOON
from tests.model.safety.cases import (
    PRACTICE,
    RULES,
    a_case,
    answer,
    detail,
    ended,
    past,
    with_parts,
)
from tests.model.safety.full_cases import full_of_findings
from tests.model.test_charting import a_chart
from tests.model.test_vials_any_actions import ACTIONS, changes_of

TEXTS = st.text(max_size=30)


def parts() -> st.SearchStrategy[Part]:
    codes = [question.code for question in PRACTICE.questions]
    details = st.builds(
        detail,
        st.sampled_from(["units", "date", "product"]).map(lambda f: f"check.other-toxin.{f}"),
        st.one_of(TEXTS, st.sampled_from(["250", "2026-10-12", "1e400", "-0", "0001-01-01"])),
    )
    answers: st.SearchStrategy[Answer] = st.builds(
        answer,
        st.sampled_from([*codes, "unknown"]),
        st.sampled_from(list(Reply)),
        TEXTS,
        st.sampled_from(list(Group)),
    )
    return st.one_of(answers, details)


CASES = st.fixed_dictionaries(
    {
        "past": st.lists(
            st.builds(past, st.integers(0, 200), st.sampled_from(["0", "155", "250"])), max_size=3
        ),
        "settings": st.builds(
            Settings, jurisdiction=st.sampled_from(["US", "EU-UK", ""]), recalled_lots=TEXTS
        ),
        "now": st.integers(-100, 100).map(lambda hours: NOON + timedelta(hours=hours)),
    }
)


@settings(deadline=None)
@given(st.lists(ACTIONS, max_size=25), st.lists(parts(), max_size=8), CASES, st.booleans())
def test_any_session_can_be_judged(
    actions: list[tuple[object, ...]],
    more: list[Part],
    values: dict[str, object],
    is_ended: bool,
) -> None:
    chart: SessionChart = a_chart()
    for action in actions:
        chart = with_changes(chart, changes_of(chart, action))
    chart = with_parts(chart, *more)
    case = a_case(ended(chart) if is_ended else chart, **values)
    found = findings(case)
    assert found == findings(case)
    keys = [finding.key for finding in found]
    assert len(keys) == len(set(keys))
    assert [ORDER[f.severity] for f in found] == sorted(ORDER[f.severity] for f in found)
    assert all(f.title and f.detail and f.source and f.certainty for f in found)
    assert all(code in chart.rows_by_code for f in found for code in f.site_codes)
    total = counts(found)
    assert total.stops + total.confirms + total.notes == len(found)
    states = place_states(case, found)
    assert set(states) == set(Place)
    assert all(state.words for state in states.values())
    codes = [part.code for part in missing_parts(case, found)]
    assert len(codes) == len(set(codes))


def test_every_kind_is_found_somewhere() -> None:
    kinds = {f.kind for case in full_of_findings(RULES) for f in findings(case)}
    assert kinds == {rule.kind for rule in RULES.rules}
