"""The vocabulary of incidents: states, moves, levels, categories, who may read what. (incidents)"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

N_ = str  # marks a word for the catalogues; it is translated where it is shown


class State(StrEnum):
    """Where an incident stands; until it is opened it is an unassessed alert."""

    ALERT = "alert"
    TRIAGE = "triage"
    OPEN = "open"
    RESPONSES = "responses"
    VERIFICATION = "verification"
    MITIGATION = "mitigation"
    MONITORING = "monitoring"
    CLOSED = "closed"


UNASSESSED = frozenset((State.ALERT, State.TRIAGE))


class Move(StrEnum):
    """What a person does to bring an incident on; ``rules.moves`` says from where to where."""

    ALERT = "alert"
    TRIAGE = "triage"
    OPEN = "open"
    ASK = "ask"
    VERIFY = "verify"
    MITIGATE = "mitigate"
    MONITOR = "monitor"
    PROPOSE = "propose"  # to close, to a second person
    CLOSE = "close"
    REOPEN = "reopen"


class Outcome(StrEnum):
    """How an incident was closed."""

    RESOLVED = "resolved"
    CARRIED = "carried"  # unresolved, and carried over to a linked new incident
    UNSUBSTANTIATED = "unsubstantiated"
    TRANSFERRED = "transferred"


class Level(IntEnum):
    """1 calls for the highest attention (Annex II), 2 is intermediate or repeated, 3 a mistake or lack of training."""

    HIGHEST = 1
    INTERMEDIATE = 2
    LOWEST = 3


class Clock(StrEnum):
    """The deadlines of an incident: those whose limits a programme sets, and the two of Annex II."""

    NOTIFY = "notify"
    PLAN = "plan"
    VERIFY = "verify"
    CLOSE = "close"
    SUSPEND = "suspend"  # whether to, decided at once
    IMPROVE = "improve"  # measurably, within six months of the plan


class Audience(StrEnum):
    """Who may read a field."""

    PUBLIC = "public"
    MEMBERS = "members"
    AFFECTED = "affected"
    GOVERNMENT = "government"
    TEAM = "team"
    SOURCE = "source"


class Told(StrEnum):
    """What a person decided about telling a holder."""

    TO_DECIDE = "to_decide"
    TOLD = "told"
    HELD = "held"


class Decision(StrEnum):
    """What a company that was told decides for itself."""

    CONTINUE = "continue"  # and mitigate
    SUSPEND = "suspend"
    DISENGAGE = "disengage"


class Ground(StrEnum):
    """Why a company disengages; without mitigation tried, Annex II knows few grounds for it."""

    ABUSE = "abuse"  # serious abuse, armed groups: Annex II itself asks for it
    FAILED = "failed"  # mitigation was tried and did not help
    LAW = "law"
    CUSTOMER = "customer"
    COST = "cost"
    OTHER = "other"


class Means(StrEnum):
    """How an authority was informed."""

    LETTER = "letter"
    TELEPHONE = "telephone"
    MESSAGE = "message"
    MEETING = "meeting"


class Measure(StrEnum):
    """What the programme does about an incident itself."""

    SUSPEND_AREA = "suspend_area"
    STOP_TAGS = "stop_tags"
    FREEZE_STOCK = "freeze_stock"
    SANCTION = "sanction"  # of a member
    REFERRAL = "referral"  # to the law


class ActorSort(StrEnum):
    """Who is involved: armed or not, of the state or not; never who by name."""

    ARMED_STATE = "armed_state"  # army, police, guards of a service
    UNARMED_STATE = "unarmed_state"  # services, agents, local authorities
    ARMED_OTHER = "armed_other"  # armed groups, private guards
    UNARMED_OTHER = "unarmed_other"  # companies, traders, miners, anybody else
    UNKNOWN = "unknown"


class KnownBy(StrEnum):
    """How an incident is known, as a sort; it never says by whom."""

    FIELD = "field"  # a field team or an agent
    HOTLINE = "hotline"
    COMPANY = "company"
    AUTHORITY = "authority"
    COMMITTEE = "committee"
    CIVIL_SOCIETY = "civil_society"
    PUBLISHED = "published"  # a report anybody may read
    DATA = "data"  # an anomaly of the records
    AUDIT = "audit"


class Thing(StrEnum):
    """What an incident may be joined with by a person, besides findings."""

    VISIT = "visit"
    TAG = "tag"
    LOT = "lot"


@dataclass(frozen=True, slots=True)
class Category:
    """A sort of incident: whether Annex II of the OECD guidance names it, and whether it calls for suspension at once.

    ``from_day`` and ``to_day`` say when it may be given; None is open. ``label_fr`` is empty where the catalogues
    translate the label.
    """

    code: str
    label: str
    annex: bool = False
    suspends: bool = False
    from_day: int | None = None
    to_day: int | None = None
    label_fr: str = ""

    def on(self, day: int) -> bool:
        """Whether it may be given on a day."""
        return (self.from_day is None or self.from_day <= day) and (self.to_day is None or day <= self.to_day)


# Those that come with the program; ``queries.categories`` adds what an installation set with dates.
CATEGORIES: dict[str, Category] = {
    category.code: category
    for category in (
        Category("armed_group", N_("Support of armed groups"), annex=True, suspends=True),
        Category("forced_labour", N_("Forced labour"), annex=True, suspends=True),
        Category("child_labour", N_("Worst forms of child labour"), annex=True, suspends=True),
        Category("torture", N_("Torture, cruel or degrading treatment"), annex=True, suspends=True),
        Category("sexual_violence", N_("Sexual violence"), annex=True, suspends=True),
        Category("war_crimes", N_("War crimes or crimes against humanity"), annex=True, suspends=True),
        Category("security_forces", N_("Illegal taxes or control by security forces"), annex=True),
        Category("bribery", N_("Bribery"), annex=True),
        Category("fraud_origin", N_("Fraudulent origin"), annex=True),
        Category("money_laundering", N_("Money laundering"), annex=True),
        Category("tax", N_("Taxes, fees or royalties not paid"), annex=True),
        Category("chain_of_custody", N_("Chain of custody")),
        Category("tag_loss", N_("Tags lost, stolen or sold")),
        Category("smuggling", N_("Smuggling or seizure")),
        Category("non_response", N_("No response of a company")),
        Category("governance", N_("Governance")),
        Category("safety", N_("Accident, health and safety")),
        Category("protected_area", N_("Mining in a protected area")),
        Category("environment", N_("Environment")),
        Category("community_conflict", N_("Conflict with or in a community")),
        Category("other", N_("Other")),
    )
}
