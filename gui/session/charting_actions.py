"""What can be done at a site or muscle, each named for the undo list; screens call these."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from gui.wording import side_name, tr, units
from gui.workspace import Workspace
from model.injection import Laterality, State
from model.session_chart import SessionChart
from model.session_part import Changes
from model.use_cases import charting


class ChartingActions:
    """Each method is one undo step; False where nothing changed or the store refused."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def toggle(self, code: str) -> bool:
        """Given becomes open, anything else given."""
        chart = self._workspace.chart
        given = chart is not None and chart.rows_by_code[code].state is State.GIVEN
        return self.take_back(code) if given else self.give(code)

    def give(self, code: str) -> bool:
        """Mark a site given."""
        return self._do(tr("{code} given"), code, lambda c, at: charting.give(c, code, at))

    def take_back(self, code: str) -> bool:
        """Make a site open again."""
        return self._do(
            tr("{code} open again"), code, lambda c, at: charting.take_back(c, code, at)
        )

    def leave_out(self, code: str, reason_code: str, reason: str) -> bool:
        """Mark a site not given, with its reason."""
        return self._do(
            tr("{code} not given"),
            code,
            lambda c, at: charting.leave_out(c, code, reason_code, reason, at),
        )

    def set_dose(self, code: str, dose_units: Decimal) -> bool:
        """Another dose at a site."""
        name = tr("{code} dose {dose}").replace("{dose}", units(dose_units))
        return self._do(name, code, lambda c, at: charting.set_dose(c, code, dose_units, at))

    def set_note(self, code: str, note: str) -> bool:
        """A note at a site."""
        return self._do(tr("{code} note"), code, lambda c, at: charting.set_note(c, code, note, at))

    def clear(self, code: str) -> bool:
        """A site as the protocol plans it, nothing noted."""
        return self._do(tr("{code} cleared"), code, lambda c, _: charting.clear(c, code))

    def give_muscle(self, muscle: str, laterality: Laterality | None) -> bool:
        """All open sites of a muscle or of one side of it."""
        return self._do(
            tr("All of {code} given"),
            self._muscle_name(muscle, laterality),
            lambda c, at: charting.give_muscle(c, muscle, laterality, at),
        )

    def clear_muscle(self, muscle: str, laterality: Laterality | None) -> bool:
        """All fixed sites of a muscle or of one side of it open again."""
        return self._do(
            tr("{code} cleared"),
            self._muscle_name(muscle, laterality),
            lambda c, _: charting.clear_muscle(c, muscle, laterality),
        )

    def _muscle_name(self, muscle: str, laterality: Laterality | None) -> str:
        chart = self._workspace.chart
        known = chart.protocol.muscles_by_code.get(muscle) if chart else None
        name = known.name if known else muscle
        return f"{name} {side_name(laterality)}" if laterality else name

    def _do(
        self,
        name: str,
        code: str,
        act: Callable[[SessionChart, datetime], Changes],
    ) -> bool:
        at = self._workspace.clock()
        return self._workspace.perform(name.format(code=code), lambda chart: act(chart, at))
