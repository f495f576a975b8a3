"""What can be done with vials, each named for the undo list and one step of it."""

from datetime import datetime
from decimal import Decimal

from gui.wording import tr, units
from gui.workspace import Workspace
from model.errors import InvalidValueError
from model.session_chart import SessionChart
from model.session_part import Changes
from model.use_cases import vials as acts
from model.vial import Vial


class VialActions:
    """What cannot be kept is raised as InvalidValueError, to be said at its field.

    True where it stands in the file; False where nothing changed or the store refused.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @property
    def witness_required(self) -> bool:
        """Whether the clinic asks for somebody who saw it discarded."""
        return self._workspace.settings.witness_required == "yes"

    def add(self, vial: Vial) -> bool:
        """A further vial."""
        chart, now = self._chart(), self._workspace.clock()
        changes = acts.add_vial(chart, vial, now, self._workspace.practice)
        words = tr("Vial {n} added").format(n=acts.next_number(chart))
        return self._do(words, changes)

    def change(self, vial: Vial) -> bool:
        """A vial as it should have been entered."""
        workspace = self._workspace
        changes = acts.change_vial(self._chart(), vial, workspace.clock(), workspace.practice)
        return not changes or self._do(tr("Vial {n} changed").format(n=vial.number), changes)

    def remove(self, number: int) -> bool:
        """A vial that was entered by mistake."""
        changes = acts.remove_vial(self._chart(), number)
        return self._do(tr("Vial {n} removed").format(n=number), changes)

    def discard(
        self, number: int, dose_units: Decimal, reason: str, at: datetime, witness: str
    ) -> bool:
        """Units thrown away from one vial."""
        changes = acts.discard(
            self._chart(), number, dose_units, reason, at,
            now=self._workspace.clock(), witness=witness, witness_required=self.witness_required,
        )  # fmt: skip
        words = tr("{units} of vial {n} discarded").format(units=units(dose_units), n=number)
        return self._do(words, changes)

    def discard_rest(self, reason: str, at: datetime, witness: str) -> bool:
        """What is left in all vials."""
        changes = acts.discard_rest(
            self._chart(), reason, at,
            now=self._workspace.clock(), witness=witness, witness_required=self.witness_required,
        )  # fmt: skip
        return self._do(tr("Rest of the vials discarded"), changes)

    def take_back_discard(self, number: int) -> bool:
        """A discard noted by mistake."""
        changes = acts.take_back_discard(self._chart(), number)
        return self._do(tr("Discard taken back"), changes)

    def allot_rest(self) -> bool:
        """What was given without a vial is drawn from the vials."""
        return self._do(tr("Sites drawn from the vials"), acts.allot_rest(self._chart()))

    def _chart(self) -> SessionChart:
        chart = self._workspace.chart
        if chart is None:
            raise InvalidValueError("", tr("No session is open."))
        return chart

    def _do(self, words: str, changes: Changes) -> bool:
        return self._workspace.perform(words, lambda _chart: changes)
