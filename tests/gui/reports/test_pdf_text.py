"""Every word of the record stands in the PDF, in order, once, whatever its length."""

import re

import pytest

from gui.reports.page import Paper
from model.clinician import Clinician
from model.session import SessionState
from model.use_cases import charting
from tests.gui.reports.conftest import AT, Charts, Printed, bare, text_of, words
from tests.gui.reports.records import signed

NUMBERED = re.compile(r"w\d{5}")


@pytest.mark.parametrize("paper", list(Paper))
def test_a_normal_chart_is_one_page_of_selectable_text(
    charts: Charts, printed: Printed, paper: Paper
) -> None:
    reader = printed(charts.departing(note="Two breaks at her wish."), paper)
    assert len(reader.pages) == 1
    text = text_of(reader)
    for said in (
        "Botulinum toxin session chart",
        "Demo Headache Clinic · 1 Example Street, Sampleton · 555 0100",
        charts.protocol.name,
        "Marlowe, Ada",
        "14 Mar 1979",
        "47 years, female",
        "DEMO-00417",
        "20 Nov 2026",
        "Robin Okafor, MD",
        "No known allergies",
        "onabotulinumtoxinA, intramuscular, 50 U/mL",
        "Patient’s right",
        "Patient’s left",
        "not given",
        "Left and right are the patient’s",
        "Not given: brow droop after last session.",
        "Two breaks at her wish.",
        "Not signed",
        "Name, credentials, signature",
        "Date and time",
        "Not signed · made-up patient · page 1 of 1",
    ):
        assert said in text, said
    for muscle in charts.protocol.muscles:
        assert muscle.name in text


def test_the_sums_stand_in_the_table(charts: Charts, printed: Printed) -> None:
    chart = charts.departing()
    text = text_of(printed(chart))
    for muscle in charts.protocol.muscles:
        tally = chart.tally_of(muscle.code)
        line = re.search(rf"{muscle.name} {tally.sites_given}/{tally.sites_planned}[^A-Z]*", text)
        assert line, muscle.name
        assert f"{tally.units_given:f}" in line.group()
    assert re.search(r"All 30/31 \+2 67\.5 5 85 157\.5 3\.15", text)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("finished", [True, False])
def test_a_long_note_flows_on_without_loss(
    charts: Charts, printed: Printed, paper: Paper, finished: bool
) -> None:
    note = words(1100)
    note = "\n".join([note[:2000], "", note[2000:]])  # paragraphs, one cut within a word
    reader = printed(charts.departing(finished=finished, note=note), paper)
    assert len(reader.pages) >= 3
    text = bare(" ".join(_without_frame(page.extract_text()) for page in reader.pages))
    assert NUMBERED.findall(text) == words(1100).split()
    for number, page in enumerate(reader.pages, start=1):
        page_text = " ".join(page.extract_text().split())
        assert f"page {number} of {len(reader.pages)}" in page_text
        assert "Marlowe, Ada · 14 Mar 1979 · DEMO-00417 · session of 20 Nov 2026" in page_text
        signed = "Name, credentials, signature" in page_text
        assert signed == (number == len(reader.pages))


def _without_frame(text: str) -> str:
    """A page's text without the lines that head a column that goes on."""
    return "\n".join(line for line in text.splitlines() if "continued" not in line)


@pytest.mark.parametrize("length", range(20, 400, 60))
def test_every_length_of_note_is_whole_and_signed_once(
    charts: Charts, printed: Printed, length: int
) -> None:
    reader = printed(charts.departing(note=words(length)))
    text = text_of(reader)
    assert NUMBERED.findall(bare(text)) == words(length).split()
    assert text.count("Name, credentials, signature") == 1


def test_thirty_one_long_reasons_are_whole(charts: Charts, printed: Printed) -> None:
    every = words(31 * 40).split()
    chart = charts.empty()
    for place, site in enumerate(charts.protocol.sites):
        chart = charts.left_out(chart, site.code, " ".join(every[place * 40 : place * 40 + 40]))
    reader = printed(chart)
    text = text_of(reader)
    assert NUMBERED.findall(bare(text)) == every
    places = [text.index(f"{site.code} Not given: w") for site in charts.protocol.sites]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "name",
    [
        "Wolfeschlegelsteinhausen " * 8,
        "Wolfeschlegelsteinhausenbergerdorff" * 6,
        "M" * 200,
        "i" * 200,
    ],
)
def test_a_name_of_200_letters_is_never_cut(charts: Charts, printed: Printed, name: str) -> None:
    name = name[:195].strip()
    chart = charts.empty(finished=False, note=words(420), family_name=name)
    reader = printed(chart)
    for page in reader.pages:
        # At the head and again at the foot.
        assert bare(page.extract_text()).count(f"{bare(name)},Ada") == 2
    assert NUMBERED.findall(bare(text_of(reader))) == words(420).split()


def test_long_allergies_come_first_and_whole(charts: Charts, printed: Printed) -> None:
    reader = printed(charts.given(charts.empty(allergies=words(120))))
    text = text_of(reader)
    assert NUMBERED.findall(bare(text)) == words(120).split()
    assert text.index("Allergies w00000") < text.index("Not signed")


def test_line_breaks_of_the_record_are_kept_and_join_no_numbers(
    charts: Charts, printed: Printed
) -> None:
    chart = charts.empty(allergies="latex 1\n2 eggs\r\nnuts")
    chart = charts.left_out(chart, "FR-L2", "droop 7\n8 weeks ago")
    changes = charting.set_note(chart, "TE-L3", "bled 2\n\n5 min compression", AT)
    chart = charting.with_changes(chart, changes)
    text = text_of(printed(chart))
    for said in ("Note: bled 2 5 min", "latex 1 2 eggs nuts", "Not given: droop 7 8 weeks ago."):
        assert said in text, said


def test_allergies_of_many_lines_stand_with_the_flowing_text(
    charts: Charts, printed: Printed
) -> None:
    text = text_of(printed(charts.empty(allergies="one\ntwo\nthree\nfour")))
    assert "See beneath the legend" in text
    assert "one two three four" in text


def test_a_draft_says_so_three_times_and_what_is_open(charts: Charts, printed: Printed) -> None:
    chart = charts.departing(finished=False)
    assert chart.session.state is SessionState.DRAFT
    text = text_of(printed(chart))
    assert "20 Nov 2026 · DRAFT" in text
    assert "Not signed" in text
    assert "Not signed · made-up patient · page 1 of 1" in text
    assert "Not charted: CP-" in text
    finished = text_of(printed(signed(charts.departing())))
    for said in ("DRAFT", "Not signed", "Not charted"):
        assert said not in finished


def test_letters_of_other_languages_stay(charts: Charts, printed: Printed) -> None:
    chart = charts.empty(family_name="Nguyễn-Łukasiewicz", given_names="Þóra Ñuñez Şahin")
    assert "Nguyễn-Łukasiewicz, Þóra Ñuñez Şahin" in text_of(printed(chart))


def test_everyone_who_charted_is_named(charts: Charts, printed: Printed) -> None:
    lea = Clinician(clinician_id=2, name="Lea Benning", credentials="NP")
    sam = Clinician(clinician_id=3, name="Sam Idowu")
    text = text_of(printed(charts.departing(), also=(lea, sam)))
    assert "Robin Okafor, MD" in text
    assert "Also charted by Lea Benning, NP; Sam Idowu" in text
    assert "Also charted" not in text_of(printed(charts.departing()))
