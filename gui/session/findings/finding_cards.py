"""Findings one under another, with what can be said of each."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.session.findings.finding_actions import FindingActions
from gui.session.findings.finding_card import FindingCard
from gui.theme import Theme
from gui.widgets.parts import frame
from gui.workspace import Workspace
from model.safety.finding import Finding


class FindingCards(QWidget):
    """Follows the findings by their key: a reason being typed is not thrown away."""

    def __init__(self, workspace: Workspace, theme: Theme, *, side: int = 0) -> None:
        super().__init__()
        self._theme, self._side = theme, side
        self._actions = FindingActions(workspace)
        self.cards: dict[str, FindingCard] = {}
        self._rules: list[QFrame] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_findings(self, findings: Iterable[Finding], *, enabled: bool) -> None:
        """Show these, in this order; enabled is False in a session that takes no change."""
        found = {finding.key: finding for finding in findings}
        for key in self.cards.keys() - found.keys():
            self._drop(self.cards.pop(key))
        for key, finding in found.items():
            if key not in self.cards:
                self.cards[key] = self._made()
            self.cards[key].show_finding(finding, enabled=enabled)
        self._order([self.cards[key] for key in found])

    def refresh_theme(self) -> None:
        """Draw every card in the colours now in force."""
        for card in self.cards.values():
            card.refresh_theme()

    def _made(self) -> FindingCard:
        card = FindingCard(self._theme, self._actions.clinician.signature_name, side=self._side)
        card.confirm_wanted.connect(partial(self._confirm, card))
        card.override_wanted.connect(partial(self._override, card))
        card.withdraw_wanted.connect(partial(self._withdraw, card))
        return card

    def _order(self, cards: list[FindingCard]) -> None:
        """Each card beneath a rule, in the order given; nothing moves that stands right."""
        while len(self._rules) < len(cards):
            self._rules.append(frame("rule"))
        for place, card in enumerate(cards):
            for offset, widget in enumerate((self._rules[place], card)):
                if self._column.indexOf(widget) != 2 * place + offset:
                    self._column.insertWidget(2 * place + offset, widget)
        for place, rule in enumerate(self._rules):
            rule.setVisible(place < len(cards))

    def _drop(self, card: FindingCard) -> None:
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _confirm(self, card: FindingCard) -> None:
        self._actions.confirm(card.finding)
        self._stay(card)

    def _override(self, card: FindingCard, reason: str) -> None:
        card.reason.show_error(self._actions.override(card.finding, reason))
        self._stay(card)

    def _withdraw(self, card: FindingCard) -> None:
        self._actions.withdraw(card.finding)
        self._stay(card)

    def _stay(self, card: FindingCard) -> None:
        """The button that was pressed is gone; the keyboard stays at the card."""
        targets = (card.again, card.confirm_button, card.reason.text)
        target = next((made for made in targets if made.isVisibleTo(card)), None)
        if target:
            target.setFocus()
