"""The clinic's settings: each is kept as it is typed or chosen."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QWidget

from gui.dialogs.choices import Choices
from gui.dialogs.clinicians_list import CliniciansList
from gui.dialogs.files_in_force import FilesInForce
from gui.dialogs.page import Page, beside, stacked
from gui.dialogs.protocol_choice import JurisdictionChoice, ProtocolChoice
from gui.dialogs.recalled_lots import RecalledLots
from gui.dialogs.response_choice import ResponseChoice
from gui.dialogs.unit_price import UnitPrice
from gui.dialogs.walk_settings import WalkSettings
from gui.overriding import override
from gui.patients.wording import breakable
from gui.theme import Theme
from gui.widgets.field import Field
from gui.widgets.parts import button, label
from gui.wording import tr
from gui.workspace import Workspace
from model.errors import HeadmapError

PAUSE_MS = 400
TEXTS = ("clinic_name", "clinic_address", "clinic_phone")
ON_THE_CHART = ("cosignature", "witness_required", "billing")


class SettingsPage(Page):
    """No Save button: what stands here is in the file."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(theme, tr("Settings"))
        self._workspace, self._theme = workspace, theme
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.keep_texts)
        self.texts = {
            "clinic_name": Field(theme, tr("Clinic’s name, as it prints on the chart")),
            "clinic_address": Field(theme, tr("Address")),
            "clinic_phone": Field(theme, tr("Phone"), longest=60),
        }
        self.jurisdiction = JurisdictionChoice(workspace, theme)
        self.protocol = ProtocolChoice(workspace, theme)
        self.response = ResponseChoice(workspace, theme)
        self.files = FilesInForce(workspace, theme)
        self.clinicians = CliniciansList(workspace, theme)
        self.recalled = RecalledLots(theme, workspace.settings.recalled_lots)
        self.price = UnitPrice(theme, workspace.settings)
        self.walk = WalkSettings(workspace.settings)
        self.walk.changed.connect(self._walk_changed)
        self._make_choices()
        self._fill_page()
        for name in TEXTS:
            self.texts[name].set_text(str(getattr(workspace.settings, name)))
            self.texts[name].edited.connect(self._pause.start)
        self.recalled.edited.connect(self._pause.start)
        self.price.edited.connect(self._pause.start)
        self._pause.stop()
        self.protocol.chosen.connect(self._protocol_chosen)
        self.jurisdiction.chosen.connect(lambda code: self._keep(jurisdiction=code))
        self.response.chosen.connect(lambda name: self._keep(response_rule=name))

    def _make_choices(self) -> None:
        settings = self._workspace.settings
        self.choices = {
            "paper": Choices(
                tr("Paper"), (("A4", tr("A4")), ("Letter", tr("Letter"))), settings.paper
            ),
            "theme": Choices(
                tr("Colours"),
                (("light", tr("Light")), ("dark", tr("Dark")), ("system", tr("As the system"))),
                settings.theme,
            ),
            "order_numbers": Choices(
                tr("Numbers in the marks"),
                (
                    ("auto", tr("Where there is room")),
                    ("always", tr("Always")),
                    ("never", tr("Never")),
                ),
                settings.order_numbers,
            ),
            "cosignature": Choices(
                tr("A second clinician signs too"),
                (("off", tr("No")), ("on", tr("Yes"))),
                settings.cosignature,
            ),
            "witness_required": _yes_no(
                tr("A witness for discarded units"), settings.witness_required
            ),
            "billing": _yes_no(tr("Billing lines on the chart"), settings.billing),
        }
        for name, choice in self.choices.items():
            choice.chosen.connect(lambda key, name=name: self._keep(**{name: key}))

    def _fill_page(self) -> None:
        clinic = beside([self.texts["clinic_address"], self.texts["clinic_phone"]], [7, 3])
        self.section(tr("Clinic"), self.texts["clinic_name"], clinic)
        self.section(tr("Protocol"), self.protocol, self.jurisdiction)
        self.section(tr("Does the treatment work"), self.response)
        self.section(tr("Lists and rules"), self.files)
        self.section(tr("Clinicians"), self.clinicians)
        self.section(tr("Signing and billing"), *(self.choices[name] for name in ON_THE_CHART))
        self.section(tr("Vials"), self.recalled, self.price)
        self.section(tr("Walk through the sites"), self.walk)
        self.section(
            tr("Screen and paper"),
            *(self.choices[name] for name in ("theme", "order_numbers", "paper")),
        )
        self.section(tr("Where the records lie"), self._make_place())
        self.column.addStretch()

    def _make_place(self) -> QWidget:
        path = str(self._workspace.folder.root)
        self.path = label(breakable(path), "strong", wrap=True)
        self.path.setAccessibleName(path)
        self.path.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copy = button(tr("Copy path"))
        self.copy.clicked.connect(self._copy_path)
        note = label(tr("On this workstation alone; nothing is sent."), "second", wrap=True)
        return beside([stacked(self.path, note, spacing=2), self.copy], [1, 0])

    def keep_texts(self) -> None:
        """Write what was typed, if it is not in the file yet."""
        self._pause.stop()
        typed = {name: " ".join(self.texts[name].text.split()) for name in TEXTS}
        self._keep(**typed, **self.price.values, recalled_lots=self.recalled.text)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.keep_texts()
        super().hideEvent(event)

    def _protocol_chosen(self, protocol_id: str) -> None:
        self._keep(protocol_id=protocol_id)
        self.jurisdiction.fill()

    def _walk_changed(self, name: str, value: str) -> None:
        self._keep(**{name: value})
        self.walk.show_settings(self._workspace.settings)

    def _keep(self, **values: str) -> None:
        settings = replace(self._workspace.settings, **values)
        if settings == self._workspace.settings:
            return
        try:
            self._workspace.change_settings(settings)
        except HeadmapError as error:
            self._workspace.report(error)

    def _copy_path(self) -> None:
        QGuiApplication.clipboard().setText(str(self._workspace.folder.root))
        self.copy.setText(tr("Copied"))


def _yes_no(caption: str, current: str) -> Choices:
    return Choices(caption, (("no", tr("No")), ("yes", tr("Yes"))), current)
