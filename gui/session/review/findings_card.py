"""All findings of the session, and who confirmed or overrode them."""

from gui.session.card import SIDE, Card
from gui.session.findings.finding_cards import FindingCards
from gui.session.findings.findings_panel import count_words
from gui.theme import Theme
from gui.widgets.parts import label
from gui.wording import tr
from gui.workspace import Workspace
from model.safety.finding import counts


class FindingsCard(Card):
    """Most severe first; signing waits for the stops."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(tr("Findings"), spacing=4)
        self._workspace = workspace
        said = tr("Nothing to confirm: no rule says anything of this session.")
        self.nothing = label(said, "second", wrap=True)
        # To the card's edges, so that the ground of a stop is as wide as the card.
        self.cards = FindingCards(workspace, theme, side=SIDE)
        top, bottom = self.body.contentsMargins().top(), self.body.contentsMargins().bottom()
        self.body.setContentsMargins(1, top, 1, bottom)
        self.head.setContentsMargins(SIDE, 0, SIDE, 0)
        self.nothing.setContentsMargins(SIDE, 0, SIDE, 0)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.cards)
        self.body.addStretch(1)

    def show_findings(self) -> None:
        """Show what is known of the open session."""
        chart, findings = self._workspace.chart, self._workspace.findings
        enabled = chart is not None and chart.session.ended_at is None
        self.beside.setText(count_words(counts(findings)))
        self.nothing.setVisible(not findings)
        self.cards.show_findings(findings, enabled=enabled)
