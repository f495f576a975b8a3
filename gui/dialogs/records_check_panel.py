"""Checks the records on demand, beside the event loop, and says in words what was found."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QThread, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.overriding import override
from gui.patients.wording import breakable
from gui.widgets.parts import button, label, row
from gui.wording import tr
from model.errors import HeadmapError
from model.store.records_check import check_records


class RecordsCheckThread(QThread):
    """Its parent is the program, which waits for it before it ends."""

    ended = Signal(str)
    """What was found, in words."""

    def __init__(self, records: Path) -> None:
        application = QCoreApplication.instance()
        super().__init__(application)
        self._records = records
        self.finished.connect(self.deleteLater)
        if application:
            application.aboutToQuit.connect(self.wait)

    @override
    def run(self) -> None:
        self.ended.emit(found_in(self._records))


class RecordsCheckPanel(QWidget):
    """A button, and beneath it what the last check found."""

    def __init__(self, records: Path) -> None:
        super().__init__()
        self._records = records
        self.check = button(tr("Check the records"))
        self.check.clicked.connect(self.start)
        self.said = label("", "second", wrap=True)
        self.said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row(self.check, 1))
        column.addWidget(self.said)

    def start(self) -> None:
        """Check now; charting can go on meanwhile."""
        self.check.setEnabled(False)
        self._say(tr("Checking the records…"))
        thread = RecordsCheckThread(self._records)
        thread.ended.connect(self._ended)
        thread.start()

    def _ended(self, words: str) -> None:
        self.check.setEnabled(True)
        self._say(words)

    def _say(self, words: str) -> None:
        self.said.setText(breakable(words))
        self.said.show()


def found_in(records: Path) -> str:
    """What a check of a records file finds, and what is to be done about it."""
    try:
        found = check_records(records)
    except HeadmapError as error:
        return str(error)
    except Exception as error:  # unheard, it would leave the panel waiting for ever
        words = tr("The records could not be checked, for an unexpected reason ({reason}).")
        return words.format(reason=type(error).__name__)
    if found.first_broken is None:
        words = tr("The file is whole, and its audit is in order (events: {n}).")
        return words.format(n=found.events)
    return tr(
        "The file is whole, but event {event} of its audit is not as Headmap wrote it: something"
        " else changed the file. Nothing was changed by this check. Make no further entries, keep"
        " the file and its backups, and tell whoever looks after this workstation; a backup made"
        " before the change can be restored."
    ).format(event=found.first_broken)
