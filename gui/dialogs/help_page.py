"""Help: keys and gestures, words, what the program is not, version and licences."""

import tomllib

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QWidget

from gui.dialogs.page import Page
from gui.setup.demonstration_words import demonstration_words
from gui.theme import Theme
from gui.widgets.key_cap import KeyCap, key_name
from gui.widgets.parts import label
from gui.wording import tr
from gui.workspace import Workspace
from model.paths import RESOURCES
from model.settings import Settings

# Keys that are pressed one after another or instead of one another stand as caps of their own.
Keys = tuple[tuple[tuple[str, ...], str], ...]


def map_keys(settings: Settings) -> Keys:
    """What each key does on the map and in the list beside it; those of the walk as assigned."""
    return (
        (("←", "↑", "→", "↓"), tr("walk from site to site")),
        (
            (key_name(settings.key_given),),
            tr("mark the site as given and go on to the next; held: not given, with its reason"),
        ),
        ((key_name(settings.key_back),), tr("step back and unmark")),
        (("Enter",), tr("open the site: dose, reason, place, what happened, note")),
        ((key_name(settings.key_not_given),), tr("mark the site as not given, with its reason")),
        (("V",), tr("move the site: arrows or mouse point, Enter takes the place")),
        (("F",), tr("add a follow-the-pain site in this muscle")),
        (("X",), tr("add a custom point anywhere")),
        (("M",), tr("the whole muscle of this site: all given, clear, add a site")),
        (("P",), tr("plans: repeat the last session, the patient’s plan, the protocol’s")),
        (("R",), tr("repeat the last session as a plan")),
        (("I",), tr("all findings")),
        (("A",), tr("go to the next open site")),
        (("O",), tr("show only open sites in the list")),
        (("1", "2", "3", "4"), tr("enlarge front, back, right, left")),
        (("0",), tr("all four views again")),
        (("+", "−"), tr("zoom in, zoom out; Shift and an arrow move the map")),
        (("Ctrl Z",), tr("undo")),
        (("Ctrl Shift Z",), tr("redo")),
        (("Ctrl T",), tr("note of the session")),
        (("Ctrl Enter",), tr("to Review and sign")),
        (("Ctrl P",), tr("print the chart")),
        (("Ctrl S",), tr("save the chart as PDF")),
        (("F10",), tr("more: print, save, settings, backups")),
        (("Esc",), tr("close a panel; everything typed is kept")),
    )


def place_keys() -> Keys:
    """The five places of a session, each with its key."""
    return (
        (("F2",), tr("Prepare: consent, checks, headache days, medicines tried")),
        (("Y", "N", "?"), tr("in Prepare: answer a check and go on; T opens its note")),
        (("F3",), tr("Vials: lot, expiry, what was given from each and discarded")),
        (("F4",), tr("Map: the sites")),
        (("F5",), tr("Aftercare: how it was borne, advice, the next date")),
        (("F6",), tr("Review and sign: sums, findings, what is missing, the PIN")),
    )


def patient_keys() -> Keys:
    """What each key does on the patients' page."""
    return (
        (("A … Z",), tr("search: just type, wherever you are")),
        (("↑", "↓"), tr("choose in the list")),
        (("Enter",), tr("show the patient; again: start or continue the session")),
        (("Ctrl Enter",), tr("start or continue the session; keep what was typed in a form")),
        (("Ctrl N",), tr("new patient")),
        (("Esc",), tr("clear the search; leave a form")),
        (("F1",), tr("this page")),
        (("F11",), tr("full screen")),
    )


def gestures() -> tuple[tuple[str, str], ...]:
    """What mouse, touch pad and finger do on the map."""
    return (
        (tr("Click or tap"), tr("mark the nearest site as given; again: unmark it")),
        (
            tr("Right click or long press"),
            tr(
                "on a site: dose, not given, place, note; on a muscle: all given, clear, add a"
                " site there; elsewhere on the head: a custom point"
            ),
        ),
        (tr("Hold the big button"), tr("the site is not given: the reasons are asked")),
        (tr("Wheel or pinch"), tr("zoom")),
        (tr("Drag"), tr("move the enlarged map")),
    )


def words() -> tuple[tuple[str, str], ...]:
    """The words of the screen, in the order of a session."""
    return (
        (tr("Site"), tr("a named place with a code such as TE-L3")),
        (tr("Left, right"), tr("always the patient’s")),
        (tr("Planned"), tr("a ring: nothing done there yet")),
        (tr("Given"), tr("a full disc; the dose stands under it where it differs from the plan")),
        (tr("Not given"), tr("a crossed ring, always with a reason")),
        (tr("Follow-the-pain"), tr("a square: an added site where the pain is")),
        (tr("Custom point"), tr("a diamond: an added point of no fixed site")),
        (tr("Moved"), tr("a dashed ring where the site belongs, a line to where it was given")),
        (
            tr("Departure"),
            tr("whatever differs from the protocol: not given, other dose or place, added"),
        ),
        (tr("Plan"), tr("sites, doses and places taken over; nothing of it is given yet")),
        (tr("Open"), tr("a session being charted; every click is kept at once")),
        (tr("Not signed"), tr("ended without a signature; it can be opened again, or signed")),
        (tr("Signed"), tr("locked in the file for everyone; amendments stand beneath it")),
        (tr("Co-signature awaited"), tr("signed; the clinic asks for a second clinician’s name")),
        (tr("Changed after signing"), tr("something else than Headmap changed the record since")),
        (tr("Void"), tr("entered in error: it stays to be seen and counts in no sum")),
        (tr("Archived"), tr("a patient taken out of the list; every record is kept")),
    )


def program_version() -> str:
    """The version that pyproject.toml names."""
    text = (RESOURCES.parent / "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["project"]["version"])


class HelpPage(Page):
    """All of it on one page that scrolls with the arrow keys."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(theme, tr("Help"))
        self._theme = theme
        if workspace.demonstration:
            self.section(tr("Demonstration"), label(demonstration_words(), wrap=True))
        self.section(tr("The five places of a session"), self._keys(place_keys()))
        self.section(tr("Keys on the map"), self._keys(map_keys(workspace.settings)))
        self.section(tr("Mouse, touch pad, finger"), _pairs(gestures()))
        self.section(tr("Keys among the patients"), self._keys(patient_keys()))
        self.section(tr("Words"), _pairs(words()))
        self._add_texts()
        notice = (RESOURCES / "NOTICE").read_text(encoding="utf-8")
        self.notice = QPlainTextEdit(notice)
        self.notice.setReadOnly(True)
        self.notice.setTabChangesFocus(True)
        self.notice.setFixedHeight(320)
        self.notice.setAccessibleName(tr("Licences"))
        self.version = label(tr("Headmap {version}").format(version=program_version()), "strong")
        records = tr("Records: {folder}").format(folder=workspace.folder.root)
        self.section(
            tr("Version and licences"),
            self.version,
            label(records, "second", wrap=True),
            self.notice,
        )
        self.column.addStretch()
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.scroll_area)

    def _add_texts(self) -> None:
        not_this = tr(
            "A record, not a medical device. It does not decide where or how much to inject."
            " Doses and landmarks are to be confirmed against the current label."
        )
        self.section(tr("What it is not"), label(not_this, wrap=True))
        checks = tr(
            "Backups, “Check the records” compares every signature with its record and follows"
            " the audit from its first event. The command “verify” does the same without a screen:"
            " ./run verify."
        )
        pin = tr(
            "A clinician’s PIN is chosen with the first signature, or in the settings, where it is"
            " changed too. One that was forgotten is replaced there: a colleague vouches."
        )
        self.section(tr("PIN"), label(pin, wrap=True))
        self.section(tr("Is everything as it was signed?"), label(checks, wrap=True))

    def _keys(self, lines: Keys) -> QWidget:
        made, grid = _grid()
        for at, (caps, text) in enumerate(lines):
            line = QWidget()
            inside = QHBoxLayout(line)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(4)
            for cap in caps:
                inside.addWidget(KeyCap(self._theme, cap))
            inside.addStretch()
            grid.addWidget(line, at, 0)
            grid.addWidget(label(text, wrap=True), at, 1)
        return made


def _pairs(lines: tuple[tuple[str, str], ...]) -> QWidget:
    made, grid = _grid()
    for at, (what, means) in enumerate(lines):
        grid.addWidget(label(what, "strong", wrap=True), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(means, wrap=True), at, 1)
    return made


def _grid() -> tuple[QWidget, QGridLayout]:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(10)
    grid.setColumnMinimumWidth(0, 220)
    grid.setColumnStretch(1, 1)
    return made, grid
