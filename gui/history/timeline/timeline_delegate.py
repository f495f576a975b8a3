"""Paints a row of the timeline: session, small maps, units, departures and effects, change."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.fonts import inter
from gui.history.timeline.broken_lines import broken
from gui.history.timeline.columns import MAP_TOP, ROW_HEIGHT, Columns, columns_of
from gui.history.timeline.timeline_model import Index, TimelineModel, TimelineRow
from gui.overriding import override
from gui.theme import Theme, icon_pixmap
from gui.widgets.mini_map import Miniatures, Picture
from gui.wording import units
from model.session_chart import SessionChart

BAR, BOX, ICON = 4, 22, 18
STRONG, SECOND, LINE = 22, 20, 21
MOST_LINES = 3
MOST_PICTURES = 48
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class TimelineDelegate(QStyledItemDelegate):
    """A row's map is drawn when its chart was read, and kept while it is near."""

    def __init__(self, theme: Theme, model: TimelineModel, miniatures: Miniatures) -> None:
        super().__init__()
        self._theme, self._model, self._miniatures = theme, model, miniatures
        self._pictures: dict[tuple[object, ...], tuple[SessionChart, QPixmap]] = {}

    @override
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, ROW_HEIGHT)

    @override
    def editorEvent(
        self, _event: QEvent, _model: QAbstractItemModel, _option: QStyleOptionViewItem, _at: Index
    ) -> bool:
        return False  # where the check stands is for the view to know

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: TimelineRow = index.data(Qt.ItemDataRole.UserRole)
        box: QRect = option.rect
        columns = columns_of(box.width())
        state: QStyle.StateFlag = option.state
        painter.save()
        ground = self._paint_ground(painter, box, state)
        self._paint_session(painter, columns.box(columns.session, box), row)
        self._paint_maps(painter, columns, box, row, ground)
        self._paint_given(painter, columns.box(columns.given, box), row)
        self._paint_words(painter, columns.box(columns.words, box), row)
        self._paint_count(painter, columns.box(columns.count, box), row)
        checked = row.session_id in self._model.checked
        self._paint_check(painter, columns.box(columns.check, box), checked=checked)
        chevron = icon_pixmap("forward", self._theme.roles.text, ICON)
        at = columns.box(columns.open, box).center()
        painter.drawPixmap(at.x() - ICON // 2, at.y() - ICON // 2, chevron)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> str:
        """The role of the colour that the rest lies on."""
        roles, flags = self._theme.roles, QStyle.StateFlag
        chosen = bool(state & flags.State_Selected)
        ground = "surface_2" if chosen or state & flags.State_MouseOver else "surface"
        if chosen and state & flags.State_HasFocus:
            ground = "accent_soft"
        painter.fillRect(box, QColor(str(getattr(roles, ground))))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, QColor(roles.line))
        if chosen:
            painter.fillRect(box.left(), box.top(), BAR, box.height(), QColor(roles.accent))
        return ground

    def _paint_session(self, painter: QPainter, box: QRect, row: TimelineRow) -> None:
        roles, tags = self._theme.roles, self._model.tags(row)[:2]
        top = box.top() + (box.height() - STRONG - SECOND * len(tags)) // 2
        struck = row.summary.is_void
        line = QRect(box.left(), top, box.width(), STRONG)
        self._line(painter, line, row.title, inter(16, 600), roles.text, struck=struck)
        for place, tag in enumerate(tags):
            line = QRect(box.left(), top + STRONG + SECOND * place, box.width(), SECOND)
            stop = tag.role == "stop"
            ink = roles.stop if stop else roles.accent if tag.kind == "tag-open" else roles.text_2
            if stop:
                painter.drawPixmap(line.left(), line.top() + 1, icon_pixmap("stop", ink, ICON))
                line.setLeft(line.left() + ICON + 4)
            self._line(painter, line, tag.words, inter(14, 600 if stop else 400), ink)

    def _paint_maps(
        self, painter: QPainter, columns: Columns, box: QRect, row: TimelineRow, ground: str
    ) -> None:
        facts = self._model.facts(row.session_id)
        if facts is None or facts.chart is None:
            return
        size, device = columns.map_size, painter.device()
        ratio = device.devicePixelRatioF() if device else 1.0
        dark = self._theme.roles.dark
        key = (row.session_id, size.toTuple(), ratio, dark, ground)
        kept = self._pictures.get(key)
        if kept is None or kept[0] is not facts.chart:
            picture = Picture(in_line=True, diameter=6.0, ground=ground)
            drawn = self._miniatures.of_chart(facts.chart, picture, size, ratio)
            kept = self._pictures[key] = (facts.chart, drawn)
            while len(self._pictures) > MOST_PICTURES:
                self._pictures.pop(next(iter(self._pictures)))
        painter.drawPixmap(QPointF(box.left() + columns.maps[0], box.top() + MAP_TOP), kept[1])

    def _paint_given(self, painter: QPainter, box: QRect, row: TimelineRow) -> None:
        roles, facts = self._theme.roles, self._model.facts(row.session_id)
        beneath = [facts.sites, facts.lots] if facts else []
        lines = [line for line in beneath if line]
        top = box.top() + (box.height() - STRONG - SECOND * max(len(lines), 1)) // 2
        line = QRect(box.left(), top, box.width(), STRONG)
        struck = row.summary.is_void
        given = units(row.summary.units_given)
        self._line(painter, line, given, inter(16, 600), roles.text, struck=struck)
        for place, words in enumerate(lines):
            line = QRect(box.left(), top + STRONG + SECOND * place, box.width(), SECOND)
            self._line(painter, line, words, inter(14), roles.text_2)

    def _paint_words(self, painter: QPainter, box: QRect, row: TimelineRow) -> None:
        """Departures, and beneath them the effects with their sign; three lines hold."""
        roles, font = self._theme.roles, inter(15)
        room = MOST_LINES - min(len(row.effects), MOST_LINES - 1)
        lines = broken(self._model.departures(row), font, box.width(), room)
        effects: list[tuple[str, bool]] = []
        for place, words in enumerate(row.effects):
            left = MOST_LINES - len(lines) - len(effects) - (len(row.effects) - place - 1)
            parts = broken(words, font, box.width() - ICON - 6, max(left, 1))
            effects += [(part, number == 0) for number, part in enumerate(parts)]
        effects = effects[: MOST_LINES - len(lines)]
        count = len(lines) + len(effects)
        top = box.top() + (box.height() - LINE * count) // 2
        for place, words in enumerate(lines):
            line = QRect(box.left(), top + LINE * place, box.width(), LINE)
            self._line(painter, line, words, font, roles.text)
        for place, (words, first) in enumerate(effects, start=len(lines)):
            line = QRect(box.left(), top + LINE * place, box.width(), LINE)
            if first:
                sign = icon_pixmap("confirm", roles.confirm, ICON)
                painter.drawPixmap(line.left(), line.top() + 1, sign)
            line.setLeft(line.left() + ICON + 6)
            self._line(painter, line, words, font, roles.confirm)

    def _paint_count(self, painter: QPainter, box: QRect, row: TimelineRow) -> None:
        roles, words = self._theme.roles, row.count
        top = box.top() + (box.height() - STRONG - (SECOND if words.beneath else 0)) // 2
        bold = inter(16, 600)
        line = QRect(box.left(), top, box.width(), STRONG)
        self._line(painter, line, words.count, bold, roles.text)
        line.setLeft(line.left() + QFontMetrics(bold).horizontalAdvance(words.count) + 6)
        self._line(painter, line, words.change, inter(16), roles.text_2)
        beneath = QRect(box.left(), top + STRONG, box.width(), SECOND)
        self._line(painter, beneath, words.beneath, inter(14), roles.text_2)

    def _paint_check(self, painter: QPainter, box: QRect, *, checked: bool) -> None:
        roles = self._theme.roles
        place = QRect(0, 0, BOX, BOX)
        place.moveCenter(box.center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(roles.accent if checked else roles.line_strong), 1.5))
        painter.setBrush(QColor(roles.accent_soft if checked else roles.surface))
        painter.drawRoundedRect(place, 5, 5)
        if checked:
            painter.drawPixmap(place.left() + 2, place.top() + 2,
                               icon_pixmap("check", roles.accent, ICON))  # fmt: skip

    def _line(
        self,
        painter: QPainter,
        box: QRect,
        words: str,
        font: QFont,
        ink: str,
        *,
        struck: bool = False,
    ) -> None:
        """One line, with an ellipsis where it does not fit."""
        if struck:
            font = QFont(font)
            font.setStrikeOut(True)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(box, MIDDLE | Qt.AlignmentFlag.AlignLeft, shown)
