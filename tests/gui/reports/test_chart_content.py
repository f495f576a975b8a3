"""What the chart says, before anything is painted."""

from dataclasses import replace
from decimal import Decimal

import pytest

from gui.reports.chart_content import ChartContent, content_of
from gui.reports.words.section import Row, Words
from gui.wording import NO_BREAK
from model.detail import Detail
from model.injection import Laterality, State
from model.session_chart import SessionChart
from model.session_part import by_id
from model.settings import Settings
from model.use_cases import charting
from tests.gui.reports.conftest import AT, SETTINGS, Charts, custom_point


def told(
    chart: SessionChart, settings: Settings = SETTINGS, *, demonstration: bool = False
) -> ChartContent:
    return content_of(chart, settings, demonstration=demonstration, printed_at=AT)


def plain(text: str) -> str:
    return text.replace(NO_BREAK, " ")


def field(content: ChartContent, label: str) -> tuple[str, str]:
    fields = (*content.identity, *content.indication, *content.strip)
    found = next(field for field in fields if field.label == label)
    return plain(found.value), plain(found.second)


def rows(content: ChartContent, title: str) -> dict[str, str]:
    """The rows of a section; none where the section is left out."""
    parts = [part for one in content.sections if one.title == title for part in one.parts]
    return {part.label: plain(part.text) for part in parts if isinstance(part, Row)}


def words_of(content: ChartContent, title: str) -> str:
    """The paragraphs of a section."""
    parts = [part for one in content.sections if one.title == title for part in one.parts]
    return " ".join(plain(part.text) for part in parts if isinstance(part, Words))


def departures(chart: SessionChart) -> dict[str, str]:
    return rows(told(chart), "Departures from the protocol")


def test_the_head_says_who_when_by_whom(charts: Charts) -> None:
    content = told(charts.departing())
    assert content.clinic == "Demo Headache Clinic · 1 Example Street, Sampleton · 555 0100"
    assert content.protocol == charts.protocol.name
    assert plain(content.session) == "Session 5 · 20 Nov 2026"
    assert field(content, "Patient") == ("Marlowe, Ada", "")
    assert field(content, "Born") == ("14 Mar 1979", "47 years, female")
    assert field(content, "Record number") == ("DEMO-00417", "")
    assert field(content, "Clinician") == ("Robin Okafor, MD, Neurologist", "")
    assert field(content, "Product") == ("onabotulinumtoxinA, intramuscular, 50 U/mL", "")
    when, injected = field(content, "Session")
    assert when.startswith("20 Nov, ")
    assert " to " in when
    assert injected.startswith("injected ")


def test_the_age_is_that_of_the_session(charts: Charts) -> None:
    chart = charts.empty()
    eve = replace(chart.patient, born_on=AT.date().replace(year=1979, day=21))
    assert field(told(replace(chart, patient=eve)), "Born")[1] == "46 years, female"


@pytest.mark.parametrize(
    ("allergies", "said"),
    [(None, "Not recorded"), ("", "No known allergies"), ("Lidocaine", "Lidocaine")],
)
def test_allergies_are_told_apart(charts: Charts, allergies: str | None, said: str) -> None:
    assert field(told(charts.empty(allergies=allergies)), "Allergies")[0] == said


def test_long_allergies_go_with_the_flowing_text(charts: Charts) -> None:
    content = told(charts.empty(allergies="latex, " * 40))
    assert "beneath" in field(content, "Allergies")[0]
    assert content.sections[0].title == "Allergies"
    assert words_of(content, "Allergies") == ("latex, " * 40).strip()


def test_the_table_is_the_tally(charts: Charts) -> None:
    chart = charts.departing()
    content = told(chart)
    for line, muscle in zip(content.table, chart.protocol.muscles, strict=False):
        tally = chart.tally_of(muscle.code)
        assert line.muscle == muscle.code
        assert Decimal(line.units) == tally.units_given
        assert Decimal(line.volume) == tally.volume_ml
        assert Decimal(line.left or 0) == tally.units_left
        assert Decimal(line.midline or 0) == tally.units_midline
        assert Decimal(line.right or 0) == tally.units_right
    total = content.total
    assert Decimal(total.units) == chart.tally.units_given == Decimal("157.5")
    assert Decimal(total.volume) == chart.tally.volume_ml == Decimal("3.15")
    assert plain(total.sites) == "30/31 +2"
    parts = [Decimal(line.units) for line in content.table]
    assert sum(parts) == chart.tally.units_given


def test_custom_points_have_their_own_lines_while_there_are_few(charts: Charts) -> None:
    few = told(charts.added(charts.empty(), custom_point("X1"), custom_point("X2", 103)))
    assert [line.name for line in few.table if line.muscle is None] == [
        "X1 custom point",
        "X2 custom point",
    ]
    points = [custom_point(f"X{n}", 100 + n) for n in range(1, 8)]
    many = told(charts.added(charts.empty(), *points))
    (line,) = [line for line in many.table if line.muscle is None]
    assert (line.name, line.sites, line.units) == ("7 custom points", "+7", "35")


def test_departures_say_what_and_why(charts: Charts) -> None:
    chart = charts.departing()
    chart = charting.with_changes(chart, charting.set_note(chart, "TE-L3", "small bruise", AT))
    assert departures(chart) == {
        "FR-L2": "Not given: brow droop after last session.",
        "TE-L3": "Note: small bruise.",
        "OC-L3": "Given 2.5 U instead of 5 U.",
        "TE-R5": "Added 5 U, right temporalis: pain mostly right temple.",
        "X1": "Added 5 U, right: masseter tender on biting.",
    }


def test_an_open_site_with_another_dose_is_a_departure_and_open(charts: Charts) -> None:
    content = told(charts.dosed(charts.empty(finished=False), "OC-L3", "7.5"))
    said = rows(content, "Departures from the protocol")
    assert said == {"OC-L3": "Not charted, dose set to 7.5 U instead of 5 U."}
    assert "OC-L3" in words_of(content, "Still open")


def test_an_added_site_that_was_not_given_says_so(charts: Charts) -> None:
    left_out = replace(custom_point(), state=State.NOT_GIVEN, laterality=Laterality.LEFT)
    content = told(charts.added(charts.empty(), left_out))
    said = rows(content, "Departures from the protocol")
    assert said == {"X1": "Added not given, left: masseter tender on biting."}
    assert content.table[-1].units == "0"


def test_the_legend_holds_only_what_occurs(charts: Charts) -> None:
    def legend(chart: SessionChart) -> list[str]:
        return [plain(entry.text) for entry in told(chart).legend]

    assert legend(charts.given(charts.empty())) == ["given, 5 U"]
    assert legend(charts.departing()) == ["given", "not given", "follow-the-pain", "custom"]
    assert "not charted" in legend(charts.departing(finished=False))


def test_a_draft_says_so_and_lists_what_is_open(charts: Charts) -> None:
    content = told(charts.departing(finished=False), demonstration=True)
    assert content.watermark == content.mark == "DRAFT"
    assert content.signature.heading == "Not signed"
    assert content.signature.by_hand
    assert content.signature.lines[0].text == "Robin Okafor, MD, Neurologist"
    assert content.foot_signs == ("Not signed", "made-up patient")
    assert len(words_of(content, "Still open").split(", ")) == 31 - 21 - 1
    assert "from " in field(content, "Session")[0]


def test_a_finished_session_is_a_draft_until_it_is_signed(charts: Charts) -> None:
    content = told(charts.departing(), demonstration=True)
    assert content.watermark == "DRAFT"
    assert content.signature.heading == "Not signed"
    assert any(line.text.startswith("Ended ") for line in content.signature.lines)
    assert words_of(content, "Still open") == ""


def test_real_records_are_no_demonstration(charts: Charts) -> None:
    assert told(charts.departing()).foot_signs == ("Not signed",)


def test_an_empty_clinic_and_record_number_leave_no_dangling_signs(charts: Charts) -> None:
    content = told(charts.empty(record_number=""), Settings())
    assert content.clinic == ""
    assert "· ·" not in content.foot
    assert field(content, "Record number")[0] == "None"


def test_an_allergy_said_in_the_session_prints_beside_the_record(charts: Charts) -> None:
    said = Detail(key="indication.allergies", value="anaphylaxis", recorded_at=AT)
    chart = replace(charts.empty(allergies=""), parts=by_id([said]))
    assert field(told(chart), "Allergies")[0] == (
        "anaphylaxis (patient’s record: No known allergies)"
    )
