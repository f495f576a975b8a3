"""The words of the help: keys page by page, gestures, what the words of the screen mean."""

from gui.widgets.key_cap import key_name
from gui.wording import tr
from model.settings import Settings

# Keys that are pressed one after another or instead of one another stand as caps of their own.
Keys = tuple[tuple[tuple[str, ...], str], ...]


def map_keys(settings: Settings) -> Keys:
    """What each key does on the map and in the list beside it; those of the walk as assigned."""
    return (
        (("←", "↑", "→", "↓"), tr("walk from site to site")),
        (
            (key_name(settings.key_given),),
            tr("mark the site as given and go on to the next; held: not given, with its reason"),
        ),
        ((key_name(settings.key_back),), tr("step back and unmark")),
        (("Enter",), tr("open the site: dose, reason, place, what happened, note")),
        ((key_name(settings.key_not_given),), tr("mark the site as not given, with its reason")),
        (("V",), tr("move the site: arrows or mouse point, Enter takes the place")),
        (("F",), tr("add a follow-the-pain site in this muscle")),
        (("X",), tr("add a custom point anywhere")),
        (("M",), tr("the whole muscle of this site: all given, clear, add a site")),
        (("P",), tr("plans: repeat the last session, the patient’s plan, the protocol’s")),
        (("R",), tr("repeat the last session as a plan")),
        (("I",), tr("all findings")),
        (("A",), tr("go to the next open site")),
        (("O",), tr("show only open sites in the list")),
        (("1", "2", "3", "4"), tr("enlarge front, back, right, left")),
        (("0",), tr("all four views again")),
        (("+", "−"), tr("zoom in, zoom out; Shift and an arrow move the map")),
        (("Ctrl Z",), tr("undo")),
        (("Ctrl Shift Z",), tr("redo")),
        (("Ctrl T",), tr("note of the session")),
        (("Ctrl Enter",), tr("to Review and sign")),
        (("Ctrl P",), tr("print the chart")),
        (("Ctrl S",), tr("save the chart as PDF")),
        (("F10",), tr("more: print, save, settings, backups")),
        (("Esc",), tr("close a panel; everything typed is kept")),
    )


def place_keys() -> Keys:
    """The five places of a session, each with its key."""
    return (
        (("F2",), tr("Prepare: consent, checks, headache days, medicines tried")),
        (("Y", "N", "?"), tr("in Prepare: answer a check and go on; T opens its note")),
        (("F3",), tr("Vials: lot, expiry, what was given from each and discarded")),
        (("F4",), tr("Map: the sites")),
        (("F5",), tr("Aftercare: how it was borne, advice, the next date")),
        (("F6",), tr("Review and sign: sums, findings, what is missing, the PIN")),
    )


def patient_keys() -> Keys:
    """What each key does on the patients' page."""
    return (
        (("A … Z",), tr("search: just type, wherever you are")),
        (("↑", "↓"), tr("choose in the list")),
        (("Enter",), tr("show the patient; again: start or continue the session")),
        (("Ctrl Enter",), tr("start or continue the session; keep what was typed in a form")),
        (("Ctrl N",), tr("new patient")),
        (("F3",), tr("the chosen patient’s page: history, dose map, measures")),
        (("Ctrl 1",), tr("patients; Ctrl 2 who is due, Ctrl 3 the practice, Ctrl 4 lots")),
        (("Ctrl F",), tr("search over everything: lots, codes, notes, dates, adverse effects")),
        (("Esc",), tr("clear the search; leave a form")),
        (("F1",), tr("this page")),
        (("F11",), tr("full screen")),
    )


def history_keys() -> Keys:
    """What each key does on a patient's page."""
    return (
        (("F2",), tr("the session of today, or start one")),
        (("F3",), tr("History: trend, response, every session")),
        (("F4",), tr("Dose map: units at each site over all sessions")),
        (("F5",), tr("Measures: follow-ups, baseline, diary, adverse effects")),
        (("←", "→"), tr("in a plot: read one value after another; + − zoom, 0 shows all of it")),
        (("Enter",), tr("in the list of sessions: open it")),
        (("Space",), tr("choose a session to compare; with two, Compare two shows what differs")),
        (("Ctrl Z",), tr("take back what was entered, also an import of a diary")),
        (("Ctrl P",), tr("print the page: in History the plot on show")),
        (("Esc",), tr("close what lies over the tab; where nothing does, leave the patient")),
    )


def gestures() -> tuple[tuple[str, str], ...]:
    """What mouse, touch pad and finger do on the map."""
    return (
        (tr("Click or tap"), tr("mark the nearest site as given; again: unmark it")),
        (
            tr("Right click or long press"),
            tr(
                "on a site: dose, not given, place, note; on a muscle: all given, clear, add a"
                " site there; elsewhere on the head: a custom point"
            ),
        ),
        (tr("Hold the big button"), tr("the site is not given: the reasons are asked")),
        (tr("Wheel or pinch"), tr("zoom")),
        (tr("Drag"), tr("move the enlarged map")),
    )


def words() -> tuple[tuple[str, str], ...]:
    """The words of the screen, in the order of a session."""
    return (
        (tr("Site"), tr("a named place with a code such as TE-L3")),
        (tr("Left, right"), tr("always the patient’s")),
        (tr("Planned"), tr("a ring: nothing done there yet")),
        (tr("Given"), tr("a full disc; the dose stands under it where it differs from the plan")),
        (tr("Not given"), tr("a crossed ring, always with a reason")),
        (tr("Follow-the-pain"), tr("a square: an added site where the pain is")),
        (tr("Custom point"), tr("a diamond: an added point of no fixed site")),
        (tr("Moved"), tr("a dashed ring where the site belongs, a line to where it was given")),
        (
            tr("Departure"),
            tr("whatever differs from the protocol: not given, other dose or place, added"),
        ),
        (tr("Plan"), tr("sites, doses and places taken over; nothing of it is given yet")),
        (tr("Open"), tr("a session being charted; every click is kept at once")),
        (tr("Not signed"), tr("ended without a signature; it can be opened again, or signed")),
        (tr("Signed"), tr("locked in the file for everyone; amendments stand beneath it")),
        (tr("Co-signature awaited"), tr("signed; the clinic asks for a second clinician’s name")),
        (tr("Changed after signing"), tr("something else than Headmap changed the record since")),
        (tr("Void"), tr("entered in error: it stays to be seen and counts in no sum")),
        (tr("Baseline"), tr("the value from before treatment; chosen once, and it stays")),
        (tr("Per 28 days"), tr("counts of any period, scaled; what is missing is never zero")),
        (tr("Response"), tr("what the clinic’s rule says of the numbers; you decide")),
        (tr("Checkpoint"), tr("when to ask how it goes, in weeks after the session")),
        (tr("Archived"), tr("a patient taken out of the list; every record is kept")),
    )
