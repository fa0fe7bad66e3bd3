"""The vocabulary of accounts: roles, acts, areas, actors. (people)"""

from dataclasses import dataclass, field
from enum import StrEnum

N_ = str


class Role(StrEnum):
    """Who a person is for the programme (contracts, section 2)."""

    AGENT = "agent"
    FIELD_OFFICER = "field_officer"
    CLERK = "clerk"
    VERIFIER = "verifier"
    INCIDENT_MANAGER = "incident_manager"
    COMPANY = "company"
    SMELTER = "smelter"
    AUDITOR = "auditor"
    COMMITTEE = "committee"
    OFFICIAL = "official"
    CIVIL_SOCIETY = "civil_society"
    SECRETARIAT = "secretariat"
    ADMIN = "admin"

    @property
    def label(self) -> str:
        """The English words for people, a key of the catalogues."""
        return ROLE_LABELS[self]


ROLE_LABELS: dict[Role, str] = {
    Role.AGENT: N_("Tag agent"),
    Role.FIELD_OFFICER: N_("Field officer"),
    Role.CLERK: N_("Data clerk"),
    Role.VERIFIER: N_("Verifier"),
    Role.INCIDENT_MANAGER: N_("Incident manager"),
    Role.COMPANY: N_("Company"),
    Role.SMELTER: N_("Smelter"),
    Role.AUDITOR: N_("Auditor"),
    Role.COMMITTEE: N_("Committee member"),
    Role.OFFICIAL: N_("Official"),
    Role.CIVIL_SOCIETY: N_("Civil society"),
    Role.SECRETARIAT: N_("Secretariat"),
    Role.ADMIN: N_("Administrator"),
}


class Act(StrEnum):
    """What an account may ask the program to do; the matrix in ``policies`` says who may."""

    SEE_CUSTODY = "see_custody"
    SEE_FINDINGS = "see_findings"
    SEE_SITES = "see_sites"
    SEE_RULES = "see_rules"
    SEE_ORGANISATIONS = "see_organisations"
    SEE_LEDGER = "see_ledger"
    SEE_IMPORTS = "see_imports"
    IMPORT_SHEETS = "import_sheets"
    UNDO_IMPORT = "undo_import"
    RECORD_SHEET = "record_sheet"
    RECORD_REGISTER = "record_register"
    MOVE_TAGS = "move_tags"
    JUDGE_FINDING = "judge_finding"
    ANSWER_QUERY = "answer_query"
    TAKE_ANSWER = "take_answer"  # write down what somebody else answered
    SET_PARAMETERS = "set_parameters"
    SEE_ACTS = "see_acts"
    SIGN_ACT = "sign_act"
    SEE_MONTHS = "see_months"
    CLOSE_MONTH = "close_month"
    SET_HEADINGS = "set_headings"
    SEE_INCIDENTS = "see_incidents"
    REPORT_ALERT = "report_alert"
    HANDLE_INCIDENT = "handle_incident"
    READ_SOURCES = "read_sources"  # how an incident is known
    DECIDE_ON_INCIDENT = "decide_on_incident"
    CONFIRM_CLOSING = "confirm_closing"  # of an incident of level 1, by who did not handle it
    SEE_RECOMMENDATIONS = "see_recommendations"
    ANSWER_RECOMMENDATION = "answer_recommendation"
    VERIFY_RECOMMENDATION = "verify_recommendation"
    SET_CLOCKS = "set_clocks"
    MANAGE_USERS = "manage_users"
    USE_API = "use_api"
    USE_DEVICE = "use_device"
    # Visits and their planning
    SEE_VISITS = "see_visits"
    RECORD_VISIT = "record_visit"
    SEE_MONITORING = "see_monitoring"
    PLAN_VISITS = "plan_visits"
    SET_RISK_WEIGHTS = "set_risk_weights"
    # new areas and what is dated of a site
    SEE_REQUESTS = "see_requests"
    REQUEST_AREA = "request_area"
    EVALUATE_AREA = "evaluate_area"
    DECIDE_AREA = "decide_area"
    GIVE_STATUS = "give_status"
    SUSPEND_AREA = "suspend_area"
    ASSESS_SITE = "assess_site"
    CHANGE_IDENTITY = "change_identity"
    # protected areas and published lists of mines
    LOAD_AREAS = "load_areas"
    SEE_OBSERVATIONS = "see_observations"
    HEAR_OBSERVATIONS = "hear_observations"  # those told in confidence
    OBSERVE_AREAS = "observe_areas"
    SEE_MINE_LISTS = "see_mine_lists"
    MATCH_MINES = "match_mines"
    # Baseline studies
    SEE_STUDIES = "see_studies"
    SEE_CONFIDENCES = "see_confidences"  # what studies and visits could endanger people by telling
    RECORD_STUDY = "record_study"
    VALIDATE_CAPACITY = "validate_capacity"
    SET_YIELDS = "set_yields"
    # Publication: the desk of open data, and what is decided there.
    SEE_PUBLICATION = "see_publication"
    PUBLISH = "publish"
    # The theory of change.
    SEE_CHANGE = "see_change"
    KEEP_CHANGE = "keep_change"
    REVIEW_ASSUMPTION = "review_assumption"
    # the state's presence
    SEE_AGENTS = "see_agents"
    POST_AGENTS = "post_agents"
    TAKE_CONFIDENCE = "take_confidence"
    SEE_CONFIDENCE = "see_confidence"
    SEE_PROCEDURES = "see_procedures"
    WRITE_PROCEDURE = "write_procedure"
    SEE_CHECKS = "see_checks"
    CHECK_PROCEDURE = "check_procedure"
    # Custody of tags and books
    REQUEST_TAGS = "request_tags"
    GRANT_TAGS = "grant_tags"
    HAND_OVER_TAGS = "hand_over_tags"  # either side of a hand-over
    COUNT_TAGS = "count_tags"  # and say what became of what is missing
    SET_LOCKBOX = "set_lockbox"
    CANCEL_INVENTORY = "cancel_inventory"
    # The theory of change
    EDIT_THEORY = "edit_theory"
    # Publication of incidents
    PUBLISH_INCIDENT = "publish_incident"
    REPLY_TO_DRAFT = "reply_to_draft"
    # the list of categories of incidents
    KEEP_CATEGORIES = "keep_categories"
    # Lists of incidents
    IMPORT_INCIDENTS = "import_incidents"


class Deed(StrEnum):
    """What was done with an account; kept under person numbers, so that it can be looked up later."""

    OPENED = "opened"
    CHANGED = "changed"
    DISABLED = "disabled"
    ENABLED = "enabled"
    LINK_GIVEN = "link_given"
    SESSIONS_ENDED = "sessions_ended"
    FACTOR_RESET = "factor_reset"
    FACTOR_ADDED = "factor_added"
    FACTOR_REMOVED = "factor_removed"
    PASSWORD_SET = "password_set"
    DEVICE_ADDED = "device_added"
    TOKEN_MADE = "token_made"
    TOKEN_REVOKED = "token_revoked"

    @property
    def label(self) -> str:
        """The English words for people, a key of the catalogues."""
        return DEED_LABELS[self]


DEED_LABELS: dict[Deed, str] = {
    Deed.OPENED: N_("Account opened"),
    Deed.CHANGED: N_("Role, organisation or areas changed"),
    Deed.DISABLED: N_("Account disabled"),
    Deed.ENABLED: N_("Account enabled again"),
    Deed.LINK_GIVEN: N_("Sign-in link given"),
    Deed.SESSIONS_ENDED: N_("Signed out everywhere"),
    Deed.FACTOR_RESET: N_("Second factor taken away by an administrator"),
    Deed.FACTOR_ADDED: N_("Second factor set up"),
    Deed.FACTOR_REMOVED: N_("Second factor removed"),
    Deed.PASSWORD_SET: N_("Password set"),
    Deed.DEVICE_ADDED: N_("Device added"),
    Deed.TOKEN_MADE: N_("Program token made"),
    Deed.TOKEN_REVOKED: N_("Token or device revoked"),
}


@dataclass(frozen=True)
class Place:
    """Where or for whom an act is done: a site, its territory and province, an organisation; empty where unknown."""

    site: str = ""
    territory: str = ""
    province: str = ""
    organisation: str = ""


@dataclass(frozen=True)
class Actor:
    """Who acts: a person number or a program's name, never a person's name."""

    number: str
    role: Role
    organisation: str = ""
    areas: frozenset[str] = field(default_factory=frozenset)

    def __str__(self) -> str:
        return self.number


@dataclass(frozen=True)
class DatedName:
    """What an organisation is called from a day; None is from the beginning."""

    version: int
    from_day: int | None
    name: str
    role: str = ""
    country: str = ""


SYSTEM = Actor("system", Role.ADMIN)
"""The operator at the command line of the installation."""
