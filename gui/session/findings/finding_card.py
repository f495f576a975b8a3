"""One finding: its kind in a word, the figures it saw, its source, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from gui.overriding import override
from gui.session.findings.reason_box import ReasonBox
from gui.theme import Theme, icon_pixmap
from gui.widgets.parts import button, label, row
from gui.wording import clock_time, tr
from model.judgement import Judgement
from model.safety.finding import Finding, Severity

BAR, ICON, GAP, PAD = 4, 20, 12, 14
ICONS = {Severity.STOP: "stop", Severity.CONFIRM: "confirm", Severity.NOTE: "info"}


class FindingCard(QFrame):
    """Makes signals alone; a finding of the same key is shown in place, what is typed stays."""

    confirm_wanted = Signal()
    override_wanted = Signal(str)
    withdraw_wanted = Signal()

    def __init__(self, theme: Theme, who: str, *, side: int = 0) -> None:
        """who is the name that an override prints with; side is the room at both edges."""
        super().__init__()
        self._theme = theme
        self._finding: Finding | None = None
        self._icon = QLabel()
        self._icon.setFixedSize(ICON, ICON + 4)
        self.title = label("", "strong", wrap=True)
        self.detail = label("", "second", wrap=True)
        self.source = label("", "label", wrap=True)
        self.said = label("", "second", wrap=True)
        self._figures = QGridLayout()
        self._figures.setHorizontalSpacing(12)
        self._figures.setVerticalSpacing(3)
        self._figures.setColumnStretch(0, 1)
        self.confirm_button = button(tr("Confirm"))
        self.reason = ReasonBox(theme, who)
        self.again = button(tr("Take back"), "link")
        self._lay_out(side)
        self.confirm_button.clicked.connect(self.confirm_wanted)
        self.again.clicked.connect(self.withdraw_wanted)
        self.reason.entered.connect(self.override_wanted)

    def _lay_out(self, side: int) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(self.title)
        texts.addLayout(self._figures)
        for widget in (self.detail, self.source):
            texts.addWidget(widget)
        texts.addLayout(row(self.confirm_button, 1))
        texts.addWidget(self.said)
        texts.addLayout(row(self.again, 1))
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(texts, 1)
        self._side, self._column = side, QVBoxLayout(self)
        self._column.setContentsMargins(side, 12, side, 12)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self._column.addWidget(self.reason)

    @property
    def finding(self) -> Finding:
        """The finding shown."""
        if self._finding is None:
            raise AssertionError("nothing is shown yet")
        return self._finding

    def show_finding(self, finding: Finding, *, enabled: bool = True) -> None:
        """Show a finding as it now stands; enabled is False in a session that takes no change."""
        if finding != self._finding:
            self._finding = finding
            word = severity_word(finding.severity)
            self.title.setText(f"{word}: {finding.title}")
            self.setAccessibleName(self.title.text())
            self.detail.setText(finding.detail)
            self.detail.setVisible(bool(finding.detail))
            self._show_figures(finding.lines)
            note = finding.severity is Severity.NOTE
            self.source.setText(source_words(finding))
            self.source.setVisible(not note)
            for made in (self.confirm_button, self.again):
                made.setAccessibleName(f"{made.text()}: {finding.title}")
        self._show_state(finding, enabled=enabled)
        self.refresh_theme()

    def _show_state(self, finding: Finding, *, enabled: bool) -> None:
        stop = finding.severity is Severity.STOP
        # On its own ground it needs room at the edges, wherever it stands.
        side = max(self._side, PAD) if stop and not finding.is_settled else self._side
        self._column.setContentsMargins(side, 12, side, 12)
        judgement, settled = finding.judgement, finding.is_settled
        self.confirm_button.setVisible(finding.severity is Severity.CONFIRM and not settled)
        self.confirm_button.setEnabled(enabled)
        self.reason.setVisible(stop and finding.overridable and not settled)
        self.reason.set_enabled(enabled)
        said = _said_words(judgement) if judgement and settled else ""
        if stop and not finding.overridable:
            said = tr("This has to be mended: no reason lets it pass.")
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.again.setVisible(settled and judgement is not None and enabled)
        self.again.setEnabled(enabled)

    def _show_figures(self, lines: tuple[tuple[str, str], ...]) -> None:
        while self._figures.count():
            item = self._figures.takeAt(0)
            old = item.widget() if item else None
            if old:
                old.hide()
                old.deleteLater()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        for place, (what, figure) in enumerate(lines):
            self._figures.addWidget(label(what, wrap=True), place, 0)
            self._figures.addWidget(label(figure), place, 1, right)

    def refresh_theme(self) -> None:
        """Draw icon and title in the colours now in force."""
        finding, roles = self._finding, self._theme.roles
        if finding is None:
            return
        ink = {
            Severity.STOP: roles.stop,
            Severity.CONFIRM: roles.confirm,
            Severity.NOTE: roles.text,
        }[finding.severity]
        done = finding.is_settled and finding.severity is not Severity.NOTE
        name = "check" if done else ICONS[finding.severity]
        ink = roles.text if done else ink
        self._icon.setPixmap(icon_pixmap(name, roles.accent if done else ink, ICON))
        self.title.setStyleSheet(f"color: {ink};")
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        finding, roles = self._finding, self._theme.roles
        if finding and finding.severity is Severity.STOP and not finding.is_settled:
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor(roles.stop_soft))
            painter.fillRect(0, 0, BAR, self.height(), QColor(roles.stop))
            painter.end()


def severity_word(severity: Severity) -> str:
    """The kind of a finding in a word."""
    return {
        Severity.STOP: tr("Stop"),
        Severity.CONFIRM: tr("Confirm"),
        Severity.NOTE: tr("Note"),
    }[severity]


def source_words(finding: Finding) -> str:
    """Where the rule comes from, and how sure that is."""
    source = tr("Source: {source}").format(source=finding.source)
    if finding.certainty == "sourced":
        return f"{source}."
    return f"{source}; {tr('confirm against the current label')}."


def _said_words(judgement: Judgement) -> str:
    who = f"{judgement.clinician_name}, {clock_time(judgement.at)}"
    if judgement.reason:
        return tr("Overridden: {reason} ({who})").format(reason=judgement.reason, who=who)
    return tr("Confirmed by {who}").format(who=who)
