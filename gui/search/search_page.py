"""Search over everything: one field that understands what is typed, and what was found by kind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from gui.overriding import override
from gui.patients.search_field import SearchField
from gui.search.filter_bar import FilterBar, KeptFilters
from gui.search.wording import (
    choice_text,
    effect_row,
    note_row,
    patient_row,
    period_text,
    piece_text,
    session_row,
)
from gui.theme import Theme
from gui.typed_page import TypedPage
from gui.widgets.button_line import ButtonLine
from gui.widgets.parts import button, frame, label, row
from gui.widgets.row_list import Heading, Item, More, Row, RowListView, RowPlace
from gui.wording import number, tr
from gui.workspace import ChangeSet, Workspace
from model.found import Found
from model.search import Asked, Piece, PieceKind, asked_of, read_pieces
from model.store.store import Store

TYPING_PAUSE_MS = 200
PAGE = 50
LONGEST_PIECE = 44
EXAMPLES = ("neck pain", "FR-L2", "G43.709", "Mar 2026 - May 2026", "since 2026")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was typed as it was understood, and what meets it."""

    pieces: Sequence[Piece] = ()
    asked: Asked = field(default_factory=Asked)
    found: Found = field(default_factory=Found)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was typed and chosen when the page was left, and the row that was opened."""

    typed: str
    as_words: frozenset[str]
    filters: KeptFilters
    shown: Mapping[str, int]
    place: RowPlace | None


class SearchPage(TypedPage[Answer]):
    """Asked beside the event loop; a newer question ends the one before."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        hint = tr("name, words of a note, lot, site, diagnosis, dates")
        search = SearchField(theme, tr("Search everything"), hint)
        view = RowListView(theme, tr("What was found"), (2.6, 2.6, 4.6))
        super().__init__(workspace, theme, search, view, pause_ms=TYPING_PAUSE_MS)
        self.answer = Answer()
        self._as_words: frozenset[str] = frozenset()
        self._shown: dict[str, int] = {}
        self._restored: Kept | None = None
        self.filters = FilterBar(workspace.judged.outcome_lists.effects)
        self.understood = ButtonLine(tr("Understood as"))
        self.understood_rest = label("", "second")
        self.again = button(tr("Understand it anew"), "link", tip=tr("No longer as words alone"))
        self.examples = ButtonLine(tr("For example"))
        self.state = label("", "second", wrap=True)
        self._lay_out()
        self._connect()
        self.examples.show_choices([(text, "") for text in EXAMPLES], longest=LONGEST_PIECE)
        self._show(self.answer)

    def _lay_out(self) -> None:
        self._told = frame("plain")
        self._told.setLayout(row(self.understood, self.understood_rest, self.again, 1, spacing=12))
        panel = frame("panel")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 8, 1, 8)
        inside.addWidget(self.view, 1)
        self._empty = frame("surface")
        empty = QVBoxLayout(self._empty)
        empty.setContentsMargins(40, 20, 40, 20)
        empty.setSpacing(16)
        empty.addStretch(2)
        empty.addWidget(self.state)
        empty.addWidget(self.examples, 0, Qt.AlignmentFlag.AlignHCenter)
        empty.addStretch(3)
        self.state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(self._empty, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(12)
        for part in (self.search, self.filters, self._told):
            layout.addWidget(part)
        layout.addWidget(panel, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._pause.start)
        self.filters.clear_button.clicked.connect(self._clear)
        self.understood.chosen.connect(self._take_as_words)
        self.again.clicked.connect(self._understand_anew)
        self.examples.chosen.connect(self.search.setText)
        self.view.more_wanted.connect(self._show_more)

    # -- asking --------------------------------------------------------------------------

    @override
    def _question(self) -> Callable[[Store], Answer]:
        typed, as_words, filters = self.search.text(), self._as_words, self.filters
        period, departure, effect = filters.period, filters.departure_kind, filters.effect_code
        codes = frozenset(site.code for site in self.workspace.protocol.sites)
        kinds = self.workspace.judged.outcome_lists.effects

        def ask(store: Store) -> Answer:
            pieces = read_pieces(typed, store.search.known(codes), as_words)
            asked = asked_of(pieces, period=period, departure=departure, effect=effect)
            return Answer(pieces, asked, store.search.find(asked, kinds))

        return ask

    @override
    def _typed(self) -> None:
        self._restored = None
        if not self.search.text():
            self._as_words = frozenset()
        super()._typed()

    def _take_as_words(self, told: str) -> None:
        texts = {piece_text(piece): piece.text for piece in self.answer.pieces}
        if told in texts:
            self._as_words |= {texts[told]}
            self.ask()

    def _understand_anew(self) -> None:
        self._as_words = frozenset()
        self.ask()

    def _clear(self) -> None:
        self.filters.clear()
        self.search.clear()
        self.search.setFocus()
        self.ask()

    @override
    def _records_changed(self, changes: ChangeSet) -> None:
        if changes.patients or changes.session_id is not None or changes.patient_id is not None:
            self._pause.start()

    @property
    @override
    def kept_state(self) -> object:
        place = self.view.place
        return Kept(self.search.text(), self._as_words, self.filters.kept, {**self._shown}, place)

    @override
    def restore(self, state: object) -> None:
        if isinstance(state, Kept):
            self.search.setText(state.typed)
            self.filters.restore(state.filters)
            self._as_words, self._restored = state.as_words, state
            self.ask()

    # -- what is shown -------------------------------------------------------------------

    @override
    def _show(self, answer: Answer) -> None:
        kept, self._restored = self._restored, None
        place = kept.place if kept else None
        if kept:
            self._shown = {**kept.shown}
        elif answer.asked == self.answer.asked:
            place = self.view.place  # the records changed, maybe on the page that a row opened
        else:
            self._shown = {}
        self.answer = answer
        self._tell_understood(answer)
        items = self._items()
        self._tell("" if items else self._empty_words(answer))
        self.view.show_items(items, place)

    def _tell_understood(self, answer: Answer) -> None:
        taken = [piece for piece in answer.pieces if piece.kind is not PieceKind.WORDS]
        self.understood.show_choices(
            [(piece_text(piece), "") for piece in taken],
            longest=LONGEST_PIECE,
            tip=tr("Press to search for it as words instead"),
        )
        words = [piece_text(p) for p in answer.pieces if p.kind is PieceKind.WORDS]
        typed = any(piece.period for piece in answer.pieces)
        period = "" if typed else period_text(answer.asked.period)
        choices = choice_text(answer.asked.departure, self.filters.effect.currentText())
        rest = [*words, period, choices if answer.asked.effect or answer.asked.departure else ""]
        text = tr(" and ").join(part for part in rest if part)
        self.understood_rest.setText(
            text if taken else tr("Understood as {text}").format(text=text)
        )
        self.again.setVisible(bool(self._as_words))
        self._told.setVisible(not answer.asked.is_empty)

    def _items(self) -> list[Item]:
        found, words = self.answer.found, list(self.answer.asked.words)
        workspace = self.workspace
        return [
            *self._group("patients", tr("Patients"), found.patients.is_cut,
                         [patient_row(one, words, workspace) for one in found.patients.rows]),
            *self._group("sessions", tr("Sessions"), found.sessions.is_cut,
                         [session_row(one, words, found.departures.get(one.session.session_id, ()))
                          for one in found.sessions.rows]),
            *self._group("notes", tr("Notes and reasons"), found.notes.is_cut,
                         [note_row(one, words) for one in found.notes.rows]),
            *self._group("effects", tr("Adverse effects"), found.effects.is_cut,
                         [effect_row(one, words) for one in found.effects.rows]),
        ]  # fmt: skip

    def _group(self, name: str, title: str, is_cut: bool, rows: Sequence[Row]) -> list[Item]:
        if not rows:
            return []
        count = number(len(rows))
        remark = tr("{n} or more, the newest first; type more to narrow it").format(n=count)
        shown = self._shown.get(name, PAGE)
        rest = len(rows) - shown
        more = [More(tr("Show more, {n} are left").format(n=rest), name)] if rest > 0 else []
        return [Heading(title, remark if is_cut else count), *rows[:shown], *more]

    def _show_more(self, group: str) -> None:
        self._shown[group] = self._shown.get(group, PAGE) + PAGE
        at = self.view.currentIndex().row()
        self.view.rows.show_items(self._items())
        self.view.setCurrentIndex(self.view.rows.index(at, 0))

    def _empty_words(self, answer: Answer) -> str:
        if self._has_no_patients():
            return tr(
                "There are no patients yet. Once there are, they are found here by name, words of"
                " a note, lot, site, diagnosis or dates."
            )
        if answer.asked.is_empty:
            return tr(
                "Type a name, words of a note, a lot, a site, a diagnosis or dates. What is typed"
                " and chosen together is met together."
            )
        return tr("Nothing in the records meets all of this.")

    def _has_no_patients(self) -> bool:
        return not self.workspace.store.patients.count()

    @override
    def _failed(self, words: str) -> None:
        self._show(Answer())  # an older answer must not stand under another question
        self._tell(words)

    def _tell(self, words: str) -> None:
        self.state.setText(words)
        self.examples.setVisible(self.answer.asked.is_empty and not self._has_no_patients())
        self._empty.setVisible(bool(words))
        self.view.setVisible(not words)
