"""A baseline from after treatment: marked, chosen with a reason alone, and told as what it is."""

from datetime import timedelta

from gui.history.measures.baseline_form import BaselineForm
from model.outcome.measurement import Baseline
from tests.gui.history.measures.desk import Desk
from tests.gui.history.treated import give, headache_days
from tests.model.conftest import NOON


def test_a_value_from_after_treatment_is_no_baseline_without_a_reason(desk: Desk) -> None:
    desk.treated.session(NOON - timedelta(days=84), give("FR-L1"))
    desk.treated.session(NOON, headache_days(12))
    tab = desk.open()
    assert tab.baselines.beside.text() == "from before the first treatment"
    tab.table.menu.aboutToShow.emit()
    tab.table.menu.actions()[0].trigger()
    form = tab.form
    assert isinstance(form, BaselineForm)
    assert "after session 1" in form.value.box.currentText()
    assert form.warning.isVisible()
    assert form.warning.text().startswith("This was counted after session 1, so ")
    form.save.click()
    assert form.reason.error == "Say why a value from after treatment is the baseline."
    assert desk.in_file(Baseline) == []
    form.reason.set_text("No diary before")
    form.save.click()
    (held,) = desk.in_file(Baseline)
    assert held.reason == "No diary before"
    assert tab.baselines.beside.text() == "what later values are held against"
    assert tab.baselines.words["headache_days"].startswith(
        "12\u00a0days, Nov\u00a02026. Counted after session 1. Chosen by"
    )
