"""What is wrong in a file that was to be read, and on which of its lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from model.one_line import one_line

MOST_NAMED = 10
LONGEST_QUOTED = 24


@dataclass(frozen=True, slots=True)
class FileProblem:
    """lines count from 1; those that belong together, as two with the same day, are one group."""

    text: str
    lines: tuple[tuple[int, ...], ...] = ()

    @property
    def where(self) -> str:
        """Such as "lines 4, 7 and 3 more"; at most the first ten are named; empty without any."""
        if not self.lines:
            return ""
        named = [" and ".join(f"{line:,}" for line in group) for group in self.lines[:MOST_NAMED]]
        more = len(self.lines) - len(named)
        word = "line" if len(self.lines) == 1 and len(self.lines[0]) == 1 else "lines"
        # Groups hold an "and" of their own: what stands between them has to be stronger.
        grouped = any(len(group) > 1 for group in self.lines)
        listed = ("; " if grouped else ", ").join(named)
        return f"{word} {listed}" + (f" and {more:,} more" if more else "")


def problem(text: str, lines: Sequence[int] = ()) -> FileProblem:
    """A problem of single lines."""
    return FileProblem(text, tuple((line,) for line in lines))


def quoted(cell: str) -> str:
    """What stands in a cell, in quotation marks, cut where it is long."""
    text = one_line(cell)
    return f"“{text[:LONGEST_QUOTED]}…”" if len(text) > LONGEST_QUOTED else f"“{text}”"
