"""The file of rules: read strictly, the clinic's own in place of the shipped one."""

import tomllib
from pathlib import Path

import pytest

from model.errors import DataFileError
from model.paths import DataFolder
from model.safety.finding import Place, Severity
from model.safety.kinds import KINDS
from model.safety.rules_file import FILE, SHIPPED, load_rules, read_rules
from tests.model.safety.cases import a_case, found, one, past
from tests.model.safety.full_cases import full_of_findings

TEXT = SHIPPED.read_text(encoding="utf-8")
RULE = """
[[rule]]
name = "session-units"
kind = "session-units"
severity = "stop"
place = "map"
most_units = 195
title = "{units} of {most_units} U"
detail = "Most in a session."
source = "Label"
certainty = "sourced"
"""

LEFT_OUT = """
[[left_out]]
kind = "asymmetry"
reason = "Seen on the map"
"""


def own(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_rules_look_for_everything_that_can_be_looked_for() -> None:
    rules = load_rules()
    assert not rules.problems
    assert {rule.kind for rule in rules.rules} == set(KINDS)
    for rule in rules.rules:
        by_question = KINDS[rule.kind].by_question
        assert bool(rule.source and rule.severity) is not by_question
        assert rule.place in Place


def test_no_file_of_its_own_and_a_folder_without_one(tmp_path: Path) -> None:
    assert load_rules(tmp_path) == load_rules(tmp_path / "nowhere") == load_rules()


def test_a_clinic_sets_its_own_numbers_and_words(tmp_path: Path) -> None:
    text = TEXT.replace("most_units = 400", "most_units = 360").replace("Most in", "No more in")
    rules = load_rules(own(DataFolder(tmp_path).rules, "\ufeff" + text))
    assert not rules.problems
    stop = one(a_case(rules=rules, past=[past(50, "205.5")]), "cumulative")
    assert stop.title == "360.5 of 360 U in 84 days"
    assert stop.detail.startswith("No more in 84 days")


def test_two_rules_of_one_kind_with_two_numbers(tmp_path: Path) -> None:
    note = RULE.replace('"session-units"', '"much"', 1).replace('"stop"', '"note"')
    rules = load_rules(own(tmp_path, RULE + note.replace("195", "150")))
    mine = [rule for rule in rules.rules if rule.kind == "session-units"]
    assert [rule.severity for rule in mine] == [Severity.STOP, Severity.NOTE]
    assert one(a_case(rules=rules), "much").title == "155 of 150 U"


def test_a_clinic_names_what_is_other_and_keeps_the_rest_in_its_order(tmp_path: Path) -> None:
    shipped = load_rules().rules
    rules = load_rules(own(tmp_path, LEFT_OUT + RULE.replace("195", "180")))
    assert not rules.problems
    assert [r.name for r in rules.rules] == [r.name for r in shipped if r.name != "asymmetry"]
    (mine,) = [rule for rule in rules.rules if rule.kind == "session-units"]
    assert mine.numbers == {"most_units": 180}


def test_an_empty_file_changes_nothing_and_the_shipped_one_is_never_empty(tmp_path: Path) -> None:
    assert load_rules(own(tmp_path, "# nothing yet")) == load_rules()
    with pytest.raises(DataFileError, match="at least one"):
        read_rules(tmp_path / FILE)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('kind = "session-units"', 'kind = "sesion-units"', "kind"),
        ("most_units = 195\n", "", "most_units"),
        ("most_units = 195", "most_units = -1", "most_units"),
        ("most_units = 195", 'most_units = "195"', "most_units"),
        ("most_units = 195", "most_unit = 195", "most_unit"),
        ("most_units = 195", "most_units = 195\nwindow_days = 84", "window_days"),
        ('"stop"', '"halt"', "severity"),
        ('"map"', '"nowhere"', "place"),
        ("{units} of", "{dose} of", "title"),
        ("{units} of", "{units.real} of", "title"),
        ("{units} of", "{units!r} of", "title"),
        ("{units} of", "{units:>9999999} of", "title"),
        ("{units} of", "{} of", "title"),
        ("{units} of", "{units of", "title"),
        ("{units} of", "units} of", "title"),
        ("Most in", "{most} in", "detail"),
        ('name = "session-units"', 'name = "Session units"', "name"),
        ('source = "Label"\n', "", "source"),
        ('"sourced"', '"sure"', "certainty"),
        ('certainty = "sourced"', 'certainty = "sourced"\nno_override = "yes"', "no_override"),
        (RULE, RULE + RULE, "rule session-units"),
        (RULE, RULE + "\n[surprise]\n", "surprise"),
        (RULE, RULE.replace('"session-units"', '"cumulative"', 1), "rule cumulative"),
        (RULE, RULE + LEFT_OUT.replace("asymmetry", "session-units"), "rule session-units"),
        (RULE, LEFT_OUT.replace("asymmetry", "everything"), "left_out everything.kind"),
        (RULE, LEFT_OUT.replace("reason", "why"), "left_out asymmetry.reason"),
        (RULE, "[[rule]", "file"),
        (RULE, '[[rule]]\nkind = "answer-raised"\nseverity = "note"\n', "name"),
    ],
)
def test_a_broken_file_is_named_and_the_shipped_one_used(
    tmp_path: Path, old: str, new: str, key: str
) -> None:
    assert old in RULE
    rules = load_rules(own(tmp_path, RULE.replace(old, new, 1)))
    (problem,) = rules.problems
    assert problem.file == FILE
    assert key in problem.key
    assert rules.rules == load_rules().rules


def test_a_kind_that_speaks_for_questions_takes_no_severity_of_its_own(tmp_path: Path) -> None:
    text = TEXT.replace('name = "answer"', 'name = "answer"\nseverity = "note"', 1)
    (problem,) = load_rules(own(tmp_path, text)).problems
    assert (problem.key, problem.reason) == ("rule answer.severity", "unknown key")


def test_the_text_a_rule_needs_is_a_code(tmp_path: Path) -> None:
    text = TEXT.replace('question = "other-toxin"', 'question = "Other toxin?"', 1)
    (problem,) = load_rules(own(tmp_path, text)).problems
    assert problem.key == "rule cumulative.question"


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\xff\xfe")
    assert load_rules(tmp_path).problems[0].key == "file"
    with pytest.raises(DataFileError):
        read_rules(tmp_path / "missing.toml")


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_placeholder_of_every_kind_is_there(name: str, tmp_path: Path) -> None:
    """One that is not would raise KeyError where it is first needed."""
    kind = KINDS[name]
    words = " ".join(f"{{{shown}}}" for shown in sorted(kind.shows)) or "nothing"
    tables = [table for table in tomllib.loads(TEXT)["rule"] if table["kind"] == name]
    lines = [
        f'{key} = "{words if key in ("title", "detail") else value}"'
        if isinstance(value, str)
        else f"{key} = {str(value).lower()}"
        for key, value in tables[0].items()
    ]
    rules = load_rules(own(tmp_path, "\n".join(["[[rule]]", *lines])))
    assert not rules.problems
    assert [f for case in full_of_findings(rules) for f in found(case, tables[0]["name"])]
