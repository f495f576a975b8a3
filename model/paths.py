"""Where the records and the shipped files lie."""

from dataclasses import dataclass
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The folder that holds one practice: the records file, its backups, its own protocols."""

    root: Path

    @property
    def records(self) -> Path:
        """The one SQLite file with every record."""
        return self.root / "headmap.sqlite3"

    @property
    def backups(self) -> Path:
        """Verified copies of the records file, thinned with age."""
        return self.root / "backups"

    @property
    def protocols(self) -> Path:
        """Protocol files of the clinic's own."""
        return self.root / "protocols"

    @property
    def log(self) -> Path:
        """Technical messages, never with a patient in them."""
        return self.root / "headmap.log"

    def demonstration(self) -> "DataFolder":
        """The separate folder of the made-up practice; never the real records."""
        return DataFolder(self.root / "demonstration")


def default_data_folder() -> DataFolder:
    """The system's usual place for a program's records."""
    from platformdirs import user_data_path

    return DataFolder(user_data_path("headmap", appauthor=False))
