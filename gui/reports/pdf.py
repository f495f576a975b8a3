"""Writes a chart as a PDF: whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPdfWriter

from gui.reports.page import Paper
from gui.reports.paged_document import PagedDocument
from gui.wording import tr
from model.errors import OutputError

DOTS_PER_INCH = 1200


def write_pdf(document: PagedDocument, path: Path, paper: Paper) -> int:
    """Write the chart; the number of pages.

    Raises OutputError and leaves a file that was there as it is.
    """
    try:
        return _write(document, path, paper)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            tr("{path} could not be written: {reason}. The records are safe. ").format(
                path=path, reason=reason
            )
            + tr("Choose another folder or name.")
        ) from error


def _write(document: PagedDocument, path: Path, paper: Paper) -> int:
    if path.is_dir():
        raise IsADirectoryError(0, tr("it is a folder"))
    if path.exists() and not path.is_file():  # a device or a pipe: it would be replaced by a file
        raise OSError(0, tr("it is no ordinary file"))
    if path.exists() and not _takes_a_chart(path):  # the records themselves, for one
        raise OSError(0, tr("there is a file of another kind, which is left as it is"))
    # Beside the goal: a rename is only at once within one file system.
    descriptor, name = mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    os.close(descriptor)
    unfinished = Path(name)
    try:
        _paint(document, unfinished, paper)
        with unfinished.open("rb+") as file:
            if not file.read(5).startswith(b"%PDF-"):
                raise OSError(0, tr("the disk took no data"))
            file.seek(-8, os.SEEK_END)
            if b"%%EOF" not in file.read():
                raise OSError(0, tr("the disk did not take all of it"))
            os.fsync(file.fileno())
        unfinished.chmod(0o600)  # a chart is for who printed it
        unfinished.replace(path)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
    return document.page_count(paper)


def _takes_a_chart(path: Path) -> bool:
    """Whether a file may be replaced: an earlier chart, or an empty one."""
    with path.open("rb") as file:
        return file.read(5) in (b"%PDF-", b"")


def _paint(document: PagedDocument, path: Path, paper: Paper) -> None:
    writer = QPdfWriter(str(path))
    writer.setPageSize(paper.page_size)
    writer.setPageMargins(QMarginsF())
    writer.setResolution(DOTS_PER_INCH)
    writer.setTitle(document.title)
    writer.setCreator("Headmap")
    document.paint(writer)
