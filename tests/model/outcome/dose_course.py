"""A made-up patient whose units went to places one can add up by hand.

1: all 31 sites. 2: the same, TE-R5 after the pain, X1 masseter on the right. 3: without FR-L2 (left
out) and OC-L3 (nothing noted), TE-R5 again, X1 temple on the left, X2 masseter 1 mm from the last
time. 4: all 31 sites, declared void. 5, open: both corrugators, FR-L1 moved and with 7.5 U; FR-L2
left out.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

from model.head_map import HeadMap
from model.injection import FreePlace
from model.outcome.adverse_effect import AdverseEffect
from model.protocol import Protocol
from model.session import Session
from model.session_chart import SessionChart
from model.session_part import Changes
from model.signature import Amendment, AmendmentKind, Correction
from model.store.store import Store
from model.surface import standard_place
from model.use_cases import charting, placing
from model.use_cases.measuring import add_effect

Act = Callable[[SessionChart], Changes]
FIVE, HALF = Decimal(5), Decimal("2.5")


class DoseCourse:
    """Sessions of one patient, 84 days apart; the last one begins now and stays open."""

    def __init__(
        self, store: Store, patient_id: int, actor: int, protocol: Protocol, drawing: HeadMap,
        now: datetime,
    ) -> None:  # fmt: skip
        self.store, self.patient_id, self.actor = store, patient_id, actor
        self.protocol, self.drawing, self.now = protocol, drawing, now
        self.sessions: list[Session] = []

    def fill(self) -> "DoseCourse":
        """All five sessions."""
        everything = [site.code for site in self.protocol.sites]
        self.treat(4, everything)
        self.treat(3, everything, self.follow(400), self.custom("right", 330, "masseter", FIVE))
        without = [code for code in everything if code not in ("FR-L2", "OC-L3")]
        self.treat(
            2, without, self.leave("FR-L2"), self.follow(410),
            self.custom("left", 420, "temple", HALF),
            self.custom("right", 330.5, "masseter", FIVE),
        )  # fmt: skip
        self.amend(self.treat(1, everything), AmendmentKind.VOID)
        self.treat(
            0, ["CO-L1", "CO-R1"], self.leave("FR-L2"), self.dose("FR-L1", Decimal("7.5")),
            self.move("FR-L1"), lambda chart: charting.give(chart, "FR-L1", self.now), ended=False,
        )  # fmt: skip
        return self

    def treat(self, cycles: int, codes: list[str], *acts: Act, ended: bool = True) -> Session:
        """A session so many cycles ago: these sites given, then what else was done."""
        at, store = self.now - timedelta(days=84 * cycles), self.store
        session = store.start_session(self.patient_id, self.actor, self.protocol, self.drawing, at)
        chart = store.chart(session.session_id)
        given = [change for code in codes for change in charting.give(chart, code, at)]
        store.changes.apply(session.session_id, given, action="t", at=at, actor=self.actor)
        for act in acts:
            changes = act(store.chart(session.session_id))
            store.changes.apply(session.session_id, changes, action="t", at=at, actor=self.actor)
        if ended:
            session = store.sessions.finish(session.session_id, at, self.actor)
        self.sessions.append(session)
        return session

    def amend(self, session: Session, kind: AmendmentKind) -> None:
        """Declare an ended session void, or correct a value of it."""
        corrections: tuple[Correction, ...] = ()
        if kind is AmendmentKind.CORRECTION:
            corrections = (Correction("site.FR-L1.dose", "FR-L1", "5 U", "7.5 U"),)
        amendment = Amendment(
            number=1, kind=kind, corrections=corrections, reason="Mistyped",
            clinician_id=self.actor, at=self.now,
        )  # fmt: skip
        with self.store.transaction():
            self.store.signatures.add_amendment(session.session_id, amendment)

    def effect(self, effect: str, text: str, **values: object) -> None:
        """An adverse effect of the patient."""
        made = AdverseEffect(
            number=0, effect=effect, text=text, clinician_id=self.actor, recorded_at=self.now,
            **values,  # type: ignore[arg-type]
        )  # fmt: skip
        course = self.store.courses.of(self.patient_id, {})
        self.store.outcomes.apply(
            self.patient_id, add_effect(course, made), action="t", at=self.now, actor=self.actor
        )

    def place(self, view: str, x: float, y: float) -> FreePlace:
        """A place in units of a view."""
        size = self.drawing.view(view).size
        return FreePlace(view, x / size.width, y / size.height)

    def follow(self, x: float) -> Act:
        """A follow-the-pain site in the right temporalis."""
        return lambda chart: placing.add_follow(
            chart, self.drawing, "TE", self.place("right", x, 140), "", "Pain", self.now, given=True
        )

    def custom(self, view: str, x: float, lies_on: str, dose: Decimal) -> Act:
        """A point of no muscle."""
        place = self.place(view, x, 345)
        return lambda chart: placing.add_custom(
            chart, self.drawing, place, lies_on, dose, "Clenching", self.now, given=True
        )

    def leave(self, code: str) -> Act:
        """A site is left out."""
        return lambda chart: charting.leave_out(chart, code, "wish", "Brow droop", self.now)

    def dose(self, code: str, dose: Decimal) -> Act:
        """Another dose than planned."""
        return lambda chart: charting.set_dose(chart, code, dose, self.now)

    def move(self, code: str) -> Act:
        """A site some millimetres above its standard place."""
        standard = standard_place(self.drawing, code)
        place = FreePlace(standard.view, standard.x, standard.y - 0.02)
        return lambda chart: placing.move(chart, self.drawing, code, place, "", "Scar", self.now)
