"""A field for each measure of the clinic; read() gives the values, or says what to mend."""

from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gui.history.measures.wording import WEAR_OFF
from gui.session.vials.choice_row import ChoiceRow
from gui.theme import Theme
from gui.widgets.field import Field
from gui.widgets.parts import label
from gui.widgets.suffix_edit import SuffixEdit
from gui.wording import number, tr
from model.counted import PARTS_OF_WHOLE, WHOLE, check_parts
from model.errors import InvalidValueError
from model.outcome.lists import Measure, OutcomeLists
from model.use_cases.measuring import read_value

NO, YES, UNASKED = "no", "yes", "unasked"


class ValueFields(QWidget):
    """Counts first, then the totals of questionnaires, then how it is on the whole."""

    def __init__(self, theme: Theme, lists: OutcomeLists) -> None:
        super().__init__()
        self._lists = lists
        self._days = 28
        self._above_whole = ""  # the code of what comes to more than the headache days
        self.by_code = {one.code: _field(theme, one) for one in lists.measures}
        self.wear_off = ChoiceRow(
            theme,
            tr("Wear-off noticed"),
            [(UNASKED, tr("Not asked")), (NO, tr("No")), (YES, tr("Yes"))],
        )
        self.wear_off.chosen_by_hand.connect(self._show_week)
        counts = [one for one in lists.measures if one.per_month]
        totals = [one for one in lists.measures if one.unit == "score" and one.least >= 0]
        whole = [one for one in lists.measures if one not in counts and one not in totals]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        for title, measures in (
            (tr("Days and hours"), counts),
            (tr("Questionnaires, totals only"), totals),
            (tr("On the whole"), whole),
        ):
            if measures:
                layout.addWidget(self._group(title, measures))
        for code, field in self.by_code.items():
            field.edited.connect(lambda code=code: self._tell(code))
            field.left.connect(lambda one=lists.by_code[code]: self._check(one))
        self.choose_wear_off(UNASKED)

    def _group(self, title: str, measures: list[Measure]) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.addWidget(label(title, "strong"), 0, 0, 1, 2)
        place = 0
        for measure in measures:
            if measure.code == WEAR_OFF:
                place += place % 2
                grid.addWidget(self.wear_off, 1 + place // 2, 0, 1, 2)
                place += 2
            field = self.by_code[measure.code]
            grid.addWidget(field, 1 + place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
            place += 1
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return made

    def set_period(self, days: int) -> None:
        """Over how many days the counts are taken; it stands behind each of them."""
        changed, self._days = days != self._days, days
        for measure in self._lists.measures:
            editor = self.by_code[measure.code].editor
            if changed and measure.per_month:
                self.by_code[measure.code].show_error("")  # it was said of another period
            if isinstance(editor, SuffixEdit) and measure.per_month:
                words = tr("of {n}") if measure.unit == "days" else tr("h in {n} days")
                editor.suffix = words.format(n=days)
                editor.update()

    def show_values(self, values: Mapping[str, Decimal]) -> None:
        """Fill the fields with what was told."""
        for code, field in self.by_code.items():
            field.set_text(number(values[code]) if code in values else "")
        week = values.get(WEAR_OFF)
        self.choose_wear_off(UNASKED if week is None else YES if week else NO)

    def choose_wear_off(self, key: str) -> None:
        """Say whether the wear-off was noticed."""
        self.wear_off.choose(key)
        self._show_week()

    def state(self) -> tuple[str, ...]:
        """All that is typed and chosen."""
        return (*(field.text for field in self.by_code.values()), self.wear_off.chosen)

    def read(self) -> dict[Measure, Decimal | None] | None:
        """Each measure with its value, None where empty; no answer where a field is wrong."""
        found: dict[Measure, Decimal | None] = {}
        wrong = False
        for measure in self._lists.measures:
            try:
                found[measure] = self._read(measure)
            except InvalidValueError as error:
                self.by_code[measure.code].show_error(tr(str(error)))
                wrong = True
        return None if wrong else found

    def first_wrong(self) -> Field | None:
        """The first field that is to be mended; None where all are right."""
        return next((field for field in self.by_code.values() if field.error), None)

    def check_counts(self) -> None:
        """Say at once at the counts that are typed what the period cannot hold."""
        for measure in self._lists.measures:
            if measure.per_month:
                self._check(measure)

    def _check(self, measure: Measure) -> None:
        """A field was left: say at once what is wrong in it, or with what stands beside it."""
        field = self.by_code[measure.code]
        if field.text.strip() and not field.error:
            try:
                self._read(measure)
            except InvalidValueError as error:
                field.show_error(tr(str(error)))
        if measure.code in (WHOLE, *PARTS_OF_WHOLE):
            self._check_parts()

    def _check_parts(self) -> None:
        if self._above_whole:
            self.by_code[self._above_whole].show_error("")
            self._above_whole = ""
        counts = {}
        for code in (WHOLE, *PARTS_OF_WHOLE):
            field = self.by_code.get(code)
            if field and field.text.strip() and not field.error:
                with suppress(InvalidValueError):
                    counts[code] = self._read(self._lists.by_code[code]) or Decimal(0)
        try:
            check_parts(counts)
        except InvalidValueError as error:
            self._above_whole = error.field
            self.by_code[error.field].show_error(tr(str(error)))

    def _read(self, measure: Measure) -> Decimal | None:
        if measure.code != WEAR_OFF:
            return read_value(measure, self.by_code[measure.code].text, self._days)
        if self.wear_off.chosen != YES:
            return Decimal(0) if self.wear_off.chosen == NO else None
        value = read_value(measure, self.by_code[WEAR_OFF].text, self._days)
        if not value:
            raise InvalidValueError(WEAR_OFF, "Enter in which week after the injection.")
        return value

    def _tell(self, code: str) -> None:
        """What a total means, while it is typed."""
        measure, field = self._lists.by_code[code], self.by_code[code]
        try:
            value = read_value(measure, field.text, self._days) if measure.bands else None
        except InvalidValueError:
            value = None
        field.show_note("" if value is None else measure.band(value))

    def _show_week(self) -> None:
        if WEAR_OFF in self.by_code:
            self.by_code[WEAR_OFF].setVisible(self.wear_off.chosen == YES)


def _field(theme: Theme, measure: Measure) -> Field:
    caption = tr("Week after the injection") if measure.code == WEAR_OFF else measure.text
    return Field(theme, caption, line=SuffixEdit(theme), longest=12)
