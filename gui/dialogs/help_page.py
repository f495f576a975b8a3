"""Help: keys and gestures, words, what the program is not, version and licences."""

import tomllib

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QWidget

from gui.dialogs.help_words import (
    Keys,
    gestures,
    history_keys,
    map_keys,
    patient_keys,
    place_keys,
    words,
)
from gui.dialogs.page import Page
from gui.setup.demonstration_words import demonstration_words
from gui.theme import Theme
from gui.widgets.key_cap import KeyCap
from gui.widgets.parts import label
from gui.wording import tr
from gui.workspace import Workspace
from model.paths import RESOURCES


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
        self.section(tr("Keys on a patient’s page"), self._keys(history_keys()))
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
        diary = tr(
            "Measures, “Import a diary”. The table needs the columns “date” and “headache” (yes or"
            " no); “severity” (words, 0–3 or 0–10) and “acute medicine” are read where there are."
            " Save an Excel file as CSV first. At most 5,000 lines or 2 MB. Nothing is taken before"
            " the preview, and the same file twice changes nothing."
        )
        recall = tr(
            "Due lists who is overdue, due in a week, at a checkpoint or never came back; the"
            " telephone and the calendar beside a name note what came of calling. Patients whose"
            " treatment was stopped, and archived ones, are not called. A calendar file holds"
            " initials and record numbers alone."
        )
        self.section(tr("A headache diary"), label(diary, wrap=True))
        self.section(tr("Who is due"), label(recall, wrap=True))
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
