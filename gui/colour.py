"""Colour roles for screen and paper; every colour is opaque, blends are computed."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor

INK_ON_COLOUR = "#10171E"


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """One set of colours by what they are for; d_ roles belong to the head drawing."""

    dark: bool
    bg: str
    surface: str
    surface_2: str
    line: str
    line_strong: str
    text: str
    text_2: str
    accent: str
    accent_soft: str
    on_accent: str
    confirm: str
    confirm_soft: str
    stop: str
    stop_soft: str
    custom: str
    mark_edge: str
    mark_core: str
    d_ink: str
    d_mid: str
    d_soft: str
    d_faint: str
    d_hair: str
    d_hair_2: str
    d_skin: str
    d_eye: str

    def drawing(self, role: str) -> str:
        """The colour of a role named in the drawing, such as "skin"."""
        colours = {
            "ink": self.d_ink,
            "mid": self.d_mid,
            "soft": self.d_soft,
            "faint": self.d_faint,
            "hair": self.d_hair,
            "hair-2": self.d_hair_2,
            "skin": self.d_skin,
            "eye": self.d_eye,
        }
        return colours[role]


LIGHT = Roles(
    dark=False,
    bg="#EEF1F4",
    surface="#FFFFFF",
    surface_2="#F6F8FA",
    line="#D6DDE4",
    line_strong="#7A8794",
    text="#14202A",
    text_2="#485663",
    accent="#1557B0",
    accent_soft="#E4EDF9",
    on_accent="#FFFFFF",
    confirm="#7A4F00",
    confirm_soft="#FFF1D2",
    stop="#B3261E",
    stop_soft="#FCE8E6",
    custom="#55636F",
    mark_edge="#14202A",
    mark_core="#FFFFFF",
    d_ink="#3A4653",
    d_mid="#6F7D8A",
    d_soft="#94A0AB",
    d_faint="#C3CCD4",
    d_hair="#E2E6EA",
    d_hair_2="#DBE0E5",
    d_skin="#F7F5F2",
    d_eye="#FFFFFF",
)
DARK = Roles(
    dark=True,
    bg="#0E141A",
    surface="#161E26",
    surface_2="#1D2731",
    line="#2F3B47",
    line_strong="#768695",
    text="#EAF0F5",
    text_2="#AEBBC7",
    accent="#8FBEFF",
    accent_soft="#1B3250",
    on_accent="#0A1828",
    confirm="#F3C453",
    confirm_soft="#3A2F12",
    stop="#FFA69C",
    stop_soft="#43201E",
    custom="#A9B6C2",
    mark_edge="#F2F6FA",
    mark_core="#161E26",
    d_ink="#B6C2CD",
    d_mid="#8494A3",
    d_soft="#647482",
    d_faint="#465462",
    d_hair="#27313B",
    d_hair_2="#2B3640",
    d_skin="#1E2831",
    d_eye="#2B3742",
)
# From little to much on paper and a light screen; a dark one turns the ladder round.
STEPS = ("#E3E8ED", "#C3CCD4", "#9AA7B4", "#5F7182", "#22313F")


def grey_steps(roles: Roles) -> tuple[str, ...]:
    """Five greys that say how much, from the one nearest to the ground on."""
    return STEPS[::-1] if roles.dark else STEPS


@cache
def mixed(over: str, under: str, share: float) -> str:
    """The opaque colour that `over` at a share of 0..1 makes on `under`."""
    a, b = QColor(over), QColor(under)
    parts = [
        round(x * share + y * (1 - share))
        for x, y in ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    ]
    return "#{:02X}{:02X}{:02X}".format(*parts)


def luminance(colour: str) -> float:
    """Relative luminance, 0..1 (WCAG 2)."""
    c = QColor(colour)
    linear = [
        v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4
        for v in (c.redF(), c.greenF(), c.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@cache
def text_on(colour: str) -> str:
    """White or near black, whichever reads better on a colour."""
    ground = luminance(colour)
    on_white = 1.05 / (ground + 0.05)
    on_ink = (ground + 0.05) / (luminance(INK_ON_COLOUR) + 0.05)
    return "#FFFFFF" if on_white >= on_ink else INK_ON_COLOUR
