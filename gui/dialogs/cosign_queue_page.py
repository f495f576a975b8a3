"""The sessions that a second clinician has still to sign, the longest waiting first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gui.dialogs.page import Page
from gui.patients.wording import breakable, joined, today_of, units_in_sites
from gui.theme import Theme
from gui.widgets.parts import label
from gui.widgets.row_button import RowButton
from gui.wording import day, local, tr
from gui.workspace import Workspace
from model.session import SessionSummary
from model.signature import Purpose, Signature


class CosignQueuePage(Page):
    """A click shows the session where it is signed."""

    session_chosen = Signal(int)

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(theme, tr("Waiting for co-signature"))
        self._workspace, self._theme = workspace, theme
        self.rows: list[RowButton] = []
        waiting = workspace.store.sessions.awaiting_cosignature()
        signed = [(s, self._author(s)) for s in waiting]
        for summary, author in sorted(signed, key=lambda pair: pair[1].signed_at):
            self.rows.append(self._row(summary, author))
        said = tr("Open one, read it, and co-sign it with your PIN.")
        none = tr("No session waits for a co-signature.")
        self.said = label(said if self.rows else none, "second", wrap=True)
        self.column.addWidget(self.said)
        for made in self.rows:
            self.column.addWidget(made)
        self.column.addStretch()
        if self.rows:
            self.setFocusProxy(self.rows[0])

    def _author(self, summary: SessionSummary) -> Signature:
        signatures = self._workspace.store.signatures.of(summary.session.session_id)
        return next(one for one in signatures if one.purpose is Purpose.AUTHOR)

    def _row(self, summary: SessionSummary, author: Signature) -> RowButton:
        session, actor = summary.session, self._workspace.actor
        title = joined(
            summary.patient_name, tr("Session {number}").format(number=session.number),
            day(session.started_at),
        )  # fmt: skip
        by = tr("signed by {name}").format(name=author.signed_name)
        yours = author.clinician_id == actor
        colleague = tr("yours: a colleague co-signs it") if yours else ""
        second = joined(units_in_sites(summary), by, colleague)
        days = (today_of(self._workspace) - local(author.signed_at).date()).days
        made = RowButton(self._theme, joined(title, second, waiting_words(days)), card=True)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(breakable(title), "strong", wrap=True))
        words.addWidget(label(breakable(second), "second", wrap=True))
        inside = QHBoxLayout(made)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(12)
        inside.addLayout(words, 1)
        inside.addWidget(label(waiting_words(days), "strong"))
        made.let_clicks_through()
        made.clicked.connect(lambda: self.session_chosen.emit(session.session_id))
        return made


def waiting_words(days: int) -> str:
    """How long a session waits."""
    if days < 1:
        return tr("since today")
    return tr("1 day") if days == 1 else tr("{n} days").format(n=days)
