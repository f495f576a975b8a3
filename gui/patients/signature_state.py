"""How far a session is signed, in a word or two beside it in every list."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.theme import Theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.parts import frame, label
from gui.wording import tr
from model.session import SessionState, SessionSummary


@dataclass(frozen=True, slots=True)
class StateTag:
    """Words, with the kind of the label that holds them; an icon in a role before them if named."""

    words: str
    kind: str
    icon: str = ""
    role: str = ""


def short_name(signed: str) -> str:
    """Such as R. Okafor of Robin Okafor, MD: as much as tells colleagues apart in a list."""
    names = [part for part in signed.split(",", maxsplit=1)[0].split() if not part.endswith(".")]
    if len(names) < 2:
        return names[0] if names else signed
    return f"{names[0][0]}. {' '.join(names[1:])}"


def state_words(summary: SessionSummary) -> str:
    """Open, Not signed, Signed R. Okafor or Void."""
    if summary.is_void:
        return tr("Void")
    if summary.signed_by:
        return tr("Signed {name}").format(name=short_name(summary.signed_by))
    if summary.session.state is SessionState.DRAFT:
        return tr("Open")
    return tr("Not signed")


def state_tags(summary: SessionSummary, *, disagrees: bool = False) -> tuple[StateTag, ...]:
    """All that is to be said of a session; that it was changed from outside comes first."""
    tags = [_state_tag(summary)]
    if summary.awaits_cosignature:
        tags.append(StateTag(tr("Co-signature awaited"), "tag"))
    if disagrees:
        tags.insert(0, StateTag(tr("Changed after signing"), "stop-head", "stop", "stop"))
    return tuple(tags)


def _state_tag(summary: SessionSummary) -> StateTag:
    """What is in order is quiet; what is open, void or unsigned has an edge."""
    words = state_words(summary)
    if summary.signed_by and not summary.is_void:
        return StateTag(words, "second", "check", "accent")
    draft = summary.session.state is SessionState.DRAFT and not summary.is_void
    return StateTag(words, "tag-open" if draft else "tag")


def spoken_state(summary: SessionSummary, *, disagrees: bool = False) -> str:
    """The same for a screen reader."""
    return ", ".join(tag.words for tag in state_tags(summary, disagrees=disagrees))


class StateTags(QWidget):
    """The tags beneath one another, as a narrow list has room for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.tags: tuple[StateTag, ...] = ()
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 3, 0, 0)
        self._column.setSpacing(4)

    def show_tags(self, tags: tuple[StateTag, ...]) -> None:
        """Show these in place of those before."""
        if tags == self.tags:
            return
        self.tags = tags
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = [self._made(tag) for tag in tags]
        for part in self._parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)

    def _made(self, tag: StateTag) -> QWidget:
        if not tag.icon:
            return label(tag.words, tag.kind)
        stop = tag.role == "stop"
        made = frame("failure" if stop else "")
        inside = QHBoxLayout(made)
        inside.setContentsMargins(*((8, 2, 10, 2) if stop else (0, 0, 0, 0)))
        inside.setSpacing(6)
        inside.addWidget(IconLabel(self._theme, tag.icon, tag.role, 18))
        inside.addWidget(label(tag.words, tag.kind))
        return made
