"""What can be said of a finding, each named for the undo list."""

from gui.wording import tr
from gui.workspace import Workspace
from model.clinician import Clinician
from model.errors import InvalidValueError
from model.safety.finding import Finding
from model.use_cases import judging


class FindingActions:
    """Each method is one undo step."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @property
    def clinician(self) -> Clinician:
        """Who confirms and overrides."""
        if self._workspace.clinician is None:
            raise AssertionError("nobody is signed in")
        return self._workspace.clinician

    def confirm(self, finding: Finding) -> bool:
        """It was seen; False where nothing changed."""
        at, who = self._workspace.clock(), self.clinician
        return self._workspace.perform(
            tr("Confirmed: {title}").format(title=finding.title),
            lambda chart: judging.confirm(chart, finding, who, at),
        )

    def override(self, finding: Finding, reason: str) -> str:
        """Go on in spite of it; gives what is wrong with the reason, empty where it is kept."""
        at, who, chart = self._workspace.clock(), self.clinician, self._workspace.chart
        if chart is None:
            return ""
        try:
            changes = judging.override(chart, finding, reason, who, at)
        except InvalidValueError as error:
            return tr(str(error))
        name = tr("Overridden: {title}").format(title=finding.title)
        self._workspace.perform(name, lambda _chart: changes)
        return ""

    def withdraw(self, finding: Finding) -> bool:
        """What was said of it goes; False where nothing changed."""
        return self._workspace.perform(
            tr("Open again: {title}").format(title=finding.title),
            lambda chart: judging.withdraw(chart, finding),
        )
