"""What a row of the timeline says in words."""

from dataclasses import replace
from decimal import Decimal

import pytest

from gui.history.timeline.words import departures_words, effects_words, lasted_words, percent
from model.head_map import HeadMap
from model.injection import Laterality
from model.outcome.adverse_effect import AdverseEffect, EffectOutcome, EffectSeverity
from model.session_chart import SessionChart
from model.use_cases import charting, placing
from tests.gui.history.treated import give
from tests.model.conftest import NOON
from tests.model.test_charting import a_chart, after
from tests.model.test_surface import at


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def left_out(*codes: str) -> SessionChart:
    chart = a_chart()
    for code in codes:
        chart = after(chart, charting.leave_out, code, "", "Wish", NOON)
    return chart


def test_sites_that_depart_in_the_same_way_stand_together(drawing: HeadMap) -> None:
    chart = left_out("FR-L2")
    for code, dose in (("CO-L1", "7.5"), ("CO-R1", "7.5"), ("PR-M1", "2.5")):
        chart = after(chart, charting.set_dose, code, Decimal(dose), NOON)
        chart = charting.with_changes(chart, give(code)(chart))
    jaw = at(drawing, "left", 400, 380)
    added = placing.add_custom(chart, drawing, jaw, "masseter", Decimal(5), "x", NOON, given=True)
    chart = charting.with_changes(chart, added)
    assert plain(departures_words(chart)) == (
        "FR-L2 not given · CO-L1, CO-R1 7.5 U · PR-M1 2.5 U · X1 added"
    )
    assert departures_words(a_chart()) == ""  # what is still to come departs from nothing


def test_of_many_sites_the_first_are_named_and_the_rest_counted() -> None:
    codes = ("CO-L1", "CO-R1", "FR-L1", "FR-L2", "FR-R1", "FR-R2")
    assert departures_words(left_out(*codes)) == ("CO-L1, CO-R1, FR-L1, FR-L2 and 2 more not given")


@pytest.mark.parametrize(
    ("days", "words"),
    [(None, ""), (0, "0 days"), (1, "1 day"), (5, "5 days"), (7, "1 week"), (21, "3 weeks")],
)
def test_how_long_it_lasted(days: int | None, words: str) -> None:
    assert plain(lasted_words(days)) == words


def test_an_effect_says_where_how_bad_and_whether_it_is_over() -> None:
    effect = AdverseEffect(
        number=1, effect="neck-pain", text="Neck pain", clinician_id=1, recorded_at=NOON
    )
    worse = replace(
        effect, severity=EffectSeverity.SEVERE, outcome=EffectOutcome.ONGOING, muscle="CP",
        laterality=Laterality.RIGHT,
    )  # fmt: skip
    names = {"CP": "Cervical paraspinal"}
    assert effects_words((effect, worse), names.__getitem__) == (
        "Neck pain",
        "Neck pain right, severe, ongoing (Cervical paraspinal)",
    )


@pytest.mark.parametrize(
    ("share", "words"),
    [("-0.4545", "−45 %"), ("0.1", "+10 %"), ("-0.004", "0 %"), ("0", "0 %"), ("-0.295", "−30 %")],
)
def test_a_change_has_its_sign(share: str, words: str) -> None:
    assert plain(percent(Decimal(share), Decimal(1))) == words
