"""Pictures of every screen of the program."""

from collections.abc import Callable, Iterator
from pathlib import Path

from gui.program import Program
from gui.session.place import PlaceName
from gui.session.review.review_place import ReviewPlace
from gui.session.session_page import SessionPage
from gui.session.vials.vials_place import VialsPlace
from model.clinician import Clinician
from model.paths import DataFolder
from model.settings import Settings
from model.store.backup import write_backup
from model.store.store import open_store
from tools.picture_courses import COURSE_SCREENS
from tools.picture_practice import FOLDER, NOW, PATIENT, opened, pages_of, picture_of, settled

Screen = Callable[[Program], None]
EMPTY, ABSENT, DAMAGED = (DataFolder(Path(name)) for name in ("Empty", "Practice", "Damaged"))


def make_screens(folder: Path, size: str, theme: str) -> list[Path]:
    """All screens at one window size in light or dark."""
    return list(_made(folder / size / theme, size, theme))


def make_readme_screens(out: Path) -> list[Path]:
    """The screens that the README shows: a session on the map, a patient's history."""
    with opened(FOLDER, "1440x900", "light", demonstration=True) as program:
        made = []
        for name in ("session-map", "history"):
            SCREENS[name](program)
            made.append(picture_of(program, out / f"{name}.png"))
        return made


def _made(folder: Path, size: str, theme: str) -> Iterator[Path]:
    with opened(FOLDER, size, theme, demonstration=True) as program:
        for name, show in SCREENS.items():
            show(program)
            yield picture_of(program, folder / f"{name}.png")
    _make_empty_practice()
    with opened(EMPTY, size, theme) as program:
        yield picture_of(program, folder / "patients-empty.png")
    with opened(ABSENT, size, theme) as program:
        yield picture_of(program, folder / "first-run.png")
    _damage()
    with opened(DAMAGED, size, theme) as program:
        yield picture_of(program, folder / "trouble.png")


def _make_empty_practice() -> None:
    if EMPTY.records.exists():
        return
    store = open_store(EMPTY, lambda: NOW, durable=False)
    clinician = Clinician(clinician_id=0, name="Robin Okafor", credentials="MD", role="neurologist")
    added = store.clinicians.add(clinician, NOW, None)
    store.settings.set(Settings(clinic_name="Sampleton Clinic"), NOW, added.clinician_id)
    store.close()


def _damage() -> None:
    DAMAGED.root.mkdir(exist_ok=True)
    DAMAGED.records.write_bytes(b"not a records file " * 40)


def open_draft(program: Program) -> SessionPage:
    """The session of the pictures that is open today."""
    return opened_session(program)


def opened_session(
    program: Program, patient: str = PATIENT, back: int = 0, place: PlaceName | None = None
) -> SessionPage:
    """A session of a patient, 0 the newest, at one of its places if named."""
    pages, workspace = pages_of(program), program.workspace
    if workspace is None:
        raise AssertionError("no practice is open")
    found = workspace.store.patients.search(patient)[0].patient
    sessions = workspace.store.sessions.of_patient(found.patient_id)
    pages.open_session(sessions[back].session.session_id)
    settled()
    if pages.session_page is None:
        raise AssertionError("no session is open")
    if place:
        pages.session_page.go_to(place)
        settled()
    return pages.session_page


def _at(place: PlaceName, patient: str = PATIENT, back: int = 0) -> Screen:
    def show(program: Program) -> None:
        opened_session(program, patient, back, place)

    return show


def _clinicians(program: Program) -> None:
    if program.window.pages:
        program.window.pages.choose_clinician()


def _patients(program: Program) -> None:
    pages_of(program)


def _patient(program: Program) -> None:
    patients = pages_of(program).patients
    patients.search.setText("mar")
    settled()
    matches = patients.list.model.found.matches
    wanted = next(m.patient for m in matches if m.patient.family_name == PATIENT)
    patients.open_patient(wanted.patient_id)


def _no_match(program: Program) -> None:
    pages_of(program).patients.search.setText("zz top")


def _patient_form(program: Program) -> None:
    patients = pages_of(program).patients
    patients.search.clear()
    settled()
    patients.new_patient()


def _history(family_name: str) -> Screen:
    """A patient with all sessions."""

    def show(program: Program) -> None:
        patients = pages_of(program).patients
        patients.search.clear()
        settled()
        matches = patients.list.model.found.matches
        wanted = next(m.patient for m in matches if m.patient.family_name == family_name)
        patients.open_patient(wanted.patient_id)

    return show


def _session(program: Program) -> None:
    open_draft(program)


def _enlarged(name: str) -> Screen:
    return lambda program: open_draft(program).map_place.map_area.enlarge(name)


def _site(program: Program) -> None:
    open_draft(program).map_place.open_site("TE-L2")


def _site_with_reason(program: Program) -> None:
    open_draft(program).map_place.open_site("FR-L2")


def _not_given(program: Program) -> None:
    open_draft(program).map_place.open_site("CP-R1", reasons=True)


def _note(program: Program) -> None:
    open_draft(program).map_place.open_note()


def _findings(program: Program) -> None:
    opened_session(program, "Hale").map_place.open_findings()


def _adding_a_vial(program: Program) -> None:
    place = opened_session(program, "Marchetti", place=PlaceName.VIALS).place
    if isinstance(place, VialsPlace):
        place.add_vial()


def _amending(program: Program) -> None:
    place = opened_session(program, back=1, place=PlaceName.REVIEW).place
    if isinstance(place, ReviewPlace):
        place.signed.amend_button.click()


def _backups(program: Program) -> None:
    pages, workspace = pages_of(program), program.workspace
    if workspace and not workspace.folder.backups.exists():
        write_backup(workspace.folder.records, workspace.folder.backups, NOW)
    pages.show_backups()


SCREENS: dict[str, Screen] = {
    "clinicians": _clinicians,
    "patients": _patients,
    "patient": _patient,
    "patients-no-match": _no_match,
    "session-map": _session,
    "session-enlarged-front": _enlarged("front"),
    "session-enlarged-back": _enlarged("back"),
    "session-enlarged-right": _enlarged("right"),
    "session-enlarged-left": _enlarged("left"),
    "site-panel": _site,
    "site-panel-not-given": _site_with_reason,
    "not-given-reasons": _not_given,
    "session-note": _note,
    "findings": _findings,
    "session-prepare": _at(PlaceName.PREPARE),
    "session-vials": _at(PlaceName.VIALS, "Marchetti"),
    "session-vials-adding": _adding_a_vial,
    "session-aftercare": _at(PlaceName.AFTERCARE),
    "session-aftercare-filled": _at(PlaceName.AFTERCARE, back=1),
    "session-review": _at(PlaceName.REVIEW),
    "session-signed": _at(PlaceName.REVIEW, back=1),
    "session-amended": _at(PlaceName.REVIEW, "Márquez"),
    "session-amending": _amending,
    "session-void": _at(PlaceName.REVIEW, "Voss"),
    "patient-void": _history("Voss"),
    "patient-waiting": _history("Nguyễn"),
    "cosign-queue": lambda program: pages_of(program).show_cosign_queue(),
    "stock": lambda program: pages_of(program).show_stock(),
    "settings": lambda program: pages_of(program).show_settings(),
    "backups": _backups,
    **COURSE_SCREENS,
    "help": lambda program: pages_of(program).show_help(),
    "patient-form": _patient_form,
}
NAMES = (*SCREENS, "patients-empty", "first-run", "trouble")
