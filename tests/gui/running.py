"""The whole program in a test: its people, its folder, leaving it without a backup."""

from gui import crash_log
from gui.program import Program
from gui.reading_thread import ReadingThread
from model.clinician import Clinician
from model.paths import DataFolder
from model.store.store import open_store
from tests.model.conftest import NOON, SetClock

LEA = Clinician(clinician_id=0, name="Lea Benning", credentials="NP")
ROBIN = Clinician(clinician_id=0, name="Robin Okafor", credentials="MD")


def let_go(program: Program) -> None:
    """Leave the practice without the backup of a real closing."""
    workspace, program.workspace = program.workspace, None
    program.window.leave_practice()
    if workspace:
        for reading in workspace.findChildren(ReadingThread):
            reading.stop()
        workspace.store.close()
    crash_log.uninstall()


def make_practice(folder: DataFolder, clock: SetClock, *clinicians: Clinician) -> None:
    store = open_store(folder, clock)
    for clinician in clinicians:
        store.clinicians.add(clinician, NOON, None)
    store.close()


def shown(program: Program) -> object:
    return program.window.current_page()
