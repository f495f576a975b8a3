"""Preview, printer and PDF of a chart, through the system's own dialogs."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QSize, QStandardPaths, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtPrintSupport import (
    QAbstractPrintDialog,
    QPrintDialog,
    QPrinter,
    QPrinterInfo,
    QPrintPreviewDialog,
)
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QToolBar, QToolButton, QWidget

from gui.reports.page import Paper
from gui.reports.paged_document import PagedDocument
from gui.reports.pdf import write_pdf
from gui.wording import tr
from model.errors import OutputError

WISHED = QSize(900, 1000)
FRAME = QSize(16, 48)  # what the system draws around a window


def show_preview(parent: QWidget, document: PagedDocument, paper: Paper | None = None) -> None:
    """Show the pages as they will print until closed; on the clinic's paper if none is named."""
    preview = ChartPreview(parent, document, paper or document.paper)
    preview.exec()
    preview.deleteLater()


class ChartPreview(QPrintPreviewDialog):
    """The system's preview, with a way to a PDF."""

    def __init__(self, parent: QWidget | None, document: PagedDocument, paper: Paper) -> None:
        self._printer = printer_for(document, paper)  # the dialog only borrows it
        super().__init__(self._printer, parent)
        self._document, self._paper = document, paper
        self.setWindowTitle(tr("Print preview: {title}").format(title=document.title))
        self.resize(WISHED.boundedTo(self.screen().availableSize() - FRAME))
        self.paintRequested.connect(self._paint)
        bar = self.findChild(QToolBar)
        if bar:
            save = QAction(tr("Save as PDF"), self)
            save.setShortcut(QKeySequence.StandardKey.Save)
            save.setToolTip(tr("Save as PDF (Ctrl+S)"))
            save.triggered.connect(self._save)
            # In words and first, or it would fall off the end of a narrow window's bar.
            first = bar.actions()[0]
            bar.insertAction(first, save)
            bar.insertSeparator(first)
            made = bar.widgetForAction(save)
            if isinstance(made, QToolButton):
                made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)

    def _paint(self, printer: QPrinter) -> None:
        paint_or_tell(self, self._document, printer)

    def _save(self) -> None:
        save_pdf(self, self._document, self._paper)


def print_dialog(parent: QWidget, document: PagedDocument, paper: Paper | None = None) -> bool:
    """Ask the system's dialog for a printer and print; whether something was printed."""
    if not QPrinterInfo.availablePrinterNames():
        tell(parent, tr("No printer is set up on this workstation. Save the chart as PDF instead."))
        return False
    paper = paper or document.paper
    printer = printer_for(document, paper)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, document.page_count(paper))
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted and paint_or_tell(parent, document, printer)


def save_pdf(parent: QWidget, document: PagedDocument, paper: Paper | None = None) -> Path | None:
    """Ask for a file and write the PDF; where it lies, or None."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    # An account without that folder: the dialog would make the name one of the folder it is in.
    folder = Path(documents) if documents and Path(documents).is_dir() else Path.home()
    suggested = str(folder / document.suggested_name)
    path = asked_for_file(parent, suggested)
    if path is None:
        return None
    try:
        write_pdf(document, path, paper or document.paper)
    except OutputError as error:
        tell(parent, str(error))
        return None
    return path


def asked_for_file(parent: QWidget, suggested: str) -> Path | None:
    """The PDF that was chosen, or None; one that is there was asked about under its whole name."""
    dialog = QFileDialog(parent, tr("Save chart as PDF"), suggested, tr("PDF files (*.pdf)"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    # The dialog adds it itself, before it looks whether such a file is there.
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(suggested)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles() if accepted else []
    dialog.deleteLater()
    if not chosen:
        return None
    path = Path(chosen[0])
    if path.suffix.lower() == ".pdf":
        return path
    whole = path.with_name(f"{path.name}.pdf")  # to what ends in "17.2026" nothing was added
    return asked_for_file(parent, str(whole)) if whole.exists() else whole


def printer_for(document: PagedDocument, paper: Paper) -> QPrinter:
    """A printer set to the paper, to be drawn on from edge to edge."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(document.title)  # queues show it to everyone: no patient in it
    printer.setCreator("Headmap")
    printer.setPageSize(paper.page_size)
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF())
    return printer


def tell(parent: QWidget | None, text: str) -> None:
    """A plain message that waits for nobody."""
    box = QMessageBox(QMessageBox.Icon.Information, tr("Headmap"), text, parent=parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def paint_or_tell(parent: QWidget, document: PagedDocument, printer: QPrinter) -> bool:
    """Print the pages that the dialog asks for; False after telling what went wrong."""
    ranged = printer.printRange() == QPrinter.PrintRange.PageRange
    try:
        if ranged and printer.fromPage():
            document.paint(printer, first=printer.fromPage(), last=printer.toPage())
        else:
            document.paint(printer)
    except OutputError as error:
        tell(parent, str(error))
        return False
    return True
