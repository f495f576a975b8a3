"""The "more" menu: what can be done with the open session, then the pages of the practice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from gui.wording import tr
from gui.workspace import Workspace

if TYPE_CHECKING:
    from gui.practice_pages import PracticePages
    from model.session_chart import SessionChart


class PracticeMenu(QMenu):
    """Filled whenever it is about to be shown."""

    def __init__(self, pages: PracticePages, workspace: Workspace) -> None:
        super().__init__(pages)
        self._pages, self._workspace = pages, workspace
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        pages, workspace = self._pages, self._workspace
        if pages.session_page:
            pages.session_page.keep_typed()  # a session with a note just typed is not empty
        if workspace.chart:
            self._add_session(workspace.chart)
            self.addSeparator()
        if workspace.clinician:  # without one nothing may be changed: it would be nobody's
            self._add_pages()
        self._add(tr("Help and keys"), pages.show_help)
        if workspace.clinician:
            self.addSeparator()
        self._add(tr("Close Headmap"), pages.quit_wanted.emit)

    def _add_session(self, chart: SessionChart) -> None:
        pages, workspace = self._pages, self._workspace
        number, ended = chart.session.session_id, chart.session.ended_at is not None
        self._add(tr("Print without preview…"), lambda: pages.print_chart(number, "print_dialog"))
        self._add(tr("Save the chart as PDF…"), lambda: pages.print_chart(number, "save_pdf"))
        if chart.is_signed:  # what may be added to it stands in Review
            return
        if ended:
            self._add(tr("Open the session again"), workspace.reopen_session)
        if chart.is_empty and not ended:
            self._add(tr("Remove this empty session"), workspace.discard_session)
        else:
            self._add(tr("Entered in error…"), pages.declare_void)

    def _add_pages(self) -> None:
        pages, workspace = self._pages, self._workspace
        asked = workspace.settings.cosignature == "on"
        if asked or workspace.store.sessions.awaiting_cosignature():
            self._add(tr("Waiting for co-signature"), pages.show_cosign_queue)
        self._add(tr("Stock"), pages.show_stock)
        self._add(tr("Settings"), pages.show_settings)
        self._add(tr("Backups"), pages.show_backups)
        self._add(tr("Change who is charting"), pages.choose_clinician)

    def _add(self, words: str, act: Callable[[], object]) -> None:
        self.addAction(words).triggered.connect(lambda _checked: act())
