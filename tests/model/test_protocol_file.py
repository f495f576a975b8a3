"""A protocol file is refused for every defect, and the refusal names file, key and reason."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from model.errors import DataFileError
from model.paths import RESOURCES
from model.protocol import Protocol
from model.protocol_file import LARGEST_FILE, load_protocol, parse_protocol

SHIPPED = (RESOURCES / "protocols" / "preempt.toml").read_text(encoding="utf-8")


def changed(old: str, new: str, text: str = SHIPPED) -> str:
    """The shipped text with the first occurrence of a passage changed."""
    assert old in text
    return text.replace(old, new, 1)


def refusal(text: str) -> DataFileError:
    """What is said of a text that must not pass."""
    with pytest.raises(DataFileError) as caught:
        parse_protocol(text, "clinic.toml")
    error = caught.value
    assert str(error) == f"clinic.toml: {error.key}: {error.reason}"
    return error


def site(code: str) -> str:
    """The whole table of one site in the shipped text."""
    found = re.search(rf'\[\[site\]\]\ncode = "{code}".*?(?=\n\[\[|\Z)', SHIPPED, re.DOTALL)
    assert found
    return found[0]


def test_the_shipped_protocol_is_the_published_paradigm(preempt: Protocol) -> None:
    plan = {
        m.code: (m.fixed_sites, m.fixed_units, m.most_sites, m.most_units) for m in preempt.muscles
    }
    assert plan == {
        "CO": (2, 10, 2, 10),
        "PR": (1, 5, 1, 5),
        "FR": (4, 20, 4, 20),
        "TE": (8, 40, 10, 50),
        "OC": (6, 30, 8, 40),
        "CP": (4, 20, 4, 20),
        "TR": (6, 30, 10, 50),
    }
    assert (preempt.total_sites, preempt.total_units) == (31, Decimal(155))
    assert (preempt.most_sites, preempt.most_units) == (39, Decimal(195))
    assert preempt.volume_ml(preempt.total_units) == Decimal("3.1")
    assert [s.code for s in preempt.sites][:7] == (
        ["CO-L1", "CO-R1", "PR-M1", "FR-L1", "FR-L2", "FR-R1", "FR-R2"]
    )
    assert {side: sum(s.laterality == side for s in preempt.sites) for side in "LMR"} == (
        {"L": 15, "M": 1, "R": 15}
    )
    assert preempt.sites_by_code["TR-R3"] is preempt.sites[-1]
    assert preempt.interval_days == 84


def test_what_is_parsed_again_from_the_kept_text_is_the_same(preempt: Protocol) -> None:
    assert parse_protocol(preempt.source, "version 1") == preempt
    assert len(preempt.sha256) == 64


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('id = "preempt"', 'id = "preempt"\nunits_per_mll = 50', "units_per_mll"),
        ("most_units = 195\n\n", "most_units = 195\nmore = 1\n\n", "totals.more"),
        ('name = "United States"', 'name = "United States"\nx = 1', "jurisdiction US.x"),
        ('text = "Earlier side effect"', 'text = "a"\nx = 1', "not_given_reason side-effect.x"),
        ('name = "Corrugator"', 'name = "Corrugator"\nx = 1', "muscle CO.x"),
        ('muscle = "CO"', 'muscle = "CO"\ndose = 5', "site CO-L1.dose"),
    ],
)
def test_an_unknown_key_is_refused_at_every_level(old: str, new: str, key: str) -> None:
    error = refusal(changed(old, new))
    assert (error.file, error.key, error.reason) == ("clinic.toml", key, "unknown key")


@pytest.mark.parametrize(
    ("passage", "key"),
    [
        ('id = "preempt"\n', "id"),
        ("interval_days = 84       # every 12 weeks\n", "interval_days"),
        ("sites = 31\n", "totals.sites"),
        ('text = "Earlier side effect"\n', "not_given_reason side-effect.text"),
        ('colour = "#8A216C"\n', "muscle CO.colour"),
        ('code = "CO"\n', "muscle 1.code"),
        ('landmark = "Midline, midway between the two corrugator sites"\n', "site PR-M1.landmark"),
    ],
)
def test_a_missing_key_is_named(passage: str, key: str) -> None:
    error = refusal(changed(passage, ""))
    assert (error.key, error.reason) == (key, "is missing")


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ('code = "EU-UK"', 'code = "US"', "jurisdiction US", "stands there 2 times"),
        ('code = "skin"', 'code = "wish"', "not_given_reason wish", "stands there 2 times"),
        ('code = "PR"\n', 'code = "CO"\n', "muscle CO", "stands there 2 times"),
        ("order = 2\ncolour", "order = 1\ncolour", "muscle order 1", "stands there 2 times"),
        ('code = "CO-R1"', 'code = "CO-L1"', "site CO-L1", "stands there 2 times"),
        ("order = 2\ndose", "order = 1\ndose", "site order 1", "stands there 2 times"),
        ("order = 31\n", "order = 32\n", "site order", "must run from 1 to 31 without a gap"),
        ('muscle = "PR"', 'muscle = "XX"', "site PR-M1.muscle", "there is no muscle 'XX'"),
        ('muscle = "PR"', 'muscle = "FR"', "site PR-M1", "do not agree"),
        ('laterality = "M"', 'laterality = "L"', "site PR-M1", "do not agree"),
        ("dose_units = 5", "dose_units = 3", "site CO-L1.dose_units", "no whole number of steps"),
        ("fixed_sites = 2", "fixed_sites = 1", "muscle CO.fixed_sites", "add up to 2"),
        ("fixed_units = 10", "fixed_units = 15", "muscle CO.fixed_units", "add up to 10"),
        ("most_units = 10\n", "most_units = 9\n", "muscle CO.most_units", "below the fixed plan"),
        ("most_sites = 2\n", "most_sites = 1\n", "muscle CO.most_units", "below the fixed plan"),
        ("sites = 31", "sites = 30", "totals.sites", "says 30, its parts add up to 31"),
        ("units = 155", "units = 150", "totals.units", "says 150, its parts add up to 155"),
        ("most_sites = 39", "most_sites = 38", "totals.most_sites", "add up to 39"),
        ("most_units = 195", "most_units = 200", "totals.most_units", "add up to 195"),
        ("most_units = 155", "most_units = 150", "jurisdiction US", "a ceiling below"),
        ("most_sites = 31", "most_sites = 30", "jurisdiction US", "a ceiling below"),
    ],
)
def test_what_does_not_add_up_is_refused(old: str, new: str, key: str, reason: str) -> None:
    error = refusal(changed(old, new))
    assert error.key == key
    assert reason in error.reason


def test_a_left_out_site_shows_in_the_sums() -> None:
    assert refusal(changed(site("TR-R3"), "")).key == "muscle TR.fixed_sites"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("true", "a number is expected"),
        ('"5"', "a number is expected"),
        ("[5]", "a number is expected"),
        ("nan", "is not above 0"),
        ("inf", "is not above 0"),
        ("0", "is not above 0"),
        ("-5", "is not above 0"),
        ("200.1", "up to 200"),
        ("2.55", "more than one decimal"),
        ("5.0000000000000000000000000000000000001", "more than one decimal"),
    ],
)
def test_a_dose_is_an_exact_number_within_bounds(value: str, reason: str) -> None:
    error = refusal(changed("dose_units = 5", f"dose_units = {value}"))
    assert error.key == "site CO-L1.dose_units"
    assert reason in error.reason


@pytest.mark.parametrize("value", ["true", "84.0", '"84"', "nan"])
def test_a_count_is_a_whole_number(value: str) -> None:
    error = refusal(changed("interval_days = 84", f"interval_days = {value}"))
    assert (error.key, error.reason) == ("interval_days", "a whole number is expected")


@pytest.mark.parametrize("value", ["0", "-84", "3651"])
def test_a_count_lies_within_bounds(value: str) -> None:
    error = refusal(changed("interval_days = 84", f"interval_days = {value}"))
    assert "is not between 1 and 3650" in error.reason


@pytest.mark.parametrize(
    "value", ['"#8A216"', '"8A216C"', '"#8A216C\\n"', '"red"', "8", '"#8A216G"']
)
def test_a_colour_is_six_hexadecimal_digits(value: str) -> None:
    error = refusal(changed('colour = "#8A216C"', f"colour = {value}"))
    assert error.key == "muscle CO.colour"
    assert "a colour such as" in error.reason


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ('name = "Corrugator"', 'name = " "', "muscle CO.name", "a text is expected"),
        ('name = "Corrugator"', "name = 5", "muscle CO.name", "a text is expected"),
        ('name = "Corrugator"', f'name = "{"x" * 2001}"', "muscle CO.name", "longer than 2000"),
        ('laterality = "M"', 'laterality = "B"', "site PR-M1.laterality", "none of L, M, R"),
        ('certainty = "confirm"', 'certainty = "sure"', "certainty", "none of confirm, disputed"),
        ('id = "preempt"', 'id = "Pre Empt"', "id", "not of the expected form"),
        ('code = "CO-L1"', 'code = "CO-L0"', "site CO-L0.code", "not of the expected form"),
        ("[totals]", "[[totals]]", "totals", "a table is expected"),
        ("step_units = 2.5", "step_units = 2.5\nmuscle = 1", "file", "is not valid TOML"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(old: str, new: str, key: str, reason: str) -> None:
    error = refusal(changed(old, new))
    assert error.key == key
    assert reason in error.reason


@pytest.mark.parametrize("value", ["[]", "[1]", "{}", '"x"'])
def test_a_list_of_tables_is_not_empty(value: str) -> None:
    without = re.sub(r"\[\[not_given_reason\]\]\n.*\n.*\n", "", SHIPPED)
    error = refusal(changed("step_units", f"not_given_reason = {value}\nstep_units", without))
    assert error.reason == "at least one [[not_given_reason]] is expected"


@pytest.mark.parametrize(
    "text",
    [
        "id = ",
        "id = 'a'\nid = 'b'",
        "a = 1e99999999999999999999999",
        "a = " + "9" * 5000,
        "a = " + "[" * 50_000,
        "\0",
    ],
)
def test_what_is_no_toml_is_refused_and_breaks_nothing(text: str) -> None:
    error = refusal(text)
    assert error.key == "file"
    assert "is not valid TOML" in error.reason


def test_an_empty_text_lacks_its_first_table() -> None:
    assert str(refusal("")) == "clinic.toml: totals: is missing"


def test_a_file_that_is_no_text_or_not_there_is_refused_by_name(tmp_path: Path) -> None:
    latin = tmp_path / "latin.toml"
    latin.write_bytes('name = "Sébastien"'.encode("latin-1"))
    large = tmp_path / "large.toml"
    large.write_text("#" * (LARGEST_FILE + 1))
    for path, said in [
        (latin, "latin.toml: file: cannot be read as text"),
        (large, "large.toml: file: too large for a protocol"),
        (tmp_path / "gone.toml", "gone.toml: file: cannot be read as text"),
        (tmp_path, f"{tmp_path.name}: file: cannot be read as text"),
    ]:
        with pytest.raises(DataFileError, match=re.escape(said)):
            load_protocol(path)


def test_an_editor_that_marks_the_file_as_utf_8_does_no_harm(
    tmp_path: Path, preempt: Protocol
) -> None:
    path = tmp_path / "marked.toml"
    path.write_text(SHIPPED, encoding="utf-8-sig")
    assert load_protocol(path) == preempt
