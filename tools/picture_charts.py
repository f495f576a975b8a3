"""Pictures of the printed chart: PDF as the program writes it, then pages as pixels."""

import shutil
import subprocess
from pathlib import Path

from gui.reports.page import Paper
from gui.reports.screenless import write_chart
from model.demonstration import make_demonstration
from model.store.store import open_store_for_reading
from tools.picture_practice import FOLDER, PATIENT, application, clock

WIDTH, README_WIDTH = 1240, 900
STATES = {
    "draft": (PATIENT, 0),
    "signed": (PATIENT, 1),
    "amended": ("Márquez", 0),
    "void": ("Voss", 0),
}
"""The chart's states, each with a patient and how many sessions back."""


def make_charts(folder: Path) -> list[Path]:
    """Each state, in colour and grey, on both papers; every page a picture."""
    made = []
    for state, whose in STATES.items():
        for paper in Paper:
            pdf = folder / "chart" / f"{state}-{paper.value.lower()}.pdf"
            _write(pdf, whose, paper)
            made += _pictures(pdf, pdf.with_name(f"{pdf.stem}-colour"), WIDTH)
            made += _pictures(pdf, pdf.with_name(f"{pdf.stem}-grey"), WIDTH, "-gray")
    return made


def make_readme_chart(out: Path) -> Path:
    """The first page of the signed chart, as the README shows it."""
    pdf = Path("chart.pdf").absolute()
    _write(pdf, STATES["signed"], Paper.A4)
    first = _pictures(pdf, pdf.with_name("readme"), README_WIDTH)[0]
    out.mkdir(parents=True, exist_ok=True)
    return Path(shutil.move(first, out / "chart.png"))


def _write(pdf: Path, whose: tuple[str, int], paper: Paper) -> None:
    pdf.parent.mkdir(parents=True, exist_ok=True)
    application()
    folder = make_demonstration(FOLDER, clock)
    store = open_store_for_reading(folder)
    try:
        patient = store.patients.search(whose[0])[0].patient
        session = store.sessions.of_patient(patient.patient_id)[whose[1]].session
    finally:
        store.close()
    write_chart(
        folder,
        session_id=session.session_id,
        pdf=pdf,
        paper=paper.value,
        demonstration=True,
        clock=clock,
    )


def _pictures(pdf: Path, beginning: Path, width: int, *options: str) -> list[Path]:
    """Every page as PNG: beginning-1.png and on."""
    subprocess.run(
        ["pdftoppm", "-png", *options, "-scale-to-x", str(width), "-scale-to-y", "-1",
         str(pdf), str(beginning)],
        check=True,
    )  # fmt: skip
    return sorted(beginning.parent.glob(f"{beginning.name}-*.png"))
