"""The printed dose map: one page with map, figures and effects, more where they need it."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from gui.history.dose_map.dose_map_tab import DoseMapTab
from gui.reports.page import Paper
from gui.reports.pdf import write_pdf
from gui.wording import NO_BREAK
from model.injection import Laterality
from tests.gui.history.dose_map.conftest import shown
from tests.model.outcome.dose_course import DoseCourse


def printed(tab: DoseMapTab, path: Path, paper: Paper) -> list[str]:
    """The text of each page."""
    assert tab.scene
    write_pdf(tab.document(tab.scene), path, paper)
    pages = PdfReader(path).pages
    return [" ".join(page.extract_text().replace(NO_BREAK, " ").split()) for page in pages]


@pytest.mark.parametrize("paper", list(Paper))
def test_a_page_says_who_where_how_much_and_what_came_of_it(
    tab: DoseMapTab, course: DoseCourse, tmp_path: Path, paper: Paper
) -> None:
    course.fill()
    course.effect(
        "brow-ptosis", "Brow droop", site_code="FR-L2", laterality=Laterality.LEFT,
        session_id=course.sessions[2].session_id, lasted_days=21, action="Left out today.",
    )  # fmt: skip
    shown(tab)
    (text,) = printed(tab, tmp_path / "map.pdf", paper)
    for words in (
        "Units at each site: sum",
        "Marlowe, Ada",
        "14 Mar 1979",
        "DEMO-00417",
        "4 sessions, 19 Dec 2025 to today, one open",
        "Patient’s right",
        "Darker is more.",
        "Frontalis 32.5 30 62.5",
        "X2 masseter 10 10",
        "All 230 15 250 495",
        "A Brow droop, left. FR-L2 · 3 weeks. After session 3, 5 Jun 2026. Left out today.",
        "page 1 of 1",
    ):
        assert words in text, words
    assert text.count("22.5") == 2  # the mark, and the last step of the legend
    assert tab.scene
    document = tab.document(tab.scene)  # neither title nor file name tells of the patient
    assert (document.title, document.suggested_name) == ("Dose map", "headmap-dose-map.pdf")


def test_more_effects_than_a_page_holds_go_on_the_next(
    tab: DoseMapTab, course: DoseCourse, tmp_path: Path
) -> None:
    course.treat(1, ["FR-L1"])
    for count in range(30):
        course.effect("other", f"Effect {count:02}", action="Told to rest and to call again.")
    shown(tab)
    pages = printed(tab, tmp_path / "map.pdf", Paper.A4)
    assert len(pages) > 1
    whole = " ".join(pages)
    for count in range(30):
        assert whole.count(f"Effect {count:02}") == 1
    assert all("Marlowe, Ada" in page for page in pages)
    assert f"page {len(pages)} of {len(pages)}" in pages[-1]
