"""All kinds of rules by name: what a file of rules can look for."""

from collections.abc import Mapping

from model.safety import answers, asked, clock, dose, earlier, sites, vials
from model.safety.kind import Kind

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        *answers.KINDS,
        *asked.KINDS,
        *clock.KINDS,
        *earlier.KINDS,
        *vials.KINDS,
        *dose.KINDS,
        *sites.KINDS,
    )
}
