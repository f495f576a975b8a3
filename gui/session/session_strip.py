"""The top strip of a session: who it is, and what can be done with the whole of it."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from gui.map.sizes import SMALL_BELOW
from gui.overriding import override
from gui.session.place import PlaceName
from gui.session.place_button import PlaceButton
from gui.session.signed_name import signed_otherwise
from gui.theme import Theme
from gui.widgets.parts import icon_button, label, set_kind
from gui.wording import day, local, tr
from gui.workspace import Workspace
from model import allergies
from model.detail import Detail
from model.patient import Patient
from model.session import Session
from model.session_chart import SessionChart


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


class SessionStrip(QFrame):
    """Patient at the left, the five places, undo, redo, print and more at the right."""

    left = Signal()
    place_wanted = Signal(PlaceName)
    print_wanted = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, menu: QMenu) -> None:
        super().__init__()
        self.setProperty("kind", "strip")
        self._workspace = workspace
        self._shown: tuple[Patient, Session, bool, Detail | None, bool] | None = None
        self.places = {name: PlaceButton(theme, name) for name in PlaceName}
        for name, place in self.places.items():
            place.clicked.connect(partial(self.place_wanted.emit, name))
        self.back_button = icon_button(theme, "back", tr("Back to the patients (Escape)"))
        self._name = ElidedName()
        self._demonstration = label(tr("Demonstration"), "chip")
        self._session = label(kind="label")
        # Whatever is known of the patient flows on; it never takes the room of the places.
        self._who = label(kind="second", wrap=True)
        self._who.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.undo_button = icon_button(theme, "undo", tr("Undo"))
        self.redo_button = icon_button(theme, "redo", tr("Redo"))
        self.print_button = icon_button(theme, "print", tr("Print the chart (Ctrl+P)"))
        self.more_button = icon_button(theme, "more", tr("More (F10)"))
        self.more_button.setMenu(menu)
        for made in (self.back_button, self.undo_button, self.redo_button, self.print_button,
                     self.more_button):  # fmt: skip
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back_button.clicked.connect(self.left)
        self.print_button.clicked.connect(self.print_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        name_line = QHBoxLayout()
        name_line.setSpacing(10)
        name_line.addWidget(self._name)
        name_line.addWidget(self._demonstration, 0, Qt.AlignmentFlag.AlignVCenter)
        name_line.addWidget(self._session, 0, Qt.AlignmentFlag.AlignVCenter)
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
        for place in self.places.values():
            layout.addWidget(place)
        layout.addSpacing(8)
        for made in (self.undo_button, self.redo_button, self.print_button, self.more_button):
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

    def show_session(self, place: PlaceName) -> None:
        """Show the open session's patient, how far its places are, and which one is shown."""
        chart = self._workspace.chart
        if chart is None:
            return
        states = self._workspace.judged.places
        narrow = self.window().width() < SMALL_BELOW
        for name, made in self.places.items():
            made.show_state(states[name], shown=name is place, narrow=narrow)
        patient, session = chart.patient, chart.session
        wide = self.window().width() >= 1366
        shown = (patient, session, wide, chart.detail(allergies.KEY), chart.is_signed)
        if shown == self._shown:  # a mark changes nothing here: no label is laid out anew
            return
        self._shown = shown
        self._name.set_text(patient.list_name)
        self._demonstration.setVisible(self._workspace.demonstration)
        age = patient.age_on(local(session.started_at).date())
        record = f"{'MRN ' if wide else ''}{patient.record_number}" if patient.record_number else ""
        today = local(session.started_at).date() == local(self._workspace.clock()).date()
        number = tr("Session {n}").format(n=session.number)
        self._session.setText("" if today else f"{number}, {day(session.started_at)}")
        self._session.setVisible(not today)
        parts = [day(patient.born_on), tr("{n} y").format(n=age), record, _allergies(chart)]
        self._who.setText(" · ".join(part for part in parts if part))
        otherwise = signed_otherwise(chart)
        for words, shown_by in ((patient.list_name, self._name), (self._who.text(), self._who)):
            shown_by.setToolTip("\n".join(filter(None, (words, otherwise))))
        alarming = allergies.of_session(chart) or allergies.differ(chart)
        set_kind(self._who, "confirm" if alarming else "second")


def _allergies(chart: SessionChart) -> str:
    """As the session has them, and the patient's record where that says otherwise."""
    known = allergies.of_session(chart)
    said = (
        tr("Allergies not asked") if known is None
        else tr("Allergy: {what}").format(what=known) if known
        else tr("No known allergies")
    )  # fmt: skip
    if not allergies.differ(chart):
        return said
    recorded = allergies.in_words(chart.patient.allergies)
    return tr("{said} (patient’s record: {recorded})").format(said=said, recorded=recorded)
