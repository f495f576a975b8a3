"""Reads the file of rules strictly; a broken one of the clinic is named, the shipped one used."""

from collections.abc import Sequence
from pathlib import Path
from string import Formatter

from model.errors import DataFileError
from model.paths import RESOURCES
from model.safety.finding import Place, Severity
from model.safety.kind import Kind
from model.safety.kinds import KINDS
from model.safety.rule import Rule, Rules
from model.toml_table import CERTAINTIES, Table, read_table

FILE = "findings.toml"
SHIPPED = RESOURCES / "rules" / FILE
NAME = r"[a-z][a-z0-9-]{0,39}"


def load_rules(clinic_folder: Path | None = None) -> Rules:
    """The rules in force: the shipped ones, but for the kinds that the clinic's own file names.

    A kind is replaced whole or left out in so many words, so that a file written for an older
    program does not silence what has been looked for since. Raises DataFileError where the
    shipped file is broken; the clinic's is in problems.
    """
    shipped = read_rules(SHIPPED)
    own = clinic_folder / FILE if clinic_folder else None
    if own is None or not own.is_file():
        return Rules(shipped)
    try:
        return Rules(read_rules(own, beside=shipped))
    except DataFileError as error:
        return Rules(shipped, (error,))


def read_rules(path: Path, beside: Sequence[Rule] = ()) -> tuple[Rule, ...]:
    """The checked rules of a file, in place of those of the same kind beside it.

    Raises DataFileError.
    """
    top = read_table(path)
    own = tuple(map(_rule, top.optional_tables("rule", "name")))
    left_out = set(map(_left_out, top.optional_tables("left_out", "kind")))
    top.close()
    rules = _in_place(own, beside, left_out)
    if not rules:
        raise top.error("rule", "at least one [[rule]] is expected")
    for rule in own:
        if rule.kind in left_out:
            raise top.error(f"rule {rule.name}", f"its kind {rule.kind} is left out")
    names = [rule.name for rule in rules]
    for name in names:
        if names.count(name) > 1:
            raise top.error(f"rule {name}", "stands there more than once")
    return rules


def _in_place(own: Sequence[Rule], beside: Sequence[Rule], left_out: set[str]) -> tuple[Rule, ...]:
    """Own rules where the first of their kind stood, further kinds behind."""
    kinds = dict.fromkeys(rule.kind for rule in (*beside, *own))
    mine = {rule.kind for rule in own}
    if not beside:
        return tuple(own)
    return tuple(
        rule
        for kind in kinds
        if kind not in left_out
        for rule in (own if kind in mine else beside)
        if rule.kind == kind
    )


def _left_out(table: Table) -> str:
    kind = table.text("kind", allowed=KINDS)
    table.text("reason")
    table.close()
    return kind


def _rule(table: Table) -> Rule:
    kind = KINDS[table.text("kind", allowed=KINDS)]
    severities = tuple(severity.value for severity in Severity)
    by_question = kind.by_question
    rule = Rule(
        name=table.text("name", pattern=NAME),
        kind=kind.name,
        severity=None if by_question else Severity(table.text("severity", allowed=severities)),
        place=Place(table.text("place", allowed=tuple(place.value for place in Place))),
        title=_template(table, "title", kind),
        detail=_template(table, "detail", kind),
        numbers={name: table.units(name) for name in sorted(kind.numbers)},
        texts={name: table.text(name, pattern=NAME) for name in sorted(kind.texts)},
        overridable=not table.flag("no_override"),
        source="" if by_question else table.text("source"),
        certainty="" if by_question else table.text("certainty", allowed=CERTAINTIES),
    )
    table.close()
    return rule


def _template(table: Table, key: str, kind: Kind) -> str:
    """The words, whose {placeholders} are plain names that the kind can show."""
    text = table.text(key)
    try:
        pieces = tuple(Formatter().parse(text))
    except ValueError as error:
        raise table.error(key, f"its braces do not match: {error}") from error
    for _, name, form, conversion in pieces:
        if name is not None and (name not in kind.shows or form or conversion):
            allowed = ", ".join(sorted(kind.shows))
            raise table.error(key, f"{{{name}}} is unknown here; there are {allowed}")
    return text
