"""Errors whose text a nurse can act on: what happened, what is safe, what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from model.exchange.file_problem import FileProblem


class HeadmapError(Exception):
    """Something the person at the screen can mend, or must know of."""


class DataFileError(HeadmapError):
    """A protocol or drawing file that cannot be used."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        self.file, self.key, self.reason = file, key, reason
        super().__init__(f"{file}: {key}: {reason}")


class StoreError(HeadmapError):
    """The records file could not be opened, read or written."""


class NotHeadmapFileError(StoreError):
    """The chosen file is something else than a Headmap file."""


class NewerFileError(StoreError):
    """The file was written by a newer version of the program."""


class OlderFileError(StoreError):
    """The file was written by an older version of the program and not yet brought up to date."""


class DamagedFileError(StoreError):
    """The file fails SQLite's own check."""


class ReadOnlyError(StoreError):
    """The file or its folder cannot be written."""


class FullDiskError(StoreError):
    """There is no space left for the record."""


class LockedError(StoreError):
    """Another Headmap window has the file open."""


class UnreadableRecordError(StoreError):
    """A record holds a value that this program never writes."""


class ConflictError(StoreError):
    """The record is no longer what the screen showed when the change was made."""


class FinishedSessionError(StoreError):
    """A finished session takes no more changes until it is opened again."""


class NotFoundError(HeadmapError):
    """No such patient, clinician or session."""


class OutputError(HeadmapError):
    """A chart could not be written or printed; the records are untouched."""


class DiaryFileError(HeadmapError):
    """A diary that cannot be taken as it is; problems say what is wrong and on which lines."""

    def __init__(self, *problems: FileProblem) -> None:
        self.problems: Sequence[FileProblem] = problems
        super().__init__(
            " ".join(f"{one.text} ({one.where})" if one.where else one.text for one in problems)
        )


class InvalidValueError(HeadmapError):
    """What was entered cannot be kept as it is."""

    def __init__(self, field: str, reason: str) -> None:
        self.field, self.reason = field, reason
        super().__init__(reason)


class WrongPinError(InvalidValueError):
    """A PIN that is not the clinician's; wait_seconds until another try is taken."""

    def __init__(self, reason: str, wait_seconds: int = 0) -> None:
        self.wait_seconds = wait_seconds
        super().__init__("pin", reason)


class SigningError(HeadmapError):
    """The session takes no such signature, whoever asks."""
