"""The words of incidents for people. (incidents)"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chanzo.web.status import Status, offer_words

from .types import Audience, Clock, Decision, Ground, Level, Means, Measure, Move, Outcome, State

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
