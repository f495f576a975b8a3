"""Which protocol new sessions are charted with, and under which jurisdiction's ceiling."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.patients.wording import breakable, joined
from gui.theme import Theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import frame, label
from gui.widgets.row_button import RowButton
from gui.wording import tr, units
from gui.workspace import Workspace
from model.errors import DataFileError
from model.protocol import Ceiling, Protocol


class ProtocolChoice(QWidget):
    """The usable protocols, and in words what is wrong with files that are not."""

    chosen = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: dict[str, RowButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for protocol in workspace.catalogue.protocols.values():
            made = self._make_row(protocol)
            made.setChecked(protocol.protocol_id == workspace.protocol.protocol_id)
            self.rows[protocol.protocol_id] = made
            layout.addWidget(made)
        self.problems = [self._problem(problem) for problem in workspace.catalogue.problems]
        for line in self.problems:
            layout.addWidget(line)
        where = tr(
            "Protocol files of your own go into {folder}. They are read when the program starts;"
            " sessions keep the protocol they were charted with."
        ).format(folder=workspace.folder.protocols)
        self.where = label(breakable(where), "second", wrap=True)
        layout.addWidget(self.where)

    def _make_row(self, protocol: Protocol) -> RowButton:
        about = joined(
            protocol.product,
            tr("{sites} sites").format(sites=protocol.total_sites),
            units(protocol.total_units),
            tr("version {version}").format(version=protocol.version),
        )
        made = choice_row(self._theme, protocol.name, about, "")
        made.clicked.connect(lambda: self._choose(protocol.protocol_id))
        return made

    def _choose(self, protocol_id: str) -> None:
        for key, made in self.rows.items():
            made.setChecked(key == protocol_id)
        self.chosen.emit(protocol_id)

    def _problem(self, problem: DataFileError) -> QWidget:
        made = frame("failure")
        words = tr("{file} is not used. At {key}: {reason}").format(
            file=problem.file, key=problem.key, reason=problem.reason
        )
        inside = QHBoxLayout(made)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.setSpacing(10)
        inside.addWidget(IconLabel(self._theme, "stop", "stop"))
        inside.addWidget(label(breakable(words), "error", wrap=True), 1)
        made.setAccessibleName(words)
        return made


class JurisdictionChoice(QWidget):
    """Whose label's ceiling counts, from the protocol in force."""

    chosen = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace, self._theme = workspace, theme
        self.rows: dict[str, RowButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(label(tr("Jurisdiction: the most that one session gives"), "label"))
        self.fill()

    def fill(self) -> None:
        """Show the ceilings of the protocol in force."""
        for old in self.rows.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = {}
        for ceiling in self._workspace.protocol.ceilings:
            made = self._make_row(ceiling)
            made.setChecked(ceiling.code == self._workspace.settings.jurisdiction)
            self.rows[ceiling.code] = made
            self._column.addWidget(made)

    def _make_row(self, ceiling: Ceiling) -> RowButton:
        most = tr("{units} in {sites} sites").format(
            units=units(ceiling.most_units), sites=ceiling.most_sites
        )
        made = choice_row(self._theme, ceiling.name, ceiling.source, most)
        made.clicked.connect(lambda: self._choose(ceiling.code))
        return made

    def _choose(self, code: str) -> None:
        for key, made in self.rows.items():
            made.setChecked(key == code)
        self.chosen.emit(code)


def choice_row(theme: Theme, title: str, about: str, right: str) -> RowButton:
    """A row to choose: its title with a figure at the right, and beneath what it is about."""
    made = RowButton(theme, joined(title, right, about), card=True)
    made.setCheckable(True)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(label(breakable(title), "strong", wrap=True))
    words.addWidget(label(breakable(about), "second", wrap=True))
    inside = QHBoxLayout(made)
    inside.setContentsMargins(16, 10, 16, 10)
    inside.setSpacing(12)
    inside.addLayout(words, 1)
    if right:
        inside.addWidget(label(right, "strong"))
    made.let_clicks_through()
    return made
