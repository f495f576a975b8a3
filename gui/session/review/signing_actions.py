"""Signing and adding to what is signed, as the screens ask for it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from gui.workspace import Workspace
from model.completeness import Missing
from model.errors import ConflictError, HeadmapError, InvalidValueError
from model.safety.case import Case
from model.session_chart import SessionChart
from model.signature import Correction
from model.signing.corrections import SignedValue
from model.signing.verification import Verification
from model.use_cases.signing import Signing

Refusal = tuple[str, str]
"""The field to mend, empty where it is none, and what to say beside it."""


class SigningActions:
    """Each returns None once it is done, or why it was refused; nothing is changed then."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._signing = Signing(workspace.store, workspace.clock, self._case)

    @property
    def needs_first_pin(self) -> bool:
        """Whether the clinician chooses a PIN with this signature."""
        return not self._signing.has_pin(self._workspace.actor)

    def set_first_pin(self, pin: str) -> None:
        """Keep the PIN of the clinician who has none yet; raises InvalidValueError."""
        self._signing.set_pin(self._workspace.actor, pin)

    def missing(self) -> tuple[Missing, ...]:
        """What is missing in the open session."""
        return self._signing.look(self._chart, self._workspace.clock())[1]

    def sign(self, pin: str, repeated: str, gap_reason: str) -> Refusal | None:
        """Sign the open session; at the first signature the PIN is chosen, typed twice."""

        def act(session_id: int, actor: int) -> None:
            if self.needs_first_pin:
                if pin != repeated:
                    raise InvalidValueError("repeated", "The two PINs are not the same.")
                self._refuse_blocked()
                self.set_first_pin(pin)
            self._signing.sign(session_id, actor, pin, gap_reason, shown=self._chart)

        return self._tried(act)

    def cosign(self, pin: str) -> Refusal | None:
        """Sign beneath the author."""
        return self._tried(
            lambda session_id, actor: self._signing.cosign(
                session_id, actor, pin, shown=self._chart
            )
        )

    def amend(
        self, pin: str, text: str, corrections: Sequence[Correction], reason: str
    ) -> Refusal | None:
        """Add words or corrected values beneath the signature."""
        return self._tried(
            lambda session_id, actor: self._signing.amend(
                session_id, actor, pin, text=text, corrections=corrections, reason=reason
            )
        )

    def void(self, pin: str, reason: str) -> Refusal | None:
        """Declare the session entered in error."""
        return self._tried(
            lambda session_id, actor: self._signing.void(
                session_id, actor, pin, reason, shown=self._chart
            )
        )

    def verify(self) -> Verification:
        """Whether the open session is still as it was signed."""
        return self._signing.verify(self._chart.session.session_id)

    def signed_values(self) -> tuple[SignedValue, ...]:
        """What an amendment can correct."""
        return self._signing.signed_values(self._chart.session.session_id)

    @property
    def _chart(self) -> SessionChart:
        chart = self._workspace.chart
        if chart is None:
            raise AssertionError("no session is open")
        return chart

    def _case(self, chart: SessionChart, at: datetime) -> Case:
        return replace(self._workspace.judged.case(chart), now=at)

    def _refuse_blocked(self) -> None:
        """A PIN is not kept for a signature that will be refused."""
        self._signing.gaps(self._chart.session.session_id)

    def _tried(self, act: Callable[[int, int], object]) -> Refusal | None:
        try:
            act(self._chart.session.session_id, self._workspace.actor)
        except InvalidValueError as error:
            return error.field, str(error)
        except ConflictError as error:
            self._workspace.show_record()
            return "", str(error)
        except HeadmapError as error:
            return "", str(error)
        self._workspace.show_record()
        return None
