"""A verdict in words: each figure with its unit, the rule first, what is missing as sentences."""

from dataclasses import replace

import pytest

from gui.history.response.figures import cycle_lines, number_lines
from gui.history.response.missing_words import can_be_entered, missing_sentences
from gui.history.response.wording import asks_words, gap_words, response_lines, short_words, title
from gui.wording import NO_BREAK
from model.response.evaluate import evaluate
from model.response.rule import ResponseRule
from model.response.verdict import Verdict
from tests.model.response.worked import (
    EHF,
    NICE,
    RULES,
    after,
    after_cycles,
    before,
    facts,
    in_months,
)

FIFTY, DAYS, HOURS = RULES["responder-50"], RULES["payer-days"], RULES["payer-hours"]


def plain(text: str) -> str:
    return text.replace(NO_BREAK, " ")


def said(verdict: Verdict) -> list[str]:
    return [plain(words) for words in missing_sentences(verdict)]


def test_the_lines_of_a_responder_whose_second_criterion_points_the_other_way() -> None:
    days = (54, 82, 110, 138, 166, 194)
    told = [after(0, v, days=d) for d, v in zip(days, (11, 12, 14, 10, 10, 12), strict=True)]
    verdict = evaluate(NICE, facts(before(22), *told, cycles=3, days_after=30))
    assert [plain(words) for words in response_lines(verdict)] == [
        "Rule: NICE TA260. Source: NICE technology appraisal 260, recommendation 1.2.",
        "Responder",
        "Baseline, Jan 2026: 22 days",
        "Now, Jul 2026: 12 days",
        "Reduction: 45 % (at least 30 %)",
        "Cycles counted: 3 (at least 2)",
        "Below 15 days: 6 months in a row",
        "Cycles: 5 Jan 2026 (12 days on 28 Mar 2026); 30 Mar 2026 (10 days on 20 Jun 2026);"
        " 22 Jun 2026 (12 days on 18 Jul 2026)",
        "Second criterion met. Fewer than 15 days for at least 3 months in a row: consider"
        " stopping.",
    ]
    assert plain(short_words(verdict)) == "Responder, 45 %; second criterion met"


@pytest.mark.parametrize(
    ("rule", "baseline", "now", "verdict", "change"),
    [
        (NICE, 20, 14, "Responder", "30 % (at least 30 %)"),
        (NICE, 20, "14.08", "Criterion for stopping met", "29.6 % (at least 30 %)"),
        (NICE, 12, 15, "Criterion for stopping met", "none, 25 % more (at least 30 %)"),
        (FIFTY, 20, 11, "Not a responder", "45 % (at least 50 %)"),
        (DAYS, 12, 5, "Responder", "7 migraine days (at least 7)"),
        (DAYS, 12, 13, "Not a responder", "none, 1 migraine day more (at least 7)"),
        (HOURS, 200, "100.04", "Not a responder", "99.96 hours (at least 100)"),
    ],
)
def test_the_reduction(
    rule: ResponseRule, baseline: int, now: object, verdict: str, change: str
) -> None:
    made = after_cycles(rule, baseline, [baseline, now])
    assert title(made) == verdict
    assert plain(dict(number_lines(made))["Reduction"]) == change


@pytest.mark.parametrize(
    ("verdict", "words", "enter"),
    [
        (
            after_cycles(NICE, None, [12, 12]),
            ["No baseline of the headache days is chosen."],
            True,
        ),
        (
            after_cycles(NICE, 0, [1, 1]),
            ["The baseline is 0: no percentage of it can be told."],
            False,
        ),
        (
            after_cycles(DAYS, 6, [1, 1]),
            ["The baseline is 6 migraine days: it cannot fall by 7."],
            False,
        ),
        (
            evaluate(EHF, facts(before(20, period=84), after(0, 10), after(1, 10))),
            ["The baseline was counted over 84 days; this rule compares 4 weeks with 4 weeks."],
            True,
        ),
        (
            evaluate(
                NICE,
                replace(facts(before(20), after(0, 10), after(1, 10)), baseline_stands=False),
            ),
            [
                "The value that the baseline was taken from was changed or declared void since:"
                " choose another baseline, with the reason."
            ],
            True,
        ),
        (after_cycles(NICE, 20, [12]), ["1 more treatment cycle is needed."], False),
        (
            after_cycles(EHF, 20, [12, None]),
            ["The headache days of the 4 weeks after the treatment of 30 Mar 2026 are missing."],
            True,
        ),
        (
            after_cycles(NICE, 20, [None, None, None, None, None]),
            [
                "The headache days after the treatments of 22 Jun 2026, 14 Sep 2026, 7 Dec 2026"
                " and 2 before are missing."
            ],
            True,
        ),
        (
            evaluate(NICE, facts(before(20), after(0, 12), after(1, 12), days_after=147)),
            ["The latest value that counts is 17 weeks old, of 27 Apr 2026."],
            True,
        ),
        (
            evaluate(HOURS, facts(before(200), after(0, 100), cycles=2, days_after=3)),
            ["The headache hours after the treatment of 30 Mar 2026 tell from 13 Apr 2026 on."],
            False,
        ),
        (
            evaluate(NICE, facts(None, cycles=0)),
            ["No baseline of the headache days is chosen.", "No treatment was given yet."],
            True,
        ),
    ],
)
def test_what_is_missing(verdict: Verdict, words: list[str], enter: bool) -> None:
    assert (said(verdict), can_be_entered(verdict)) == (words, enter)


@pytest.mark.parametrize(
    ("values", "row", "gap"),
    [
        ((20, 14), "1 month", ""),
        ((14, 20), "not in the last month", ""),
        ((14, None, 14, 14), "2 months in a row", "Feb 2026"),
        ((14, 14, 14, None, None, None), "3 months in a row to Mar 2026", ""),
        ((None, None, None), "no month told", ""),
    ],
)
def test_the_months_in_a_row(values: tuple[object, ...], row: str, gap: str) -> None:
    verdict = in_months(*values)
    assert plain(dict(number_lines(verdict))[f"Below 15{NO_BREAK}days"]) == row
    assert plain(gap_words(verdict)).startswith(f"No value for {gap}: the" if gap else "")
    assert bool(gap_words(verdict)) == bool(gap)


def test_which_cycles_count() -> None:
    verdict = evaluate(NICE, facts(before(20), after(1, 12), cycles=3, days_after=13))
    assert [plain(words) for _, words in cycle_lines(verdict)] == [
        "no value, not counted",
        "12 days on 27 Apr 2026",
        "too early to tell",
    ]


def test_that_a_further_cycle_may_be_waited_for() -> None:
    lines = response_lines(after_cycles(EHF, 20, [19, 18]))
    assert "By this rule up to 3 cycles may be tried before that." in lines
    assert "confirm before real use" in lines[0]
    assert (
        dict(number_lines(after_cycles(EHF, 20, [19])))["Cycles counted"] == "1 (at least 2 to 3)"
    )


def test_what_the_rules_ask_for() -> None:
    asked = {name: plain(asks_words(rule)) for name, rule in RULES.items()}
    assert asked["nice-ta260"] == (
        "At least 30 % fewer headache days than at the baseline, after 2 cycles."
    )
    assert asked["ehf"].endswith("than in the 4 weeks before the first, after 2 to 3 cycles.")
    assert asked["payer-hours"].startswith("At least 100 fewer headache hours than")
    once = replace(NICE, least_cycles=1, most_cycles=1)
    assert asks_words(once).endswith("after 1 cycle.")
