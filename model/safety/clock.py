"""Corrected times of the session's clock that what was recorded later speaks against."""

from collections.abc import Iterator

from model import session_clock
from model.safety.case import Case
from model.safety.kind import Seen, kind
from model.safety.rule import Rule
from model.safety.words import counted, inside

BEFORE_NONE = ("last", "ended")
"""The times before which no injection may lie that was recorded after the correction."""


def contradicted(case: Case, _rule: Rule) -> Iterator[Seen]:
    """A corrected end or last injection, and injections recorded after it.

    Only those recorded since the correction: of the others it was known that they were charted
    later than they were given, which is why the time was corrected.
    """
    for which in BEFORE_NONE:
        corrected = case.chart.detail(f"clock.{which}")
        if corrected is None:
            continue
        later = [
            row.injection.recorded_at
            for row in case.given_rows
            if row.injection
            and row.injection.recorded_at > corrected.recorded_at
            and row.injection.recorded_at > corrected.moment
        ]
        if later:
            yield Seen(
                subject=which,
                shown={
                    "which": inside(session_clock.WORDS[which]),
                    "time": f"{corrected.moment.astimezone():%H:%M}",
                    "injections": counted(len(later), "injection"),
                    "last": f"{max(later).astimezone():%H:%M}",
                },
            )


KINDS = (kind("clock-contradicted", contradicted, "which time injections last"),)
