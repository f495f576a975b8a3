"""The top strip of a session: who it is, and what can be done with the whole of it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from gui.map.sizes import SMALL_BELOW
from gui.record_strip import RecordStrip
from gui.session.place import PlaceName
from gui.session.place_button import PlaceButton
from gui.session.signed_name import signed_otherwise
from gui.theme import Theme
from gui.widgets.parts import label, set_kind
from gui.wording import day, local, tr
from gui.workspace import Workspace
from model import allergies
from model.detail import Detail
from model.patient import Patient
from model.session import Session
from model.session_chart import SessionChart


class SessionStrip(RecordStrip):
    """Patient at the left, the five places, undo, redo, print and more at the right."""

    place_wanted = Signal(PlaceName)

    def __init__(self, workspace: Workspace, theme: Theme, menu: QMenu) -> None:
        super().__init__(theme, menu, tr("Print the chart (Ctrl+P)"))
        self._workspace = workspace
        self._shown: tuple[Patient, Session, bool, Detail | None, bool] | None = None
        self.places = {name: PlaceButton(theme, name) for name in PlaceName}
        for name, place in self.places.items():
            place.clicked.connect(partial(self.place_wanted.emit, name))
        self._session = label(kind="label")
        self.lay_out(self.places.values(), [self._session])

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
