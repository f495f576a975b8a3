"""The next site in large type, with one big target to mark it given."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from gui.colour import Roles
from gui.fonts import inter
from gui.session.walk_keys import HOLD_MS
from gui.theme import Theme, icon_pixmap
from gui.widgets.key_cap import CapButton, key_name
from gui.widgets.parts import button, icon_button, label, set_kind
from gui.wording import millilitres, place_name, tr, units
from model.injection import State
from model.session_chart import SessionChart, SiteRow
from model.settings import Settings
from model.vials import vial_for

MOST_NAMED = 12


class NextSite(QFrame):
    """Shows one site and asks for the next step; what is done is decided by the page."""

    given = Signal()
    not_given = Signal()
    back = Signal()
    onward = Signal()
    print_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "next")
        self.setObjectName("next-site")
        self.setAccessibleName(tr("Next site"))
        self._code, self._place = label(kind="code"), label(kind="strong", wrap=False)
        self._dose = label(kind="second")
        self._which, self._count = label(kind="accent"), label(kind="accent")
        self._landmark = label(kind="landmark", wrap=True)
        self._angle, self._pitfall = label(wrap=True), label(kind="confirm", wrap=True)
        self._angle_icon, self._pitfall_icon = QLabel(), QLabel()
        self.back_button = icon_button(theme, "back", tr("Step back and unmark (Backspace)"))
        set_kind(self.back_button, "plain")
        self.back_button.setFixedSize(52, 48)
        self.not_given_button = button(tr("Not given…"), tip=tr("Not given, with a reason (N)"))
        self.given_button = CapButton(theme, tr("Given"), cap="Space")
        self.given_button.setStyleSheet("min-height: 0")  # its height follows the place
        self.back_button.clicked.connect(self.back)
        self.not_given_button.clicked.connect(self.not_given)
        self.given_button.clicked.connect(self._main_clicked)
        self._hold = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._hold.timeout.connect(self._main_held)
        self.given_button.pressed.connect(self._main_pressed)
        self.given_button.released.connect(self._hold.stop)
        self._held = False
        self._complete = self._finished = False
        self._icon_roles: Roles | None = None
        self._lay_out()
        for made in (self.back_button, self.not_given_button, self.given_button):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(14)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._place)
        names.addWidget(self._dose)
        counts = QVBoxLayout()
        counts.setSpacing(0)
        for made in (self._which, self._count):
            made.setAlignment(Qt.AlignmentFlag.AlignRight)
            counts.addWidget(made)
        head.addWidget(self._code)
        head.addLayout(names, 1)
        head.addLayout(counts)
        facts = QGridLayout()
        facts.setHorizontalSpacing(10)
        facts.setVerticalSpacing(5)
        facts.setColumnStretch(1, 1)
        for line, (icon, text) in enumerate(
            ((self._angle_icon, self._angle), (self._pitfall_icon, self._pitfall))
        ):
            icon.setFixedSize(20, 22)
            facts.addWidget(icon, line, 0, Qt.AlignmentFlag.AlignTop)
            facts.addWidget(text, line, 1)
        words = QVBoxLayout()
        words.setSpacing(7)
        words.addLayout(head)
        words.addWidget(self._landmark)
        words.addLayout(facts)
        words.addStretch(1)
        self._buttons, self._grid = QGridLayout(), QGridLayout(self)
        self._buttons.setSpacing(8)
        self._grid.setContentsMargins(20, 12, 20, 14)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(0, 1)
        self._grid.addLayout(words, 0, 0)
        self.set_wide(False)

    def set_wide(self, wide: bool) -> None:
        """Buttons at the right of the words, the main one large; else beneath them."""
        for made in (self.back_button, self.not_given_button, self.given_button):
            self._buttons.removeWidget(made)
        self._grid.removeItem(self._buttons)
        if wide:
            self._buttons.addWidget(self.given_button, 0, 0, 1, 2)
            self._buttons.addWidget(self.back_button, 1, 0)
            self._buttons.addWidget(self.not_given_button, 1, 1)
            self._grid.addLayout(self._buttons, 0, 1)
        else:
            self._buttons.addWidget(self.back_button, 0, 0)
            self._buttons.addWidget(self.not_given_button, 0, 1)
            self._buttons.addWidget(self.given_button, 0, 2)
            self._grid.addLayout(self._buttons, 1, 0)
        self._buttons.setColumnStretch(1, 1 if wide else 0)
        self._buttons.setColumnStretch(2, 0 if wide else 1)
        self.given_button.setMinimumWidth(240 if wide else 0)
        self.given_button.setMinimumHeight(50)
        self.given_button.setMaximumHeight(96 if wide else 50)
        policy = QSizePolicy.Policy
        self.given_button.setSizePolicy(
            policy.Expanding, policy.Expanding if wide else policy.Fixed
        )

    def set_sizes(self, landmark: int, fact: int, pad: int) -> None:
        """Type sizes and padding in px for the window's width."""
        self._landmark.setStyleSheet(f"font-size: {landmark}px")
        for made in (self._angle, self._pitfall):
            made.setStyleSheet(f"font-size: {fact}px")
        self._grid.setContentsMargins(pad, 12, pad, pad - 4)

    def refresh_icons(self) -> None:
        """Draw the icons in the colours now in force."""
        roles = self._theme.roles
        if roles is self._icon_roles:
            return
        self._icon_roles = roles
        self._angle_icon.setPixmap(icon_pixmap("info", roles.text, 18))
        self._pitfall_icon.setPixmap(icon_pixmap("confirm", roles.confirm, 18))
        self.given_button.update()

    def show_row(self, chart: SessionChart, row: SiteRow | None, settings: Settings) -> None:
        """Show the site that is next, or that every site is charted."""
        self.refresh_icons()
        finished = chart.session.ended_at is not None
        row = None if finished else row
        self._complete = row is None
        self.not_given_button.setVisible(row is not None)
        self.back_button.setEnabled(not finished)
        self.not_given_button.setEnabled(not finished)
        if row is None:
            self._show_complete(chart, finished=finished)
            return
        self._code.setText(row.code)
        self._code.setFont(inter(30, 700))
        self._place.setText(place_name(row, chart.protocol))
        self._dose.setText(_number_line(chart, row))
        self._which.setText(_which(row))
        planned = chart.tally.sites_planned
        self._count.setText(
            tr("{n} of {all}").format(n=row.number, all=planned) if row.site else ""
        )
        site = row.site
        muscle = chart.protocol.muscles_by_code.get(row.muscle or "")
        reason = row.injection.reason if row.injection else ""
        self._landmark.setText(site.landmark if site else reason)
        self._angle.setText(" ".join(filter(None, (site.angle, muscle.position)))
                            if site and muscle else "")  # fmt: skip
        self._pitfall.setText(site.pitfall if site else "")
        for icon in (self._angle_icon, self._pitfall_icon):
            icon.setVisible(site is not None)
        charted = row.state is State.GIVEN
        back = tr("Step back and unmark ({key})").format(key=key_name(settings.key_back))
        self.back_button.setToolTip(back)
        not_given = tr("Not given, with a reason ({key}, or hold the big button)")
        self.not_given_button.setToolTip(not_given.format(key=key_name(settings.key_not_given)))
        self.given_button.set_words(tr("Go on") if charted else tr("Given"), settings.key_given)
        self.given_button.setEnabled(not finished)

    def show_key(self, *, shown: bool) -> None:
        """Whether Space means what the main button says: not while a panel has the keyboard."""
        self.given_button.set_cap_shown(shown)

    def _show_complete(self, chart: SessionChart, *, finished: bool) -> None:
        tally = chart.tally
        still = tr("{n} sites still open").format(n=tally.sites_open)
        self._code.setText("!" if tally.sites_open else "✓")
        self._place.setText(still if tally.sites_open else tr("Every site is charted"))
        parts = [tr("{n} given").format(n=tally.sites_given + tally.extras_given)]
        if tally.sites_not_given:
            parts.append(tr("{n} not given").format(n=tally.sites_not_given))
        self._dose.setText(" · ".join([*parts, units(tally.units_given)]))
        self._which.setText("")
        self._count.setText("")
        self._landmark.setText(
            tr("This session is void: it was entered in error.") if chart.void
            else tr("This session is finished.") if finished
            else _open_codes(chart) if tally.sites_open
            else tr("Look over the map, then go on to Aftercare and sign.")
        )  # fmt: skip
        for made in (self._angle, self._pitfall):
            made.setText("")
        for icon in (self._angle_icon, self._pitfall_icon):
            icon.hide()
        self._finished = finished
        if finished:
            self.given_button.set_words(tr("Print the chart"), "Ctrl+P")
        else:
            self.given_button.set_words(tr("Go on to Aftercare"), "F5")
        self.given_button.setEnabled(True)

    def _main_pressed(self) -> None:
        self._held = False
        self._hold.start()

    def _main_held(self) -> None:
        """Held down it skips: the reasons are asked, and letting go marks nothing."""
        if not self._complete:
            self._held = True
            self.not_given.emit()

    def _main_clicked(self) -> None:
        if self._held:
            self._held = False
        elif self._complete:
            (self.print_wanted if self._finished else self.onward).emit()
        else:
            self.given.emit()


def _number_line(chart: SessionChart, row: SiteRow) -> str:
    """Dose, volume, and the vial it comes from where that is known."""
    given = row.state is State.GIVEN and row.injection is not None
    vial = row.injection.vial if given and row.injection else vial_for(chart, row.dose_units)
    parts = [units(row.dose_units), millilitres(chart.volume_ml(row))]
    if vial:
        parts.append(tr("vial {n}").format(n=vial))
    return " · ".join(parts)


def _open_codes(chart: SessionChart) -> str:
    """The open sites in words: all of them where they are few."""
    codes = [row.code for row in chart.rows if row.state is State.PLANNED and row.site]
    shown = ", ".join(codes[:MOST_NAMED])
    return f"{shown} …" if len(codes) > MOST_NAMED else shown


def _which(row: SiteRow) -> str:
    if row.state is State.GIVEN:
        return tr("Given")
    if row.state is State.NOT_GIVEN:
        return tr("Not given")
    return tr("Next")
