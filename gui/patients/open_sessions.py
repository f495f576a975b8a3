"""The sessions not finished yet, on cards above the list: today's first, each with its map."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gui.overriding import override
from gui.patients.signature_checks import SignatureChecks
from gui.patients.signature_state import StateTags, state_tags
from gui.patients.wording import joined, open_since, today_of
from gui.theme import Theme
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.mini_map import Miniatures, MiniMap, Picture
from gui.widgets.parts import button, frame, label, row, set_kind
from gui.wording import day, local, tr, units
from gui.workspace import Workspace
from model.session import SessionSummary

MAP = QSize(168, 70)
CARD_HEIGHT = 88
SHOWN_AT_FIRST = 2
MOST_IN_SIGHT = 3


class OpenSessionCard(QWidget):
    """One open session: whose, since when, how far, and the way back into it.

    How far, in sums and on the map, is shown once show_chart() was called.
    """

    continue_wanted = Signal(int)

    def __init__(
        self, workspace: Workspace, theme: Theme, miniatures: Miniatures, summary: SessionSummary
    ) -> None:
        super().__init__()
        self._workspace, self._theme = workspace, theme
        self.summary, self._accent, self._charted = summary, False, False
        self.map = MiniMap(miniatures, Picture(diameter=6), MAP, waits=True)
        self.name = ElidedLabel(summary.patient_name, "heading")
        since = open_since(summary.session, today_of(workspace))
        patient = workspace.store.patients.get(summary.session.patient_id)
        who = joined(day(patient.born_on), patient.record_number, since)
        self.second = label(who, "second", wrap=True)
        self.tags = StateTags(theme)
        self.tags.hide()
        self.sites, self.units = label("", "heading"), label("", "second")
        self.go_on = button(tr("Continue"), tip=tr("Continue this session"))
        self.go_on.setAccessibleName(
            tr("Continue the session of {name}").format(name=summary.patient_name)
        )
        self.go_on.clicked.connect(
            lambda: self.continue_wanted.emit(self.summary.session.session_id)
        )
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(self.name)
        words.addWidget(self.second)
        words.addWidget(self.tags)
        words.addStretch()
        sums = QVBoxLayout()
        sums.setSpacing(0)
        sums.addStretch()
        for part in (self.sites, self.units):
            part.setAlignment(Qt.AlignmentFlag.AlignRight)
            sums.addWidget(part)
        sums.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 16, 8)
        layout.setSpacing(16)
        layout.addWidget(self.map)
        layout.addLayout(words, 1)
        layout.addLayout(sums)
        layout.addWidget(self.go_on)
        self.setMinimumHeight(CARD_HEIGHT)

    def show_chart(self) -> None:
        """Read the chart, and show how far it is."""
        if self._charted:
            return
        self._charted = True
        chart = self._workspace.store.chart(self.summary.session.session_id)
        tally = chart.tally
        of = tr("{given} of {planned}").format(given=tally.sites_given, planned=tally.sites_planned)
        extra = f" +{tally.extras_given}" if tally.extras_given else ""
        self.sites.setText(of + extra)
        self.units.setText(units(tally.units_given))
        self.map.show_chart(chart)

    def show_state(self, *, disagrees: bool) -> None:
        """Say of a session that was signed and lies open all the same that this is not ours."""
        self.tags.show_tags(state_tags(self.summary, disagrees=disagrees)[:1])
        self.tags.setVisible(disagrees)

    def set_accent(self, accent: bool) -> None:
        """Whether this card is the next thing to do on the screen."""
        self._accent = accent
        set_kind(self.go_on, "main" if accent else "plain")
        self.go_on.setStyleSheet("QPushButton { min-height: 44px; padding: 0 18px; }")
        self.map.set_ground("accent_soft" if accent else "surface")
        self.update()

    @property
    def is_accent(self) -> bool:
        """Whether its button has the accent fill."""
        return self._accent

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = self._theme.roles
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(roles.accent if self._accent else roles.line_strong), 1))
        painter.setBrush(QColor(roles.accent_soft if self._accent else roles.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()


class OpenSessions(QWidget):
    """All open sessions; two at first, the rest by one click."""

    continue_wanted = Signal(int)

    def __init__(self, workspace: Workspace, theme: Theme, miniatures: Miniatures) -> None:
        super().__init__()
        self._workspace, self._theme, self._miniatures = workspace, theme, miniatures
        self._accent, self._all = True, False
        self.cards: list[OpenSessionCard] = []
        self._drafts: list[SessionSummary] = []
        self.checks = SignatureChecks(self, workspace)
        self.checks.checked.connect(self._show_checked)
        self.interrupted = frame("notice")
        words = QVBoxLayout(self.interrupted)
        words.setContentsMargins(12, 10, 12, 10)
        self._interrupted_words = label(
            tr("The program was not closed properly. Everything that was marked is here."),
            "confirm",
            wrap=True,
        )
        words.addWidget(self._interrupted_words)
        self.title = label(tr("Open sessions"), "strong")
        self.more: QPushButton = button("", "link")
        self.more.clicked.connect(self._toggle)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body.setObjectName("cards")
        self._body.setStyleSheet("#cards { background: transparent; }")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.interrupted)
        layout.addLayout(row(self.title, 1, self.more))
        layout.addWidget(self._scroll)

    def fill(self, drafts: list[SessionSummary], *, with_charts: bool = True) -> None:
        """Show these open sessions; nothing at all where there is none.

        Without charts the cards lack map and sums until show_charts().
        """
        today = today_of(self._workspace)
        self._drafts = sorted(
            drafts, key=lambda draft: local(draft.session.started_at).date() != today
        )
        self._build(with_charts=with_charts)

    def show_charts(self) -> None:
        """Complete the cards that were filled without their charts."""
        for card in self.cards:
            card.show_chart()

    def _show_checked(self, session_id: int, agrees: bool) -> None:
        for card in self.cards:
            if card.summary.session.session_id == session_id:
                card.show_state(disagrees=not agrees)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.checks.stop()

    def set_accent(self, accent: bool) -> None:
        """Whether the first card is the next thing to do, or something else on the screen is."""
        self._accent = accent
        for place, card in enumerate(self.cards):
            card.set_accent(accent and place == 0)

    def _toggle(self) -> None:
        self._all = not self._all
        self._build()

    def _build(self, *, with_charts: bool = True) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        shown = self._drafts if self._all else self._drafts[:SHOWN_AT_FIRST]
        self.cards = [
            OpenSessionCard(self._workspace, self._theme, self._miniatures, draft)
            for draft in shown
        ]
        for card in self.cards:
            card.continue_wanted.connect(self.continue_wanted)
            self._column.addWidget(card)
        if with_charts:
            self.show_charts()
        self.checks.check(card.summary for card in self.cards)
        self.set_accent(self._accent)
        today = today_of(self._workspace)
        days = {local(draft.session.started_at).date() for draft in self._drafts}
        self.title.setText(tr("Open today") if days == {today} else tr("Open sessions"))
        count = len(self._drafts)
        self.more.setVisible(count > SHOWN_AT_FIRST)
        words = tr("Show fewer") if self._all else tr("Show all {n}").format(n=count)
        self.more.setText(words)
        self.more.setAccessibleName(words)
        was_interrupted = bool(getattr(self._workspace, "was_interrupted", False))
        self.interrupted.setVisible(was_interrupted and count > 0)
        in_sight = min(len(self.cards), MOST_IN_SIGHT)
        self._scroll.setFixedHeight(max(1, in_sight * (CARD_HEIGHT + 8) - 8))
        self.setVisible(count > 0)
