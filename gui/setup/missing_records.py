"""Tells records that are gone from records that were never made."""

from gui.wording import tr
from model.paths import DataFolder, remembered_folder
from model.store.backup import list_backups


def missing_records(folder: DataFolder) -> str:
    """Why a folder without records is not a new one, in words; empty where it may well be."""
    if remembered_folder() == folder.root and not folder.root.exists():
        said = tr("The folder {folder}, chosen for the records at the first start, is not there.")
        advice = tr("Connect the disk or the network drive it lies on, then try again.")
    elif list_backups(folder.backups) or any(folder.root.glob("replaced-*.sqlite3")):
        said = tr("There are no records in {folder}, although there are backups of them.")
        advice = tr("Put the file back where it was, or restore a backup.")
    else:
        return ""
    return " ".join((said.format(folder=folder.root), tr("Nothing was changed."), advice))
