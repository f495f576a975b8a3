"""One row of the list: who, the last contact, why; a way to note a call and one to book."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gui.due.contact_panel import BookPanel, CallPanel, Keep
from gui.due.wording import badge_text, is_over, second_line
from gui.patients.wording import joined
from gui.theme import Theme
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.parts import frame, icon_button, label
from gui.widgets.row_button import RowButton
from gui.wording import day, tr
from gui.workspace import Workspace
from model.recall import Group, RecallRow

HEIGHT, SIDE = 68, 16
BADGE_WIDTH = 150
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DueRow(QWidget):
    """A wide one says record number and telephone in columns of their own.

    That of a session left open has no call and no booking: it is to be ended first.
    """

    chosen = Signal()
    call_wanted = Signal()
    book_wanted = Signal()

    def __init__(self, theme: Theme, row: RecallRow, today: date, *, wide: bool) -> None:
        super().__init__()
        self.row, self._theme = row, theme
        self.panel: CallPanel | BookPanel | None = None
        self.name = self._name_button(today, wide=wide)
        self.badge = label(badge_text(row, today), "tag-over" if is_over(row, today) else "tag")
        self.call = self._icon("phone", tr("Note a call to {name}"))
        self.book = self._icon("calendar", tr("Book a session for {name}"))
        self.call.clicked.connect(self.call_wanted)
        self.book.clicked.connect(self.book_wanted)
        for made in (self.call, self.book):
            keeps_place = made.sizePolicy()
            keeps_place.setRetainSizeWhenHidden(wide)
            made.setSizePolicy(keeps_place)
            if self.is_left_open:
                made.hide()
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, SIDE - 4, 0)
        line.setSpacing(4)
        line.addWidget(self.name, 1)
        line.addWidget(self._badge_place(wide=wide))
        line.addSpacing(8)
        line.addWidget(self.call)
        line.addWidget(self.book)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(line)
        self._column.addWidget(frame("rule"))

    @property
    def is_left_open(self) -> bool:
        """Whether it stands for a session to be ended, not for a call."""
        return self.row.group is Group.LEFT_OPEN

    def take_focus(self) -> None:
        """Put the focus where the row's work is done."""
        if self.panel:
            self.panel.begin()
        else:
            (self.name if self.is_left_open else self.call).setFocus()

    def open_panel(
        self,
        kind: type[CallPanel] | type[BookPanel],
        workspace: Workspace,
        channel: str,
        keep: Keep,
    ) -> CallPanel | BookPanel:
        """Ask under the row what came of it, in the place of another panel."""
        self.close_panel()
        self.panel = panel = kind(workspace, self._theme, self.row, channel, keep)
        panel.closed.connect(self._panel_closed)
        box = QHBoxLayout()
        box.setContentsMargins(20, 0, 20, SIDE)
        box.addWidget(panel)
        self._column.insertLayout(1, box)
        return panel

    def close_panel(self) -> None:
        """Take the panel away."""
        panel, self.panel = self.panel, None
        if panel:
            panel.hide()
            panel.deleteLater()
            self._column.takeAt(1)

    def _badge_place(self, *, wide: bool) -> QWidget:
        """In a wide row as wide in all of them: the columns before it stand under one another."""
        made = QWidget()
        inside = QHBoxLayout(made)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.badge, 0, RIGHT)
        if wide:
            made.setFixedWidth(BADGE_WIDTH)
        return made

    def _panel_closed(self) -> None:
        back = self.book if isinstance(self.panel, BookPanel) else self.call
        self.close_panel()
        if self.isVisible():  # a row that made room for another has given the focus to that
            back.setFocus()

    def _icon(self, icon: str, words: str) -> QPushButton:
        return icon_button(self._theme, icon, words.format(name=self.row.list_name))

    def _name_button(self, today: date, *, wide: bool) -> RowButton:
        row, second = self.row, second_line(self.row, today)
        said = joined(row.list_name, badge_text(row, today), second)
        made = RowButton(self._theme, said)
        opens = tr("Open the session") if self.is_left_open else tr("Open the patient’s page")
        made.setToolTip(opens)
        made.setMinimumHeight(HEIGHT)
        line = QHBoxLayout(made)
        line.setContentsMargins(20, 8, 8, 8)
        line.setSpacing(16)
        told = ElidedLabel(second, "second") if wide else label(second, "second", wrap=True)
        columns: list[tuple[QLabel, QLabel]] = [(ElidedLabel(row.list_name, "strong"), told)]
        if wide:
            number = row.phone or tr("no telephone number")
            columns += [
                (ElidedLabel(row.record_number, "cell"), ElidedLabel(day(row.born_on), "second")),
                (ElidedLabel(number, "cell"), ElidedLabel(row.email, "second")),
            ]
        for column, share in zip(columns, (3, 2, 2), strict=False):
            for one in column if wide else ():  # its share of the row, whatever it says
                one.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            line.addLayout(_two(*column), share)
        made.let_clicks_through()
        made.clicked.connect(self.chosen)
        return made


def _two(upper: QWidget, lower: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addStretch(1)
    column.addWidget(upper)
    column.addWidget(lower)
    column.addStretch(1)
    return column
