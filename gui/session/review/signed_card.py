"""A session that is signed: by whom, whether it still agrees, and what may be added."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.session.card import Card, Column
from gui.session.review.pin_field import PinField
from gui.session.review.signing_actions import SigningActions
from gui.session.signed_name import signed_otherwise
from gui.theme import Theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import button, label
from gui.wording import clock_time, day, tr
from gui.workspace import Workspace
from model.session_chart import SessionChart
from model.signature import Amendment, AmendmentKind, Purpose, Signature

MOST_TOLD = 12  # disagreements; the check of the records names them all


class SignedCard(Card):
    """Red, with what no longer agrees, where a value was changed behind the program's back."""

    amendment_wanted = Signal()
    void_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, actions: SigningActions) -> None:
        super().__init__(tr("Signed"), spacing=10)
        self._workspace, self._theme, self._actions = workspace, theme, actions
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._made: list[QWidget] = []
        self._cosign_words = label(kind="second", wrap=True)
        self.cosign_pin = PinField(theme, tr("PIN of the second clinician"))
        self.cosign_button = button(tr("Co-sign"))
        self.amend_button = button(
            tr("Amendment…"), tip=tr("Add words or corrected values beneath the signature")
        )
        self.void_button = button(tr("Void…"), tip=tr("Declare the session entered in error"))
        self.print_button = button(tr("Print the chart"), "main")
        inner = Column(gap=10)
        inner.layout_inside.addLayout(self._lines)
        for widget in (self._cosign_words, self.cosign_pin, self.cosign_button):
            inner.add(widget)
        inner.layout_inside.addStretch(1)
        self.body.addWidget(inner, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.amend_button)
        foot.addWidget(self.void_button, 1)
        self.body.addLayout(foot)
        self.body.addWidget(self.print_button)
        self.cosign_button.clicked.connect(self._cosign)
        self.amend_button.clicked.connect(self.amendment_wanted)
        self.void_button.clicked.connect(self.void_wanted)
        self.print_button.clicked.connect(self.print_wanted)

    def show_chart(self) -> None:
        """Show the open session's signatures and amendments, checked against the record."""
        chart = self._workspace.chart
        if chart is None:
            return
        for made in self._made:
            self._lines.removeWidget(made)
            made.deleteLater()
        self._made = []
        self.title.setText(tr("Void") if chart.void else tr("Signed"))
        if chart.void:
            why = tr("Entered in error, counts no more: {why}").format(why=chart.void.reason)
            self._add(why, "error", "stop", "stop")
        self._show_agreement()
        otherwise = signed_otherwise(chart)
        if otherwise:
            self._add(otherwise[:1].upper() + otherwise[1:], "confirm")
        amendments = {one.number: one for one in chart.amendments}
        for signature in chart.signatures:
            self._show_signature(signature, amendments.get(signature.amendment or 0))
        self._show_cosign(chart)
        self.void_button.setEnabled(chart.void is None)

    @property
    def said(self) -> str:
        """All that the card says of signatures, for tests and screen readers."""
        return self.accessibleDescription()

    @property
    def cosign_words(self) -> str:
        """What is said of a second signature."""
        return self._cosign_words.text() if self._cosign_words.isVisible() else ""

    def _show_agreement(self) -> None:
        check = self._actions.verify()
        if check.agrees:
            self._add(tr("Agrees with the record"), "accent", "check", "accent")
            self.setAccessibleDescription(tr("Agrees with the record"))
            return
        told = [one.words for one in check.disagreements]
        head = tr("The record was changed after it was signed, not by this program:")
        self._add(head, "error", "stop", "stop")
        for words in told[:MOST_TOLD]:
            self._add(words, "error")
        if len(told) > MOST_TOLD:
            self._add(tr("and {n} more").format(n=len(told) - MOST_TOLD), "error")
        self.setAccessibleDescription(" ".join([head, *told]))

    def _show_signature(self, signature: Signature, amendment: Amendment | None) -> None:
        name = signature.signed_name
        words = {
            Purpose.AUTHOR: tr("Signed by {name}"),
            Purpose.COSIGNER: tr("Co-signed by {name}"),
            Purpose.AMENDMENT: tr("Amendment {n} by {name}"),
            Purpose.VOID: tr("Declared void by {name}"),
        }[signature.purpose]
        self._add(words.format(name=name, n=signature.amendment), "strong")
        when = f"{day(signature.signed_at)}, {clock_time(signature.signed_at)}"
        self._add(" · ".join(filter(None, (signature.role, when))), "second")
        self._add(tr("Check code {code}").format(code=signature.check_code), "second")
        if signature.gap_reason:
            why = tr("Signed with parts missing: {why}").format(why=signature.gap_reason)
            self._add(why, "second")
        if amendment:
            for words in amendment_lines(amendment):
                self._add(words, "")

    def _show_cosign(self, chart: SessionChart) -> None:
        author = chart.signatures[0] if chart.signatures else None
        done = any(one.purpose is Purpose.COSIGNER for one in chart.signatures)
        waiting = author is not None and author.cosign_wanted and not done and not chart.void
        other = author is not None and author.clinician_id != self._workspace.actor
        self._cosign_words.setVisible(waiting)
        self.cosign_pin.setVisible(waiting and other)
        self.cosign_button.setVisible(waiting and other)
        self._cosign_words.setText(
            tr("Waits for a second clinician’s signature.") if other
            else tr("Waits for a second clinician: change who is charting (F10), then co-sign.")
        )  # fmt: skip

    def _cosign(self) -> None:
        refusal = self._actions.cosign(self.cosign_pin.text)
        self.cosign_pin.clear()
        if refusal:
            self.cosign_pin.show_error(refusal[1])

    def _add(self, words: str, kind: str, icon: str = "", role: str = "") -> None:
        text = label(words, kind, wrap=True)
        if not icon:
            self._keep(text)
            return
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(IconLabel(self._theme, icon, role, 18))
        layout.addWidget(text, 1)
        self._keep(row)

    def _keep(self, widget: QWidget) -> None:
        self._made.append(widget)
        self._lines.addWidget(widget)


def amendment_lines(amendment: Amendment) -> list[str]:
    """An amendment in words: corrected values, text, reason."""
    lines = [
        tr("{label}: {was} → {now}").format(label=one.label, was=one.as_signed, now=one.amended)
        for one in amendment.corrections
    ]
    if amendment.text:
        lines.append(amendment.text)
    word = tr("Void: {why}") if amendment.kind is AmendmentKind.VOID else tr("Reason: {why}")
    return [*lines, word.format(why=amendment.reason)]
