"""Keeps what is worked out from the records in step with them, inside their transactions."""

from collections.abc import Callable

from model.session_chart import SessionChart
from model.store.database import Database

# Of how the derived tables are worked out; a file of another version is worked out anew.
VERSION = 1


class Derived:
    """Told of every change that lists, sums or searches read; rebuild() works all out anew."""

    def __init__(self, database: Database, chart_of: Callable[[int], SessionChart]) -> None:
        self._database, self._chart_of = database, chart_of

    def session_ended(self, session_id: int) -> None:
        """A session takes no more marks: its sums stand."""

    def session_reopened(self, session_id: int) -> None:
        """Its sums count no longer."""

    def session_void(self, session_id: int) -> None:
        """It was declared entered in error."""

    def session_text_changed(self, session_id: int) -> None:
        """A note, a reason or an amendment of a session reads otherwise."""

    def patient_changed(self, patient_id: int) -> None:
        """Name, contact, decision, diary or another part of a patient's course changed."""

    def rebuild(self) -> None:
        """All of it from the records, in one transaction."""
