"""The middle of the patients' page: the head of the list, the rows, or why there are none."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gui.patients.empty_states import EmptyState
from gui.patients.patient_list import FoundPatients, PatientListModel, PatientListView
from gui.patients.wording import today_of
from gui.theme import Theme
from gui.widgets.mini_map import Miniatures
from gui.widgets.parts import button, frame, label, row
from gui.wording import tr
from gui.workspace import Workspace
from model.store.patients import PatientMatch

PAGE = 50
"""So many rows are read at once; the rest as somebody scrolls to them."""


class FoundList(QWidget):
    """Searches, and shows what was found with its count."""

    opened = Signal(int)
    new_wanted = Signal()
    filled = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, miniatures: Miniatures) -> None:
        super().__init__()
        self._workspace = workspace
        self.archived, self._typed = False, ""
        self._asked_for = PAGE
        self.is_empty_file = False
        self.model = PatientListModel(today_of(workspace))
        self.view = PatientListView(theme, self.model)
        self.count = label("", "strong")
        self.order = label(tr("most recent first"), "label")
        self.toggle = button(tr("Archived"), "link")
        self.none_yet = EmptyState(theme, miniatures)
        self.no_match = EmptyState(theme)
        self.head = QWidget()
        head = row(self.count, 1, self.order, self.toggle, spacing=10)
        head.setContentsMargins(20, 0, 12, 0)
        self.head.setLayout(head)
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(frame("rule"))
        column.addWidget(self.view)
        self._stack = QStackedWidget()
        for page in (rows, self.none_yet, self.no_match):
            self._stack.addWidget(page)
        self._stack.setMinimumHeight(120)  # on a low screen the rows scroll, the page need not grow
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self._stack, 1)
        self.view.opened.connect(self._open_current)
        self.model.more_wanted.connect(self._show_more)
        self.toggle.clicked.connect(self.toggle_archived)
        for page in (self.none_yet, self.no_match):
            page.new_wanted.connect(self.new_wanted)
            page.archived_wanted.connect(self.toggle_archived)

    @property
    def current(self) -> PatientMatch | None:
        """The chosen row's patient."""
        place = self.view.currentIndex().row()
        matches = self.model.found.matches
        return matches[place] if 0 <= place < len(matches) else None

    def search(self, typed: str) -> None:
        """Show who matches what was typed; the first is chosen, or who was if still there."""
        kept = self.current.patient.patient_id if self.current and typed == self._typed else None
        if typed != self._typed:
            self._asked_for = PAGE
        self._typed, store = typed, self._workspace.store
        drafts = {d.session.patient_id: d for d in reversed(store.sessions.open_drafts())}
        matches = store.patients.search(typed, archived=self.archived, most=self._asked_for)
        today = today_of(self._workspace)
        self.model.show_found(
            FoundPatients(
                matches=matches, drafts=drafts, typed=typed, today=today,
                has_more=len(matches) == self._asked_for,
            )
        )  # fmt: skip
        self.is_empty_file = not matches and store.patients.count() == 0
        self.choose(kept)
        self._tell(self.model.rowCount())
        self.filled.emit()

    def _show_more(self) -> None:
        """The rows after those shown, of the same search; who was found meanwhile is there once."""
        shown = {match.patient.patient_id for match in self.model.found.matches}
        self._asked_for = asked_for = 2 * self._asked_for
        patients = self._workspace.store.patients
        ids = patients.search_ids(self._typed, archived=self.archived, most=asked_for)
        more = patients.matches([found for found in ids if found not in shown])
        self.model.show_more(more, has_more=len(ids) == asked_for)
        self._tell(self.model.rowCount())

    def choose(self, patient_id: int | None) -> None:
        """Choose a patient's row where it is shown, else the first."""
        at = self.model.row_of(patient_id) if patient_id is not None else None
        if self.model.rowCount():
            self.view.choose(at or 0)

    def toggle_archived(self) -> None:
        """Between the patients in the list and those taken out of it."""
        self.archived = not self.archived
        self.search(self._typed)

    def _open_current(self) -> None:
        if self.current:
            self.opened.emit(self.current.patient.patient_id)

    def _tell(self, count: int) -> None:
        self.head.setVisible(not self.is_empty_file)
        self.toggle.setText(tr("Back to the list") if self.archived else tr("Archived"))
        self.toggle.setAccessibleName(
            tr("Back to the list") if self.archived else tr("Show archived patients")
        )
        self.toggle.setToolTip(self.toggle.accessibleName())
        self.order.setVisible(count > 1)
        self.count.setText(self._count_text(count))
        if count:
            self._stack.setCurrentIndex(0)
        elif self._typed.strip():
            self._tell_no_match()
        else:
            self._tell_nobody()

    def _count_text(self, count: int) -> str:
        typed = bool(self._typed.strip())
        if not count:
            return ""
        if self.model.found.has_more:
            return (
                tr("The {n} most recent").format(n=count)
                if not typed
                else tr("{n} or more patients match").format(n=count)
            )
        if self.archived:
            texts = tr("1 archived patient"), tr("{n} archived patients")
        elif typed:
            texts = tr("1 patient matches"), tr("{n} patients match")
        else:
            texts = tr("1 patient"), tr("{n} patients")
        return texts[0] if count == 1 else texts[1].format(n=count)

    def _tell_no_match(self) -> None:
        typed = " ".join(self._typed.split())
        self.no_match.say(
            tr("No patient matches “{typed}”.").format(typed=typed),
            archived=not self.archived,
            new=not self.archived,
        )
        self._stack.setCurrentIndex(2)

    def _tell_nobody(self) -> None:
        if self.is_empty_file:
            self.none_yet.say(tr("No patients yet. Add the first one."))
        elif self.archived:
            self.none_yet.say(tr("Nobody is archived."), new=False)
        else:
            self.none_yet.say(tr("All patients are archived."), archived=True)
        self._stack.setCurrentIndex(1)
