"""Where the records and the shipped files lie."""

from dataclasses import dataclass
from pathlib import Path

CHOICE = "records-folder.txt"  # names another folder where one was chosen at the first run
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
    def practice(self) -> Path:
        """The clinic's own lists: checks, preparation, aftercare."""
        return self.root / "practice"

    @property
    def rules(self) -> Path:
        """The clinic's own file of rules, in place of the shipped one."""
        return self.root / "rules"

    @property
    def log(self) -> Path:
        """Technical messages, never with a patient in them."""
        return self.root / "headmap.log"

    @property
    def running_mark(self) -> Path:
        """Stands while the program runs; found at a start, it was not closed properly."""
        return self.root / "headmap.running"

    def demonstration(self) -> "DataFolder":
        """The separate folder of the made-up practice; never the real records."""
        return DataFolder(self.root / "demonstration")


def default_data_folder() -> DataFolder:
    """The folder chosen at the first run, else the system's usual place for records."""
    return DataFolder(remembered_folder() or _usual_root())


def remembered_folder() -> Path | None:
    """The folder chosen at the first run; None where none was."""
    try:
        chosen = (_usual_root() / CHOICE).read_text(encoding="utf-8").strip()
    except OSError:
        return None
    return Path(chosen) if chosen else None


def remember_folder(root: Path) -> None:
    """Open this folder from now on; raises OSError where the choice cannot be kept."""
    usual = _usual_root()
    usual.mkdir(parents=True, exist_ok=True)
    (usual / CHOICE).write_text(f"{root.absolute()}\n", encoding="utf-8")


def _usual_root() -> Path:
    from platformdirs import user_data_path

    return user_data_path("headmap", appauthor=False)
