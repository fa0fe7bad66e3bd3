"""Version 1 of the form: the state, the armed, nature, traceability, who was asked, what is proposed. (sites)"""

from ..types.study import Privacy, Question, Section, Sort
from .work import PERSONS

N_ = str  # marks words for the catalogues; they are translated where they are shown

STATE = Section(
    "state",
    N_("State services at the site"),
    (
        Question(
            "services",
            Sort.ROWS,
            N_("Services present"),
            rows=5,
            columns=(
                Question("service", Sort.CHOICE, N_("Service"), choices=(
                    ("tagging", N_("Service that supports and tags artisanal mining")),
                    ("mines", N_("Mines division")),
                    ("police_mines", N_("Mines police")),
                    ("police", N_("Other police")),
                    ("army", N_("Army")),
                    ("intelligence", N_("Intelligence or immigration")),
                    ("environment", N_("Environment")),
                    ("local", N_("Local authority")),
                    ("other", N_("Other")),
                )),
                Question("number", Sort.COUNT, N_("Agents")),
                Question("mandated", Sort.CHOICE, N_("May be there by law"), choices=(
                    ("yes", N_("Yes")), ("no", N_("No")), ("unclear", N_("Unclear")),
                )),
            ),
        ),
        Question("office", Sort.YES_NO, N_("Has the tagging service an office or shelter here?"), Privacy.PUBLIC),
    ),
)  # fmt: skip

CONFLICT = Section(
    "conflict",
    N_("Armed actors, barriers, conflicts"),
    (
        Question(
            "armed",
            Sort.ROWS,
            N_("Armed actors at or around the site"),
            Privacy.CONFIDENTIAL,
            rows=4,
            columns=(
                Question("actor", Sort.CHOICE, N_("Who"), choices=(
                    ("army", N_("Army")), ("police", N_("Police")), ("guards", N_("Private or company guards")),
                    ("group", N_("Armed group")), ("armed_civilians", N_("Armed civilians")),
                    ("unknown", N_("Not known")),
                )),
                Question("behaviour", Sort.CHOICE, N_("What they do"), choices=(
                    ("present", N_("Present, nothing more")), ("protect", N_("Protect the site")),
                    ("money", N_("Take money")), ("mineral", N_("Take mineral")),
                    ("trade", N_("Trade or dig themselves")),
                    ("forced", N_("Force people to work")), ("control", N_("Control who comes in")),
                    ("violence", N_("Use violence")),
                )),
                Question("how_often", Sort.CHOICE, N_("How often"), choices=(
                    ("always", N_("All the time")), ("weekly", N_("Every week")), ("rarely", N_("Rarely")),
                )),
            ),
        ),
        Question(
            "barriers",
            Sort.ROWS,
            N_("Barriers on the way"),
            Privacy.CONFIDENTIAL,
            rows=4,
            columns=(
                Question("holder", Sort.CHOICE, N_("Kept by"), choices=(
                    ("army", N_("Army")), ("police", N_("Police")), ("service", N_("Civil service")),
                    ("local", N_("Local authority")), ("group", N_("Armed group")), ("other", N_("Other")),
                )),
                Question("amount", Sort.COUNT, N_("Amount asked")),
                Question("currency", Sort.CHOICE, N_("Currency"), choices=(
                    ("CDF", "CDF"), ("RWF", "RWF"), ("BIF", "BIF"), ("UGX", "UGX"), ("USD", "USD"),
                )),
                Question("for_each", Sort.CHOICE, N_("For each"), choices=(
                    ("person", N_("Person")), ("bag", N_("Bag")), ("kg", N_("Kilogram")), ("vehicle", N_("Vehicle")),
                )),
                Question("receipt", Sort.CHOICE, N_("Receipt given"), choices=(("yes", N_("Yes")), ("no", N_("No")))),
            ),
        ),
        Question(
            "conflicts",
            Sort.CHOICES,
            N_("Conflicts over the site"),
            choices=(
                ("none", N_("None known")), ("company", N_("With a company")),
                ("cooperatives", N_("Between cooperatives")),
                ("land", N_("Over land or fields")), ("communities", N_("Between communities")),
                ("authorities", N_("With authorities")),
            ),
        ),
        Question(
            "violence",
            Sort.CHOICES,
            N_("Violence in the last twelve months"),
            Privacy.CONFIDENTIAL,
            (
                ("none", N_("None known")), ("brawl", N_("Brawls")), ("robbery", N_("Robbery")),
                ("beating", N_("Beatings by those in power")), ("sexual", N_("Sexual violence")),
                ("killing", N_("Killings")),
            ),
        ),
        Question("conflict_said", Sort.TEXT, N_("What was said about this in confidence"), Privacy.CONFIDENTIAL,
                 hint=N_("Write no names of persons, and nothing by which somebody could be found.")),
    ),
)  # fmt: skip

NATURE = Section(
    "nature",
    N_("Environment"),
    (
        Question(
            "damage",
            Sort.CHOICES,
            N_("Damage seen"),
            Privacy.PUBLIC,
            (
                ("none", N_("None seen")), ("forest", N_("Forest cut")), ("soil", N_("Slopes slipping")),
                ("water", N_("Streams muddied or diverted")), ("pits", N_("Pits left open")),
                ("game", N_("Hunting for the camp")),
            ),
        ),
        Question(
            "water",
            Sort.CHOICE,
            N_("Drinking water"),
            Privacy.PUBLIC,
            (("safe", N_("From a safe source")), ("stream", N_("From a stream")),
             ("below", N_("From a stream below the washing"))),
        ),
        Question(
            "protected",
            Sort.CHOICE,
            N_("Protected area, as people say"),
            Privacy.PUBLIC,
            (("no", N_("None near")), ("near", N_("Near one")), ("inside", N_("Inside one")),
             ("disputed", N_("Disputed"))),
        ),
        Question("nature_said", Sort.TEXT, N_("Remarks on nature and protected areas")),
    ),
)  # fmt: skip

TRACEABILITY = Section(
    "traceability",
    N_("Traceability"),
    (
        Question(
            "feasible",
            Sort.CHOICE,
            N_("Can mineral be tagged here?"),
            Privacy.PUBLIC,
            (("yes", N_("Yes")), ("conditions", N_("Under conditions")), ("no", N_("No"))),
            required=True,
        ),
        Question("where", Sort.CHOICE, N_("Where bags would be tagged"), Privacy.PUBLIC,
                 (("pit", N_("At the pit")), ("point", N_("At the tagging point")),
                  ("centre", N_("At a trading centre")))),
        Question("hotline", Sort.YES_NO, N_("Do miners know a number to report to?"), Privacy.PUBLIC),
        Question("conditions", Sort.TEXT, N_("Conditions")),
    ),
)  # fmt: skip

WITNESSES = Section(
    "witnesses",
    N_("Who was asked"),
    (
        Question(
            "asked",
            Sort.ROWS,
            N_("People asked, by sort"),
            Privacy.CONFIDENTIAL,
            hint=N_("Ask people who do not depend on each other. Write sorts and counts, never names."),
            rows=6,
            columns=(
                Question("sort", Sort.CHOICE, N_("Sort of person"), choices=PERSONS),
                Question("number", Sort.COUNT, N_("How many")),
                Question("agrees", Sort.CHOICE, N_("Agrees with what was seen"), choices=(
                    ("yes", N_("Yes")), ("part", N_("In part")), ("no", N_("No")),
                )),
            ),
        ),
        Question("asked_said", Sort.TEXT, N_("Where they do not agree"), Privacy.CONFIDENTIAL,
                 hint=N_("Write no names of persons, and nothing by which somebody could be found.")),
    ),
)  # fmt: skip

DECISION = Section(
    "decision",
    N_("What the team proposes"),
    (
        Question(
            "proposed",
            Sort.CHOICE,
            N_("Decision proposed"),
            choices=(
                ("integrate", N_("Integrate")), ("conditions", N_("Integrate under conditions")),
                ("wait", N_("Wait and come back")), ("refuse", N_("Do not integrate")),
            ),
            required=True,
        ),
        Question("reasons", Sort.TEXT, N_("Reasons")),
    ),
)  # fmt: skip
