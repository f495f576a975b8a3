"""The head, the departures and the findings; what holds nothing is left out."""

from dataclasses import replace

from gui.reports.chart_content import EMPTY
from gui.wording import NO_BREAK
from model.answer import Reply
from model.head_map import HeadMap
from model.judgement import Verdict
from model.safety.finding import Severity
from model.use_cases.printing import Background
from tests.gui.reports.conftest import Charts
from tests.gui.reports.records import (
    PRACTICE,
    answer,
    background,
    before,
    checks,
    detail,
    found,
    judged,
    judgement,
    moved,
    signed,
    usual,
    with_parts,
)
from tests.gui.reports.telling import plain, said, titles, told


def test_the_sections_stand_in_the_order_of_an_auditor(charts: Charts, drawing: HeadMap) -> None:
    chart = signed(judged(usual(charts.departing(note="Two breaks."))))
    content = told(chart, beside=background(chart, before(chart), drawing))
    assert titles(content) == [
        "Departures from the protocol",
        "Findings",
        "Vials and discarded amount",
        "Billing",
        "Preventives tried",
        "Tolerance and next steps",
        "Difference from last time, 28" + NO_BREAK + "Aug" + NO_BREAK + "2026",
        "Checks before the injections",
    ]
    assert content.note is not None


def test_empty_sections_are_left_out(charts: Charts) -> None:
    content = told(charts.given(charts.empty()), beside=EMPTY)
    assert titles(content) == []
    assert content.note is None
    assert content.indication == ()
    assert content.amendments == ()


def test_the_head_tells_indication_effect_and_consent(charts: Charts) -> None:
    content = told(usual(charts.given(charts.empty())))
    fields = [(f.label, plain(f.value), plain(f.second)) for f in content.indication]
    assert fields == [
        ("Diagnosis", "G43.709", "chronic migraine, no aura"),
        ("Headache days of 28", "22 before, 12 now, −45 %", "8 h a day, baseline 9 Jan 2026"),
        ("Migraine days", "14 before, 7 now", "HIT-6 58, was 66"),
        ("Consent", "Form 3, 20 Nov 2026", ""),
    ]


def test_what_is_not_known_of_the_indication_is_said(charts: Charts) -> None:
    chart = with_parts(charts.empty(), detail("indication.headache_days", "18"))
    content = told(chart, beside=EMPTY)
    assert [f.value for f in content.indication] == ["Not entered", "18"] + ["Not entered"] * 2


def test_a_consent_that_was_refused_or_not_asked_is_said(charts: Charts) -> None:
    for reply, words in ((Reply.NO, "Not given"), (Reply.NOT_ASKED, "Not asked")):
        content = told(with_parts(charts.empty(), answer("consent", reply)), beside=EMPTY)
        assert content.indication[3].value == words


def test_a_second_code_and_aura_are_told(charts: Charts) -> None:
    chart = with_parts(
        charts.empty(),
        detail("indication.diagnosis", "G43.E09,G44.40"),
        detail("indication.aura", "yes"),
        detail("indication.overuse", "yes"),
        detail("indication.overuse_plan", "stop triptans"),
    )
    content = told(chart, beside=Background(practice=PRACTICE))
    assert content.indication[0].value == "G43.E09 + G44.40"
    assert content.indication[0].second == "chronic migraine, with aura, medication overuse"
    assert said(content, "Acute medicine") == "Medication overuse: stop triptans."


def test_a_moved_site_tells_how_far_where_to_and_why(charts: Charts, drawing: HeadMap) -> None:
    content = told(moved(charts.given(charts.empty())), head_map=drawing)
    assert said(content, "Departures") == "TE-L4: Moved 1.1 cm back: scar."
    assert [plain(entry.text) for entry in content.legend] == ["given, 5 U", "moved from"]


def test_a_site_moved_and_dosed_otherwise_tells_both(charts: Charts, drawing: HeadMap) -> None:
    chart = moved(charts.dosed(charts.given(charts.empty()), "TE-L4", "2.5"))
    content = told(chart, head_map=drawing)
    expected = "TE-L4: Given 2.5 U instead of 5 U. Moved 1.1 cm back: scar."
    assert said(content, "Departures") == expected


def test_a_custom_point_says_what_it_lies_on(charts: Charts) -> None:
    chart = charts.departing()
    labelled = replace(chart.injections["X1"], label="Masseter")
    chart = replace(chart, injections={**chart.injections, "X1": labelled})
    content = told(chart)
    assert "X1: Added 5 U, right masseter: masseter tender" in said(content, "Departures")
    assert content.table[-1].name == "X1 masseter"


def test_an_override_prints_with_reason_name_and_time(charts: Charts) -> None:
    chart = with_parts(charts.given(charts.empty()), *checks(infection=Reply.YES))
    chart = signed(judged(chart, reason="old scar, no infection"))
    text = said(told(chart), "Findings")
    override = next(line for line in text.splitlines() if "no infection" in line)
    assert override.startswith("Override: Infection at a site: yes. Old scar, no infection. Robin")
    assert "Overrides: None" not in text


def test_confirmed_and_notes_print_and_that_nothing_was_overridden(charts: Charts) -> None:
    text = said(told(signed(judged(usual(charts.departing())))), "Findings")
    assert "Confirmed: FR-L2 not given, by Robin Okafor" in text
    assert "Notes: " in text
    assert text.endswith("Overrides: None")


def test_a_draft_tells_what_is_still_open(charts: Charts) -> None:
    chart = with_parts(charts.given(charts.empty(finished=False)), *checks(infection=Reply.YES))
    chart = with_parts(chart, answer("surgery", Reply.YES))
    text = said(told(chart), "Findings")
    assert "Stop: Infection at a site: yes; not overridden" in text
    assert "Not confirmed: Planned surgery: yes" in text


def test_a_signed_chart_keeps_its_findings_whatever_the_rules_say_later(charts: Charts) -> None:
    chart = with_parts(charts.given(charts.empty()), *checks(infection=Reply.YES))
    (stop,) = [one for one in found(chart) if one.severity is Severity.STOP]
    kept = judgement(stop, Verdict.OVERRIDDEN, "old scar")
    kept = replace(kept, title="in words of that day")
    content = told(signed(with_parts(chart, kept)), beside=EMPTY)
    assert said(content, "Findings").startswith("Override: In words of that day. Old scar.")
    noted = judgement(stop, Verdict.UNCONFIRMED)
    content = told(signed(with_parts(chart, noted)))
    assert "Stop: Infection at a site: yes; not overridden" in said(content, "Findings")


def test_many_confirmed_findings_share_a_row(charts: Charts) -> None:
    replies = dict.fromkeys(("neuromuscular", "swallowing", "pregnancy", "surgery"), Reply.YES)
    chart = judged(with_parts(charts.given(charts.empty()), *checks(**replies)))
    text = said(told(signed(chart)), "Findings")
    (row,) = [line for line in text.splitlines() if line.startswith("Confirmed")]
    assert row.count("yes") == 4
    assert row.startswith("Confirmed: By Robin Okafor: ")
