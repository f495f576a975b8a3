"""All findings of the session, over the map's list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.overriding import override
from gui.session.card import SIDE, Column
from gui.session.findings.finding_cards import FindingCards
from gui.theme import Theme
from gui.widgets.parts import frame, icon_button, label, row
from gui.wording import tr
from gui.workspace import Workspace
from model.safety.finding import Counts, counts


class FindingsPanel(QFrame):
    """Most severe first; Escape and the cross close it."""

    closed = Signal()

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "side")
        self.setAccessibleName(tr("Findings"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._workspace = workspace
        self.count = label("", "label")
        self.close_button = icon_button(theme, "close", tr("Close (Escape)"))
        self.close_button.clicked.connect(self.closed)
        self.cards = FindingCards(workspace, theme, side=SIDE)
        self._none = label(tr("No findings."), "second")
        self._none.setContentsMargins(SIDE, 12, SIDE, 12)
        foot = label(
            tr("Esc closes. A stop keeps Sign off until it is overridden or gone."),
            "label",
            wrap=True,
        )
        foot.setContentsMargins(SIDE, 12, SIDE, 16)
        column = Column(gap=0)
        column.add(self._none)
        column.add(self.cards)
        column.layout_inside.addWidget(frame("rule"))
        column.layout_inside.addStretch(1)
        column.add(foot)
        head = row(label(tr("Findings"), "heading"), self.count, 1, self.close_button, spacing=12)
        head.setContentsMargins(SIDE, 6, 10, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(frame("rule"))
        layout.addWidget(column, 1)

    def show_findings(self) -> None:
        """Show what is known of the open session."""
        chart = self._workspace.chart
        if chart is None:
            return
        findings = self._workspace.findings
        self.count.setText(count_words(counts(findings)))
        self._none.setVisible(not findings)
        self.cards.show_findings(findings, enabled=chart.session.ended_at is None)

    def first_control(self) -> QWidget:
        """What the keyboard goes to when the panel opens."""
        for card in self.cards.cards.values():
            for made in (card.reason.text, card.confirm_button):
                if made.isVisibleTo(card):
                    return made
        return self.close_button

    def refresh_theme(self) -> None:
        """Draw every card in the colours now in force."""
        self.cards.refresh_theme()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def count_words(found: Counts) -> str:
    """What still asks for something, what is settled, and the notes."""
    parts = []
    if found.open_stops:
        one = tr("{n} stop") if found.open_stops == 1 else tr("{n} stops")
        parts.append(one.format(n=found.open_stops))
    if found.open_confirms:
        parts.append(tr("{n} to confirm").format(n=found.open_confirms))
    settled = found.stops + found.confirms - found.open_stops - found.open_confirms
    if settled:
        parts.append(tr("{n} settled").format(n=settled))
    if found.notes:
        one = tr("{n} note") if found.notes == 1 else tr("{n} notes")
        parts.append(one.format(n=found.notes))
    return " · ".join(parts)
