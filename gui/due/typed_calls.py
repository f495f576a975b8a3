"""What was typed about calls and is not noted yet; it lasts as long as the practice is open."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from gui.wording import tr
from gui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TypedCall:
    """Texts by field, as they were typed for a patient; for_booking: under a booking's day."""

    name: str
    for_booking: bool
    texts: Mapping[str, str]


class TypedCalls(QObject):
    """By patient; the card and the page show the same."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._by_patient: dict[int, TypedCall] = {}
        self._asked = False

    def of_patient(self, patient_id: int) -> TypedCall | None:
        """What was typed for a patient; None for nothing."""
        return self._by_patient.get(patient_id)

    def hold(self, patient_id: int, typed: TypedCall | None) -> None:
        """Keep what is typed by now; None, or no text, drops it."""
        if typed == self._by_patient.get(patient_id):
            return
        self._asked = False
        if typed and typed.texts:
            self._by_patient[patient_id] = typed
        else:
            self._by_patient.pop(patient_id, None)

    def words_to_ask(self) -> str:
        """What is to be said before the program closes; once, and empty where nothing is typed."""
        if self._asked or not self._by_patient:
            return ""
        self._asked = True
        typed = "; ".join(
            f"{one.name}: {', '.join(text for text in one.texts.values() if text)}"
            for one in self._by_patient.values()
        )
        words = tr(
            "Typed in Due and not noted yet – {typed}. Choose there what came of the call,"
            " or close once more to leave without it."
        )
        return words.format(typed=typed)


def typed_calls(workspace: Workspace) -> TypedCalls:
    """Those of the open practice."""
    found = workspace.findChild(TypedCalls)
    return found if isinstance(found, TypedCalls) else TypedCalls(workspace)
