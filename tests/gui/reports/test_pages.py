"""A usual session takes one page; what takes more goes on, and is signed and amended once."""

import re
from dataclasses import replace
from decimal import Decimal

import pypdf
import pytest

from gui.reports.arranging import arranged, height
from gui.reports.flow import Piece
from gui.reports.page import PAPER_ROLES, Paper
from model.head_map import HeadMap
from model.injection import FreePlace, Laterality
from model.session_chart import SessionChart
from model.signature import Purpose
from model.signing.verification import Disagreement, Verification
from tests.gui.reports.conftest import Charts, Printed, bare, follow_the_pain, text_of, words
from tests.gui.reports.records import (
    BILLING,
    addition,
    amended,
    background,
    before,
    correction,
    judged,
    lea,
    signed,
    usual,
    vial,
    void,
    with_parts,
)
from tests.gui.reports.test_flow import nothing

NOTE = "Two breaks at her wish. Wears off two weeks early."


def whole(charts: Charts, note: str = NOTE) -> SessionChart:
    """A usual session with everything recorded, signed."""
    return signed(judged(usual(charts.given(charts.empty(note=note)))))


@pytest.mark.parametrize("paper", list(Paper))
def test_a_usual_session_is_one_page_with_every_section(
    charts: Charts, printed: Printed, drawing: HeadMap, paper: Paper
) -> None:
    chart = whole(charts)
    beside = background(chart, before(chart), drawing)
    reader = printed(chart, paper, BILLING, background=beside)
    assert len(reader.pages) == 1
    text = text_of(reader)
    for said in (
        "22 before, 12 now, −45 %",
        "Vial 1, lot DEMO-C4417 200 U 155 U 45 U",
        "J0585-JW",
        "Preventives tried",
        "Next session due 12 Feb 2027",
        "Difference from last time, 28 Aug 2026",
        "Checks before the injections",
        NOTE,
        "Signed by Robin Okafor, MD",
        "Check code 7F3A 91C4 0B2E 58D6",
        "Demonstration, made-up patient · page 1 of 1",
    ):
        assert said in text, said
    for unsaid in ("DRAFT", "VOID", "Not signed", "Departures", "Name, credentials, signature"):
        assert unsaid not in text, unsaid


@pytest.mark.parametrize("paper", list(Paper))
def test_with_a_co_signature_and_a_departure_it_still_is_one_page(
    charts: Charts, printed: Printed, drawing: HeadMap, paper: Paper
) -> None:
    chart = charts.left_out(charts.empty(), "FR-L2", "brow droop after last session")
    last = before(charts.given(charts.empty()))
    chart = signed(judged(usual(charts.given(chart))), lea(2, Purpose.COSIGNER), cosign_wanted=True)
    reader = printed(chart, paper, BILLING, background=background(chart, last, drawing))
    assert len(reader.pages) == 1
    text = text_of(reader)
    for said in (
        "FR-L2 Not given: brow droop after last session.",
        "FR-L2 not given, by Robin Okafor",
        "Consent given; right patient, product, dose and sites",
        "Infection at a site; hypersensitivity",
        "Co-signed by Lea Benning, NP",
        "Check code 7F3A 91C4 0B2E 58D6 · record locked",
    ):
        assert said in text, said


@pytest.mark.parametrize("paper", list(Paper))
def test_every_page_bears_the_name_the_date_and_its_mark(
    charts: Charts, printed: Printed, paper: Paper
) -> None:
    draft = charts.departing(finished=False, note=words(700))
    voided = amended(signed(charts.departing(note=words(700))), void())
    for chart, mark in ((draft, "DRAFT"), (voided, "VOID")):
        reader = printed(chart, paper)
        assert len(reader.pages) > 1
        for page in reader.pages:
            text = " ".join(page.extract_text().split())
            assert f"20 Nov 2026 · {mark}" in text
            assert "Marlowe, Ada · 14 Mar 1979 · DEMO-00417 · session of 20 Nov 2026" in text


@pytest.mark.parametrize("count", [0, 3])
def test_amendments_stand_beneath_and_leave_the_first_page_alone(
    charts: Charts, printed: Printed, count: int
) -> None:
    more = [addition(n, text=words(300)) for n in range(3, 3 + count)]
    reader = printed(amended(whole(charts), correction(1), addition(2), *more))
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert "amendments page 2" in pages[0]
    assert "Signed by Robin Okafor, MD" in pages[0]
    assert "Everything above stands as it was signed." in pages[1]
    assert "Indication: headache days 12 11" in pages[1]
    assert "Reason: the diary’s last week was handed in after the session." in pages[1]
    assert "Amendment 2" in pages[1]
    assert pages[1].count("Signed, check code C20D 4E8B 77A1 09F3") >= 2
    assert bare(" ".join(pages)).count("w00299") == count
    for number, page in enumerate(pages, start=1):
        assert f"page {number} of {len(pages)}" in page


def test_a_long_note_is_signed_behind_it_with_amendments_beneath(
    charts: Charts, printed: Printed
) -> None:
    chart = amended(whole(charts, note=words(500)), correction(1))
    reader = printed(chart)
    text = text_of(reader)
    order = [text.index(said) for said in ("w00499", "Signed by Robin", "Amendment 1")]
    assert order == sorted(order)
    assert text.count("Signed by Robin Okafor") == 1


def red(page: pypdf.PageObject) -> bool:
    """Whether something is painted in the colour of a stop."""
    stop = PAPER_ROLES.stop.lstrip("#")
    contents = page.get_contents()
    assert contents is not None
    colours = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:scn|SCN)\b", contents.get_data())
    found = {"".join(f"{round(float(part) * 255):02X}" for part in colour) for colour in colours}
    return stop in found


def test_a_broken_signature_is_red_and_in_words(charts: Charts, printed: Printed) -> None:
    chart = whole(charts)
    changed = Disagreement(record="TE-L3", value="dose", as_signed="5 U", now="7.5 U")
    broken = Verification(session_id=17, others=(changed,))
    reader = printed(chart, background=background(chart, verification=broken))
    text = text_of(reader)
    assert text.count("Signature does not agree") == 3  # at the head, in the box, at the foot
    assert "TE-L3: dose was signed as 5 U and is now 7.5 U." in text
    assert red(reader.pages[0])
    whole_one = printed(
        chart, background=background(chart, verification=Verification(session_id=17))
    )
    assert not red(whole_one.pages[0])
    assert "does not agree" not in text_of(whole_one)


def test_39_sites_of_195_units(charts: Charts, printed: Printed) -> None:
    codes = ("TE-R5", "TE-L5", "OC-L4", "OC-R4", "TR-L4", "TR-R4", "TR-L5", "TR-R5")
    extras = [
        replace(
            follow_the_pain(),
            site_code=code,
            ordinal=100 + place,
            muscle=code[:2],
            laterality=Laterality(code[3]),
            place=FreePlace("back", 0.3 + place / 20, 0.3),
        )
        for place, code in enumerate(codes)
    ]
    chart = signed(judged(usual(charts.added(charts.given(charts.empty()), *extras))))
    assert chart.tally.units_given == Decimal(195)
    reader = printed(chart, settings=BILLING, background=background(chart))
    text = text_of(reader)
    assert len(reader.pages) == 1
    assert "All 31/31 +8 95 5 95 195 3.9" in text
    assert "Billing. 64615 × 1, J0585 × 195, J0585-JW × 5." in text
    for extra in extras:
        assert f"{extra.site_code} Added 5 U" in text


def test_twenty_vials_and_long_lots_are_whole(charts: Charts, printed: Printed) -> None:
    vials = [vial(n, 50, lot=f"{n:02}" + "L" * 28) for n in range(1, 21)]
    chart = signed(with_parts(charts.given(charts.empty()), *vials))
    text = bare(text_of(printed(chart, background=background(chart))))
    for one in vials:
        assert one.lot in text


def piece(high: float) -> list[Piece]:
    return [Piece(high, nothing, gap=5.0, heads=True)]


def test_like_sections_stand_in_pairs() -> None:
    placed = arranged([piece(100), piece(100), piece(50), piece(50)], 400)
    assert placed is not None
    assert [(one.right, one.y) for one in placed] == [
        (False, 0.0), (True, 0.0), (False, 105.0), (True, 105.0),
    ]  # fmt: skip


def test_unlike_sections_take_as_little_height_as_can_be() -> None:
    placed = arranged([piece(40), piece(40), piece(40), piece(120)], 400)
    assert placed is not None
    assert height(placed) == 130


def test_what_does_not_fit_is_said() -> None:
    assert arranged([piece(100), piece(300)], 200) is None
    assert arranged([], 0) == []
