"""Adds or changes a follow-up: when and how, over how many days, and what was told."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.history.measures.choice_field import ChoiceField
from gui.history.measures.form_panel import FormPanel
from gui.history.measures.value_fields import ValueFields
from gui.history.measures.wording import channel_words, counted_words, typed_day
from gui.history.records import CourseRecords
from gui.patients.wording import joined, today_of
from gui.session.card import side_by_side
from gui.theme import Theme
from gui.widgets.field import Field
from gui.wording import day, tr, weekday
from model.dates import read_day
from model.errors import InvalidValueError
from model.outcome.contact import Contact
from model.outcome.lists import Measure
from model.outcome.measurement import LONGEST_PERIOD, MONTH_DAYS, Measurement
from model.outcome.parts import OutcomePart
from model.reading import read_count
from model.use_cases.measuring import add_follow_up, change_follow_up


class FollowUpForm(FormPanel):
    """Kept as one step: the contact and all that became known by it."""

    kept = Signal(int)
    """It stands in the file; by the number of its contact."""

    def __init__(
        self, records: CourseRecords, theme: Theme, contact: Contact | None = None
    ) -> None:
        """contact is the one to change; None adds another."""
        title = tr("Change the follow-up") if contact else tr("New follow-up")
        keep = tr("Keep changes") if contact else tr("Add the follow-up")
        super().__init__(records, theme, title, keep)
        self._contact = contact
        self.on = Field(theme, tr("Date"), hint=tr("for example 20 Nov 2026"), longest=40)
        self.channel = ChoiceField(
            theme, tr("In touch by"), tuple(records.lists.channels.items()), tr("Choose…")
        )
        self.period = Field(theme, tr("Counted over how many days"), longest=4)
        self.values = ValueFields(theme, records.lists)
        self.note = Field(theme, tr("Note"), lines=3)
        head = QWidget()
        beside = side_by_side(self.on, self.channel)
        beside.setContentsMargins(0, 0, 0, 0)
        head.setLayout(beside)
        self.add(head, self.period, self.values, self.note)
        self.column.layout_inside.addStretch(1)
        self.on.edited.connect(self._tell_day)
        self.period.edited.connect(self._tell_period)
        self.on.left.connect(self._day)
        self.period.left.connect(self._leave_period)
        self._fill()
        self.begin()
        self.setFocusProxy(self.on)

    def _fill(self) -> None:
        contact = self._contact
        self.on.set_text(typed_day(contact.on if contact else today_of(self.records.workspace)))
        self.channel.choose(contact.channel if contact else "")
        number = contact.number if contact else 0
        told = [one for one in self.records.course.measurements if one.contact == number]
        stated = next((one.period_days for one in told if one.period_days), MONTH_DAYS)
        self.period.set_text(str(stated))
        self.values.show_values({one.measure: one.value for one in told})
        self.note.set_text(contact.note if contact else "")

    def state(self) -> tuple[str, ...]:
        """All that is typed and chosen."""
        texts = (self.on.text, self.channel.chosen, self.period.text, self.note.text)
        return (*texts, *self.values.state())

    def recorded(self) -> tuple[OutcomePart, ...]:
        """The contact and what was told at it."""
        course = self.records.course
        number = self._contact.number if self._contact else 0
        contacts = (one for one in course.contacts if one.number == number)
        return (*contacts, *(one for one in course.measurements if one.contact == number))

    def recorded_words(self) -> str:
        """Day, channel, each value, and the note."""
        told = self.recorded()
        words = []
        for one in told:
            if isinstance(one, Contact):
                words += [day(one.on), channel_words(self.records.lists, one.channel)]
            elif isinstance(one, Measurement) and one.measure in self.records.lists.by_code:
                measure = self.records.lists.by_code[one.measure]
                value = counted_words(measure, one.value, one.period_days)
                words.append(f"{measure.text}: {value}")
        notes = (one.note for one in told if isinstance(one, Contact))
        return joined(*words, *notes)

    def keep(self) -> None:
        """Write the follow-up; what is wrong is said at its field, all of it at once."""
        on, period = self._day(), self._period()
        if not self.channel.chosen:
            self.channel.show_error(tr("Say how the patient was in touch."))
        values = self.values.read()
        if on is None or period is None or not self.channel.chosen or values is None:
            self._focus_wrong()
            return
        self._write(on, period, values)

    def _write(self, on: date, period: int, values: dict[Measure, Decimal | None]) -> None:
        workspace = self.records.workspace
        told = Contact(
            number=0,
            on=on,
            channel=self.channel.chosen,
            note=self.note.text,
            clinician_id=workspace.actor,
            recorded_at=workspace.clock(),
        )
        before = self._contact
        if before is None:
            text = tr("Follow-up of {day} added").format(day=day(on))
            if self.perform(text, lambda course: add_follow_up(course, told, values, period)):
                self.kept.emit(max(one.number for one in self.records.course.contacts))
            return
        after = replace(before, on=on, channel=told.channel, note=told.note,
                        recorded_at=told.recorded_at)  # fmt: skip
        text = tr("Follow-up of {day} changed").format(day=day(on))
        if self.perform(text, lambda course: change_follow_up(course, after, values, period)):
            self.kept.emit(after.number)

    def show_error(self, error: InvalidValueError) -> None:
        """Say at a field what to mend."""
        fields: dict[str, Field | ChoiceField] = {
            "on": self.on,
            "booked_on": self.on,
            "period_days": self.period,
            "channel": self.channel,
            "note": self.note,
            **self.values.by_code,
        }
        fields.get(error.field, self.on).show_error(tr(str(error)))
        self._focus_wrong()

    def _day(self) -> date | None:
        try:
            on = read_day(self.on.text, "on")
            if on > today_of(self.records.workspace):
                raise InvalidValueError("on", "This day is still to come.")
        except InvalidValueError as error:
            self.on.show_error(tr(str(error)))
            return None
        return on

    def _period(self) -> int | None:
        try:
            days = read_count(self.period.text, "period_days", tr("days"))
            if not 1 <= days <= LONGEST_PERIOD:
                raise InvalidValueError(
                    "period_days", f"Enter a number of days up to {LONGEST_PERIOD}."
                )
        except InvalidValueError as error:
            self.period.show_error(tr(str(error)))
            return None
        return days

    def _tell_day(self) -> None:
        try:
            self.on.show_note(weekday(read_day(self.on.text)))
        except InvalidValueError:
            self.on.show_note("")

    def _tell_period(self) -> None:
        text = self.period.text.strip()
        if text.isdecimal() and 1 <= int(text) <= LONGEST_PERIOD:
            self.values.set_period(int(text))

    def _leave_period(self) -> None:
        if self._period() is not None:
            self.values.check_counts()

    def _focus_wrong(self) -> None:
        for field in (self.on, self.channel, self.period):
            if field.error:
                self.go_to(field)
                return
        self.go_to(self.values.first_wrong() or self.note)
