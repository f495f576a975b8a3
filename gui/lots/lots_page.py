"""Who received a lot: type it, and everybody who did is there, to be called, printed, saved."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gui.lots.wording import among_text, as_csv, printed, sums_text, use_row
from gui.overriding import override
from gui.patients.search_field import SearchField
from gui.reports.preview import show_preview
from gui.saving import save_text
from gui.theme import Theme
from gui.typed_page import TypedPage
from gui.widgets.button_line import ButtonLine
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import button, frame, label, row
from gui.widgets.row_list import RowListView, RowPlace
from gui.wording import number, tr
from gui.workspace import ChangeSet, Workspace
from model.lots import LotUse, Received
from model.settings import recalled_among, recalled_lots
from model.store.store import Store

TYPING_PAUSE_MS = 150


@dataclass(frozen=True, slots=True)
class Kept:
    """What was typed when the page was left, and the row that was opened."""

    typed: str
    place: RowPlace | None


class LotsPage(TypedPage[Received]):
    """Asked beside the event loop; a list is whole or it is not shown."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        hint = tr("lot number of a vial or a diluent, or its beginning")
        search = SearchField(theme, tr("Search lots"), hint)
        view = RowListView(theme, tr("Who received the lot"), (2.8, 2.5, 3.1, 3.4, 2))
        super().__init__(workspace, theme, search, view, pause_ms=TYPING_PAUSE_MS)
        self.received = Received("", (), ())
        self._restored: Kept | None = None
        self.recalled = ButtonLine(tr("Recalled"), tr("and {n} more"))
        self.beginning = ButtonLine(tr("Lots found"), tr("and {n} more"))
        self.print_button = button(tr("Print"), "link", tip=tr("Print this list"), key="Ctrl+P")
        self.csv_button = button(tr("Save as CSV"), "link", tip=tr("Save this list for a table"))
        self.sums, self.among = label("", "heading"), label("", "second")
        self.state = label("", "second", wrap=True)
        self.state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.warning = frame("failure")
        self._warning_words = label("", "stop-words", wrap=True)
        self._lay_out()
        self._connect()
        self._show_recalled()
        self._show(self.received)

    def _lay_out(self) -> None:
        warned = QHBoxLayout(self.warning)
        warned.setContentsMargins(14, 10, 14, 10)
        warned.setSpacing(10)
        warned.addWidget(IconLabel(self.theme, "stop", "stop", 20))
        warned.addWidget(self._warning_words, 1)
        panel = frame("panel")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 10, 1, 8)
        inside.setSpacing(0)
        self._head = frame("surface")
        head = row(self.sums, self.among, 1, self.print_button, self.csv_button, spacing=16)
        head.setContentsMargins(20, 0, 12, 8)
        under = QVBoxLayout(self._head)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(0)
        under.addLayout(head)
        under.addWidget(frame("rule"))
        inside.addWidget(self._head)
        inside.addWidget(self.view, 1)
        inside.addWidget(self.state, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(12)
        for part in (self.search, self.recalled, self.beginning, self.warning):
            layout.addWidget(part)
        layout.addWidget(panel, 1)

    def _connect(self) -> None:
        self.recalled.chosen.connect(self.show_lot)
        self.beginning.chosen.connect(self.show_lot)
        self.print_button.clicked.connect(self._print)
        self.csv_button.clicked.connect(self._save)

    def show_lot(self, lot: str) -> None:
        """Type a lot for the user."""
        self.search.setText(lot)
        self.ask()

    @override
    def _question(self) -> Callable[[Store], Received]:
        typed = self.search.text()
        return lambda store: store.lots.received(typed)

    @override
    def _typed(self) -> None:
        self._restored = None
        super()._typed()

    @property
    @override
    def kept_state(self) -> object:
        return Kept(self.search.text(), self.view.place)

    @override
    def restore(self, state: object) -> None:
        if isinstance(state, Kept):
            self.search.setText(state.typed)
            self._restored = state
            self.ask()

    # -- what is shown -------------------------------------------------------------------

    @override
    def _show(self, answer: Received) -> None:
        kept, self._restored = self._restored, None
        same = answer.typed == self.received.typed
        place = kept.place if kept else self.view.place if same else None
        self.received, uses = answer, answer.uses
        several = len(answer.lots) > 1
        counts = [(one.lot, _vials_text(one.vials)) for one in answer.lots] if several else []
        self.beginning.show_choices(counts)
        self.sums.setText(sums_text(uses))
        self.among.setText(among_text(uses))
        for part in (self._head, self.view):
            part.setVisible(bool(uses))
        self._show_warning(uses)
        self._tell("" if uses else self._empty_words(answer))
        self._fill(place)

    def _fill(self, place: RowPlace | None) -> None:
        typed, settings = self.received.typed, self.workspace.settings
        self.view.show_items([use_row(use, typed, settings) for use in self.received.uses], place)

    @override
    def _failed(self, words: str) -> None:
        self._show(Received("", (), ()))  # an older answer must not stand under another lot
        self._tell(words)

    def _empty_words(self, received: Received) -> str:
        if received.is_too_much:
            vials = sum(one.vials for one in received.lots)
            words = tr(
                "{n} vials bear a lot that begins with {typed}: too many to list whole, and a"
                " list with somebody missing helps nobody. Type more of the lot, or choose one."
            )
            return words.format(n=number(vials), typed=received.typed)
        if received.typed:
            words = tr("No session has a vial or a diluent whose lot begins with {typed}.")
            return words.format(typed=received.typed)
        if self.workspace.store.lots.are_none:
            return tr(
                "No session has a vial yet. Once lots are entered in sessions, type one here to"
                " see everybody who received it."
            )
        return tr(
            "Type the lot printed on a box: every session that used it is listed here, with how"
            " to reach each patient. Void sessions and corrected lots are among them."
        )

    def _show_warning(self, uses: tuple[LotUse, ...]) -> None:
        every = dict.fromkeys(lot for use in uses for lot in use.lots)
        lot = recalled_among(self.workspace.settings, *every)
        self._warning_words.setText(tr("Lot {lot} was recalled.").format(lot=lot))
        self.warning.setVisible(bool(lot))

    def _show_recalled(self) -> None:
        self.recalled.show_choices([(lot, "") for lot in recalled_lots(self.workspace.settings)])

    def _tell(self, words: str) -> None:
        self.state.setText(words)
        self.state.setVisible(bool(words))

    @override
    def _records_changed(self, changes: ChangeSet) -> None:
        if changes.settings:
            self._show_recalled()
            self._show_warning(self.received.uses)
            self._fill(self.view.place)

    # -- what is done --------------------------------------------------------------------

    def _print(self) -> None:
        if self.received.uses:
            show_preview(self, printed(self.received.uses, self.received.typed, self.workspace))

    def _save(self) -> None:
        kinds = tr("CSV files (*.csv)")
        save_text(self, self.workspace, "headmap-lot.csv", as_csv(self.received.uses), kinds)


def _vials_text(count: int) -> str:
    return tr("1 vial") if count == 1 else tr("{n} vials").format(n=number(count))
