"""What was measured, told and went wrong between sessions, and where it is entered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui.history.measures.baseline_card import BaselineCard
from gui.history.measures.baseline_form import BaselineForm, made_baseline
from gui.history.measures.effect_form import EffectForm
from gui.history.measures.effects_list import EffectsList
from gui.history.measures.follow_up_form import FollowUpForm
from gui.history.measures.form_panel import FormPanel
from gui.history.measures.table_card import TableCard
from gui.history.records import CourseRecords
from gui.history.tab import Tab
from gui.map.sizes import LARGE_FROM, SMALL_BELOW
from gui.overriding import override
from gui.session.card import BAR, Column, show_focused
from gui.theme import Theme
from gui.widgets.parts import refresh_icons
from gui.wording import day, tr
from model.outcome.contact import Contact
from model.outcome.series import Point
from model.use_cases.measuring import choose_baseline, take_away, treatment_before

if TYPE_CHECKING:  # imported with the first diary
    from gui.history.measures.diary_panel import DiaryPanel

SIDE_SMALL, SIDE, SIDE_LARGE = 360, 420, 520


class MeasuresTab(Tab):
    """The table at the left; baselines and adverse effects at the right, or a form over them.

    add_effect() opens the panel of a new adverse effect, also for other tabs of the page: they
    ask with tab_wanted("measures:effect"), which ends in ask("effect").
    """

    def __init__(self, records: CourseRecords, theme: Theme) -> None:
        super().__init__(records, theme)
        self.form: FormPanel | None = None
        self.diary: DiaryPanel | None = None
        self._back_to: Callable[[], QWidget | None] = lambda: None
        self.table = TableCard(records, theme)
        self.baselines = BaselineCard(records)
        self.effects = EffectsList(records)
        self._cards = Column(bar_beside=True)
        self._cards.add(self.baselines)
        self._cards.add(self.effects)
        self._cards.layout_inside.addStretch(1)
        self._form_place = QVBoxLayout()
        place = QWidget()
        place.setLayout(self._form_place)
        # The cards keep a strip for their bar; the form ends where they do.
        self._form_place.setContentsMargins(0, 0, BAR, 0)
        self._side = QStackedWidget()
        self._side.addWidget(self._cards)
        self._side.addWidget(place)
        self._overview = QWidget()
        self._line = QHBoxLayout(self._overview)
        self._line.setSpacing(0)
        self._line.addWidget(self.table, 1)
        self._line.addWidget(self._side)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._overview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self._connect()

    def _connect(self) -> None:
        table = self.table
        table.add_wanted.connect(self.add_follow_up)
        table.change_wanted.connect(self._change_contact)
        table.remove_wanted.connect(self._remove_contact)
        table.session_wanted.connect(self.session_wanted)
        table.diary_wanted.connect(self.import_diary)
        table.baseline_wanted.connect(self.use_as_baseline)
        self.baselines.wanted.connect(self.use_as_baseline)
        self.baselines.replace_wanted.connect(self._replace_baseline)
        self.effects.add_wanted.connect(self.add_effect)
        self.effects.change_wanted.connect(self._change_effect)

    # -- what is shown -------------------------------------------------------------------

    @override
    def show_course(self) -> None:
        self.table.show_course()
        self.baselines.show_course()
        self.effects.show_course()
        if self.form:
            self.form.shows_record()

    @override
    def ask(self, wish: str) -> None:
        if wish == "effect":
            self.add_effect()

    # -- what is entered -----------------------------------------------------------------

    def add_follow_up(self) -> None:
        """Open the panel of a new follow-up."""
        table = self.table
        self._show_form(
            self._follow_up_form, lambda: table.first if table.model.table.is_empty else table.add
        )

    def add_effect(self) -> None:
        """Open the panel of a new adverse effect; one that is open and typed in asks first."""
        self._show_form(lambda: EffectForm(self.records, self.theme), lambda: self.effects.add)

    def use_as_baseline(self, code: str, point: Point) -> None:
        """Hold others against a value: at once, or with a reason where one is asked for."""
        course = self.records.course
        if course.baseline(code) or treatment_before(course, point.on):
            self._show_form(
                lambda: BaselineForm(self.records, self.theme, code, point), lambda: self.table.view
            )
            return
        in_card = self.baselines.buttons.get(code)
        pressed = in_card is not None and in_card.hasFocus()
        chosen = made_baseline(self.records, code, point)
        text = tr("Baseline of {measure} chosen").format(
            measure=self.records.lists.by_code[code].text
        )
        self.records.perform(text, lambda course: choose_baseline(course, chosen))
        if pressed:  # another button stands in its place
            self._back_to = lambda: self.baselines.buttons.get(code)
            self._focus_back()

    def import_diary(self) -> None:
        """Open the panel that takes a diary from a file."""
        from gui.history.measures.diary_panel import DiaryPanel

        if self.diary is not None or not self.keep_typed():
            return
        panel = DiaryPanel(self.records, self.theme)
        panel.closed.connect(self._close_diary)
        self.diary = panel
        self._back_to = lambda: self.table.diary
        self._pages.addWidget(panel)
        self._pages.setCurrentWidget(panel)
        panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change_contact(self, number: int) -> None:
        contact = self._contact(number)
        if contact:
            self._show_form(lambda: self._follow_up_form(contact), lambda: self.table.view)

    def _remove_contact(self, number: int) -> None:
        contact = self._contact(number)
        if contact:
            text = tr("Follow-up of {day} removed").format(day=day(contact.on))
            self.records.perform(text, lambda course: take_away(course, contact))

    def _follow_up_form(self, contact: Contact | None = None) -> FollowUpForm:
        form = FollowUpForm(self.records, self.theme, contact)
        form.kept.connect(self._follow_up_kept)
        return form

    def _follow_up_kept(self, number: int) -> None:
        """Its row is chosen, and the keyboard is at it."""
        self.table.choose_contact(number)
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _contact(self, number: int) -> Contact | None:
        return next((one for one in self.records.course.contacts if one.number == number), None)

    def _replace_baseline(self, code: str) -> None:
        self._show_form(
            lambda: BaselineForm(self.records, self.theme, code),
            lambda: self.baselines.buttons.get(code),
        )

    def _change_effect(self, number: int) -> None:
        held = self.records.course.adverse_effects
        effect = next((one for one in held if one.number == number), None)
        if effect:
            self._show_form(
                lambda: EffectForm(self.records, self.theme, effect),
                lambda: self.effects.changes.get(number, self.effects.add),
            )

    # -- the panel at the side -----------------------------------------------------------

    def _show_form(
        self, make: Callable[[], FormPanel], back_to: Callable[[], QWidget | None]
    ) -> None:
        """Open a form in the place of the cards; one that holds something typed asks first.

        back_to tells what has the keyboard when it is closed: what opened it may be made anew.
        """
        if not self.keep_typed():
            return
        self._close_form()
        self._back_to = back_to
        form = make()
        form.closed.connect(self._close_form)
        self.form = form
        self.table.let_add(on=False)  # one accent at a time: the form's
        self._form_place.addWidget(form)
        self._side.setCurrentIndex(1)
        self._share_width()
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_form(self) -> None:
        form, self.form = self.form, None
        if form is None:
            return
        self.table.let_add(on=True)
        self._side.setCurrentIndex(0)
        self._share_width()
        self._form_place.removeWidget(form)
        form.hide()
        form.deleteLater()
        self._focus_back()

    def _close_diary(self) -> None:
        self._drop_diary()
        self._focus_back()

    def _drop_diary(self) -> None:
        panel, self.diary = self.diary, None
        if panel:
            panel.release()
            self._pages.removeWidget(panel)
            panel.hide()
            panel.deleteLater()

    def _focus_back(self) -> None:
        """To what opened the panel, where it is still there."""
        wanted = self._back_to()
        here = wanted if wanted and wanted.isVisible() and wanted.isEnabled() else self.table.view
        here.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self._cards, lambda: show_focused(self._cards))  # once laid out

    # -- the tab ---------------------------------------------------------------------------

    @override
    def step_out(self) -> bool:
        if self.diary:
            self._close_diary()
        elif self.form:
            self.form.leave()
        else:
            return False
        return True

    @override
    def keep_typed(self) -> bool:
        if self.form is None or not self.form.is_changed:
            return True
        self.form.ask()
        return False

    @override
    def refresh_theme(self) -> None:
        refresh_icons(self, self.theme)
        if self.diary:
            self.diary.refresh_theme()
        self.update()

    @override
    def release(self) -> None:
        self._drop_diary()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.window().width()
        small, large = wide < SMALL_BELOW, wide >= LARGE_FROM
        gap = 12 if small else 20 if large else 16
        self._line.setContentsMargins(gap, gap, gap - BAR, gap)
        self._line.setSpacing(gap)
        self._cards.set_gap(gap)
        self._share_width()

    def _share_width(self) -> None:
        """A form needs more width than the cards where the window is small."""
        wide = self.window().width()
        small = wide < SMALL_BELOW and self.form is None
        width = SIDE_SMALL if small else SIDE_LARGE if wide >= LARGE_FROM else SIDE
        self._side.setFixedWidth(BAR + width)
