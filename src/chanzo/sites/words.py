"""Words for what acts on sites say, as people read them. (sites)"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chanzo.web.status import Status, offer_words

from .types.request import Decision, Stage, Step

STAGES: dict[str, Promise] = {
    Stage.ASKED: _("Asked for"),
    Stage.CHECKED: _("Checked at the desk"),
    Stage.EVALUATED: _("Evaluated on site"),
    Stage.MORE: _("More information wanted"),
    Stage.ACCEPTED: _("To be entered into the register"),
    Stage.CANDIDATE: _("Candidate"),
    Stage.REFUSED: _("Refused"),
    Stage.INTEGRATED: _("Integrated"),
    Stage.WITHDRAWN: _("Withdrawn"),
}
STEPS: dict[str, Promise] = {
    Step.ASK: _("Asked for"),
    Step.CHECK: _("Desk check"),
    Step.EVALUATE: _("Joint evaluation on site"),
    Step.DECIDE: _("Decision"),
    Step.ENTER: _("Entered into the register"),
    Step.WITHDRAW: _("Withdrawn"),
}
TO_DO: dict[str, Promise] = {
    Step.CHECK: _("Check at the desk"),
    Step.EVALUATE: _("Evaluate on site"),
    Step.DECIDE: _("Decide"),
    Step.ENTER: _("Enter into the register"),
    Step.WITHDRAW: _("Withdraw"),
}
DECISIONS_SAID: dict[str, Promise] = {
    Decision.INTEGRATE: _("Integrate"),
    Decision.CANDIDATE: _("Keep as a candidate"),
    Decision.MORE: _("Ask for more information"),
    Decision.REFUSE: _("Refuse"),
}
CHECK_WORDS: dict[str, Promise] = {
    "overlap": _("Does it overlap a known site, by place or name?"),
    "permit": _("Is there a permit or licence for artisanal digging?"),
    "protected": _("Does it lie in or near a protected area?"),
    "conflict": _("Are there conflicts, or armed men around?"),
    "access": _("Can it be reached and visited safely?"),
}
ANSWER_WORDS: dict[str, Promise] = {
    "clear": _("Nothing speaks against it"),
    "doubt": _("Doubtful"),
    "stop": _("Speaks against it"),
}
OPINION_WORDS: dict[str, Promise] = {
    "favourable": _("Favourable"),
    "conditions": _("Favourable with conditions"),
    "unfavourable": _("Unfavourable"),
}
SORTS: dict[str, Promise] = {
    "icglr": _("ICGLR identifier"),
    "national": _("National identifier"),
    "licence": _("Mining licence"),
    "operator": _("Operator"),
    "cooperative": _("Cooperative"),
    "owner": _("Owner of the concession"),
}
LICENCE_WORDS: dict[str, Promise] = {
    "artisanal_zone": _("Artisanal exploitation zone"),
    "small_scale": _("Small-scale exploitation permit"),
    "exploitation": _("Exploitation permit"),
    "exploration": _("Exploration permit"),
    "none": _("No licence"),
}
QUESTION_WORDS: dict[str, Promise] = {
    "security": _("Is the place safe again?"),
    "unarmed": _("Is it free of armed men?"),
    "agent": _("Is a tag agent present?"),
    "inventory": _("Were the unused tags and the bags counted?"),
    "committee": _("Was the local committee heard?"),
}
ACTS_ON_SUSPENSIONS: dict[str, Promise] = {
    "begun": _("Suspended"),
    "counted": _("Bags counted"),
    "resumed": _("One site resumed"),
    "ended": _("Suspension lifted"),
}
offer_words(
    "request",
    {
        Stage.ASKED: Status("warning", STAGES[Stage.ASKED]),
        Stage.CHECKED: Status("warning", STAGES[Stage.CHECKED]),
        Stage.EVALUATED: Status("warning", STAGES[Stage.EVALUATED]),
        Stage.MORE: Status("warning", STAGES[Stage.MORE]),
        Stage.ACCEPTED: Status("note", STAGES[Stage.ACCEPTED]),
        Stage.CANDIDATE: Status("note", STAGES[Stage.CANDIDATE]),
        Stage.REFUSED: Status("serious", STAGES[Stage.REFUSED]),
        Stage.INTEGRATED: Status("good", STAGES[Stage.INTEGRATED]),
        Stage.WITHDRAWN: Status("serious", STAGES[Stage.WITHDRAWN]),
    },
)
offer_words("interruption", {"open": Status("serious", _("In force")), "over": Status("note", _("Over"))})
offer_words(
    "found",
    {
        "clear": Status("good", ANSWER_WORDS["clear"]),
        "doubt": Status("warning", ANSWER_WORDS["doubt"]),
        "stop": Status("serious", ANSWER_WORDS["stop"]),
        "favourable": Status("good", OPINION_WORDS["favourable"]),
        "conditions": Status("warning", OPINION_WORDS["conditions"]),
        "unfavourable": Status("serious", OPINION_WORDS["unfavourable"]),
        Decision.INTEGRATE: Status("good", DECISIONS_SAID[Decision.INTEGRATE]),
        Decision.CANDIDATE: Status("note", DECISIONS_SAID[Decision.CANDIDATE]),
        Decision.MORE: Status("warning", DECISIONS_SAID[Decision.MORE]),
        Decision.REFUSE: Status("serious", DECISIONS_SAID[Decision.REFUSE]),
        "yes": Status("good", _("Yes")),
        "no": Status("serious", _("No")),
        "unknown": Status("warning", _("Not known")),
    },
)
