"""Small parts: labels by kind, buttons by kind, rules, key caps."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gui.theme import Theme


def label(text: str = "", kind: str = "", *, wrap: bool = False) -> QLabel:
    """A label of one kind of the style sheet; always plain text, never markup from a record."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if kind:
        made.setProperty("kind", kind)
    return made


def set_kind(widget: QWidget, kind: str) -> None:
    """Give a widget another rule of the style sheet."""
    if widget.property("kind") != kind:
        widget.setProperty("kind", kind)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def frame(kind: str) -> QFrame:
    """A frame of one kind of the style sheet."""
    made = QFrame()
    made.setProperty("kind", kind)
    return made


def button(text: str, kind: str = "plain", *, key: str = "", tip: str = "") -> QPushButton:
    """A button with words; key is its shortcut, named in the tooltip."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAccessibleName(text.replace("&", ""))
    _set_tip(made, tip or text.replace("&", ""), key)
    if key:
        made.setShortcut(QKeySequence(key))
    return made


def icon_button(theme: Theme, icon: str, name: str, *, key: str = "") -> QPushButton:
    """A button with an icon alone; its name is its tooltip and what a screen reader says."""
    made = button("", "icon", key=key, tip=name)
    made.setAccessibleName(name)
    made.setProperty("icon_name", icon)
    made.setIcon(theme.icon(icon))
    made.setIconSize(QSize(20, 20))
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def refresh_icons(parent: QWidget, theme: Theme) -> None:
    """Draw the icons of all buttons below a widget in the theme's colours."""
    for made in parent.findChildren(QPushButton):
        name = made.property("icon_name")
        if name:
            on_accent = made.property("kind") == "main"
            made.setIcon(theme.icon(str(name), on_accent=on_accent))


def row(*widgets: QWidget | int, spacing: int = 8) -> QHBoxLayout:
    """Widgets side by side; a number is a stretch of that weight."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        if isinstance(widget, int):
            layout.addStretch(widget)
        else:
            layout.addWidget(widget)
    return layout


def _set_tip(made: QPushButton, text: str, key: str) -> None:
    shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if key else ""
    made.setToolTip(f"{text} ({shown})" if shown else text)
