"""What the program knows of the open session: findings and what is missing, for its screens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.workspace import Workspace
    from model.completeness import PlaceState
    from model.history import PastSession
    from model.outcome.lists import OutcomeLists
    from model.practice.lists import Practice
    from model.response.rule import ResponseRules
    from model.safety.case import Case
    from model.safety.finding import Finding, Place
    from model.safety.rule import Rules
    from model.session_chart import SessionChart
    from model.use_cases.printing import Background

    CaseAndFindings = tuple[Case, tuple[Finding, ...]]


class Judged:
    """Worked out once for each state of the session, when a screen first asks."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._kept: tuple[SessionChart, object, CaseAndFindings] | None = None
        self._places: tuple[CaseAndFindings, Mapping[Place, PlaceState]] | None = None

    @cached_property
    def practice(self) -> Practice:
        """The clinic's lists; read when a session is first opened."""
        from model.practice.files import load_practice

        return load_practice(self._workspace.folder.practice)

    @cached_property
    def rules(self) -> Rules:
        """The rules in force, and what is wrong with them or missing in the lists they rely on."""
        from model.safety.asked import problems
        from model.safety.rules_file import load_rules

        read = load_rules(self._workspace.folder.rules)
        unasked = problems(read.rules, self.practice)
        return replace(read, problems=(*read.problems, *unasked))

    @cached_property
    def outcome_lists(self) -> OutcomeLists:
        """The clinic's measures, channels and adverse effects."""
        from model.outcome.lists_file import load_outcome_lists

        return load_outcome_lists(self._workspace.folder.practice)

    @cached_property
    def response_rules(self) -> ResponseRules:
        """The rules of response, and what is wrong with a file of the clinic's own."""
        from model.response.rules_file import load_response_rules

        return load_response_rules(self._workspace.folder.rules)

    def case(self, chart: SessionChart) -> Case:
        """A session with all that the rules look at."""
        from model.safety.case import Case

        workspace, session = self._workspace, chart.session
        return Case(
            chart=chart,
            past=workspace.store.sessions.past_of(session.patient_id, session.session_id),
            settings=workspace.settings,
            practice=self.practice,
            rules=self.rules,
            now=workspace.clock(),
        )

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of the open session, most severe first."""
        return self._of_open()[1]

    @property
    def places(self) -> Mapping[Place, PlaceState]:
        """How far each place of the open session is."""
        from model.completeness import place_states

        judged = self._of_open()
        if self._places is None or self._places[0] is not judged:
            self._places = (judged, place_states(*judged))
        return self._places[1]

    def of(self, chart: SessionChart) -> tuple[Case, tuple[Finding, ...]]:
        """Case and findings of a session as it is in the file."""
        from model.safety.evaluate import findings

        case = self.case(chart)
        return case, findings(case)

    def background(self, chart: SessionChart) -> Background:
        """What the chart of a session prints beside its rows."""
        from model.use_cases.printing import background_of

        store = self._workspace.store
        return background_of(store, self.case(chart), store.head_map_of(chart.session))

    @property
    def past(self) -> Sequence[PastSession]:
        """The patient's sessions before the open one, newest first, without void ones."""
        return self._of_open()[0].past

    def _of_open(self) -> tuple[Case, tuple[Finding, ...]]:
        """Case and findings of the open session, anew with each change and each minute."""
        chart = self._workspace.chart
        if chart is None:
            raise AssertionError("no session is open")
        minute = self._workspace.clock().replace(second=0, microsecond=0)
        seen = (self._workspace.settings, minute)
        if self._kept is None or self._kept[0] is not chart or self._kept[1] != seen:
            self._kept = (chart, seen, self.of(chart))
        return self._kept[2]
