"""Stock: vials received, and what should be left of them after the sessions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from gui.dialogs.page import Page
from gui.dialogs.stock_fields import StockFields
from gui.overriding import override
from gui.patients.wording import today_of
from gui.session.vials.vial_words import supplier_name
from gui.theme import Theme
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.parts import button, frame, label, row
from gui.wording import day, number, tr, units
from gui.workspace import Workspace
from model.errors import ConflictError, HeadmapError, InvalidValueError, NotFoundError
from model.stock import StockLot

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ROW = 46


class StockPage(Page):
    """Sessions count the vials; here somebody only says what came."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(theme, tr("Stock"))
        self._workspace = workspace
        self._changing: StockLot | None = None
        self._removed: StockLot | None = None
        self.lots: list[StockLot] = []
        self.changes: dict[int, QPushButton] = {}
        self.removals: dict[int, QPushButton] = {}
        self.fields = StockFields(workspace, theme)
        self.keep = button(tr("Add to the stock"), "main")
        self.cancel = button(tr("Cancel"))
        self.said = label("", "second", wrap=True)
        self.put_back = button(tr("Put it back"), "link")
        self.none = label(tr("No lots yet. Add the first one above."), "second", wrap=True)
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._lay_out()
        self.keep.clicked.connect(self.accept)
        self.cancel.clicked.connect(self._start)
        self.put_back.clicked.connect(self._put_back)
        self._start()
        self.fill()
        self.setFocusProxy(self.fields)

    def _lay_out(self) -> None:
        about = tr(
            "Scan a box or type its lot, and say how many vials came. Vials entered in sessions"
            " are counted off by themselves; a lot in stock is then one press there."
        )
        buttons = QWidget()
        buttons.setLayout(row(self.keep, self.cancel, 1))
        self.section(tr("Vials received"), label(about, "second", wrap=True), self.fields, buttons)
        told = QWidget()
        told.setLayout(row(self.said, self.put_back, 1))
        self._told = told
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        self.section(tr("In stock, first expiring first"), told, self.none, self._table)
        self.column.addStretch()

    # -- what is shown -------------------------------------------------------------------

    def fill(self) -> None:
        """Show the lots in the file."""
        while self._grid.count():
            old = self._grid.takeAt(0)
            widget = old.widget() if old else None
            if widget:
                widget.hide()
                widget.deleteLater()
        self.lots = self._workspace.store.stock.all()
        self.changes, self.removals = {}, {}
        self.none.setVisible(not self.lots)
        self._table.setVisible(bool(self.lots))
        titles = (tr("Lot"), tr("Size"), tr("Expires"), tr("Supplied by"), tr("Received"),
                  tr("Used"), tr("Left"))  # fmt: skip
        for column, title in enumerate(titles):
            self._cell(0, column, title, "label")
        for place, lot in enumerate(self.lots, start=1):
            self._fill_row(2 * place, lot)
        self._grid.setColumnStretch(0, 1)

    def _fill_row(self, place: int, lot: StockLot) -> None:
        self._grid.addWidget(frame("rule"), place - 1, 0, 1, 9)
        expired = lot.expires_on < today_of(self._workspace)
        expires = day(lot.expires_on)
        texts = (
            lot.lot,
            units(lot.size_units),
            tr("{day}, expired").format(day=expires) if expired else expires,
            supplier_name(lot.supplier),
            number(lot.vials),
            number(lot.used),
            number(lot.left),
        )
        for column, text in enumerate(texts):
            kind = "cell-strong" if column in (0, 6) else "cell"
            self._cell(place, column, text, "confirm" if expired and column == 2 else kind)
        change, remove = button(tr("Change"), "link"), button(tr("Remove"), "link")
        change.setAccessibleName(tr("Change lot {lot}").format(lot=lot.lot))
        remove.setAccessibleName(tr("Remove lot {lot}").format(lot=lot.lot))
        change.clicked.connect(lambda: self._change(lot))
        remove.clicked.connect(lambda: self._remove(lot))
        self._grid.addWidget(change, place, 7)
        self._grid.addWidget(remove, place, 8)
        self.changes[lot.lot_id], self.removals[lot.lot_id] = change, remove

    def _cell(self, place: int, column: int, text: str, kind: str) -> None:
        made = ElidedLabel(text, kind) if column == 0 else label(text, kind)
        made.setMinimumHeight(ROW if place else 28)
        if column > 3:
            made.setAlignment(RIGHT)
        self._grid.addWidget(made, place, column)

    def _tell(self, words: str, *, removed: StockLot | None = None) -> None:
        self._removed = removed
        self.said.setText(words)
        self._told.setVisible(bool(words))
        self.put_back.setVisible(removed is not None)

    # -- what is done --------------------------------------------------------------------

    def _start(self) -> None:
        self._changing = None
        self.fields.start()
        self.keep.setText(tr("Add to the stock"))
        self.cancel.hide()
        self._tell("")
        self.fields.line.setFocus()

    def _change(self, lot: StockLot) -> None:
        self._start()
        self._changing = lot
        self.fields.show_lot(lot)
        self.keep.setText(tr("Keep"))
        self.cancel.show()
        self.scroll_area.ensureWidgetVisible(self.fields)
        self.fields.fields["vials"].editor.setFocus()

    def accept(self) -> None:
        """Read what was scanned, else keep the lot; what cannot be kept is said at its field."""
        if self.fields.take_scan():
            return
        workspace, changing = self._workspace, self._changing
        lot = self.fields.read(changing.lot_id if changing else 0, workspace.clock())
        if lot is None:
            return
        stock, actor = workspace.store.stock, workspace.actor
        try:
            workspace.practice.checked_size(lot.product, lot.size_units)
            if changing:
                kept = stock.change(changing, lot, workspace.clock(), actor)
            else:
                kept = stock.add(lot, workspace.clock(), actor)
        except InvalidValueError as error:
            self.fields.show_error(error)
            return
        except HeadmapError as error:
            self._refused(error)
            return
        self._learn(lot)
        self._start()
        self.fill()
        self._tell(tr("{lot}: {n} vials left.").format(lot=kept.lot, n=number(kept.left)))

    def _learn(self, lot: StockLot) -> None:
        """What its box stands for; the lot is kept by now, and a second press would double it."""
        workspace, box = self._workspace, self.fields.box_of(lot)
        try:
            if box:
                workspace.store.stock.learn(box, workspace.clock(), workspace.actor)
        except HeadmapError as error:
            workspace.report(error)

    def _refused(self, error: HeadmapError) -> None:
        """Say it; where the list is no longer as in the file, show that, and keep what is typed."""
        self._workspace.report(error)
        if isinstance(error, ConflictError | NotFoundError):
            self.fill()
        if self._changing:
            own = self._changing.lot_id
            self._changing = next((lot for lot in self.lots if lot.lot_id == own), None)
            self.keep.setText(tr("Keep") if self._changing else tr("Add to the stock"))

    def _remove(self, lot: StockLot) -> None:
        workspace, stock = self._workspace, self._workspace.store.stock
        try:
            removed = stock.remove(lot.lot_id, workspace.clock(), workspace.actor)
        except HeadmapError as error:
            self._refused(error)
            return
        self._start()
        self.fill()
        words = tr("{lot} is no longer kept track of; sessions keep what they recorded of it.")
        self._tell(words.format(lot=removed.lot), removed=removed)
        self.put_back.setFocus()

    def _put_back(self) -> None:
        lot, workspace = self._removed, self._workspace
        if lot is None:
            return
        try:
            workspace.store.stock.add(lot, workspace.clock(), workspace.actor)
        except HeadmapError as error:
            self._refused(error)
            return
        self._start()
        self.fill()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focused, QPushButton):
                focused.click()
            else:
                self.accept()
        elif event.key() == Qt.Key.Key_Escape and self._changing:
            self._start()
        else:
            super().keyPressEvent(event)
