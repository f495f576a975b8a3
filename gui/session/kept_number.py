"""A number of a session with less and more beside it; it can be typed too."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gui.overriding import override
from gui.session.kept_field import Act, KeptField, Shown
from gui.theme import Theme
from gui.widgets.parts import frame, icon_button, set_kind
from gui.wording import tr
from gui.workspace import Workspace
from model.session_chart import SessionChart

LEAST_WIDTH = 48  # px: of the middle


class KeptNumber(KeptField):
    """Less and more go by so many; from an empty field both begin at the least."""

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        caption: str,
        *,
        shown: Shown,
        act: Act,
        bounds: tuple[int, int],
        suffix: str = "",
        by: int = 1,
    ) -> None:
        self._least, self._most = bounds
        self._by = by
        self.less = icon_button(theme, "minus", tr("{what}: less").format(what=caption))
        self.more = icon_button(theme, "plus", tr("{what}: more").format(what=caption))
        super().__init__(workspace, theme, caption, shown=shown, act=act, suffix=suffix)
        self.less.clicked.connect(lambda: self._go(-1))
        self.more.clicked.connect(lambda: self._go(1))

    @override
    def _box(self) -> QWidget:
        self._frame = number_box(self.less, self.editor, self.more)
        self.editor.centre()
        self.editor.setMinimumWidth(LEAST_WIDTH)
        return self._frame

    @override
    def _mark_box(self, *, wrong: bool) -> None:
        self._frame.show_wrong(wrong)

    @override
    def show_chart(self, chart: SessionChart, *, enabled: bool = True) -> None:
        super().show_chart(chart, enabled=enabled)
        number = self._number()
        self.less.setEnabled(enabled and (number is None or number > self._least))
        self.more.setEnabled(enabled and (number is None or number < self._most))

    def _number(self) -> int | None:
        text = self.text.strip()
        return int(text) if text.isascii() and text.isdigit() else None

    def _go(self, way: int) -> None:
        number = self._number()
        if number is None:
            wanted = self._least
        else:
            # From an odd number to the next whole step.
            whole = number // self._by if way > 0 else -(-number // self._by)
            wanted = min(max((whole + way) * self._by, self._least), self._most)
        self.editor.setText(str(wanted))
        self.keep()


def number_box(
    less: QWidget, editor: QWidget, more: QWidget, middle: QWidget | None = None
) -> "NumberBox":
    """Less and more at the ends, what they change between them; middle holds the editor."""
    box = NumberBox()
    line = QHBoxLayout(box)
    line.setContentsMargins(2, 1, 2, 1)
    line.setSpacing(0)
    if not editor.property("kind"):
        editor.setProperty("kind", "bare")
    for widget in (less, frame("upright"), middle or editor, frame("upright"), more):
        line.addWidget(widget, 1 if widget in (middle, editor) else 0)
    editor.installEventFilter(box)
    return box


class NumberBox(QFrame):
    """The frame around all three, which shows focus and mistakes of what is in it."""

    def __init__(self) -> None:
        super().__init__()
        self._focused = self._wrong = False
        set_kind(self, "field")

    def show_wrong(self, wrong: bool) -> None:
        """Whether what stands in it cannot be kept."""
        self._wrong = wrong
        self._show()

    def _show(self) -> None:
        set_kind(
            self, "field-wrong" if self._wrong else "field-focused" if self._focused else "field"
        )

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._focused = event.type() == QEvent.Type.FocusIn
            self._show()
        return super().eventFilter(watched, event)
