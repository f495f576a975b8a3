"""Why the patient is treated: days, diagnosis, aura, medication overuse, allergies."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.session.card import SIDE, Card, side_by_side
from gui.session.carried_mark import CAPTION, CarriedMark
from gui.session.kept_field import KeptField
from gui.session.prepare.diagnosis_field import DiagnosisField
from gui.session.prepare.into_record import IntoRecord
from gui.session.prepare.more_measures import CountField, MoreMeasures, kept_text
from gui.theme import Theme
from gui.widgets.parts import label, row
from gui.widgets.segments import Segments, Tone
from gui.wording import tr
from gui.workspace import Workspace
from model.counted import period_days
from model.detail import Detail
from model.outcome.measurement import MONTH_DAYS
from model.session_chart import SessionChart
from model.session_part import Changes
from model.use_cases.keeping import set_detail
from model.use_cases.preparing import set_overuse

SetReply = Callable[[SessionChart, str, datetime], Changes]


class IndicationCard(Card):
    """Every field keeps itself."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(tr("Indication"), tr("now, per 28 days"))
        self._workspace, self._theme = workspace, theme
        self.fields: dict[str, KeptField] = {
            "headache_days": self._count("headache_days", tr("Headache days"), tr("of {days}")),
            "migraine_days": self._count("migraine_days", tr("Migraine days"), tr("of {days}")),
            "hours_a_day": self._field("hours_a_day", tr("Hours a day"), tr("h")),
            "acute_days": self._count("acute_days", tr("Acute medicine"), tr("d of {days}")),
            "hit6": self._field("hit6", tr("HIT-6 total")),
            "overuse_plan": self._field("overuse_plan", tr("Plan for the overuse")),
            "allergies": self._field("allergies", tr("Allergies")),
        }
        self.diagnosis = DiagnosisField(workspace, theme)
        self.aura = YesNo(workspace, theme, "indication.aura", tr("Aura"), _set_aura)
        self.overuse = YesNo(
            workspace, theme, "indication.overuse", tr("Medication overuse"), set_overuse
        )
        self.allergies_mark = CarriedMark(
            workspace, theme, (Detail, "indication.allergies"), tr("Allergies")
        )
        self.fields["allergies"].head.addWidget(self.allergies_mark)
        self.into_record = IntoRecord(workspace)
        self.more = MoreMeasures(workspace, theme)
        self._lay_out()
        self.fields |= self.more.fields

    def _lay_out(self) -> None:
        fields = self.fields
        names = ("headache_days", "migraine_days", "hours_a_day")
        self.body.addLayout(side_by_side(*(fields[name] for name in names)))
        self.body.addWidget(self.diagnosis)
        answers = side_by_side(self.aura, self.overuse, fields["hit6"])
        last = side_by_side(fields["acute_days"], fields["allergies"])
        for line, shares in ((answers, (12, 13, 10)), (last, (12, 23))):
            for place, share in enumerate(shares):
                line.setStretch(place, share)
        self.body.addLayout(answers)
        self.body.addWidget(self.diagnosis.overuse)
        self.body.addWidget(fields["overuse_plan"])
        self.body.addLayout(last)
        self.body.addWidget(self.into_record)
        self.body.addWidget(self.more)
        self.body.setContentsMargins(SIDE, 12, SIDE, 4)

    def show_chart(self, chart: SessionChart, *, enabled: bool) -> None:
        """Show what stands in the file."""
        for field in self.fields.values():
            field.show_chart(chart, enabled=enabled)
        self.more.show_chart(chart)
        days = period_days(chart)
        usual = days == MONTH_DAYS
        words = tr("now, per 28 days") if usual else tr("now, over {days} days")
        self.beside.setText(words.format(days=days))
        self.diagnosis.show_chart(chart, enabled=enabled)
        self.aura.show_chart(chart, enabled=enabled)
        self.overuse.show_chart(chart, enabled=enabled)
        self.allergies_mark.show_chart(chart, enabled=enabled)
        self.into_record.show_chart(chart, enabled=enabled)
        overused = chart.detail("indication.overuse")
        self.fields["overuse_plan"].setVisible(bool(overused and overused.value == "yes"))

    def _count(self, name: str, caption: str, suffix: str) -> KeptField:
        return CountField(self._workspace, self._theme, name, caption, suffix)

    def _field(self, name: str, caption: str, suffix: str = "") -> KeptField:
        key = f"indication.{name}"
        return KeptField(
            self._workspace,
            self._theme,
            caption,
            shown=lambda chart: kept_text(chart, key),
            act=lambda chart, typed, at: set_detail(chart, key, typed, at),
            suffix=suffix,
        )


class YesNo(QWidget):
    """Yes or no under a caption; a second press on the same takes the answer back."""

    def __init__(
        self, workspace: Workspace, theme: Theme, key: str, caption: str, act: SetReply
    ) -> None:
        super().__init__()
        self._workspace, self._key, self._caption, self._act = workspace, key, caption, act
        self.segments = Segments(theme, caption, [("no", tr("No")), ("yes", tr("Yes"))], height=48)
        self.mark = CarriedMark(workspace, theme, (Detail, key), caption)
        self.segments.wanted.connect(self._answer)
        words = label(caption, "label")
        words.setMinimumHeight(CAPTION)
        head = row(words, 1, self.mark)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.segments)

    def show_chart(self, chart: SessionChart, *, enabled: bool) -> None:
        """Show the answer in the file."""
        detail = chart.detail(self._key)
        tone = Tone.CARRIED if detail and detail.carried_over else Tone.SOFT
        self.segments.show_chosen(detail.value if detail else "", tone, enabled=enabled)
        self.mark.show_chart(chart, enabled=enabled)

    def _answer(self, reply: str) -> None:
        waits = self.segments.tone is Tone.CARRIED
        wanted = "" if reply == self.segments.chosen and not waits else reply
        at = self._workspace.clock()
        words = {"yes": tr("yes"), "no": tr("no")}.get(wanted, tr("not answered"))
        self._workspace.perform(
            f"{self._caption}: {words}", lambda chart: self._act(chart, wanted, at)
        )


def _set_aura(chart: SessionChart, reply: str, at: datetime) -> Changes:
    return set_detail(chart, "indication.aura", reply, at)
