"""The top strip of a patient or a session: who it is, the way around, what can be done."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from gui.overriding import override
from gui.theme import Theme
from gui.widgets.parts import icon_button, label
from gui.wording import tr


class ElidedName(QWidget):
    """A name that is cut with an ellipsis here alone; the whole of it on hover."""

    def __init__(self) -> None:
        super().__init__()
        self._label = label(kind="name")
        self._label.setParent(self)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Show a name."""
        self._text = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._label.font())
        return QSize(metrics.horizontalAdvance(self._text) + 6, 30)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, 30)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self._label.font())
        shown = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        self._label.setText(shown)
        self._label.setGeometry(0, 0, self.width(), self.height())


class RecordStrip(QFrame):
    """The name at the left, undo, redo, print and more at the right; lay_out() puts the middle."""

    left = Signal()
    print_wanted = Signal()

    def __init__(self, theme: Theme, menu: QMenu, print_words: str) -> None:
        super().__init__()
        self.setProperty("kind", "strip")
        self.back_button = icon_button(theme, "back", tr("Back to the patients (Escape)"))
        self.undo_button = icon_button(theme, "undo", tr("Undo"))
        self.redo_button = icon_button(theme, "redo", tr("Redo"))
        self.print_button = icon_button(theme, "print", print_words)
        self.more_button = icon_button(theme, "more", tr("More (F10)"))
        self.more_button.setMenu(menu)
        for made in (self.back_button, *self._acts):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._name = ElidedName()
        self._demonstration = label(tr("Demonstration"), "chip")
        # Whatever is known of the patient flows on; it never takes the room of the middle.
        self._who = label(kind="second", wrap=True)
        self._who.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.back_button.clicked.connect(self.left)
        self.print_button.clicked.connect(self.print_wanted)

    @property
    def _acts(self) -> tuple[QWidget, ...]:
        return (self.undo_button, self.redo_button, self.print_button, self.more_button)

    def lay_out(self, middle: Iterable[QWidget], beside_name: Iterable[QWidget] = ()) -> None:
        """Put everything in its place; to be called once by the subclass."""
        name_line = QHBoxLayout()
        name_line.setSpacing(10)
        name_line.addWidget(self._name)
        for made in (self._demonstration, *beside_name):
            name_line.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        name_line.addStretch(1)
        who = QVBoxLayout()
        who.setSpacing(2)
        who.addStretch(1)
        who.addLayout(name_line)
        who.addWidget(self._who)
        who.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 12, 0)
        layout.setSpacing(0)
        layout.addWidget(self.back_button)
        layout.addSpacing(6)
        layout.addLayout(who, 1)
        layout.addSpacing(8)
        for made in middle:
            layout.addWidget(made)
        layout.addSpacing(8)
        for made in self._acts:
            layout.addWidget(made)

    def open_menu(self) -> None:
        """The "more" menu, by key."""
        menu = self.more_button.menu()
        if menu:
            menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def show_undo(self, undo: QAction, redo: QAction) -> None:
        """What undo and redo would do, in their tooltips."""
        for made, action in ((self.undo_button, undo), (self.redo_button, redo)):
            made.setEnabled(action.isEnabled())
            made.setToolTip(f"{action.text()} ({action.shortcut().toString()})")
            made.setAccessibleName(action.text())
