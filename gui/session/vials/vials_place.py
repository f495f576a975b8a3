"""The place Vials: is there enough, where did it go, what is left."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from gui.overriding import override
from gui.session.place import Place, PlaceName
from gui.session.vials.all_vials import AllVials
from gui.session.vials.coming_card import ComingCard
from gui.session.vials.figures import Figures
from gui.session.vials.rest_panel import RestPanel
from gui.session.vials.vial_actions import VialActions
from gui.session.vials.vial_card import VialCard
from gui.session.vials.vial_form import VialForm
from gui.theme import Theme
from gui.widgets.choice_button import ChoiceButton
from gui.widgets.parts import button, frame, label, refresh_icons
from gui.wording import tr, units
from gui.workspace import Workspace
from model import vials
from model.session_chart import SessionChart

A_MINUTE_MS = 60_000
SIDE = {1280: 408, 1440: 460, 1920: 560}


class VialsPlace(Place):
    """Every card shows the workspace's chart; only what is being typed is kept here."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace, self._theme = workspace, theme
        self._actions = VialActions(workspace)
        self.figures, self.all_vials = Figures(), AllVials()
        self.coming = ComingCard(theme)
        self.cards: dict[int, VialCard] = {}
        self.loose = frame("notice")
        self.loose_words = label("", "confirm", wrap=True)
        self.allot = button(tr("Draw them from the vials"))
        self.form = VialForm(workspace, theme, self._actions)
        self.rest = RestPanel(workspace, theme, self._actions)
        self.side = QStackedWidget()
        self.side.addWidget(self.rest)
        self.side.addWidget(self.form)
        self._minute = QTimer(self, interval=A_MINUTE_MS)
        self._minute.timeout.connect(self._show_times)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._connect()
        self.show_chart()

    def _lay_out(self) -> None:
        asked = QHBoxLayout(self.loose)
        asked.setContentsMargins(16, 8, 12, 8)
        asked.addWidget(self.loose_words, 1)
        asked.addWidget(self.allot)
        inside = QWidget()
        inside.setObjectName("vials")
        inside.setStyleSheet("#vials { background: transparent; }")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        for widget in (self.figures, self.loose, self.coming, self.all_vials):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setWidget(inside)
        self.scroll_area.viewport().setAutoFillBackground(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addWidget(self.scroll_area, 1)
        layout.addWidget(self.side)

    def _connect(self) -> None:
        self.form.closed.connect(self._close_form)
        self.form.kept.connect(self._kept)
        self.form.edited.connect(self._show_coming)
        self.rest.add_wanted.connect(self.add_vial)
        self.rest.go_on.connect(self.go_on)
        self.allot.clicked.connect(self._actions.allot_rest)

    # -- what is shown -------------------------------------------------------------------

    @override
    def show_chart(self) -> None:
        chart = self._workspace.chart
        if chart is None:
            return
        self.figures.show_chart(chart)
        self._show_loose(chart)
        self._show_cards(chart)
        gone = self.form.changing is not None and self.form.changing not in chart.vials
        if self.form_is_open and (gone or chart.session.ended_at is not None):
            self.side.setCurrentWidget(self.rest)
        self.form.show_state()
        self.rest.show_chart(chart)
        self._show_coming()

    def _show_cards(self, chart: SessionChart) -> None:
        for number in set(self.cards) - set(chart.vials):
            card = self.cards.pop(number)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, number in enumerate(chart.vials):
            if number not in self.cards:
                self.cards[number] = self._made(number, place)
            self.cards[number].show_chart(chart)

    def _made(self, number: int, place: int) -> VialCard:
        card = VialCard(self._workspace, self._theme, self._actions, number)
        card.change_wanted.connect(self.change_vial)
        card.opened.connect(self._bring_into_sight)
        self._column.insertWidget(2 + place, card)
        return card

    def _bring_into_sight(self, asked: QWidget) -> None:
        # Once it has its height: it was hidden until now.
        QTimer.singleShot(0, asked, lambda: self.scroll_area.ensureWidgetVisible(asked, 0, 24))

    def _show_loose(self, chart: SessionChart) -> None:
        loose = vials.without_vial(chart)
        shown = bool(loose and chart.vials)
        self.loose.setVisible(shown)
        if shown:
            words = tr("{units} were given from no vial that is entered here.")
            self.loose_words.setText(words.format(units=units(loose)))
            left = vials.left_by_vial(chart).values()
            self.allot.setVisible(chart.session.ended_at is None)
            self.allot.setEnabled(any(units_left > 0 for units_left in left))

    def _show_coming(self) -> None:
        chart = self._workspace.chart
        number = self.form.next_number
        adding = self.form_is_open and self.form.changing is None and chart is not None
        self.coming.setVisible(adding and number is not None)
        if chart is None:
            return
        line = None
        if adding and number is not None:
            size = self.form.fields.size_units
            self.coming.show_coming(chart, number, size, self._workspace.clock())
            if size is not None:
                line = (number, size, self.form.fields.text("lot").strip()[:30])
        self.all_vials.show_chart(chart, line)

    def _show_times(self) -> None:
        for card in self.cards.values():
            card.show_time()
        self.form.show_result()

    @property
    def form_is_open(self) -> bool:
        """Whether a vial is being added or changed."""
        return self.side.currentWidget() is self.form

    # -- what is done --------------------------------------------------------------------

    def add_vial(self) -> None:
        """Ask for the next vial."""
        self.form.open_new()
        self._show_form()

    def change_vial(self, number: int) -> None:
        """Show a vial's values to put them right."""
        chart = self._workspace.chart
        if chart and number in chart.vials:
            self.form.open_vial(chart.vials[number])
            self._show_form()

    def _show_form(self) -> None:
        self.side.setCurrentWidget(self.form)
        self._show_coming()
        self.form.arrive()

    def _close_form(self) -> None:
        self.side.setCurrentWidget(self.rest)
        self.show_chart()
        self.rest.arrive()

    def _kept(self) -> None:
        chart, added = self._workspace.chart, self.form.changing is None
        self._close_form()
        if self._wants_vial():
            self.add_vial()
        elif added and chart and not chart.injections:
            self.go_on.emit(PlaceName.MAP)  # enough for the plan, and nothing begun: inject

    def _wants_vial(self) -> bool:
        chart = self._workspace.chart
        if chart is None or chart.session.ended_at is not None or self.form.next_number is None:
            return False
        return not chart.vials or bool(vials.short(chart))

    # -- the place -----------------------------------------------------------------------

    @override
    def arrive(self) -> None:
        if self.form_is_open:
            self.form.arrive()
        elif self._wants_vial():
            self.add_vial()
        else:
            self.rest.arrive()

    @override
    def step_out(self) -> bool:
        for card in self.cards.values():
            if card.asks:
                card.close_question()
                return True
        if self.form_is_open and (self.cards or self.form.fields.typed):
            self._close_form()
            return True
        return self.rest.close_question()

    @override
    def press(self, event: QKeyEvent) -> bool:
        """What a scanner types goes to its line, wherever the keyboard stands."""
        chart = self._workspace.chart
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier,
                                      Qt.KeyboardModifier.ShiftModifier)  # fmt: skip
        text = event.text()
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.form_is_open:
            self.form.accept()  # a size chosen with the mouse took the keyboard out of the form
            return True
        if not (plain and text and text.isprintable() and not text.isspace()):
            return False
        if chart is None or chart.session.ended_at is not None:
            return False
        if not self.form_is_open and self.form.next_number is not None:
            self.add_vial()
        if not self.form_is_open:
            return False
        if self.form.changing is not None:
            return False
        self.form.box.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.box.line.insert(text)
        return True

    def take_scan(self, typed: str) -> None:
        """Read a box that was scanned while another place was on the screen."""
        if not self.form_is_open or self.form.changing is not None:
            if self.form.next_number is None:
                return
            self.add_vial()
        self.form.box.line.setText(typed)
        self.form.accept()

    @override
    def refresh_theme(self) -> None:
        refresh_icons(self, self._theme)
        for made in self.findChildren(ChoiceButton):
            made.refresh_theme()

    @override
    def release(self) -> None:
        self._minute.stop()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_times()
        self._minute.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        window = self.window().width()
        self.side.setFixedWidth(next((w for least, w in reversed(SIDE.items()) if window >= least),
                                     SIDE[1280]))  # fmt: skip
