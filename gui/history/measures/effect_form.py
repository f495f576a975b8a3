"""Adds or changes an adverse effect: what, when, how bad, where, and what came of it."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from gui.history.measures.choice_field import ChoiceField
from gui.history.measures.effect_place import EffectPlaceFields
from gui.history.measures.effects_list import effect_lines
from gui.history.measures.form_panel import FormPanel
from gui.history.measures.wording import (
    outcome_name,
    relation_name,
    session_words,
    severity_name,
    typed_day,
)
from gui.history.records import CourseRecords
from gui.patients.wording import joined
from gui.session.card import side_by_side
from gui.session.vials.choice_row import ChoiceRow
from gui.theme import Theme
from gui.widgets.field import Field
from gui.widgets.parts import button
from gui.wording import day, tr
from model.dates import read_day
from model.errors import InvalidValueError
from model.outcome.adverse_effect import (
    OTHER,
    AdverseEffect,
    EffectOutcome,
    EffectSeverity,
    Relation,
)
from model.outcome.parts import OutcomePart
from model.reading import read_count
from model.use_cases.measuring import add_effect, change_effect, followed_by, take_away

NO_SESSION = "none"


class EffectForm(FormPanel):
    """The session it followed is the last one before it began, until another is chosen."""

    def __init__(
        self, records: CourseRecords, theme: Theme, effect: AdverseEffect | None = None
    ) -> None:
        """effect is the one to change; None adds another."""
        title = tr("Change the adverse effect") if effect else tr("New adverse effect")
        keep = tr("Keep changes") if effect else tr("Add the effect")
        super().__init__(records, theme, title, keep)
        self._effect, self._session_by_hand = effect, effect is not None
        kinds = [(one.code, one.text) for one in records.lists.effects]
        if OTHER not in dict(kinds):
            kinds.append((OTHER, tr("Other")))
        sessions = [(str(one.session_id), self._session(one.summary.session.number, one.day))
                    for one in reversed(records.course.treatments)]  # fmt: skip
        self.kind = ChoiceField(theme, tr("What happened"), kinds, tr("Choose…"))
        self.text = Field(theme, tr("In words"), longest=200)
        self.onset = Field(theme, tr("Began"), hint=tr("e.g. 5 Mar 2026"), longest=40)
        self.lasted = Field(theme, tr("Lasted, days"), longest=6)
        self.severity = ChoiceRow(
            theme, tr("Severity"), [(one.value, severity_name(one)) for one in EffectSeverity]
        )
        self.relation = ChoiceField(
            theme, tr("Relation to it"), [(one.value, relation_name(one)) for one in Relation]
        )
        self.outcome = ChoiceField(
            theme, tr("Outcome"), [(one.value, outcome_name(one)) for one in EffectOutcome]
        )
        self.session = ChoiceField(
            theme, tr("After which session"), [*sessions, (NO_SESSION, tr("None of them"))]
        )
        self.place = EffectPlaceFields(records, theme)
        self.action = Field(theme, tr("What was done about it"), longest=600)
        self.note = Field(theme, tr("Note"), lines=2)
        self.remove = button(tr("Remove"))
        self._lay_out_fields()
        self._fill()
        self._connect()
        self.begin()
        self.setFocusProxy(self.kind)

    def _lay_out_fields(self) -> None:
        dates, came = QWidget(), QWidget()
        for made, pair in (
            (dates, (self.onset, self.lasted)),
            (came, (self.relation, self.outcome)),
        ):
            beside = side_by_side(*pair)
            beside.setContentsMargins(0, 0, 0, 0)
            made.setLayout(beside)
        self.add(self.kind, self.text, dates, self.severity, self.session, self.place)
        self.add(came, self.action, self.note)
        self.column.layout_inside.addStretch(1)
        if self._effect:
            self.put_beside(self.remove)

    def _connect(self) -> None:
        self.kind.by_hand.connect(self._kind_chosen)
        self.onset.edited.connect(self._follow_onset)
        self.onset.left.connect(self._onset)
        self.lasted.left.connect(self._lasted)
        self.session.by_hand.connect(self._session_chosen)
        self.remove.clicked.connect(self._remove)

    def _fill(self) -> None:
        held = self._effect
        self.severity.choose(held.severity if held else EffectSeverity.UNKNOWN)
        self.relation.choose(held.relation if held else Relation.UNKNOWN)
        self.outcome.choose(held.outcome if held else EffectOutcome.UNKNOWN)
        if held is None:
            self._follow_onset()
        else:
            self.kind.choose(held.effect)
            self.text.set_text(held.text if held.effect == OTHER else "")
            self.onset.set_text(typed_day(held.onset_on))
            self.lasted.set_text("" if held.lasted_days is None else str(held.lasted_days))
            self.session.choose(str(held.session_id) if held.session_id else NO_SESSION)
            self.action.set_text(held.action)
            self.note.set_text(held.note)
        self._offer_places()
        if held:
            self.place.show_effect(held)
        self.text.setVisible(self.kind.chosen == OTHER)

    def state(self) -> tuple[str, ...]:
        """All that is typed and chosen; a session that only followed the day is neither."""
        fields = (self.text, self.onset, self.lasted, self.action, self.note)
        chosen = (self.kind, self.relation, self.outcome)
        session = self.session.chosen if self._session_by_hand else ""
        place = (str(part) for part in self.place.place)
        return (*(one.text for one in fields), *(one.chosen for one in chosen),
                self.severity.chosen, session, *place)  # fmt: skip

    def recorded(self) -> tuple[OutcomePart, ...]:
        """The effect that is to be changed."""
        number = self._effect.number if self._effect else 0
        return tuple(one for one in self.records.course.adverse_effects if one.number == number)

    def recorded_words(self) -> str:
        """The effect as the list tells it, with its note."""
        return joined(*(one for effect in self.recorded() if isinstance(effect, AdverseEffect)
                        for one in (*effect_lines(self.records, effect), effect.note)))  # fmt: skip

    def keep(self) -> None:
        """Write the effect; what is wrong is said at its field."""
        onset, lasted = self._onset(), self._lasted()
        if not self.kind.chosen:
            self.kind.show_error(tr("Say what happened."))
        if self.kind.error or self.onset.error or self.lasted.error:
            wrong = (one for one in (self.kind, self.onset, self.lasted) if one.error)
            self.go_to(next(wrong))
            return
        muscle, laterality, site = self.place.place
        session = self.session.chosen
        told = AdverseEffect(
            number=self._effect.number if self._effect else 0,
            effect=self.kind.chosen,
            text=self._words(),
            onset_on=onset,
            lasted_days=lasted,
            severity=EffectSeverity(self.severity.chosen),
            relation=Relation(self.relation.chosen),
            action=self.action.text,
            outcome=EffectOutcome(self.outcome.chosen),
            session_id=None if session == NO_SESSION else int(session),
            muscle=muscle,
            laterality=laterality,
            site_code=site,
            note=self.note.text,
            clinician_id=self.records.workspace.actor,
            recorded_at=self.records.workspace.clock(),
        )
        if self._effect is None:
            self.perform(tr("Adverse effect added"), lambda course: add_effect(course, told))
        else:
            same = replace(told, clinician_id=self._effect.clinician_id)
            self.perform(tr("Adverse effect changed"), lambda course: change_effect(course, same))

    def show_error(self, error: InvalidValueError) -> None:
        """Say at a field what to mend."""
        fields: dict[str, Field | ChoiceField] = {
            "text": self.text if self.kind.chosen == OTHER else self.kind,
            "onset_on": self.onset,
            "lasted_days": self.lasted,
            "session_id": self.session,
            "action": self.action,
            "note": self.note,
        }
        field = fields.get(error.field, self.kind)
        field.show_error(tr(str(error)))
        self.go_to(field)

    def _words(self) -> str:
        kind = self.records.lists.effect(self.kind.chosen)
        if self.kind.chosen == OTHER:
            return self.text.text
        former = self._effect.text if self._effect else ""
        return kind.text if kind else former

    def _onset(self) -> date | None:
        if not self.onset.text.strip():
            return None
        try:
            return read_day(self.onset.text, "onset_on")
        except InvalidValueError as error:
            self.onset.show_error(tr(str(error)))
            return None

    def _lasted(self) -> int | None:
        if not self.lasted.text.strip():
            return None
        try:
            return read_count(self.lasted.text, "lasted_days", tr("days"))
        except InvalidValueError as error:
            self.lasted.show_error(tr(str(error)))
            return None

    def _kind_chosen(self) -> None:
        other = self.kind.chosen == OTHER
        self.text.setVisible(other)
        if other:
            self.text.setFocus()
        self._offer_places()

    def _session_chosen(self) -> None:
        self._session_by_hand = True
        self._offer_places()

    def _follow_onset(self) -> None:
        """The last treatment up to the day it began, while nobody chose another session."""
        if self._session_by_hand:
            return
        try:
            onset = read_day(self.onset.text) if self.onset.text.strip() else None
        except InvalidValueError:
            return
        found = followed_by(self.records.course, onset)
        self.session.choose(str(found.session_id) if found else NO_SESSION)
        self._offer_places()

    def _offer_places(self) -> None:
        session = self.session.chosen
        session_id = int(session) if session not in ("", NO_SESSION) else None
        self.place.offer(session_id, self.kind.chosen)

    def _remove(self) -> None:
        held = self._effect
        if held:
            self.perform(tr("Adverse effect removed"), lambda course: take_away(course, held))

    def _session(self, number: int, on: date) -> str:
        return f"{session_words(number)}, {day(on)}"
