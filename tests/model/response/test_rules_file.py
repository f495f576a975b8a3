"""The file of rules of response: read strictly, the clinic's own beside the shipped ones."""

from dataclasses import replace
from pathlib import Path

import pytest

from model.response.rule import chosen_rule, lost_choice
from model.response.rules_file import FILE, SHIPPED, load_response_rules
from model.settings import Settings

NAMES = ["nice-ta260", "ehf", "responder-50", "payer-days", "payer-hours"]
RULE = """
[[rule]]
name = "payer-days"
title = "Our payer"
source = "Contract"
certainty = "sourced"
measure = "headache_days"
compare = "baseline"
kind = "absolute"
amount = 5.5
too_little = "no-responder"
least_cycles = 1
most_cycles = 1
"""


def own(folder: Path, text: str) -> Path:
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_rules() -> None:
    rules = load_response_rules()
    assert [rule.name for rule in rules.rules] == NAMES
    assert not rules.problems
    seconds = {r.name: (r.second.below, r.second.months) for r in rules.rules if r.second}
    assert seconds == {"nice-ta260": (15, 3), "ehf": (10, 3)}
    cycles = {rule.name: (rule.least_cycles, rule.most_cycles) for rule in rules.rules}
    assert (cycles["nice-ta260"], cycles["ehf"]) == ((2, 2), (2, 3))
    assert all(rule.source and rule.title for rule in rules.rules)


def test_without_a_file_of_its_own(tmp_path: Path) -> None:
    shipped = load_response_rules()
    assert load_response_rules(tmp_path) == load_response_rules(tmp_path / "no") == shipped


def test_a_rule_of_the_same_name_stands_in_its_place_and_others_are_added(tmp_path: Path) -> None:
    more = RULE.replace("payer-days", "second-payer")
    more += '[rule.second]\nbelow = 8\nmonths = 2\nadvice = "ask"\n'
    rules = load_response_rules(own(tmp_path, "\ufeff" + RULE + more))
    assert not rules.problems
    assert [rule.name for rule in rules.rules] == [*NAMES, "second-payer"]
    by_name = {rule.name: rule for rule in rules.rules}
    assert (by_name["payer-days"].title, by_name["payer-days"].amount * 2) == ("Our payer", 11)
    second = by_name["second-payer"].second
    assert second
    assert (second.below, second.months, second.advice) == (8, 2, "ask")


def test_a_rule_can_be_left_out_and_counted_otherwise(tmp_path: Path) -> None:
    left = '[[left_out]]\nname = "ehf"\nreason = "Another country"\n'
    counting = SHIPPED.read_text(encoding="utf-8").split("\n[counting]")[1].split("[[rule]]")[0]
    text = "[counting]" + counting.replace("= 14", "= 21") + left + RULE
    rules = load_response_rules(own(tmp_path, text))
    assert not rules.problems
    after = {rule.name: rule.counting.least_days_after for rule in rules.rules}
    assert after == {"nice-ta260": 14, "responder-50": 14, "payer-hours": 14, "payer-days": 21}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("not toml at all", "file"),
        (RULE + RULE, "rule payer-days.name"),
        (RULE.replace("headache_days", "hit6"), "rule payer-days.measure"),
        (RULE.replace("5.5", "29"), "rule payer-days.amount"),
        (RULE.replace("5.5", "0"), "rule payer-days.amount"),
        (RULE.replace("no-responder", "ask"), "rule payer-days.too_little"),
        (RULE.replace('"absolute"', '"about"'), "rule payer-days.kind"),
        (RULE.replace('"baseline"', '"last time"'), "rule payer-days.compare"),
        (RULE.replace("most_cycles = 1", "most_cycles = 0"), "rule payer-days.most_cycles"),
        (RULE.replace("least_cycles = 1", "least_cycles = 2"), "rule payer-days.most_cycles"),
        (RULE + "colour = 3\n", "rule payer-days.colour"),
        (RULE + "[rule.second]\nbelow = 29\n", "rule payer-days.second.below"),
        (RULE + "second = 3\n", "rule payer-days.second"),
        ('[[left_out]]\nname = "nhs"\nreason = "x"\n', "left_out nhs"),
        (RULE + '[[left_out]]\nname = "payer-days"\nreason = "x"\n', "rule payer-days"),
        ("[counting]\nleast_days_after = 14\n", "counting.month_least_days"),
    ],
)
def test_a_broken_file_of_the_clinic_is_named_and_the_shipped_one_used(
    tmp_path: Path, text: str, key: str
) -> None:
    rules = load_response_rules(own(tmp_path, text))
    assert [rule.name for rule in rules.rules] == NAMES
    (problem,) = rules.problems
    assert (problem.file, problem.key) == (FILE, key)


def test_everything_left_out_leaves_nothing_to_choose(tmp_path: Path) -> None:
    text = "".join(f'[[left_out]]\nname = "{name}"\nreason = "x"\n' for name in NAMES)
    assert load_response_rules(own(tmp_path, text)).problems


def test_the_chosen_rule_and_one_that_is_no_longer_there() -> None:
    rules, settings = load_response_rules(), Settings()
    assert chosen_rule(rules, settings).name == "nice-ta260"
    assert lost_choice(rules, settings) == ""
    gone = replace(settings, response_rule="old-payer")
    assert chosen_rule(rules, gone) is rules.rules[0]
    assert lost_choice(rules, gone) == "old-payer"
