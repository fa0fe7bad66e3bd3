"""The words of incidents for people. (incidents)"""

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from chanzo.web.status import Status, offer_words

from .types import (
    ActorSort,
    Audience,
    Category,
    Clock,
    Decision,
    Ground,
    KnownBy,
    Level,
    Means,
    Measure,
    Move,
    Outcome,
    State,
    Thing,
)

STATES: dict[str, Promise] = {
    State.ALERT: _("Alert"),
    State.TRIAGE: _("Being assessed"),
    State.OPEN: _("Open case"),
    State.RESPONSES: _("Responses asked"),
    State.VERIFICATION: _("Being verified"),
    State.MITIGATION: _("Mitigation under way"),
    State.MONITORING: _("Being monitored"),
    State.CLOSED: _("Case closed"),
}
_SHAPES = {State.CLOSED: "good", State.MONITORING: "note", State.ALERT: "serious"}
offer_words("incident", {state.value: Status(_SHAPES.get(state, "warning"), STATES[state]) for state in State})

LEVELS: dict[int, Promise] = {
    Level.HIGHEST: _("Level 1"),
    Level.INTERMEDIATE: _("Level 2"),
    Level.LOWEST: _("Level 3"),
}
offer_words(
    "level",
    {
        "1": Status("serious", LEVELS[1]),
        "2": Status("warning", LEVELS[2]),
        "3": Status("note", LEVELS[3]),
    },
)

MOVES: dict[str, Promise] = {
    Move.ALERT: _("Alert reported"),
    Move.TRIAGE: _("Assess the alert"),
    Move.OPEN: _("Open the case"),
    Move.ASK: _("Ask for responses"),
    Move.VERIFY: _("Verify"),
    Move.MITIGATE: _("Begin mitigation"),
    Move.MONITOR: _("Monitor"),
    Move.PROPOSE: _("Propose to close, to a second person"),
    Move.CLOSE: _("Close"),
    Move.REOPEN: _("Open again"),
}
# What the history says was done.
DONE: dict[str, Promise] = {
    Move.ALERT: _("Alert reported"),
    Move.TRIAGE: _("Assessment began"),
    Move.OPEN: _("Case opened"),
    Move.ASK: _("Responses asked"),
    Move.VERIFY: _("Verification began"),
    Move.MITIGATE: _("Mitigation began"),
    Move.MONITOR: _("Monitoring began"),
    Move.PROPOSE: _("Closing proposed"),
    Move.CLOSE: _("Case closed"),
    Move.REOPEN: _("Case opened again"),
    "level": _("Level or flag changed"),
    "described": _("Account changed"),
    "implicated": _("Implicated parties named"),
    "attached": _("A file was attached"),
    "file_classed": _("Others read a file"),
    "detached": _("A file was taken back"),
    "reckoned": _("Holders reckoned anew"),
    "told": _("Holders told"),
    "held": _("Telling held back"),
    "answered": _("A company decided"),
    "linked": _("Findings joined"),
    "informed": _("An authority was informed"),
    "acknowledged": _("The authority acknowledged it"),
    "listed": _("Stated anew by a list"),
    "unlisted": _("A list was taken back"),
    "measured": _("Measure of the programme"),
    "measure_ended": _("What came of a measure"),
    "reminded": _("Reminder"),
    "escalated": _("Escalated: open past its last day"),
    "drafted": _("Account for others written"),
    "asked": _("Comment asked of whom it names"),
    "replied": _("A named organisation replied"),
    "approved": _("A version was frozen"),
    "recalled": _("A version was taken back"),
    "recommended": _("Recommendation given"),
    "recommendation": _("A recommendation moved on"),
    "planned": _("Plan adopted"),
    "improved": _("Improvement shown"),
    "suspension_decided": _("Decided on suspending"),
    "clock_stopped": _("Clock stopped"),
    "clock_started": _("Clock runs again"),
}
OUTCOMES: dict[str, Promise] = {
    Outcome.RESOLVED: _("Resolved"),
    Outcome.CARRIED: _("Unresolved, carried over"),
    Outcome.UNSUBSTANTIATED: _("Unsubstantiated"),
    Outcome.TRANSFERRED: _("Transferred"),
}
CLOCKS: dict[str, Promise] = {
    Clock.NOTIFY: _("Tell those it touches"),
    Clock.PLAN: _("Plan the mitigation"),
    Clock.VERIFY: _("Verify what happened"),
    Clock.CLOSE: _("Close"),
    Clock.SUSPEND: _("Decide on suspending"),
    Clock.IMPROVE: _("Show improvement, six months"),
}
SKIPPED: dict[str, Promise] = {
    "not_verified": _("it was not verified"),
    "not_mitigated": _("nothing was mitigated"),
    "not_monitored": _("it was not monitored"),
}
AUDIENCES: dict[str, Promise] = {
    Audience.PUBLIC: _("everybody"),
    Audience.MEMBERS: _("members"),
    Audience.AFFECTED: _("those who are told"),
    Audience.GOVERNMENT: _("authorities and the case team"),
    Audience.TEAM: _("the case team"),
    Audience.SOURCE: _("incident managers alone"),
}
offer_words(
    "telling",
    {
        "to_decide": Status("warning", _("To decide")),
        "told": Status("good", _("Told")),
        "held": Status("note", _("Held back")),
    },
)
DECISIONS: dict[str, Promise] = {
    Decision.CONTINUE: _("Continue, and mitigate"),
    Decision.SUSPEND: _("Suspend purchases"),
    Decision.DISENGAGE: _("Disengage"),
}
offer_words(
    "answer",
    {
        Decision.CONTINUE: Status("good", DECISIONS[Decision.CONTINUE]),
        Decision.SUSPEND: Status("warning", DECISIONS[Decision.SUSPEND]),
        Decision.DISENGAGE: Status("serious", DECISIONS[Decision.DISENGAGE]),
        "waited for": Status("note", _("Waited for")),
        "late": Status("serious", _("Late")),
    },
)
GROUNDS: dict[str, Promise] = {
    Ground.ABUSE: _("Serious abuse or armed groups (Annex II)"),
    Ground.FAILED: _("Mitigation was tried and did not help"),
    Ground.LAW: _("A law or sanction forbids it"),
    Ground.CUSTOMER: _("A customer asks for it"),
    Ground.COST: _("It costs too much"),
    Ground.OTHER: _("Another ground"),
}
CONTRADICTIONS: dict[str, Promise] = {
    "no_risk_against_level": _("it sees no risk where the incident is of level 1 or 2"),
    "nothing_tried": _("it leaves without mitigation tried"),
}
MEANS: dict[str, Promise] = {
    Means.LETTER: _("Letter"),
    Means.TELEPHONE: _("Telephone"),
    Means.MESSAGE: _("Message"),
    Means.MEETING: _("Meeting"),
}
MEASURES: dict[str, Promise] = {
    Measure.SUSPEND_AREA: _("Suspend tagging at the site or in the area"),
    Measure.STOP_TAGS: _("Issue no more tags"),
    Measure.FREEZE_STOCK: _("Freeze a stock"),
    Measure.SANCTION: _("Sanction of a member"),
    Measure.REFERRAL: _("Referral to the law"),
}

COUNTED: dict[str, Promise] = {
    "open_30": _("Open for up to 30 days"),
    "open_90": _("Open for 31 to 90 days"),
    "open_180": _("Open for 91 to 180 days"),
    "open_longer": _("Open for longer than 180 days"),
    "in_time": _("Every deadline kept"),
    "late": _("Past a deadline"),
    "published": _("Published"),
    "withheld": _("Not published"),
    "no_site": _("At no single site"),
    "once": _("At a site with no other"),
    "repeated": _("At a site with several"),
    "followed": _("With evidence of follow-up"),
    "not_followed": _("Without evidence of follow-up"),
    "not_verified": _("Not verified"),
    "verified": _("Verified in the half-year it happened in"),
    "verified_late": _("Verified in a later half-year"),
}


def key_told(by: str, key: str) -> str:
    """What ``rules.statistics.key_of`` counts under, in words; categories have words of their own."""
    if by == "level":
        return str(LEVELS[int(key)])
    return str(OUTCOMES.get(key) or COUNTED.get(key) or key)


ACTOR_SORTS: dict[str, Promise] = {
    ActorSort.ARMED_STATE: _("Armed, of the state: army, police, guards"),
    ActorSort.UNARMED_STATE: _("Unarmed, of the state: services, agents, authorities"),
    ActorSort.ARMED_OTHER: _("Armed, not of the state: groups, private guards"),
    ActorSort.UNARMED_OTHER: _("Unarmed, not of the state: companies, traders, miners"),
    ActorSort.UNKNOWN: _("Not known"),
}
KNOWN_BY: dict[str, Promise] = {
    KnownBy.FIELD: _("A field team or an agent"),
    KnownBy.HOTLINE: _("The hotline"),
    KnownBy.COMPANY: _("A company"),
    KnownBy.AUTHORITY: _("An authority"),
    KnownBy.COMMITTEE: _("A committee"),
    KnownBy.CIVIL_SOCIETY: _("Civil society"),
    KnownBy.PUBLISHED: _("A published report"),
    KnownBy.DATA: _("An anomaly of the records"),
    KnownBy.AUDIT: _("An audit"),
}
CODES: dict[str, dict[str, Promise]] = {"actor_sorts": ACTOR_SORTS, "known_sorts": KNOWN_BY}
THINGS: dict[str, Promise] = {
    Thing.VISIT: _("Visits"),
    Thing.TAG: _("Tags"),
    Thing.LOT: _("Lots"),
}
COLUMNS: dict[str, Promise] = {
    "category": _("Category"),
    "site": _("Site"),
    "area": _("Area"),
    "province": _("Province"),
    "latitude_udeg": _("Latitude"),
    "longitude_udeg": _("Longitude"),
    "precision_m": _("Exact to"),
    "first_day": _("From"),
    "last_day": _("To"),
    "about": _("The days are known only about"),
    "minerals": _("Minerals"),
}
# What must be done next; ``rules.tasks`` says by whom and until when.
TASKS: dict[str, Promise] = {
    "assess": _("Assess the alert"),
    "decide_alert": _("Open it as a case, or close it"),
    "suspend": _("Decide what is suspended at once"),
    "tell": _("Tell its holders, or hold it back"),
    "inform": _("Inform an authority"),
    "review": _("Look again at holding back"),
    "answer": _("Record its own decision"),
    "verify": _("Verify what happened"),
    "conclude": _("Conclude the verification"),
    "plan": _("Plan the mitigation"),
    "monitor": _("Bring mitigation to monitoring"),
    "close": _("Close"),
    "confirm": _("Confirm the closing that is proposed"),
}
PARTICULARS: dict[str, Promise] = {
    "transferred_to": _("Transferred to"),
    "reference": _("Reference"),
    "examined": _("What was examined"),
}


def category_word(category: Category) -> str:
    """A category in the reader's language: from the catalogues, or as the installation labelled it."""
    if not category.label_fr:
        return gettext(category.label)
    return category.label_fr if (get_language() or "").startswith("fr") else category.label
