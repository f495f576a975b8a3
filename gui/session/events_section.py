"""What happened at a site: the clinic's events as toggles, and the pain."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gui.session.pain_field import PainField
from gui.session.placing_actions import PlacingActions
from gui.theme import Theme
from gui.widgets.choice_button import ChoiceButton
from gui.widgets.parts import label, row
from gui.wording import tr
from model.practice.lists import Choice
from model.session_chart import SiteRow

COLUMNS = 3


class EventsSection(QWidget):
    """Each click is kept at once."""

    def __init__(self, actions: PlacingActions, theme: Theme, offered: tuple[Choice, ...]) -> None:
        super().__init__()
        self._actions = actions
        self._row: SiteRow | None = None
        self.buttons: dict[str, ChoiceButton] = {}
        grid = QGridLayout()
        grid.setSpacing(6)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        for place, event in enumerate(offered):
            made = ChoiceButton(theme, event.text, caption=tr("What happened"))
            made.setStyleSheet("padding: 0 3px")  # three side by side at 1280
            made.clicked.connect(lambda _=False, event=event: self._toggle(event))
            grid.addWidget(made, place // COLUMNS, place % COLUMNS)
            self.buttons[event.code] = made
        self.pain = PainField(theme)
        self.pain.wanted.connect(self._say_pain)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label(tr("What happened"), "strong"))
        layout.addLayout(grid)
        caption = label(tr("Pain, 0 to 10"), "second")
        layout.addLayout(row(caption, self.pain, spacing=12))
        self.pain.setMinimumWidth(180)

    def show_row(self, shown: SiteRow, *, enabled: bool) -> None:
        """Show what is noted at a site."""
        self._row = shown
        injection = shown.injection
        events = injection.events if injection else ()
        for code, made in self.buttons.items():
            made.show_chosen(code in events, enabled=enabled)
        self.pain.show_pain(injection.pain if injection else None, enabled=enabled)

    def refresh_theme(self) -> None:
        """Draw the checks in the colours now in force."""
        for made in self.buttons.values():
            made.refresh_theme()

    def _toggle(self, event: Choice) -> None:
        if self._row:
            noted = self._row.injection.events if self._row.injection else ()
            self._actions.set_event(
                self._row.code, event.code, event.text, on=event.code not in noted
            )

    def _say_pain(self, pain: int) -> None:
        if self._row:
            self._actions.set_pain(self._row.code, None if pain < 0 else pain)
