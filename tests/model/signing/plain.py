"""Signing without the clinic's rules: tests of signatures are not about findings."""

from datetime import datetime

from model.clock import Clock
from model.completeness import Missing
from model.safety.finding import Finding, Place
from model.safety.recorded import recorded_findings
from model.session_chart import SessionChart
from model.store.store import Store
from model.use_cases.signing import Signing


class PlainSigning(Signing):
    """Finds what was judged, misses the open sites and what it is told to miss."""

    def __init__(self, store: Store, clock: Clock, *missing: Missing) -> None:
        super().__init__(store, clock)
        self._missing = missing

    def look(
        self, chart: SessionChart, _at: datetime
    ) -> tuple[tuple[Finding, ...], tuple[Missing, ...]]:
        """As above."""
        count = chart.tally.sites_open
        words = f"{count} planned sites are neither given nor marked not given"
        sites = Missing(place=Place.MAP, code="sites", words=words)
        return recorded_findings(chart), (*self._missing, *([sites] if count else []))
