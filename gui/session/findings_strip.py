"""The most severe finding in words beside the totals, the counts, and a way to all of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from gui.theme import Theme
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import button, set_kind
from gui.wording import tr
from model.safety.finding import Finding, Severity

KINDS = ((Severity.STOP, "stop", "stop"), (Severity.CONFIRM, "confirm", "confirm"),
         (Severity.NOTE, "info", "text_2"))  # fmt: skip
LINES = 2


class FindingsStrip(QWidget):
    """Two lines at most; what is settled stands behind what still asks for something."""

    all_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.lines: dict[Severity, tuple[IconLabel, ElidedLabel]] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for at, (severity, icon, role) in enumerate(KINDS):
            made = IconLabel(theme, icon, role, pixels=18), ElidedLabel(kind="second")
            grid.addWidget(made[0], at, 0)
            grid.addWidget(made[1], at, 1)
            self.lines[severity] = made
        self.all_button = button(tr("All"), "link", tip=tr("All findings (I)"))
        self.all_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.all_button.clicked.connect(self.all_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 2, 8, 2)
        layout.addLayout(grid, 1)
        layout.addWidget(self.all_button)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show the two most severe kinds there are."""
        shown = 0
        spoken = []
        for severity, (icon, words) in self.lines.items():
            found = sorted((f for f in findings if f.severity is severity), key=_settled)
            here = bool(found) and shown < LINES
            shown += here
            icon.setVisible(here)
            words.setVisible(here)
            if here:
                text = _words(severity, found)
                words.say(text)
                spoken.append(text)
                set_kind(words, "second" if _settled(found[0]) else _kind(severity))
        self.all_button.setVisible(bool(findings))
        self.setAccessibleName(tr("Findings: {what}").format(what="; ".join(spoken) or tr("none")))


def _settled(finding: Finding) -> bool:
    return finding.is_settled


def _kind(severity: Severity) -> str:
    return {Severity.STOP: "stop-words", Severity.CONFIRM: "confirm-words"}.get(severity, "second")


def _words(severity: Severity, found: Sequence[Finding]) -> str:
    open_ones = [finding for finding in found if not finding.is_settled]
    n = len(open_ones) or len(found)
    if severity is Severity.STOP:
        count = tr("{n} stop:") if n == 1 else tr("{n} stops:")
        settled = tr("{n} overridden:")
    elif severity is Severity.CONFIRM:
        count, settled = tr("{n} to confirm:"), tr("{n} confirmed:")
    else:
        count = tr("{n} note:") if n == 1 else tr("{n} notes:")
        settled = count
    asks = bool(open_ones) or severity is Severity.NOTE
    titles = ", ".join(finding.title for finding in (open_ones or found))
    return f"{(count if asks else settled).format(n=n)} {titles}"
