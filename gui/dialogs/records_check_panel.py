"""Checks the records on demand, beside the event loop, and says in words what was found."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QThread, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from gui.overriding import override
from gui.patients.wording import breakable
from gui.widgets.parts import button, label, row, set_kind
from gui.wording import day, tr
from model.errors import HeadmapError
from model.signing.verification import Verification
from model.store.records_check import RecordsCheck, check_records

LIST_HEIGHT = 220


@dataclass(frozen=True, slots=True)
class Found:
    """What to say; amiss names what no longer agrees, a line each."""

    words: str
    amiss: tuple[str, ...] = ()
    trouble: bool = False


class RecordsCheckThread(QThread):
    """Its parent is the program, which cancels it and waits for it before it ends."""

    progress = Signal(int, int)
    ended = Signal(object)
    """What was Found."""

    def __init__(self, records: Path) -> None:
        application = QCoreApplication.instance()
        super().__init__(application)
        self._records = records
        self._cancelled = False
        self.finished.connect(self.deleteLater)
        if application:
            application.aboutToQuit.connect(self.stop)

    def cancel(self) -> None:
        """End soon, with what was found until then."""
        self._cancelled = True

    def stop(self) -> None:
        """Cancel, and wait until it has ended."""
        self.cancel()
        self.wait()

    @override
    def run(self) -> None:
        self.ended.emit(found_in(self._records, self.progress.emit, lambda: self._cancelled))


class RecordsCheckPanel(QWidget):
    """A button, and beneath it what the last check found, in red what no longer agrees."""

    def __init__(self, records: Path) -> None:
        super().__init__()
        self._records = records
        self.check = button(tr("Check the records"))
        self.check.clicked.connect(self.start)
        self.cancel = button(tr("Cancel"))
        self.cancel.hide()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("Progress of the check"))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.hide()
        self.said = label("", "second", wrap=True)
        self.said.hide()
        self.amiss = label("", "error", wrap=True)
        self.amiss.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.amiss_list = _scrolling(self.amiss)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row(self.check, self.cancel, 1))
        for part in (self.bar, self.said, self.amiss_list):
            column.addWidget(part)

    def start(self) -> None:
        """Check now; charting can go on meanwhile."""
        self._show_running(True)
        self._show(Found(tr("Checking the records…")))
        thread = RecordsCheckThread(self._records)
        thread.progress.connect(self._progress)
        thread.ended.connect(self._ended)
        self.cancel.clicked.connect(thread.cancel)
        thread.start()

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def _ended(self, found: Found) -> None:
        self._show_running(False)
        self._show(found)

    def _show_running(self, running: bool) -> None:
        had_focus = self.check.hasFocus() or self.cancel.hasFocus()
        self.check.setEnabled(not running)
        self.cancel.setVisible(running)
        self.bar.setVisible(running)
        self.bar.setRange(0, 0 if running else 1)
        if had_focus:
            (self.cancel if running else self.check).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, found: Found) -> None:
        set_kind(self.said, "error" if found.trouble else "second")
        self.said.setText(breakable(found.words))
        self.said.show()
        self.amiss.setText(breakable("\n".join(found.amiss)))
        self.amiss_list.setVisible(bool(found.amiss))


def found_in(
    records: Path,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Found:
    """What a check of a records file finds, and what is to be done about it."""
    try:
        found = check_records(records, progress, cancelled)
    except HeadmapError as error:
        return Found(str(error), trouble=True)
    except Exception as error:  # unheard, it would leave the panel waiting for ever
        words = tr("The records could not be checked, for an unexpected reason ({reason}).")
        return Found(words.format(reason=type(error).__name__), trouble=True)
    amiss = tuple(_amiss(found))
    if amiss:
        words = tr(
            "Something else than Headmap changed the file; what no longer agrees stands below."
            " Nothing was changed by this check. Make no further entries, keep the file and its"
            " backups, and tell whoever looks after this workstation; a backup made before the"
            " change can be restored."
        )
        return Found(words, amiss, trouble=True)
    report = found.report
    if not report.complete:
        return Found(tr("The check was cancelled; nothing was found until then."))
    words = tr(
        "The file is whole, and its audit is in order (events: {n}). Signed sessions that agree"
        " with what was signed: {sessions}."
    )
    return Found(words.format(n=report.events, sessions=report.sessions))


def _amiss(found: RecordsCheck) -> list[str]:
    """A line for everything that is not as it was written or signed."""
    report = found.report
    lines = [found.damage] if found.damage else []
    if report.first_broken is not None:
        words = tr("Audit: event {event} is not as Headmap wrote it.")
        lines.append(words.format(event=report.first_broken))
    for guard in report.guards_amiss:
        words = tr("Locks of signed records: {name} is not as Headmap made it.")
        lines.append(words.format(name=guard))
    for session in report.broken:
        lines += [f"{_session_name(session)}: {one.words}." for one in session.disagreements]
    return lines


def _session_name(session: Verification) -> str:
    if session.started_at is None:
        return tr("Session {number}").format(number=session.session_id)
    when = day(session.started_at)
    return tr("Session {number} of {day}").format(number=session.session_id, day=when)


def _scrolling(content: QWidget) -> QScrollArea:
    """A view that a long list scrolls in, by wheel and by keys."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setMaximumHeight(LIST_HEIGHT)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setAccessibleName(tr("What no longer agrees"))
    area.hide()
    return area
