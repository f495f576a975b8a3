"""The first start: whose clinic, who charts, where the records lie; then the empty list."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.overriding import override
from gui.patients.wording import breakable
from gui.setup.clinician_fields import ClinicianFields
from gui.theme import Theme
from gui.widgets.field import Field
from gui.widgets.icon_label import IconLabel
from gui.widgets.key_cap import CapButton
from gui.widgets.mini_map import Miniatures, MiniMap, Picture
from gui.widgets.parts import button, frame, label, row
from gui.wording import tr
from model.clinician import Clinician
from model.head_map import HeadMap
from model.protocol import Protocol

LEFT_WIDTH = 640
SIDE = 64
HEAD = QSize(330, 300)


class FirstRunPage(QWidget):
    """Only collects; what is done with it is the window's."""

    done = Signal(str, Clinician)
    folder_wanted = Signal(Path)
    demonstration_wanted = Signal()
    restore_wanted = Signal(Path)

    def __init__(self, theme: Theme, head_map: HeadMap, protocol: Protocol, folder: Path) -> None:
        super().__init__()
        self._theme, self._head_map, self._protocol = theme, head_map, protocol
        self.clinic = Field(theme, tr("Clinic’s name, as it prints on the chart"))
        self.clinician = ClinicianFields(theme)
        self.path = label("", "strong", wrap=True)
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.change_folder = button(tr("Change…"), "link", tip=tr("Choose another folder"))
        self.start = CapButton(theme, tr("Start with an empty patient list"), cap="Enter")
        self.demonstration = button(tr("Look at a made-up practice first"), "link")
        self.restore = button(tr("Restore a backup…"), "link")
        self.left = self._make_left()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.left)
        layout.addWidget(frame("upright"))
        layout.addWidget(self._make_right(), 1)
        self.show_folder(folder)
        self.start.clicked.connect(self._start)
        self.change_folder.clicked.connect(self._choose_folder)
        self.demonstration.clicked.connect(self.demonstration_wanted)
        self.restore.clicked.connect(self._choose_backup)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.clinic.editor.setFocus()  # a page that is not yet in the window takes no focus

    def show_folder(self, folder: Path) -> None:
        """Say where the records lie."""
        self._folder = folder
        self.path.setText(breakable(str(folder)))
        self.path.setAccessibleName(str(folder))

    def _make_left(self) -> QWidget:
        body = QWidget()
        body.setObjectName("first_run")
        body.setStyleSheet("#first_run { background: transparent; }")
        column = QVBoxLayout(body)
        column.setContentsMargins(SIDE, 40, SIDE, 16)
        column.setSpacing(0)
        column.addWidget(label("Headmap", "name"))
        column.addSpacing(20)
        column.addWidget(label(tr("Set up this workstation"), "title"))
        column.addSpacing(4)
        column.addWidget(label(tr("A few lines, once. All of it can be changed later."), "second"))
        column.addSpacing(24)
        column.addWidget(self.clinic)
        column.addSpacing(22)
        column.addWidget(label(tr("First clinician"), "strong"))
        column.addSpacing(6)
        column.addWidget(self.clinician)
        column.addSpacing(22)
        column.addWidget(label(tr("Where the records lie"), "strong"))
        column.addSpacing(8)
        column.addWidget(self._make_folder_box())
        column.addStretch(1)
        return self._above_the_button(body)

    def _above_the_button(self, body: QWidget) -> QWidget:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        foot = QVBoxLayout()
        foot.setContentsMargins(SIDE, 12, SIDE, 10)
        foot.addWidget(self.start)
        # A link's words begin inside its edge: the words stand flush, not the edge.
        links = row(self.demonstration, 1, self.restore)
        links.setContentsMargins(SIDE - 8, 0, SIDE - 8, 24)
        left = frame("surface")
        left.setFixedWidth(LEFT_WIDTH)
        layout = QVBoxLayout(left)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)
        layout.addLayout(links)
        return left

    def _make_folder_box(self) -> QWidget:
        box = _QuietBox(self._theme)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.path)
        words.addWidget(label(tr("On this workstation alone; nothing is sent."), "second"))
        inside = QHBoxLayout(box)
        inside.setContentsMargins(16, 12, 10, 12)
        inside.setSpacing(14)
        inside.addWidget(IconLabel(self._theme, "folder", "text_2", 22))
        inside.addLayout(words, 1)
        inside.addWidget(self.change_folder)
        return box

    def _make_right(self) -> QWidget:
        right = QWidget()
        picture = Picture(all_views=True, diameter=14, ground="bg")
        miniatures = Miniatures(self._theme, lambda: self._head_map, lambda: self._protocol)
        self.map = MiniMap(miniatures, picture)
        self.map.setMinimumSize(HEAD)
        self.map.setAccessibleName(tr("The head map with the planned sites"))
        texts = QHBoxLayout()
        texts.setSpacing(24)
        for title, text in (
            (tr("Check off the sites"), tr("One click or one key for each, in injection order.")),
            (
                tr("Every click is kept"),
                tr("At once, on this workstation, even when the power fails."),
            ),
            (tr("Print the chart"), tr("With map, table and departures on one page.")),
        ):
            block = QVBoxLayout()
            block.setSpacing(2)
            block.addWidget(label(title, "strong", wrap=True))
            block.addWidget(label(text, "second", wrap=True))
            block.addStretch()
            texts.addLayout(block, 1)
        small_print = tr(
            "A record, not a medical device. Doses and landmarks are to be confirmed against"
            " the current label."
        )
        layout = QVBoxLayout(right)
        layout.setContentsMargins(48, 44, 48, 28)
        layout.setSpacing(20)
        layout.addWidget(self.map, 1)
        layout.addLayout(texts)
        layout.addWidget(label(small_print, "label", wrap=True))
        return right

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._start()
        else:
            super().keyPressEvent(event)

    def _start(self) -> None:
        clinician = self.clinician.read()
        clinic = " ".join(self.clinic.text.split())
        if not clinic:
            self.clinic.show_error(tr("Enter the clinic’s name: it prints on every chart."))
            self.clinic.editor.setFocus()
        elif clinician:
            self.done.emit(clinic, clinician)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, tr("Where the records lie"), str(self._folder)
        )
        if chosen:
            self.show_folder(Path(chosen))
            self.folder_wanted.emit(Path(chosen))

    def _choose_backup(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Restore a backup"), str(self._folder), tr("Backups (*.sqlite3)")
        )
        if chosen:
            self.restore_wanted.emit(Path(chosen))


class _QuietBox(QWidget):
    """A box with a quiet ground and a fine edge."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = self._theme.roles
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(roles.line), 1))
        painter.setBrush(QColor(roles.surface_2))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
        painter.end()
