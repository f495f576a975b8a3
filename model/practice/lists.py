"""What a clinic's lists hold: questions, codes, products, advice, what a claim names."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from model.errors import DataFileError, InvalidValueError


@dataclass(frozen=True, slots=True)
class Choice:
    """Something offered by its words; the code is what is kept."""

    code: str
    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionField:
    """A value asked beside a question; kept as the detail check.<question>.<code>."""

    code: str
    label: str
    kind: str
    """text, day or units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One check before the injections, and the finding that an answer raises."""

    code: str
    text: str
    hint: str
    raises: str
    """The reply, yes or no, that raises a finding."""
    severity: str
    says: str
    not_asked: str
    """The severity of leaving it unasked."""
    carry: bool
    source: str
    certainty: str
    fields: tuple[QuestionField, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """A code with our own words; trap says why it is easily wrong."""

    code: str
    words: str
    aura: str = ""
    trap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A toxin product: vial sizes in units and what its label says of making it up."""

    name: str
    sizes: tuple[Decimal, ...]
    units_per_ml: Decimal
    hours_after_made_up: int
    single_dose: bool
    gtins: Mapping[str, Decimal]
    """Trade item numbers of boxes, each with its vial's size in units."""
    certainty: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrugCode:
    """The code by which a product is billed, and how many of its units are one of the code."""

    product: str
    code: str
    units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BillingCodes:
    """What a claim names; exactly one of the two modifiers stands on it."""

    procedure: str
    discarded: str
    none_discarded: str
    drugs: tuple[DrugCode, ...]
    certainty: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """When to ask again, in weeks after the session."""

    weeks: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Practice:
    """All lists of a clinic; problems are its own files that could not be used."""

    questions: tuple[Question, ...]
    comforts: tuple[Choice, ...]
    diagnoses: tuple[Diagnosis, ...]
    overuse_codes: tuple[Diagnosis, ...]
    medicines: tuple[str, ...]
    products: tuple[Product, ...]
    diluents: tuple[str, ...]
    discard_reasons: tuple[Choice, ...]
    rest_reason: str
    site_events: tuple[Choice, ...]
    move_reasons: tuple[Choice, ...]
    pain_places: tuple[Choice, ...]
    tolerances: tuple[Choice, ...]
    complications: tuple[Choice, ...]
    advice: tuple[Choice, ...]
    leaflet_version: str
    leaflet_languages: tuple[str, ...]
    checkpoints: tuple[Checkpoint, ...]
    billing: BillingCodes
    problems: tuple[DataFileError, ...] = ()

    @cached_property
    def questions_by_code(self) -> Mapping[str, Question]:
        """The questions by code."""
        return {question.code: question for question in self.questions}

    def product(self, name: str) -> Product | None:
        """A product by its name, however its letters are written."""
        wanted = name.casefold()
        return next((p for p in self.products if p.name.casefold() == wanted), None)

    def checked_size(self, name: str, size_units: Decimal) -> Decimal:
        """The same; raises InvalidValueError above the largest vial of the product in the list."""
        product = self.product(name)
        most = max((*product.sizes, *product.gtins.values())) if product else size_units
        if size_units > most:
            raise InvalidValueError(
                "size_units", f"The largest vial of {name} in the clinic's list holds {most} U."
            )
        return size_units

    def text_of_event(self, code: str) -> str:
        """The words of a site event; the code itself where the list no longer has it."""
        return next((event.text for event in self.site_events if event.code == code), code)
