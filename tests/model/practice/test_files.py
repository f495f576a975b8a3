"""The clinic's lists: the shipped ones, the clinic's own, and broken ones."""

from decimal import Decimal
from pathlib import Path

import pytest

from model.errors import InvalidValueError
from model.practice.files import SHIPPED, load_practice

CHECKS = (SHIPPED / "checks.toml").read_text(encoding="utf-8")
AFTERCARE = (SHIPPED / "aftercare.toml").read_text(encoding="utf-8")
BILLING = (SHIPPED / "billing.toml").read_text(encoding="utf-8")
OTHER = '\n[[complication]]\ncode = "other"\ntext = "Something else"\n'
PREPARATION = (SHIPPED / "preparation.toml").read_text(encoding="utf-8")


def own(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_lists_hold_what_the_screens_offer() -> None:
    practice = load_practice()
    assert not practice.problems
    assert [q.code for q in practice.questions][:3] == ["consent", "right-patient", "infection"]
    assert [f.code for f in practice.questions_by_code["consent"].fields] == ["form", "signed_on"]
    assert practice.questions_by_code["hypersensitivity"].carry
    product = practice.product("onabotulinumtoxinA")
    assert product is not None
    assert product.sizes == (50, 100, 200)
    assert product.hours_after_made_up == 24
    assert practice.product("another") is None
    assert practice.rest_reason == "Single-dose vial"
    assert practice.complications[0].code == "none"
    assert [c.weeks for c in practice.checkpoints] == [2, 4, 12]
    (trap,) = [d for d in practice.diagnoses if d.trap]
    assert trap.code == "G43.909"
    assert practice.text_of_event("bleeding") == "Bleeding"
    assert practice.text_of_event("gone") == "gone"
    assert practice.billing.procedure == "64615"
    assert (practice.billing.discarded, practice.billing.none_discarded) == ("JW", "JZ")
    assert [(d.product, d.code, d.units) for d in practice.billing.drugs] == [
        ("onabotulinumtoxinA", "J0585", 1)
    ]


def test_a_clinic_changes_one_file_and_keeps_the_others(tmp_path: Path) -> None:
    text = CHECKS.replace("Planned surgery", "Surgery soon")
    practice = load_practice(own(tmp_path / "practice", "checks.toml", "\ufeff" + text))
    assert practice.questions_by_code["surgery"].text == "Surgery soon"
    assert practice.medicines == load_practice().medicines
    assert not practice.problems


@pytest.mark.parametrize(
    ("name", "text", "key"),
    [
        ("checks.toml", CHECKS.replace('raises = "no"', 'raises = "maybe"', 1), "raises"),
        ("checks.toml", CHECKS.replace('code = "infection"', 'code = "consent"'), "consent"),
        ("checks.toml", CHECKS.replace("carry = true", 'carry = "yes"', 1), "carry"),
        ("checks.toml", CHECKS + "\nsurprise = 1\n", "surprise"),
        ("checks.toml", "[[question]", "file"),
        ("preparation.toml", PREPARATION.replace("rest = true", "rest = false"), "discard_reason"),
        ("preparation.toml", PREPARATION.replace("[50, 100, 200]", "[]"), "sizes"),
        ("preparation.toml", PREPARATION.replace("[50, 100, 200]", "[0]"), "sizes"),
        ("preparation.toml", PREPARATION.replace('name = "Metoprolol"', 'name = ""'), "name"),
        ("aftercare.toml", AFTERCARE.replace('code = "none"', 'code = "no"'), "complication"),
        ("aftercare.toml", AFTERCARE.replace('code = "none"', 'code = "other"'), "complication"),
        ("aftercare.toml", AFTERCARE + OTHER, "complication other"),
        ("billing.toml", BILLING.replace('"64615"', '"64 615"'), "procedure.code"),
        ("billing.toml", BILLING.replace('discarded = "JW"', ""), "modifier.discarded"),
        ("billing.toml", BILLING.replace("units = 1", "units = 0"), "units"),
        ("billing.toml", BILLING + '[[drug]]\nproduct = "onabotulinumtoxinA"\n', "code"),
        ("billing.toml", BILLING + "twice = true\n", "twice"),
    ],
)
def test_a_broken_file_is_named_and_the_shipped_one_used(
    tmp_path: Path, name: str, text: str, key: str
) -> None:
    practice = load_practice(own(tmp_path / "practice", name, text))
    (problem,) = practice.problems
    assert problem.file == name
    assert key in problem.key
    assert practice.questions == load_practice().questions
    assert practice.products == load_practice().products


def test_a_clinic_teaches_a_box_its_number(tmp_path: Path) -> None:
    box = '\n[[product.box]]\ngtin = "00300230000012"\nsize = 200\n'
    text = PREPARATION.replace('source = "Label: preparation and storage"',
                               'source = "Label: preparation and storage"' + box)  # fmt: skip
    product = load_practice(own(tmp_path / "practice", "preparation.toml", text)).products[0]
    assert product.gtins == {"00300230000012": 200}


def test_a_clinic_names_larger_vials_and_no_larger_ones_are_taken(tmp_path: Path) -> None:
    text = PREPARATION.replace("[50, 100, 200]", "[300, 500]")
    practice = load_practice(own(tmp_path / "practice", "preparation.toml", text))
    assert not practice.problems
    assert practice.products[0].sizes == (300, 500)
    assert practice.checked_size("OnabotulinumtoxinA", Decimal(500)) == 500
    with pytest.raises(InvalidValueError, match="holds 500 U") as caught:
        practice.checked_size("onabotulinumtoxinA", Decimal(501))
    assert caught.value.field == "size_units"
    assert practice.checked_size("another", Decimal(900)) == 900
    text = PREPARATION.replace("[50, 100, 200]", "[1001]")
    assert load_practice(own(tmp_path / "practice", "preparation.toml", text)).problems
