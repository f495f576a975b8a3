"""The file itself: fonts within, vectors only, opaque, and silent about the patient."""

import re

import pypdf
import pytest

from gui.colour import luminance
from gui.reports.page import PAPER_ROLES, Paper
from model.session_chart import SessionChart
from tests.gui.reports.conftest import Charts, Printed, words
from tests.gui.reports.records import amended, signed, void


@pytest.fixture
def reader(charts: Charts, printed: Printed) -> pypdf.PdfReader:
    return printed(charts.departing(finished=False, note=words(420)))


def test_only_inter_and_all_of_it_embedded(reader: pypdf.PdfReader) -> None:
    names = set()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            (descendant,) = font.get_object()["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
            assert "/ToUnicode" in font.get_object()
            names.add(descriptor["/FontName"].split("-")[0].lstrip("/").split("+")[-1])
    assert names == {"Inter"}


def test_the_map_is_drawn_not_pictured(reader: pypdf.PdfReader) -> None:
    for page in reader.pages:
        assert not page["/Resources"].get("/XObject")  # type: ignore[attr-defined]
        assert not page.images
    assert reader.pages[0].get_contents().get_data().count(b" c\n") > 1000  # type: ignore[union-attr]


def test_everything_is_opaque(reader: pypdf.PdfReader) -> None:
    states = [
        state.get_object()
        for page in reader.pages
        for state in page["/Resources"].get("/ExtGState", {}).values()  # type: ignore[attr-defined]
    ]
    assert states
    for state in states:
        assert state.get("/ca", 1) == 1
        assert state.get("/CA", 1) == 1
        assert state.get("/SMask", "/None") == "/None"


def test_the_file_tells_nothing_of_the_patient(reader: pypdf.PdfReader) -> None:
    assert reader.metadata is not None
    assert reader.metadata.title == "Botulinum toxin session chart"
    assert reader.metadata.creator == "Headmap"
    said = " ".join(map(str, reader.metadata.values())) + str(reader.xmp_metadata)
    for secret in ("Marlowe", "DEMO-00417", "1979", "Okafor"):
        assert secret not in said


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4, (595.28, 841.89)), (Paper.LETTER, (612, 792))]
)
def test_pages_have_their_paper_s_size(
    charts: Charts, printed: Printed, paper: Paper, size: tuple[float, float]
) -> None:
    box = printed(charts.departing(), paper).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(size, abs=0.6)


def test_the_file_stays_small(charts: Charts, printed: Printed) -> None:
    reader = printed(charts.departing())
    reader.stream.seek(0, 2)
    assert reader.stream.tell() < 250_000


def test_colours_of_text_read_in_grey() -> None:
    paper = 1.05
    for role in (PAPER_ROLES.text, PAPER_ROLES.text_2):
        assert paper / (luminance(role) + 0.05) >= 7
    draft = luminance("#E3E8EC") + 0.05
    for role in (PAPER_ROLES.text, PAPER_ROLES.text_2):
        assert draft / (luminance(role) + 0.05) >= 4.5


def test_the_watermark_is_one_opaque_grey_beneath_the_print(
    charts: Charts, printed: Printed
) -> None:
    def greys(chart: SessionChart) -> list[list[int]]:
        """Where each page paints the grey."""
        grey = rb"0\.8901\d+ 0\.9098\d+ 0\.9254\d+ scn"
        contents = [page.get_contents() for page in printed(chart).pages]
        return [
            [match.start() for match in re.finditer(grey, one.get_data())]
            for one in contents
            if one is not None
        ]

    draft = greys(charts.departing(finished=False, note=words(420)))
    assert len(draft) > 1
    for page in draft:
        assert len(page) == 1
        assert page[0] < 1000  # before everything else
    voided = amended(signed(charts.departing(note=words(420))), void())
    assert [len(page) for page in greys(voided)] == [1] * len(draft)
    assert not any(greys(signed(charts.departing(note=words(420)))))
