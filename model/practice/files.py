"""Reads the clinic's lists; a broken file of its own is named, and the shipped one used."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from model.errors import DataFileError
from model.paths import RESOURCES
from model.practice.lists import (
    BillingCodes,
    Checkpoint,
    Choice,
    Diagnosis,
    DrugCode,
    Practice,
    Product,
    Question,
    QuestionField,
)
from model.toml_table import CERTAINTIES, Table, read_table
from model.vial import MOST_UNITS_IN_A_VIAL

CODE = r"[a-z][a-z0-9-]{0,39}"
FIELD = r"[a-z][a-z0-9_]{0,39}"
BILLED = r"[0-9A-Z]{4,7}"
MODIFIER = r"[0-9A-Z]{2}"
ICD = r"[A-Z][0-9][0-9A-Z]\.?[0-9A-Z]{0,4}"
# Complications: that there was none, and one in words, for which the screen has a field.
NONE, OTHER = "none", "other"
SEVERITIES = ("stop", "confirm", "note")
SHIPPED = RESOURCES / "practice"


def load_practice(clinic_folder: Path | None = None) -> Practice:
    """The clinic's lists, each file its own where it has one that can be used.

    Raises DataFileError where a shipped file is broken; those of the clinic are in problems.
    """
    values: dict[str, Any] = {}
    problems: list[DataFileError] = []
    for name, read in READERS.items():
        own = clinic_folder / name if clinic_folder else None
        if own and own.is_file():
            try:
                values |= _read(own, read)
                continue
            except DataFileError as error:
                problems.append(error)
        values |= _read(SHIPPED / name, read)
    return Practice(**values, problems=tuple(problems))


def _read(path: Path, read: Callable[[Table], dict[str, Any]]) -> dict[str, Any]:
    top = read_table(path)
    values = read(top)
    top.close()
    return values


def _checks(top: Table) -> dict[str, Any]:
    questions = tuple(map(_question, top.tables("question")))
    _refuse_doubles(top, "question", [question.code for question in questions])
    return {"questions": questions, "comforts": _choices(top, "comfort")}


def _question(table: Table) -> Question:
    question = Question(
        code=table.text("code", pattern=CODE),
        text=table.text("text"),
        hint=table.optional_text("hint"),
        raises=table.text("raises", allowed=("yes", "no")),
        severity=table.text("severity", allowed=SEVERITIES),
        says=table.text("says"),
        not_asked=table.text("not_asked", allowed=SEVERITIES),
        carry=table.flag("carry"),
        source=table.text("source"),
        certainty=table.text("certainty", allowed=CERTAINTIES),
        fields=tuple(map(_field, table.optional_tables("field"))),
    )
    table.close()
    return question


def _field(table: Table) -> QuestionField:
    field = QuestionField(
        code=table.text("code", pattern=FIELD),
        label=table.text("label"),
        kind=table.text("kind", allowed=("text", "day", "units")),
    )
    table.close()
    return field


def _preparation(top: Table) -> dict[str, Any]:
    reasons = top.tables("discard_reason")
    rest = [table.flag("rest") for table in reasons]
    discards = tuple(map(_choice, reasons))
    _refuse_doubles(top, "discard_reason", [choice.code for choice in discards])
    if sum(rest) != 1:
        raise top.error("discard_reason", "exactly one has rest = true")
    return {
        "diagnoses": tuple(map(_diagnosis, top.tables("diagnosis"))),
        "overuse_codes": tuple(map(_diagnosis, top.tables("overuse_code"))),
        "medicines": _names(top, "medicine"),
        "products": tuple(map(_product, top.tables("product", "name"))),
        "diluents": _names(top, "diluent"),
        "discard_reasons": discards,
        "rest_reason": discards[rest.index(True)].text,
        "site_events": _choices(top, "site_event"),
        "move_reasons": _choices(top, "move_reason"),
        "pain_places": _choices(top, "pain_place"),
    }


def _diagnosis(table: Table) -> Diagnosis:
    diagnosis = Diagnosis(
        code=table.text("code", pattern=ICD),
        words=table.text("words"),
        aura=table.optional_text("aura"),
        trap=table.optional_text("trap"),
    )
    table.close()
    return diagnosis


def _product(table: Table) -> Product:
    boxes, most = table.optional_tables("box", "gtin"), int(MOST_UNITS_IN_A_VIAL)
    product = Product(
        name=table.text("name"),
        sizes=table.numbers("sizes", most=most),
        units_per_ml=table.units("units_per_ml"),
        hours_after_made_up=table.count("hours_after_made_up", least=1, most=1000),
        single_dose=table.flag("single_dose"),
        gtins={box.text("gtin", pattern=r"\d{14}"): box.units("size", most=most) for box in boxes},
        certainty=table.text("certainty", allowed=CERTAINTIES),
        source=table.text("source"),
    )
    for box in boxes:
        box.close()
    table.close()
    return product


def _aftercare(top: Table) -> dict[str, Any]:
    leaflet = top.table("leaflet")
    complications = _choices(top, "complication")
    codes = [choice.code for choice in complications]
    if NONE not in codes:
        raise top.error("complication", f"one has the code {NONE}: that there was none")
    if OTHER in codes:
        raise top.error(f"complication {OTHER}", "this code is that of one typed in words")
    values = {
        "tolerances": _choices(top, "tolerance"),
        "complications": complications,
        "advice": _choices(top, "advice"),
        "leaflet_version": leaflet.text("version"),
        "leaflet_languages": leaflet.texts("languages"),
        "checkpoints": tuple(map(_checkpoint, top.tables("checkpoint", "weeks"))),
    }
    leaflet.close()
    return values


def _checkpoint(table: Table) -> Checkpoint:
    checkpoint = Checkpoint(weeks=table.count("weeks", least=1, most=104), text=table.text("text"))
    table.close()
    return checkpoint


def _billing(top: Table) -> dict[str, Any]:
    procedure, modifier = top.table("procedure"), top.table("modifier")
    drugs = tuple(map(_drug, top.tables("drug", "product")))
    _refuse_doubles(top, "drug", [drug.product for drug in drugs])
    codes = BillingCodes(
        procedure=procedure.text("code", pattern=BILLED),
        discarded=modifier.text("discarded", pattern=MODIFIER),
        none_discarded=modifier.text("none_discarded", pattern=MODIFIER),
        drugs=drugs,
        certainty=procedure.text("certainty", allowed=CERTAINTIES),
        source=procedure.text("source"),
    )
    procedure.close()
    modifier.close()
    return {"billing": codes}


def _drug(table: Table) -> DrugCode:
    drug = DrugCode(
        product=table.text("product"),
        code=table.text("code", pattern=BILLED),
        units=table.count("units", least=1, most=1000),
    )
    table.close()
    return drug


def _choices(top: Table, key: str) -> tuple[Choice, ...]:
    choices = tuple(map(_choice, top.tables(key)))
    _refuse_doubles(top, key, [choice.code for choice in choices])
    return choices


def _choice(table: Table) -> Choice:
    choice = Choice(
        table.text("code", pattern=CODE), table.text("text"), table.optional_text("detail")
    )
    table.close()
    return choice


def _names(top: Table, key: str) -> tuple[str, ...]:
    names = []
    for table in top.tables(key, "name"):
        names.append(table.text("name"))
        table.close()
    _refuse_doubles(top, key, names)
    return tuple(names)


def _refuse_doubles(top: Table, key: str, codes: list[str]) -> None:
    for code in codes:
        if codes.count(code) > 1:
            raise top.error(f"{key} {code}", "stands there more than once")


READERS: dict[str, Callable[[Table], dict[str, Any]]] = {
    "checks.toml": _checks,
    "preparation.toml": _preparation,
    "aftercare.toml": _aftercare,
    "billing.toml": _billing,
}
