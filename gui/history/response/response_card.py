"""Does the treatment work: the verdict of the clinic's rule, and what the clinician decided."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.history.records import CourseRecords
from gui.history.response.course_verdicts import CourseVerdicts
from gui.history.response.deciding import baseline_of, decision_of
from gui.history.response.decision_form import DecisionForm
from gui.history.response.figures import cycle_lines
from gui.history.response.folds import Folds
from gui.history.response.last_decision import LastDecision, decision_words, reason_words
from gui.history.response.verdict_part import VerdictPart
from gui.history.response.wording import rule_words, short_words, source_words
from gui.overriding import override
from gui.session.card import BAR, SIDE, Card, Column
from gui.theme import Theme
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.parts import button, frame, label
from gui.wording import tr
from gui.workspace import ChangeSet
from model.errors import InvalidValueError
from model.outcome.decision import Choice
from model.response.verdict import Verdict
from model.use_cases.measuring import add_decision, keep

CYCLES, OTHERS, DECISIONS = "cycles", "others", "decisions"


class ResponseCard(Card):
    """States and never decides; continue and stop are the clinician's, with a reason."""

    measures_wanted = Signal()

    def __init__(self, records: CourseRecords, theme: Theme) -> None:
        super().__init__(tr("Response"), spacing=6)
        self._records, self._theme = records, theme
        self._asked = False
        self.rule = ElidedLabel("", "label")
        self.beside.hide()
        self.head.addWidget(self.rule)
        self.verdicts = CourseVerdicts(records)
        self.part: VerdictPart | None = None
        self._seen: tuple[Verdict, str] | None = None
        self.lost = label("", "confirm-words", wrap=True)
        names = {
            CYCLES: tr("Cycles"),
            OTHERS: tr("Other rules"),
            DECISIONS: tr("Decisions"),
        }
        self.folds = Folds(theme, names)
        self.decision = LastDecision(theme)
        self.form = DecisionForm(theme)
        self.ask = label("", "confirm-words", wrap=True)
        self._column = Column(gap=4, bar_beside=True)
        self._edge = frame("rule")
        self.continue_button, self.stop_button = button(tr("Continue…")), button(tr("Stop…"))
        self.cancel_button, self.keep_button = button(tr("Cancel")), button("", "main")
        self._lay_out()
        self._connect()
        self._close_form()

    def _lay_out(self) -> None:
        # The bar that scrolls stands in the margin: with it no line wraps otherwise.
        self.body.setContentsMargins(SIDE, 12, SIDE - BAR, 14)
        self.head.setContentsMargins(0, 0, BAR, 0)
        inside = self._column
        inside.add(self.lost)
        self._place = inside.layout_inside.count()
        inside.add(self.decision)
        inside.add(self.folds)
        inside.add(self.form)
        inside.layout_inside.addStretch(1)
        inside.inside.installEventFilter(self)
        self.body.addWidget(inside, 1)
        self._edge.hide()
        foot = QVBoxLayout()
        foot.setContentsMargins(0, 0, BAR, 0)
        foot.addWidget(self._edge)
        foot.addWidget(self.ask)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for made in (
            self.continue_button,
            self.stop_button,
            self.cancel_button,
            self.keep_button,
        ):
            buttons.addWidget(made, 1)
        foot.addLayout(buttons)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.continue_button.clicked.connect(lambda: self._open_form(Choice.CONTINUE))
        self.stop_button.clicked.connect(lambda: self._open_form(Choice.STOP))
        self.cancel_button.clicked.connect(self._cancel)
        self.keep_button.clicked.connect(self._keep_decision)
        self.form.kept.connect(self._keep_decision)
        self.form.reason.edited.connect(self._typed)
        self.folds.opened_one.connect(self._show_fold)
        # What is cut off beneath is cut at a line, not in mid air.
        bar = self._column.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, most: self._edge.setVisible(most > 0))
        self._records.workspace.records_changed.connect(self._records_changed)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_room()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._column.inside and event.type() == QEvent.Type.LayoutRequest:
            # Widgets just added are shown only after this event, and count from then on.
            QTimer.singleShot(0, self, self._take_room)
        return super().eventFilter(watched, event)

    def _take_room(self) -> None:
        """Verdict, second criterion and decision are never cut: only an open fold scrolls."""
        width = self._column.viewport().width()
        tall = self._column.layout_inside.totalHeightForWidth(width)
        self._column.setMinimumHeight(max(tall - self.folds.opened_height(width), 0))

    def show_course(self) -> None:
        """The verdict on the course as it stands in the file now."""
        self.verdicts.read()
        verdict, rule = self.verdicts.chosen, self.verdicts.rule
        self.rule.say(rule_words(rule))
        self.rule.setToolTip(source_words(rule))
        self.rule.setAccessibleName(f"{rule_words(rule)}. {source_words(rule)}")
        self.lost.setText(self.verdicts.lost_words)
        self.lost.setVisible(bool(self.verdicts.lost_words))
        self._show_verdict()
        self.folds.show_lines(CYCLES, cycle_lines(verdict))
        others = [(other.rule.title, short_words(other)) for other in self.verdicts.others]
        self.folds.show_lines(OTHERS, others)
        self._allow_deciding(treated=bool(self._records.course.given))
        self._show_decision()
        decisions = self._records.course.decisions
        told = [(decision_words(one), reason_words(one)) for one in reversed(decisions)]
        self.folds.show_lines(DECISIONS, told)

    def _allow_deciding(self, *, treated: bool) -> None:
        for made in (self.continue_button, self.stop_button):
            made.setEnabled(treated)
            made.setToolTip(made.text() if treated else tr("No treatment was given yet."))

    def _show_decision(self) -> None:
        """While another one is made, what matters is the verdict it is made on."""
        decisions = self._records.course.decisions
        seen = decisions[-1] if decisions and self.form.isHidden() else None
        self.decision.show_decision(seen)

    def _show_verdict(self) -> None:
        seen = (self.verdicts.chosen, self.verdicts.baseline_offer)
        if seen == self._seen:
            return
        old, self._seen = self.part, seen
        had_focus = bool(old and old.isAncestorOf(self.focusWidget() or self))
        made = VerdictPart(self._theme, self.verdicts.chosen, self.verdicts.baseline_offer)
        made.measures_wanted.connect(self.measures_wanted)
        made.baseline_wanted.connect(self._keep_baseline)
        self._column.layout_inside.insertWidget(self._place, made)
        if old:
            self._column.layout_inside.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.part = made
        if had_focus:
            self.continue_button.setFocus()

    def step_out(self) -> bool:
        """Close the form; False where none is open."""
        if self.form.isHidden():
            return False
        self._cancel()
        return True

    def keep_typed(self) -> bool:
        """Whether no reason is lost by leaving: asks once, and the second time lets it go."""
        if not self.form.is_typed or self._asked:
            return True
        self._asked = True
        self.ask.setText(tr("Not kept yet. Leave once more to throw away the reason."))
        self.ask.show()
        return False

    def refresh_theme(self) -> None:
        """Draw again in the theme's colours."""
        self.folds.refresh_theme()
        self.update()

    def release(self) -> None:
        """Hear no more of the workspace; before the page goes."""
        self._records.workspace.records_changed.disconnect(self._records_changed)

    def _records_changed(self, changes: ChangeSet) -> None:
        if changes.settings:  # another rule may have been chosen
            self.show_course()

    def _open_form(self, choice: Choice) -> None:
        clinician = self._records.workspace.clinician
        if clinician is None:
            raise AssertionError("nobody is signed in")
        self.form.open_for(choice, clinician.signature_name)
        stop = choice is Choice.STOP
        words = tr("Stop the treatment") if stop else tr("Continue the treatment")
        self.keep_button.setText(tr("Record: stop") if stop else tr("Record: continue"))
        self.keep_button.setAccessibleName(words)
        self.keep_button.setToolTip(words)
        self._show_buttons(form=True)

    def _show_fold(self) -> None:
        # What was just put into it has its height only after this event.
        QTimer.singleShot(0, self, lambda: self._column.bring_into_sight(self.folds))

    def _cancel(self) -> None:
        before = self.stop_button if self.form.choice is Choice.STOP else self.continue_button
        self._close_form()
        before.setFocus()

    def _close_form(self) -> None:
        self.form.hide()
        self._typed()
        self._show_buttons(form=False)

    def _show_buttons(self, *, form: bool) -> None:
        asking: tuple[QWidget, ...] = (self.cancel_button, self.keep_button)
        for made in asking:
            made.setVisible(form)
        for made in (self.continue_button, self.stop_button, self.folds):
            made.setVisible(not form)
        self._show_decision()

    def _typed(self) -> None:
        """What is typed after the question is not thrown away by leaving again."""
        self._asked = False
        self.ask.hide()

    def _keep_decision(self) -> None:
        choice = self.form.choice
        made = decision_of(
            self._records.workspace, self.verdicts.chosen, choice, self.form.reason.text
        )
        stop = choice is Choice.STOP
        name = tr("Decided to stop") if stop else tr("Decided to continue")
        try:
            kept = self._records.perform(name, lambda course: add_decision(course, made))
        except InvalidValueError as error:
            self.form.reason.show_error(str(error))
            self.form.reason.setFocus()
            return
        if kept:
            self.form.reason.set_text("")
            self._cancel()

    def _keep_baseline(self) -> None:
        point = self.verdicts.proposed
        if point is None:
            return
        made = baseline_of(self._records.workspace, self.verdicts.rule, point)
        self._records.perform(tr("Baseline chosen"), lambda course: keep(course, made))
