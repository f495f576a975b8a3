"""What was charted at single sites, told where complications are: it needs no second entry."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.widgets.parts import label
from gui.wording import tr
from gui.workspace import Workspace
from model.session_chart import SessionChart, SiteRow


class MapEvents(QWidget):
    """Nothing where nothing happened at any site."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.words = label("", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(label(tr("From the map"), "label"))
        layout.addWidget(self.words)

    def show_chart(self, chart: SessionChart) -> None:
        """Show the events of every site, in the order of the sites."""
        lines = [f"{row.code}  {words}" for row in chart.rows if (words := self._words(row))]
        self.words.setText("\n".join(lines))
        self.setVisible(bool(lines))

    def _words(self, row: SiteRow) -> str:
        if row.injection is None:
            return ""
        events = [tr(self._workspace.practice.text_of_event(e)) for e in row.injection.events]
        said = [f"{', '.join(events)}."] if events else []
        if row.injection.pain is not None:
            said.append(tr("Pain {n} of 10.").format(n=row.injection.pain))
        return " ".join(said)
