"""Where an adverse effect belongs: a muscle with its side, or one site of a session."""

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.history.measures.choice_field import ChoiceField
from gui.history.records import CourseRecords
from gui.session.card import side_by_side
from gui.session.vials.choice_row import ChoiceRow
from gui.theme import Theme
from gui.wording import side_name, tr
from model.errors import HeadmapError
from model.injection import Laterality
from model.outcome.adverse_effect import AdverseEffect

NOWHERE = "none"


@dataclass(frozen=True, slots=True)
class _Site:
    code: str
    muscle: str | None
    laterality: Laterality


class EffectPlaceFields(QWidget):
    """Choosing a site says muscle and side with it."""

    def __init__(self, records: CourseRecords, theme: Theme) -> None:
        super().__init__()
        self._records = records
        self._sites: tuple[_Site, ...] = ()
        self._names: dict[str, str] = {}
        sides = [(one.value, side_name(one).capitalize()) for one in Laterality]
        self.muscle = ChoiceField(theme, tr("Muscle"), ())
        self.site = ChoiceField(theme, tr("Site"), ())
        self.side = ChoiceRow(theme, tr("Side, the patient’s"), [(NOWHERE, tr("None")), *sides])
        self.side.choose(NOWHERE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        beside = side_by_side(self.muscle, self.site)
        for place, share in enumerate((3, 2)):  # names beside codes
            beside.setStretch(place, share)
        layout.addLayout(beside)
        layout.addWidget(self.side)
        self.site.by_hand.connect(self._site_chosen)
        self.muscle.by_hand.connect(self._narrowed)
        self.side.chosen_by_hand.connect(self._narrowed)

    def offer(self, session_id: int | None, effect: str) -> None:
        """The sites of a session, and the muscles with those first that an effect belongs to."""
        self._sites = self._sites_of(session_id)
        kind = self._records.lists.effect(effect)
        first = kind.muscles if kind else ()
        self._names = {m.code: m.name for m in self._records.workspace.protocol.muscles}
        order = [*(code for code in first if code in self._names),
                 *(code for code in self._names if code not in first)]  # fmt: skip
        self.muscle.offer([(NOWHERE, tr("None")), *((code, self._names[code]) for code in order)])
        self._offer_sites()

    def show_effect(self, effect: AdverseEffect) -> None:
        """Show where an effect belongs."""
        self.muscle.choose(effect.muscle or NOWHERE)
        self.side.choose(effect.laterality.value if effect.laterality else NOWHERE)
        self._offer_sites()
        self.site.choose(effect.site_code or NOWHERE)

    @property
    def place(self) -> tuple[str | None, Laterality | None, str]:
        """Muscle, side and site code; what is not told is None or empty."""
        muscle, side, site = self.muscle.chosen, self.side.chosen, self.site.chosen
        return (
            None if muscle in ("", NOWHERE) else muscle,
            None if side in ("", NOWHERE) else Laterality(side),
            "" if site == NOWHERE else site,
        )

    def _sites_of(self, session_id: int | None) -> tuple[_Site, ...]:
        workspace = self._records.workspace
        try:
            rows = workspace.store.chart(session_id).rows if session_id else ()
        except HeadmapError:  # said where the session itself is shown
            rows = ()
        if rows:
            return tuple(_Site(row.code, row.muscle, row.laterality) for row in rows)
        sites = workspace.protocol.sites
        return tuple(_Site(one.code, one.muscle, one.laterality) for one in sites)

    def _offer_sites(self) -> None:
        """Those of the chosen muscle and side."""
        muscle, side, _ = self.place
        fitting = [
            one
            for one in self._sites
            if muscle in (None, one.muscle) and side in (None, one.laterality)
        ]
        self.site.offer([(NOWHERE, tr("None")), *((one.code, one.code) for one in fitting)])

    def _narrowed(self) -> None:
        self._offer_sites()

    def _site_chosen(self) -> None:
        site = next((one for one in self._sites if one.code == self.site.chosen), None)
        if site is None:
            return
        if site.muscle in self._names:
            self.muscle.choose(site.muscle or NOWHERE)
        self.side.choose(site.laterality.value)
        self._offer_sites()
