"""A protocol: the paradigm as data, with its muscles, sites and limits."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from model.dose import volume_ml
from model.injection import Laterality


@dataclass(frozen=True, slots=True, kw_only=True)
class Muscle:
    """A muscle with its fixed plan, its maxima and the colours of its region and marks."""

    code: str
    name: str
    order: int
    colour: str
    colour_dark: str
    fixed_sites: int
    fixed_units: Decimal
    most_sites: int
    most_units: Decimal
    position: str
    posture: str = ""
    """lying or sitting; empty in a file that does not say."""
    certainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A fixed site: what is planned there and how it is found."""

    code: str
    muscle: str
    laterality: Laterality
    order: int
    dose_units: Decimal
    landmark: str
    angle: str
    pitfall: str
    measured_from: str
    """The landmark or site it lies so many cm from; empty where it lies at a share of a line."""
    certainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """The most that a jurisdiction's label gives in one session."""

    code: str
    name: str
    most_sites: int
    most_units: Decimal
    certainty: str
    source: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a site may be left out, as offered on the screen."""

    code: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Protocol:
    """A checked protocol; source is the file's whole text, which a session keeps."""

    protocol_id: str
    version: str
    name: str
    product: str
    route: str
    units_per_ml: Decimal
    step_units: Decimal
    interval_days: int
    certainty: str
    total_sites: int
    total_units: Decimal
    most_sites: int
    most_units: Decimal
    ceilings: tuple[Ceiling, ...]
    not_given_reasons: tuple[Reason, ...]
    muscles: tuple[Muscle, ...]
    sites: tuple[Site, ...]
    source: str
    sha256: str

    @cached_property
    def sites_by_code(self) -> Mapping[str, Site]:
        """The fixed sites by code."""
        return {site.code: site for site in self.sites}

    @cached_property
    def muscles_by_code(self) -> Mapping[str, Muscle]:
        """The muscles by code."""
        return {muscle.code: muscle for muscle in self.muscles}

    def sites_of(self, muscle: str) -> tuple[Site, ...]:
        """The fixed sites of one muscle in injection order."""
        return tuple(site for site in self.sites if site.muscle == muscle)

    def usual_dose(self, muscle: str = "") -> Decimal:
        """The dose that most fixed sites of a muscle, or of all, are planned with."""
        sites = self.sites_of(muscle) if muscle else self.sites
        return Counter(site.dose_units for site in sites).most_common(1)[0][0]

    def volume_ml(self, dose_units: Decimal) -> Decimal:
        """The volume of a dose in mL at the protocol's concentration."""
        return volume_ml(dose_units, self.units_per_ml)
