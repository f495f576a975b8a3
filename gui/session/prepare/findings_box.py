"""The findings that answers in Prepare raise."""

from collections.abc import Iterable

from gui.session.card import Card
from gui.session.findings.finding_cards import FindingCards
from gui.theme import Theme
from gui.widgets.parts import label
from gui.wording import tr
from gui.workspace import Workspace
from model.safety.finding import Finding


class FindingsBox(Card):
    """The same cards as on the map and at Review."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(tr("Findings"), spacing=6)
        self.cards = FindingCards(workspace, theme)
        self._none = label(tr("Nothing speaks against it."), "second", wrap=True)
        self.body.addWidget(self._none)
        self.body.addWidget(self.cards)
        self.body.addStretch(1)
        foot = label(tr("Rules from the clinic’s file; confirm against the current label."),
                     "label", wrap=True)  # fmt: skip
        self.body.addWidget(foot)

    def show_findings(self, findings: Iterable[Finding], *, enabled: bool) -> None:
        """Show these."""
        found = tuple(findings)
        self.cards.show_findings(found, enabled=enabled)
        self._none.setVisible(not found)
