"""Starts the program on a folder of records and opens the session that is still open in it."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gui.fonts import load_fonts
from gui.program import Program
from gui.session.place import PlaceName
from model.paths import DataFolder


def main(root: str) -> int:
    """Show the window until it is killed."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Headmap")
    load_fonts()
    program = Program(application, DataFolder(Path(root)), theme_name="light")
    program.start()
    program.window.resize(1440, 900)
    program.window.show()

    def open_draft() -> None:
        assert program.workspace
        draft = program.workspace.store.sessions.open_drafts()[0]
        program.workspace.open_session(draft.session.session_id)
        pages = program.window.pages
        assert pages
        assert pages.session_page
        pages.session_page.go_to(PlaceName.MAP)  # an empty session opens at its first place

    QTimer.singleShot(0, open_draft)
    return application.exec()


sys.exit(main(sys.argv[1]))
