"""The measures that are asked now and then, folded away until one of them has a value."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.overriding import override
from gui.session.card import side_by_side
from gui.session.kept_field import KeptField
from gui.theme import Theme
from gui.widgets.parts import button
from gui.wording import tr
from gui.workspace import Workspace
from model.counted import period_days
from model.errors import InvalidValueError
from model.session_chart import SessionChart
from model.use_cases.keeping import set_detail
from model.use_cases.measuring import read_value
from model.use_cases.preparing import set_count, set_period

LINES = (
    ("period_days", "severe_days", "headache_hours"),
    ("midas", "global_change", "wear_off_week"),
    ("msq_restrictive", "msq_preventive", "msq_emotional"),
)


class CountField(KeptField):
    """A count of days or hours; behind it stands over how many days it was taken."""

    def __init__(
        self, workspace: Workspace, theme: Theme, name: str, caption: str, suffix: str
    ) -> None:
        """suffix has {days} in the place of the period."""
        key = f"indication.{name}"
        super().__init__(
            workspace,
            theme,
            caption,
            shown=lambda chart: kept_text(chart, key),
            act=lambda chart, typed, at: set_count(chart, key, typed, at),
        )
        self._suffix = suffix

    @override
    def show_chart(self, chart: SessionChart, *, enabled: bool = True) -> None:
        super().show_chart(chart, enabled=enabled)
        words = self._suffix.format(days=period_days(chart))
        if self.editor.suffix != words:
            self.editor.suffix = words
            self.editor.update()


class MoreMeasures(QWidget):
    """Open where one has a value; a press opens or folds it, if what is typed could be kept."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace, self._theme = workspace, theme
        self._wanted: bool | None = None
        self.fields = self._make_fields()
        self.fold = button(tr("More measures"), "link")
        # Its words begin where the fields do.
        self.fold.setStyleSheet("padding-left: 0px; margin-left: -2px; text-align: left;")
        self.inside = QWidget()
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(10)
        for names in LINES:
            shown = [self.fields[name] for name in names if name in self.fields]
            column.addLayout(side_by_side(*shown))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.fold)
        layout.addWidget(self.inside)
        self.fold.clicked.connect(self._press)
        self._show_open(opened=False)

    @property
    def is_open(self) -> bool:
        """Whether the fields are on the screen."""
        return not self.inside.isHidden()

    def show_chart(self, chart: SessionChart) -> None:
        """Open or fold as the file has values; the fields are shown and kept by the card."""
        held = any(chart.detail(f"indication.{name}") for name in self.fields)
        self._show_open(opened=held if self._wanted is None else self._wanted)

    def _make_fields(self) -> dict[str, KeptField]:
        workspace, theme = self._workspace, self._theme
        made: dict[str, KeptField] = {
            "period_days": KeptField(
                workspace, theme, tr("Counted over"), shown=lambda c: str(period_days(c)),
                act=set_period, suffix=tr("days"),
            ),
            "severe_days": CountField(
                workspace, theme, "severe_days", tr("Mod. or severe"), tr("of {days}")
            ),
            "headache_hours": CountField(
                workspace, theme, "headache_hours", tr("Headache hours"), tr("in {days} d")
            ),
            "midas": self._total("midas", tr("MIDAS total"), self._grade),
            "global_change": self._total("global_change", tr("Change, −3 to 3"), None),
            "wear_off_week": self._total("wear_off_week", tr("Wear-off, week"), wear_off_words),
            "msq_restrictive": self._total("msq_restrictive", tr("MSQ restrictive"), None),
            "msq_preventive": self._total("msq_preventive", tr("MSQ preventive"), None),
            "msq_emotional": self._total("msq_emotional", tr("MSQ emotional"), None),
        }  # fmt: skip
        known = self._workspace.judged.outcome_lists.by_code
        return {name: made[name] for name in made if name in known or name == "period_days"}

    def _total(self, name: str, caption: str, understood: Callable[[str], str] | None) -> KeptField:
        key = f"indication.{name}"
        return KeptField(
            self._workspace,
            self._theme,
            caption,
            shown=lambda chart: kept_text(chart, key).replace("-", "−"),
            act=lambda chart, typed, at: set_detail(chart, key, typed, at),
            understood=understood,
        )

    def _grade(self, typed: str) -> str:
        measure = self._workspace.judged.outcome_lists.by_code["midas"]
        try:
            value = read_value(measure, typed, 1)
        except InvalidValueError:
            return ""
        return "" if value is None else measure.band(value)

    def _press(self) -> None:
        if self.is_open and not all(field.keep() for field in self.fields.values()):
            return
        self._wanted = not self.is_open
        self._show_open(opened=self._wanted)

    def _show_open(self, *, opened: bool) -> None:
        self.inside.setVisible(opened)
        words = tr("Fewer measures") if opened else tr("More measures")
        self.fold.setText(words)
        self.fold.setAccessibleName(words)
        self.fold.setToolTip(tr("Period, severity, hours, MIDAS, MSQ, change, wear-off"))


def kept_text(chart: SessionChart, key: str) -> str:
    """A value as it stands in the file; empty where there is none."""
    detail = chart.detail(key)
    return detail.value if detail else ""


def wear_off_words(typed: str) -> str:
    """What the week of the wear-off says beneath its field."""
    return tr("not noticed") if typed.strip() == "0" else ""
