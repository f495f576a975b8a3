"""The vial being added, as it will stand: dashed and soft, so that nothing looks given."""

from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from gui.overriding import override
from gui.session.vials.vial_bar import Swatch, VialBar
from gui.theme import Theme
from gui.widgets.parts import label
from gui.wording import tr, units
from model import vials
from model.errors import InvalidValueError
from model.session_chart import ZERO, SessionChart
from model.use_cases import vials as acts
from model.use_cases.charting import with_changes
from model.vial import Vial


class ComingCard(QFrame):
    """Shows what a vial of the chosen size would give and where it would take over."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.title, self.takes_over = label("", "heading"), label("", "second")
        self.held, self.planned = label("", "strong"), label("", "strong")
        self.rest_units, self.rest = label("", "strong"), label()
        self._said = [label(tr("held")), label(tr("planned"))]
        self.bar = VialBar(theme)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(label(tr("Being added"), "tag-open"))
        head.addStretch(1)
        head.addWidget(self.takes_over)
        key = QHBoxLayout()
        key.setSpacing(8)
        parts = (("left", self.held), ("planned", self.planned))
        for (part, amount), words in zip(parts, self._said, strict=True):
            key.addWidget(Swatch(theme, part))
            key.addWidget(amount)
            key.addWidget(words)
            key.addSpacing(14)
        key.addStretch(1)
        key.addWidget(self.rest_units)
        key.addWidget(self.rest)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addLayout(key)

    def show_coming(
        self, chart: SessionChart, number: int, size_units: Decimal | None, now: datetime
    ) -> None:
        """Show what a vial of this size would do; no size, no bar to speak of."""
        self.title.setText(tr("Vial {n}").format(n=number))
        first, planned = _served(chart, number, size_units, now) if size_units else ("", ZERO)
        held = size_units or ZERO
        self.takes_over.setText(tr("takes over at {code}").format(code=first) if first else "")
        self.bar.show_parts(size_units or Decimal(1), ZERO, ZERO, planned)
        self.held.setText(units(held) if size_units else "–")
        self.planned.setText(units(planned) if size_units else "–")
        rest = held - planned
        self.rest_units.setText(units(rest) if rest else "")
        words = tr("will be left, to discard at the end") if rest else tr("nothing will be left")
        self.rest.setText(words if size_units else tr("Choose a lot in stock, scan, or type"))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = self._theme.roles
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(roles.accent), 1.3)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(QColor(roles.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        painter.end()


def _served(
    chart: SessionChart, number: int, size_units: Decimal, now: datetime
) -> tuple[str, Decimal]:
    """The first site that a vial would serve, and the units of all that it would."""
    vial = Vial(
        number=number, product="?", size_units=size_units, lot="?", expires_on=now.date(),
        diluent="?", diluent_ml=Decimal(1), made_up_at=now, recorded_at=now,
    )  # fmt: skip
    try:
        added = with_changes(chart, acts.add_vial(chart, vial, now))
    except InvalidValueError:
        return "", ZERO
    rows = vials.planned_from(added).get(number, ())
    taken = [i for i in added.injections.values() if i.vial == number]
    first = min(taken, key=lambda i: i.recorded_at).site_code if taken else ""
    first = first or (rows[0].code if rows else "")
    units_taken = sum((i.dose_units for i in taken), ZERO)
    return first, units_taken + sum((row.dose_units for row in rows), ZERO)
