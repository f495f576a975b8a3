"""What can be done with a whole muscle, each one step of undo."""

from PySide6.QtWidgets import QMenu, QWidget

from gui.session.charting_actions import ChartingActions
from gui.wording import side_name, tally_text, tr
from model.injection import Laterality
from model.session_chart import SessionChart


def region_menu(
    parent: QWidget,
    chart: SessionChart,
    actions: ChartingActions,
    muscle: str,
    side: Laterality | None,
) -> QMenu:
    """The menu of a muscle; the side that was pointed at first, then the whole muscle."""
    name = chart.protocol.muscles_by_code[muscle].name
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    head = menu.addAction(f"{name}: {tally_text(chart.tally_of(muscle))}")
    head.setEnabled(False)
    menu.addSeparator()
    sided = side is not None and side is not Laterality.MIDLINE
    for wanted in [side, None] if sided else [None]:
        tally = chart.tally_of(muscle, wanted)
        words = f"{name} {side_name(wanted)}" if wanted else name
        give = menu.addAction(tr("All of {muscle} given").format(muscle=words))
        give.setEnabled(tally.sites_open > 0)
        give.triggered.connect(lambda _=False, s=wanted: actions.give_muscle(muscle, s))
        clear = menu.addAction(tr("Clear {muscle}").format(muscle=words))
        clear.setEnabled(bool(tally.sites_given or tally.sites_not_given))
        clear.triggered.connect(lambda _=False, s=wanted: actions.clear_muscle(muscle, s))
    return menu
