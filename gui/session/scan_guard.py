"""A scanner that goes off outside Vials: its keys mean nothing there, and the box is read in Vials.

A scanner types as a keyboard does, only faster than any hand. On the map its figures would enlarge
views and its letters leave sites out; in Prepare they would answer checks.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from gui.overriding import override
from gui.session.vials.scan_field import SEPARATOR_SHOWN, is_separator

FAST_MS = 30
# Once it is known for a scan, it may stutter; what comes later is a hand again.
PAUSE_MS = 150
# How the code of a box begins: what kind of code it is, or the number of the product.
BEGINS = re.compile(r"\][dCQeJ]\d|\(01\)|01\d", re.ASCII)
LONGEST_BEGIN = 4
TYPED_INTO = (QLineEdit, QPlainTextEdit, QTextEdit)


class ScanGuard(QObject):
    """Looks at the keys of whatever in the page has the keyboard, fields for text left alone."""

    def __init__(
        self, page: QWidget, is_wanted: Callable[[], bool], scanned: Callable[[str], object]
    ) -> None:
        """is_wanted says whether the place on the screen is to be guarded."""
        super().__init__(page)
        self._page, self._is_wanted, self._scanned = page, is_wanted, scanned
        self._typed, self._last, self._is_scan = "", 0, False
        self._watched: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        application.focusChanged.connect(self._watch)

    def release(self) -> None:
        """Watch nothing any more; before the page goes."""
        self._application.focusChanged.disconnect(self._watch)
        self._watch(None, None)

    def _watch(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        within = now is not None and (now is self._page or self._page.isAncestorOf(now))
        self._watched = now if within and not isinstance(now, TYPED_INTO) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        return bool(self._is_wanted() and self._takes(event))

    def _takes(self, event: QKeyEvent) -> bool:
        if not event.timestamp():  # made by a program: nobody knows how fast
            return False
        gap = event.timestamp() - self._last
        if gap > (PAUSE_MS if self._is_scan else FAST_MS):
            self._typed, self._is_scan = "", False
        if self._is_scan and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            typed, self._typed, self._is_scan = self._typed, "", False
            self._scanned(typed)
            return True
        text = SEPARATOR_SHOWN if is_separator(event) else event.text()
        if not text:  # Shift, which the scanner holds for a bracket or a capital
            return False
        self._last = event.timestamp()
        self._typed += text
        if not self._is_scan:
            # Keys before it may have been a hand's: only the newest few are looked at.
            self._typed = self._typed[-LONGEST_BEGIN:]
            found = BEGINS.search(self._typed)
            self._is_scan = bool(found and found.end() == len(self._typed))
            self._typed = self._typed[found.start() :] if found else self._typed
        return self._is_scan
