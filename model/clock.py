"""The time, asked for from outside so that tests and demonstrations can set it."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, aware, in UTC, to the millisecond the store keeps."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def to_milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970 in UTC, as the tables keep them."""
    return round(moment.timestamp() * 1000)


@lru_cache(maxsize=256)  # all days of a diary were taken at one moment
def from_milliseconds(milliseconds: int) -> datetime:
    """The aware UTC moment of a stored number of milliseconds."""
    seconds, rest = divmod(milliseconds, 1000)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest * 1000)
