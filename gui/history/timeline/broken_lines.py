"""Breaks a text into the lines it has room for, between words alone: a site's code stays whole."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics


def broken(text: str, font: QFont, width: int, most: int) -> list[str]:
    """At most so many lines of a width in px, the last with an ellipsis where more would come."""
    metrics = QFontMetrics(font)
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        elif word:
            lines.append(word)
    if len(lines) <= most:
        return lines
    rest = " ".join(lines[most - 1 :])
    last = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return [*lines[: most - 1], last]
