"""Asks where a file is to lie and writes it; what goes wrong is told in words."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.workspace import Workspace
from model.errors import HeadmapError
from model.exchange.csv_file import write_bytes, write_text


def save_text(
    parent: QWidget, workspace: Workspace, suggested: str, text: str, kinds: str
) -> Path | None:
    """Ask for a file and write a text; where it lies, or None.

    suggested is a name that tells of no patient, kinds such as "CSV files (*.csv)".
    """
    path = asked_for_file(parent, suggested, kinds)
    return path if path and _written(workspace, lambda: write_text(path, text)) else None


def save_bytes(
    parent: QWidget, workspace: Workspace, suggested: str, content: bytes, kinds: str
) -> Path | None:
    """The same for a picture."""
    path = asked_for_file(parent, suggested, kinds)
    return path if path and _written(workspace, lambda: write_bytes(path, content)) else None


def asked_for_file(parent: QWidget, suggested: str, kinds: str) -> Path | None:
    """The file that was chosen, with the suggested ending where it has none; None for none."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(documents) if documents and Path(documents).is_dir() else Path.home()
    dialog = QFileDialog(parent, "", str(folder / suggested), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    # The dialog adds it itself, before it looks whether such a file is there.
    dialog.setDefaultSuffix(Path(suggested).suffix.lstrip("."))
    dialog.selectFile(str(folder / suggested))
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles() if accepted else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def _written(workspace: Workspace, write: Callable[[], None]) -> bool:
    try:
        write()
    except HeadmapError as error:
        workspace.failed.emit(str(error))
        return False
    return True
