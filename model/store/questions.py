"""The part of the store that only answers: who received a lot, and search over everything."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from model.store.database import Database
from model.store.patients import Patients
from model.store.sessions import Sessions

if TYPE_CHECKING:  # imported when first asked
    from model.store.lots import Lots
    from model.store.search import Search


class Questions:
    """What of the store reads and never writes."""

    _database: Database
    patients: Patients
    sessions: Sessions

    @cached_property
    def lots(self) -> Lots:
        """Who received which lot."""
        from model.store.lots import Lots

        return Lots(self._database)

    @cached_property
    def search(self) -> Search:
        """Search over everything."""
        from model.store.search import Search

        return Search(self._database, self.patients, self.sessions, self.lots)
