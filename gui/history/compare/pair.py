"""Two sessions to compare: the later against the earlier, with the words of each difference."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from gui.map.placement import view_of
from gui.patients.wording import joined
from gui.session.review.difference_card import words_of
from gui.wording import day, number, place_name, side_name, tr, units
from gui.workspace import Workspace
from model.difference import Change, Comparison, Difference, compared
from model.head_map import HeadMap
from model.injection import Kind, State
from model.session_chart import SessionChart, SiteRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One difference in words; row is how its mark is drawn, as it was or now is."""

    row: SiteRow
    chart: SessionChart
    code: str
    then: str
    now: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Pair:
    """now is the later of the two, head_map the drawing it was charted on."""

    now: SessionChart
    then: SessionChart
    head_map: HeadMap

    @cached_property
    def compared(self) -> Comparison:
        """The differences; sites still to come of an open session count as they are planned."""
        return compared(self.now, self.then, self.head_map, planned=self.is_open)

    @property
    def is_open(self) -> bool:
        """Whether the later one is still being charted."""
        return self.now.session.ended_at is None

    @property
    def lines(self) -> tuple[Line, ...]:
        """All differences, in the order of the sites."""
        return tuple(self._line(one) for one in self.compared.differences)

    @property
    def notes(self) -> Iterator[str]:
        """What has to be known to read the comparison."""
        number_now = self.now.session.number
        if self.is_open:
            yield tr("Session {n} is open: sites still to come count as planned.").format(
                n=number_now
            )
        for chart in (self.then, self.now):
            if chart.void:
                yield tr("Session {n} is void.").format(n=chart.session.number)
        if self.then.session.head_map_version_id != self.now.session.head_map_version_id:
            yield tr(
                "The two were charted on different drawings; places are shown on that of session"
                " {n}, and distances between free places are not exact."
            ).format(n=number_now)

    def _line(self, one: Difference) -> Line:
        dropped = one.change is Change.DROPPED
        row = replace(one.row, state=State.NOT_GIVEN) if dropped else one.row
        chart = self.then if dropped else self.now
        hidden = "" if view_of(one.row, self.head_map) else tr("not on this drawing")
        return Line(
            row=row,
            chart=chart,
            code=one.code,
            then=units(one.dose_before) if one.before else "\u2013",
            now=units(one.dose_now) if one.now else "\u2013",
            words=joined(self._said(one), hidden),
        )

    def _said(self, one: Difference) -> str:
        if one.change is Change.DROPPED:
            return self._absent(one.row, self.now, is_now=True)
        if one.change is Change.ADDED:
            return self._absent(one.row, self.then, is_now=False)
        if one.change is Change.DOSE:
            change = one.dose_now - one.dose_before
            sign = "+" if change > 0 else ""
            return tr("Dose {change} U").format(change=f"{sign}{number(change)}")
        return words_of(one, self.now)

    def _absent(self, row: SiteRow, other: SessionChart, *, is_now: bool) -> str:
        """Why a site given in one of the two was not given in the other."""
        if row.kind is not Kind.FIXED:
            return self._added(row, is_now=is_now)
        there = other.rows_by_code.get(row.code)
        if there is None:
            words = tr("Not in the protocol now") if is_now else tr("Not in the protocol then")
            return f"{words} ({other.protocol.name})"
        if there.state is State.NOT_GIVEN and there.injection:
            words = tr("Not given now: {why}") if is_now else tr("Not given then: {why}")
            return words.format(why=there.injection.reason)
        return tr("Not charted now") if is_now else tr("Not charted then")

    def _added(self, row: SiteRow, *, is_now: bool) -> str:
        """Of a site beside the protocol; is_now says that it is the later session that lacks it."""
        what = (
            tr("follow-the-pain")
            if row.kind is Kind.FOLLOW_THE_PAIN
            else f"{side_name(row.laterality)} {row.injection.label if row.injection else ''}"
        ).strip()
        words = tr("No longer added, {what}") if is_now else tr("Added, {what}")
        return words.format(what=what)


def read_pair(workspace: Workspace, one_id: int, other_id: int) -> Pair:
    """The two sessions from the file, whichever is named first; raises a StoreError."""
    charts = [workspace.store.chart(session_id) for session_id in (one_id, other_id)]
    then, now = sorted(charts, key=lambda c: (c.session.started_at, c.session.session_id))
    return Pair(now=now, then=then, head_map=workspace.store.head_map_of(now.session))


def title_of(chart: SessionChart) -> str:
    """Such as 4 · 27 Aug 2026."""
    return joined(str(chart.session.number), day(chart.session.started_at))


def spoken_line(line: Line) -> str:
    """All of a line for a screen reader."""
    then, now = tr("then {dose}"), tr("now {dose}")
    return ", ".join(
        (
            f"{line.code} {place_name(line.row, line.chart.protocol)}",
            then.format(dose=line.then),
            now.format(dose=line.now),
            line.words,
        )
    )
