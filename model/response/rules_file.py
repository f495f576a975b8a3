"""Reads the rules of response strictly; a broken file of the clinic is named, the shipped used."""

from collections.abc import Sequence
from pathlib import Path

from model.errors import DataFileError
from model.paths import RESOURCES
from model.response.rule import (
    Compare,
    Counting,
    MonthsBelow,
    ResponseRule,
    ResponseRules,
    Threshold,
    TooLittle,
)
from model.toml_table import CERTAINTIES, Table, read_table

FILE = "response.toml"
SHIPPED = RESOURCES / "rules" / FILE
NAME = r"[a-z][a-z0-9-]{0,39}"
MOST = {"headache_days": 28, "migraine_days": 28, "headache_hours": 672}  # in 28 days


def load_response_rules(clinic_folder: Path | None = None) -> ResponseRules:
    """The rules in force: the shipped ones, but for those that the clinic's own file names.

    Raises DataFileError where the shipped file is broken; the clinic's is in problems.
    """
    shipped = read_response_rules(SHIPPED)
    own = clinic_folder / FILE if clinic_folder else None
    if own is None or not own.is_file():
        return ResponseRules(shipped)
    try:
        return ResponseRules(read_response_rules(own, beside=shipped))
    except DataFileError as error:
        return ResponseRules(shipped, (error,))


def read_response_rules(
    path: Path, beside: Sequence[ResponseRule] = ()
) -> tuple[ResponseRule, ...]:
    """The checked rules of a file, in place of those of the same name beside it.

    Raises DataFileError.
    """
    top = read_table(path)
    counting = _counting(top, beside)
    own = {}
    for table in top.optional_tables("rule", "name"):
        rule = _rule(table, counting)
        if rule.name in own:
            raise table.error("name", "stands there more than once")
        own[rule.name] = rule
    left_out = {_left_out(table) for table in top.optional_tables("left_out", "name")}
    top.close()
    for name in sorted(left_out & set(own)):
        raise top.error(f"rule {name}", "is left out in the same file")
    rules = {rule.name: rule for rule in beside} | own
    for name in sorted(left_out - set(rules)):
        raise top.error(f"left_out {name}", "is no rule of the program")
    kept = tuple(rule for rule in rules.values() if rule.name not in left_out)
    if not kept:
        raise top.error("rule", "at least one [[rule]] is expected")
    return kept


def _counting(top: Table, beside: Sequence[ResponseRule]) -> Counting:
    """The file's own, or as beside it; the rules beside it keep theirs."""
    table = top.optional_table("counting")
    if table is None and beside:
        return beside[0].counting
    table = table or top.table("counting")
    counting = Counting(
        least_days_after=table.count("least_days_after", least=1, most=84),
        month_least_days=table.count("month_least_days", least=1, most=28),
        month_most_days=table.count("month_most_days", least=28, most=62),
        four_weeks_from=table.count("four_weeks_from", least=1, most=28),
        four_weeks_to=table.count("four_weeks_to", least=28, most=84),
        old_after_days=table.count("old_after_days", least=28, most=400),
    )
    table.close()
    return counting


def _left_out(table: Table) -> str:
    name = table.text("name", pattern=NAME)
    table.text("reason")
    table.close()
    return name


def _rule(table: Table, counting: Counting) -> ResponseRule:
    measure = table.text("measure", allowed=tuple(MOST))
    kind = Threshold(table.text("kind", allowed=tuple(Threshold)))
    rule = ResponseRule(
        name=table.text("name", pattern=NAME),
        title=table.text("title"),
        source=table.text("source"),
        certainty=table.text("certainty", allowed=CERTAINTIES),
        measure=measure,
        compare=Compare(table.text("compare", allowed=tuple(Compare))),
        kind=kind,
        amount=table.units("amount", most=100 if kind is Threshold.PERCENT else MOST[measure]),
        too_little=TooLittle(table.text("too_little", allowed=tuple(TooLittle))),
        least_cycles=table.count("least_cycles", least=1, most=20),
        most_cycles=table.count("most_cycles", least=1, most=20),
        second=_second(table, MOST[measure]),
        counting=counting,
    )
    if rule.most_cycles < rule.least_cycles:
        raise table.error("most_cycles", "lies below least_cycles")
    table.close()
    return rule


def _second(rule: Table, most: int) -> MonthsBelow | None:
    table = rule.optional_table("second")
    if table is None:
        return None
    second = MonthsBelow(
        below=table.units("below", most=most),
        months=table.count("months", least=1, most=24),
        advice=table.text("advice"),
    )
    table.close()
    return second
