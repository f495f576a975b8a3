"""The verdicts of all rules on the course of one patient, that of the clinic's rule first."""

from gui.history.records import CourseRecords
from gui.history.response.figures import counted, month_name
from gui.history.response.last_decision import decision_words, reason_words
from gui.history.response.wording import lost_words, response_paragraphs
from gui.patients.wording import today_of
from gui.wording import tr
from model.outcome.series import Point
from model.response.evaluate import evaluate
from model.response.facts import facts_of
from model.response.rule import ResponseRule, chosen_rule
from model.response.verdict import Lack, Verdict


class CourseVerdicts:
    """As of the last read()."""

    def __init__(self, records: CourseRecords) -> None:
        self._records = records
        self.read()

    def read(self) -> None:
        """Hold the course as it stands in the file now against every rule."""
        workspace = self._records.workspace
        rules = workspace.judged.response_rules
        self.rule: ResponseRule = chosen_rule(rules, workspace.settings)
        self.chosen: Verdict = self._of(self.rule)
        self.others = tuple(self._of(rule) for rule in rules.rules if rule is not self.rule)
        self.lost_words = lost_words(rules, workspace.settings)

    @property
    def proposed(self) -> Point | None:
        """The value that would be the baseline of the rule, where none was chosen."""
        series = self._records.series(self.rule.measure)
        lacks = any(one.what is Lack.BASELINE for one in self.chosen.missing)
        return series.proposed if lacks else None

    @property
    def baseline_offer(self) -> str:
        """In words what proposed would do; empty without one."""
        point = self.proposed
        if point is None:
            return ""
        return tr("Use {value}, {month}, as baseline").format(
            value=counted(point.value, self.rule), month=month_name(point.on)
        )

    @property
    def printed(self) -> list[str]:
        """The verdict of the clinic's rule and the last decision, as a document prints them."""
        decisions = self._records.course.decisions
        told = [f"{decision_words(one)}: {reason_words(one)}" for one in decisions[-1:]]
        return [*response_paragraphs(self.chosen), *told]

    def _of(self, rule: ResponseRule) -> Verdict:
        records = self._records
        today = today_of(records.workspace)
        return evaluate(rule, facts_of(records.course, records.series(rule.measure), today))
