"""Light and dark from one set of roles: palette, style sheet, icons."""

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from gui.colour import DARK, LIGHT, Roles, mixed
from gui.fonts import inter
from model.paths import RESOURCES

ICON_PIXELS = 20


class Theme:
    """The colours in force; widgets hold it and ask for roles when they paint."""

    def __init__(self, roles: Roles = LIGHT) -> None:
        self.roles = roles

    def choose(self, name: str, application: QApplication) -> None:
        """Take "light", "dark" or "system" and give every widget its colours."""
        if name == "system":
            scheme = application.styleHints().colorScheme()
            name = "dark" if scheme == Qt.ColorScheme.Dark else "light"
        self.roles = DARK if name == "dark" else LIGHT
        application.setStyle("Fusion")
        application.setFont(inter(16))
        application.setPalette(palette(self.roles))
        application.setStyleSheet(style_sheet(self.roles))

    def icon(self, name: str, *, on_accent: bool = False, size: int = ICON_PIXELS) -> QIcon:
        """An icon of the one set in the text colour, greyed where its control is off."""
        roles = self.roles
        icon = QIcon()
        normal = roles.on_accent if on_accent else roles.text
        icon.addPixmap(icon_pixmap(name, normal, size), QIcon.Mode.Normal)
        icon.addPixmap(icon_pixmap(name, roles.line_strong, size), QIcon.Mode.Disabled)
        return icon


@lru_cache(maxsize=256)
def icon_pixmap(name: str, colour: str, size: int = ICON_PIXELS, ratio: float = 2.0) -> QPixmap:
    """An icon file drawn in a colour, sharp on screens of twice the density."""
    from PySide6.QtSvg import QSvgRenderer

    path = RESOURCES / "icons" / f"{name}.svg"
    if not path.exists():
        raise FileNotFoundError(f"icon {name} is missing")
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(str(path)).render(painter)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(QRectF(pixmap.rect()), QColor(colour))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def palette(roles: Roles) -> QPalette:
    """Qt's palette of the roles, for what the style sheet leaves alone."""
    made = QPalette()
    role = QPalette.ColorRole
    for name, colour in (
        (role.Window, roles.bg),
        (role.WindowText, roles.text),
        (role.Base, roles.surface),
        (role.AlternateBase, roles.surface_2),
        (role.Text, roles.text),
        (role.PlaceholderText, roles.text_2),
        (role.Button, roles.surface),
        (role.ButtonText, roles.text),
        (role.Highlight, roles.accent),
        (role.HighlightedText, roles.on_accent),
        (role.Link, roles.accent),
        (role.ToolTipBase, roles.surface),
        (role.ToolTipText, roles.text),
        (role.Mid, roles.line),
        (role.Dark, roles.line_strong),
    ):
        made.setColor(name, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for name in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        made.setColor(disabled, name, QColor(roles.line_strong))
    return made


def style_sheet(roles: Roles) -> str:
    """The style sheet; widgets choose a rule by their `kind` property."""
    main_hover = mixed(roles.surface if roles.dark else "#000000", roles.accent, 0.08)
    main_pressed = mixed(roles.surface if roles.dark else "#000000", roles.accent, 0.16)
    chosen_hover = mixed(roles.text, roles.accent_soft, 0.04)
    return STYLE.format(
        r=roles, main_hover=main_hover, main_pressed=main_pressed, chosen_hover=chosen_hover
    )


# Font and text colour of all widgets come from the application's font and palette: as rules for
# every widget they cost 15 ms of the start.
# Buttons: kind = main, plain (default), link, icon, choice, danger. Labels: kind = title, name,
# heading, strong, second, label, total, code, landmark, confirm, error, chip. Frames: kind =
# panel, strip, rule.
STYLE = """
QToolTip {{ background: {r.surface}; color: {r.text}; border: 1px solid {r.line_strong};
    padding: 6px 8px; font-size: 14px; }}
QLabel {{ background: transparent; }}
QLabel[kind="title"] {{ font-size: 30px; font-weight: 700; }}
QLabel[kind="name"] {{ font-size: 22px; font-weight: 700; }}
QLabel[kind="heading"] {{ font-size: 18px; font-weight: 600; }}
QLabel[kind="heading-confirm"] {{ font-size: 18px; font-weight: 600; color: {r.confirm}; }}
QLabel[kind="heading-stop"] {{ font-size: 18px; font-weight: 600; color: {r.stop}; }}
QLabel[kind="cell"] {{ font-size: 15px; }}
QLabel[kind="cell-strong"] {{ font-size: 15px; font-weight: 600; }}
QLabel[kind="strong"] {{ font-weight: 600; }}
QLabel[kind="second"] {{ font-size: 15px; color: {r.text_2}; }}
QLabel[kind="label"] {{ font-size: 14px; color: {r.text_2}; }}
QLabel[kind="total"] {{ font-size: 24px; font-weight: 700; }}
QLabel[kind="total-confirm"] {{ font-size: 24px; font-weight: 700; color: {r.confirm}; }}
QLabel[kind="code"] {{ font-size: 30px; font-weight: 700; }}
QLabel[kind="landmark"] {{ font-size: 23px; font-weight: 600; }}
QLabel[kind="confirm"] {{ color: {r.confirm}; }}
QLabel[kind="stop-head"] {{ color: {r.stop}; font-weight: 600; }}
QLabel[kind="confirm-head"] {{ color: {r.confirm}; font-weight: 600; }}
QLabel[kind="confirm-words"] {{ color: {r.confirm}; font-size: 15px; font-weight: 600; }}
QLabel[kind="stop-words"] {{ color: {r.stop}; font-size: 15px; font-weight: 600; }}
QLabel[kind="error"] {{ color: {r.stop}; font-size: 14px; }}
QLabel[kind="accent"] {{ color: {r.accent}; font-weight: 600; font-size: 15px; }}
QLabel[kind="chip"] {{ font-size: 14px; font-weight: 600; color: {r.text_2};
    border: 1px dashed {r.line_strong}; border-radius: 6px; padding: 1px 8px; }}
QLabel[kind="tag"] {{ font-size: 14px; font-weight: 600; border: 1px solid {r.line_strong};
    border-radius: 6px; padding: 2px 9px; }}
QLabel[kind="tag-open"] {{ font-size: 14px; font-weight: 600; color: {r.accent};
    background: {r.accent_soft}; border-radius: 6px; padding: 3px 10px; }}
QLabel[kind="tag-over"] {{ font-size: 14px; font-weight: 600; color: {r.confirm};
    background: {r.confirm_soft}; border-radius: 6px; padding: 3px 10px; }}
QFrame[kind="panel"] {{ background: {r.surface}; border: 1px solid {r.line};
    border-radius: 12px; }}
QFrame[kind="result"] {{ background: {r.surface_2}; border: 1px solid {r.line};
    border-radius: 8px; }}
QFrame[kind="field"] {{ background: {r.surface}; border: 1.5px solid {r.line_strong};
    border-radius: 8px; }}
QFrame[kind="field-focused"] {{ background: {r.surface}; border: 2px solid {r.accent};
    border-radius: 8px; }}
QFrame[kind="field-wrong"] {{ background: {r.surface}; border: 2px solid {r.stop};
    border-radius: 8px; }}
QFrame[kind="next"] {{ background: {r.surface}; border: none;
    border-top: 2px solid {r.accent}; }}
QFrame[kind="surface"] {{ background: {r.surface}; }}
QFrame[kind="strip"] {{ background: {r.surface}; border: none;
    border-bottom: 1px solid {r.line}; }}
QFrame[kind="foot"] {{ background: {r.surface}; border: none; border-top: 1px solid {r.line}; }}
QFrame[kind="side"] {{ background: {r.surface}; border: none; border-left: 1px solid {r.line}; }}
QFrame[kind="rule"] {{ background: {r.line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[kind="rule-strong"] {{ background: {r.text}; border: none; max-height: 2px;
    min-height: 2px; }}
QFrame[kind="upright"] {{ background: {r.line}; border: none; max-width: 1px; min-width: 1px; }}
QFrame[kind="notice"] {{ background: {r.confirm_soft}; border: none;
    border-left: 4px solid {r.confirm}; }}
QFrame[kind="success"] {{ background: {r.accent_soft}; border: none;
    border-left: 4px solid {r.accent}; }}
QFrame[kind="failure"] {{ background: {r.stop_soft}; border: none;
    border-left: 4px solid {r.stop}; }}
QPushButton {{ background: {r.surface}; border: 1.5px solid {r.line_strong}; border-radius: 8px;
    padding: 0 16px; min-height: 45px; font-weight: 600; font-size: 16px; }}
QPushButton:hover {{ background: {r.surface_2}; }}
QPushButton:pressed {{ background: {r.accent_soft}; }}
QPushButton:focus {{ border: 2px solid {r.accent}; }}
QPushButton:disabled {{ border-color: {r.line}; color: {r.line_strong}; }}
QPushButton[kind="main"] {{ background: {r.accent}; color: {r.on_accent}; border: 2px solid
    {r.accent}; min-height: 52px; }}
QPushButton[kind="main"]:hover {{ background: {main_hover}; border-color: {main_hover}; }}
QPushButton[kind="main"]:pressed {{ background: {main_pressed}; }}
QPushButton[kind="main"]:focus {{ border: 2px solid {r.on_accent}; }}
QPushButton[kind="main"]:disabled {{ background: {r.line}; border-color: {r.line};
    color: {r.text_2}; }}
QPushButton[kind="link"] {{ background: transparent; border: 2px solid transparent;
    color: {r.accent}; padding: 0 6px; min-height: 40px; font-size: 15px; }}
QPushButton[kind="link"]:hover {{ background: {r.surface_2}; }}
QPushButton[kind="link"]:focus {{ border: 2px solid {r.accent}; }}
QPushButton[kind="link"]:disabled {{ color: {r.line_strong}; }}
QPushButton[kind="icon"] {{ background: transparent; border: 2px solid transparent;
    padding: 0; min-width: 40px; min-height: 40px; }}
QPushButton[kind="icon"]:hover {{ background: {r.surface_2}; }}
QPushButton[kind="icon"]:focus {{ border: 2px solid {r.accent}; }}
QPushButton[kind="icon"]::menu-indicator {{ image: none; width: 0; }}
QPushButton[kind="icon-small"] {{ background: transparent; border: 2px solid transparent;
    padding: 0; min-width: 28px; min-height: 40px; }}
QPushButton[kind="icon-small"]:hover {{ background: {r.surface_2}; }}
QPushButton[kind="danger"] {{ border-color: {r.stop}; color: {r.stop}; }}
QPushButton[kind="danger"]:hover {{ background: {r.stop_soft}; }}
QPushButton[kind="danger"]:disabled {{ border-color: {r.line}; color: {r.line_strong}; }}
QPushButton[kind="quiet"] {{ background: transparent; border: 2px solid transparent;
    color: {r.accent}; padding: 0 4px; min-height: 16px; font-size: 14px; }}
QPushButton[kind="quiet"]:hover {{ background: {r.surface_2}; }}
QPushButton[kind="quiet"]:focus {{ border: 2px solid {r.accent}; }}
QPushButton[kind="danger"] {{ color: {r.stop}; border-color: {r.stop}; }}
QPushButton[kind="danger"]:hover {{ background: {r.stop_soft}; }}
QPushButton[kind="danger"]:disabled {{ color: {r.line_strong}; border-color: {r.line}; }}
QPushButton[kind="quiet"]:disabled {{ color: {r.line_strong}; }}
QPushButton[kind="choice"] {{ padding: 0 8px; font-size: 15px; }}
QPushButton[kind="choice"]:checked {{ background: {r.accent_soft}; color: {r.accent};
    border: 1.5px solid {r.accent}; }}
QPushButton[kind="choice"]:checked:hover {{ background: {chosen_hover}; }}
QPushButton[kind="choice"]:focus {{ border: 2px solid {r.accent}; }}
QLineEdit, QPlainTextEdit, QComboBox, QDateEdit {{ background: {r.surface};
    border: 1.5px solid {r.line_strong}; border-radius: 8px; padding: 0 12px; font-size: 16px;
    selection-background-color: {r.accent}; selection-color: {r.on_accent}; }}
QLineEdit, QComboBox, QDateEdit {{ min-height: 45px; }}
QPlainTextEdit {{ padding: 8px 8px; }}
QLineEdit[kind="bare"] {{ border: none; background: transparent; min-height: 40px;
    padding: 0 4px; }}
QLineEdit[kind="bare-large"] {{ border: none; background: transparent; font-size: 22px;
    font-weight: 700; min-height: 30px; padding: 0 4px; }}
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover {{ border-color: {r.text_2}; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{ border: 2px solid {r.accent}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: 2px solid {r.stop}; }}
QLineEdit[kind="bare"][wrong="true"], QLineEdit[kind="bare-large"][wrong="true"] {{ border: none; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ background: {r.surface_2};
    color: {r.text_2}; }}
QComboBox::drop-down {{ border: none; width: 32px; }}
QComboBox QAbstractItemView {{ background: {r.surface}; border: 1px solid {r.line_strong};
    selection-background-color: {r.accent_soft}; selection-color: {r.text}; padding: 4px; }}
QCheckBox {{ spacing: 10px; min-height: 44px; }}
QCheckBox:focus {{ color: {r.accent}; }}
QMenu {{ background: {r.surface}; border: 1px solid {r.line_strong}; padding: 6px; }}
QMenu::item {{ padding: 11px 24px 11px 14px; border-radius: 6px; font-size: 15px; }}
QMenu::item:selected {{ background: {r.accent_soft}; }}
QMenu::item:disabled {{ color: {r.line_strong}; }}
QMenu::separator {{ height: 1px; background: {r.line}; margin: 6px 4px; }}
QMenu::icon {{ padding-left: 10px; }}
QScrollArea {{ border: none; background: transparent; }}
QScrollArea[kind="scrolls"] {{ border: 2px solid transparent; border-radius: 4px; }}
QScrollArea[kind="scrolls"]:focus {{ border: 2px solid {r.accent}; }}
QAbstractItemView {{ background: {r.surface}; border: none; outline: none; }}
QTableView[kind="list"] {{ selection-background-color: {r.accent_soft};
    selection-color: {r.text}; font-size: 15px; }}
QTableView[kind="list"]::item {{ padding: 0 10px; border-bottom: 1px solid {r.line}; }}
QHeaderView {{ background: {r.surface}; }}
QHeaderView::section {{ background: {r.surface}; color: {r.text_2}; border: none;
    border-bottom: 1px solid {r.line}; padding: 8px 10px; font-size: 14px; }}
QTableCornerButton::section {{ background: {r.surface}; border: none;
    border-bottom: 1px solid {r.line}; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {r.line_strong}; border-radius: 4px;
    min-height: 40px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle:horizontal {{ background: {r.line_strong}; border-radius: 4px;
    min-width: 40px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
