"""Names, allergies and dark colours: the page keeps its shape."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from gui.record_strip import ElidedName
from tests.gui.session.charting import Charting
from tests.model.conftest import NOON


def rename(charting: Charting, **values: str) -> None:
    """Give the patient other values in the file and show the session anew."""
    chart = charting.file
    store = charting.workspace.store
    store.patients.change(replace(chart.patient, **values), NOON, charting.workspace.actor)
    charting.workspace.show_record()
    charting.process()


@pytest.mark.parametrize("size", [(1024, 700), (1280, 800), (1440, 900), (1920, 1080)])
def test_a_name_of_200_characters_is_cut_in_the_strip_alone(
    charting: Charting, size: tuple[int, int]
) -> None:
    rename(charting, family_name="Wolfeschlegelstein" * 11, given_names="Hubert")
    charting.resize(*size)
    strip = charting.page.strip
    assert (charting.page.width(), charting.page.height()) == size
    name = strip.findChild(ElidedName)
    assert name is not None
    assert name.toolTip().startswith("Wolfeschlegelstein" * 11)
    shown = name.findChild(QLabel)
    assert shown is not None
    assert shown.text().endswith("…")
    for button in strip.findChildren(QPushButton):
        place = QRect(button.mapTo(strip, button.rect().topLeft()), button.size())
        assert strip.rect().contains(place), button.accessibleName()
        assert not place.intersects(QRect(name.mapTo(strip, name.rect().topLeft()), name.size()))


def test_allergies_are_in_the_strip(charting: Charting) -> None:
    rename(charting, allergies="latex")
    assert "Allergy: latex" in charting.page.strip._who.text()
    assert charting.page.strip._who.property("kind") == "confirm"
    rename(charting, allergies="")
    assert "No known allergies" in charting.page.strip._who.text()
    assert charting.page.strip._who.property("kind") == "second"


def test_markup_in_a_name_is_text(charting: Charting) -> None:
    rename(charting, family_name="<b>Bold</b>")
    charting.process()
    name = charting.page.strip.findChild(ElidedName)
    assert name is not None
    label = name.findChild(QLabel)
    assert label is not None
    assert label.text().startswith("<b>Bold</b>")


def test_dark_colours_reach_every_part(charting: Charting, qapp: QApplication) -> None:
    page = charting.page
    charting.theme.choose("dark", qapp)
    page.refresh_theme()
    charting.process()
    picture = page.grab().toImage()
    surface = charting.theme.roles.surface.lower()
    place = page.map_place
    views = place.map_area.views.values()
    for widget in (page.strip, place.totals, place.site_list.view, *views, place.next_site):
        corner = widget.mapTo(page, widget.rect().bottomRight())
        assert picture.pixelColor(corner.x() - 3, corner.y() - 3).name() == surface, widget
    charting.theme.choose("light", qapp)
