"""How the walk through the sites goes: order, keys, tone, voice; each is kept at once."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.dialogs.choices import Choices
from gui.overriding import override
from gui.session.walk_keys import DEFAULTS, MODIFIERS, meaning_of, pressed_key, text_of
from gui.widgets.key_cap import key_name
from gui.widgets.parts import button, label, row
from gui.wording import tr
from model.settings import Settings


class KeyField(QWidget):
    """Shows a key; pressed, it takes the next key that comes, Escape leaves it as it was."""

    chosen = Signal(str)

    def __init__(self, caption: str, key: str) -> None:
        super().__init__()
        self._caption, self._key = caption, key
        self._waits = False
        self.button: QPushButton = button("", "choice")
        self.button.setMinimumWidth(150)
        self.button.installEventFilter(self)
        self.button.clicked.connect(self._wait)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(label(caption, "label"))
        layout.addWidget(self.button)
        self._say()

    def show_key(self, key: str) -> None:
        """Show the key that is kept."""
        self._key, self._waits = key, False
        self._say()

    def _say(self) -> None:
        words = tr("Press a key…") if self._waits else key_name(self._key)
        self.button.setText(words)
        self.button.setAccessibleName(f"{self._caption}: {words}")
        self.button.setToolTip(tr("Click, then press the key or the pedal"))

    def _wait(self) -> None:
        self._waits = True
        self._say()

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and not event.gotFocus() and self._waits:
            self.show_key(self._key)
        if not self._waits or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # the key is meant for here, whatever it opens elsewhere
        elif event.type() == QEvent.Type.KeyPress and event.key() not in MODIFIERS:
            self._take(pressed_key(event))
        return True

    def _take(self, key: int) -> None:
        self.show_key(self._key)
        if key != Qt.Key.Key_Escape and text_of(key):
            self.chosen.emit(text_of(key))


class WalkSettings(QWidget):
    """Tells each change by the name of its setting."""

    changed = Signal(str, str)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.order = Choices(
            tr("Order of the sites"),
            (
                ("protocol", tr("As the protocol")),
                ("position", tr("Lying, then sitting")),
                ("left", tr("Left first")),
                ("right", tr("Right first")),
            ),
            settings.walk_order,
        )
        on_off = (("on", tr("On")), ("off", tr("Off")))
        self.tone = Choices(tr("Tone after each site"), on_off, settings.tone)
        self.speech = Choices(tr("Say the next site"), on_off, settings.speech)
        captions = {
            "key_given": tr("Key or pedal: given"),
            "key_not_given": tr("Not given"),
            "key_back": tr("Back"),
        }
        self.keys = {
            name: KeyField(caption, str(getattr(settings, name)))
            for name, caption in captions.items()
        }
        self.wrong = label("", "error", wrap=True)
        self.wrong.hide()
        self.usual = button(tr("The usual keys"), "link")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self.order)
        bottom = Qt.AlignmentFlag.AlignBottom
        keys = row(*self.keys.values(), self.usual, 1, spacing=12)
        keys.setAlignment(self.usual, bottom)
        layout.addLayout(keys)
        layout.addWidget(self.wrong)
        held = tr("Held down, the key for given asks why a site is not given.")
        layout.addWidget(label(held, "second", wrap=True))
        layout.addLayout(row(self.tone, self.speech, 1, spacing=32))

    def _connect(self) -> None:
        self.order.chosen.connect(lambda key: self.changed.emit("walk_order", key))
        self.tone.chosen.connect(lambda key: self.changed.emit("tone", key))
        self.speech.chosen.connect(lambda key: self.changed.emit("speech", key))
        for name, field in self.keys.items():
            field.chosen.connect(lambda key, name=name: self._assign(name, key))
        self.usual.clicked.connect(self._back_to_usual)

    def show_settings(self, settings: Settings) -> None:
        """Show what is kept."""
        self._settings = settings
        for name, field in self.keys.items():
            field.show_key(str(getattr(settings, name)))

    def _assign(self, name: str, key: str) -> None:
        others = {str(getattr(self._settings, other)) for other in DEFAULTS if other != name}
        why = meaning_of(key) or (tr("is another key of the walk") if key in others else "")
        words = tr(
            "{key} cannot be used: it {why}. Free are F7 to F9, F12, Page Up, Page Down, the other"
            " letters, and most keys with Ctrl or Alt: set the pedal to one of these."
        )
        self.wrong.setText(words.format(key=key_name(key), why=why))
        self.wrong.setVisible(bool(why))
        if not why:
            self.changed.emit(name, key)

    def _back_to_usual(self) -> None:
        self.wrong.hide()
        for name, key in DEFAULTS.items():
            self.changed.emit(name, key)
