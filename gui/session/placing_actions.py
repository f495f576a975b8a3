"""Adding, moving and taking away sites, and what happened at one, each named for the undo list."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from gui.wording import tr
from gui.workspace import Workspace
from model.injection import FreePlace
from model.session_chart import SessionChart
from model.session_part import Changes
from model.use_cases import placing


class PlacingActions:
    """Each method is one undo step; False where nothing changed or it was refused."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def add_follow(
        self, muscle: str, place: FreePlace, reason_code: str, reason: str, *, given: bool
    ) -> bool:
        """A follow-the-pain site within a muscle."""
        return self._do(
            tr("{code} site added").format(code=muscle),
            lambda chart, at: placing.add_follow(
                chart, self._workspace.session_head_map, muscle, place, reason_code, reason, at,
                given=given,
            ),
        )  # fmt: skip

    def add_custom(
        self, place: FreePlace, lies_on: str, dose: Decimal, reason: str, *, given: bool
    ) -> bool:
        """A custom point anywhere on the head."""
        return self._do(
            tr("Custom point added"),
            lambda chart, at: placing.add_custom(
                chart, self._workspace.session_head_map, place, lies_on, dose, reason, at,
                given=given,
            ),
        )  # fmt: skip

    def move(self, code: str, place: FreePlace) -> bool:
        """A site where it was really given; why may follow."""
        return self._do(
            tr("{code} moved").format(code=code),
            lambda chart, at: placing.move(
                chart, self._workspace.session_head_map, code, place, "", "", at
            ),
        )

    def move_back(self, code: str) -> bool:
        """A moved site at its standard place again."""
        return self._do(
            tr("{code} at its standard place").format(code=code),
            lambda chart, at: placing.move_back(chart, code, at),
        )

    def set_reason(self, code: str, reason_code: str, reason: str) -> bool:
        """Why a site was moved or added."""
        return self._do(
            tr("{code} reason").format(code=code),
            lambda chart, at: placing.set_reason(chart, code, reason_code, reason, at),
        )

    def set_label(self, code: str, label: str) -> bool:
        """What a custom point lies on."""
        return self._do(
            tr("{code} name").format(code=code),
            lambda chart, at: placing.set_label(chart, code, label, at),
        )

    def set_event(self, code: str, event: str, words: str, *, on: bool) -> bool:
        """Something happened at a site, or did not."""
        name = tr("{code} {what}") if on else tr("{code} no {what}")
        return self._do(
            name.replace("{code}", code).replace("{what}", words.lower()),
            lambda chart, at: placing.set_event(chart, code, event, at, on=on),
        )

    def set_pain(self, code: str, pain: int | None) -> bool:
        """The pain at a site, 0 to 10; None where it was not asked."""
        return self._do(
            tr("{code} pain").format(code=code),
            lambda chart, at: placing.set_pain(chart, code, pain, at),
        )

    def _do(self, name: str, act: Callable[[SessionChart, datetime], Changes]) -> bool:
        at = self._workspace.clock()
        return self._workspace.perform(name, lambda chart: act(chart, at))
