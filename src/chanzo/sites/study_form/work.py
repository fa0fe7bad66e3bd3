"""Version 1 of the form: what is dug how by whom, how much of it, and at what price in health. (sites)"""

from ..types.study import Privacy, Question, Section, Sort

N_ = str  # marks words for the catalogues; they are translated where they are shown

MINERALS = (("cassiterite", N_("Cassiterite")), ("coltan", N_("Coltan")), ("wolframite", N_("Wolframite")))
PERSONS = (
    ("miner", N_("Miner")),
    ("head", N_("Head of a team")),
    ("camp", N_("Camp head")),
    ("shopkeeper", N_("Shopkeeper")),
    ("buyer", N_("Buyer or négociant")),
    ("carrier", N_("Carrier")),
    ("cooperative", N_("Cooperative")),
    ("health", N_("Health worker or teacher")),
    ("agent", N_("State agent")),
    ("other", N_("Other")),
)

WORK = Section(
    "work",
    N_("The mine and its workers"),
    (
        Question("minerals", Sort.CHOICES, N_("Minerals dug"), Privacy.PUBLIC, MINERALS, required=True),
        Question(
            "method",
            Sort.CHOICES,
            N_("How they are dug"),
            Privacy.PUBLIC,
            (
                ("pit", N_("Open pit")),
                ("shaft", N_("Shafts and galleries")),
                ("alluvial", N_("In a river or its gravel")),
                ("tailings", N_("From old tailings")),
            ),
        ),
        Question(
            "tools",
            Sort.CHOICES,
            N_("With what"),
            Privacy.PUBLIC,
            (
                ("hand", N_("Hand tools")),
                ("pump", N_("Motor pump")),
                ("compressor", N_("Compressor or drill")),
                ("crusher", N_("Crusher")),
                ("explosives", N_("Explosives")),
                ("machine", N_("Excavator")),
            ),
        ),
        Question("pits", Sort.COUNT, N_("Pits or shafts being worked"), Privacy.PUBLIC, unit=N_("pits")),
        Question("depth", Sort.COUNT, N_("Depth of the deepest"), Privacy.PUBLIC, unit=N_("metres")),
        Question("teams", Sort.COUNT, N_("Teams"), Privacy.PUBLIC, unit=N_("teams")),
        Question("men", Sort.COUNT, N_("Men at work, counted"), Privacy.PUBLIC, unit=N_("people"), required=True),
        Question("women", Sort.COUNT, N_("Women at work, counted"), Privacy.PUBLIC, unit=N_("people"), required=True),
        Question("diggers", Sort.COUNT, N_("Of all these, who dig"), Privacy.PUBLIC, unit=N_("people"),
                 hint=N_("Carriers, washers and cooks left out. The yield is reckoned from these.")),
        Question("work_days", Sort.COUNT, N_("Days worked in a month"), Privacy.PUBLIC, unit=N_("days")),
        Question("pregnant", Sort.COUNT, N_("Pregnant women at work"), unit=N_("people")),
        Question(
            "children",
            Sort.ROWS,
            N_("Children at work"),
            Privacy.CONFIDENTIAL,
            hint=N_("Counts only: no name, no photograph."),
            rows=4,
            columns=(
                Question("age", Sort.CHOICE, N_("Age"), choices=(("under12", N_("Under 12")),
                    ("12to14", N_("12 to 14")),
                                                                ("15to17", N_("15 to 17")))),
                Question("task", Sort.CHOICE, N_("Task"), choices=(
                    ("dig", N_("Digging")), ("carry", N_("Carrying")), ("wash", N_("Washing and sorting")),
                    ("sell", N_("Selling food or goods")), ("other", N_("Other")),
                )),
                Question("number", Sort.COUNT, N_("How many"), required=True),
            ),
        ),
    ),
)  # fmt: skip

PER = (("day", N_("Day")), ("week", N_("Week")), ("month", N_("Month")))
PRODUCTION = Section(
    "production",
    N_("Production"),
    (
        Question(
            "stated",
            Sort.ROWS,
            N_("What people say the whole site gives"),
            hint=N_("A line for each person asked and mineral."),
            rows=5,
            columns=(
                Question("who", Sort.CHOICE, N_("Who says it"), choices=PERSONS),
                Question("mineral", Sort.CHOICE, N_("Mineral"), choices=MINERALS),
                Question("mass", Sort.MASS, N_("Kilograms"), unit="kg", required=True),
                Question("per", Sort.CHOICE, N_("Per"), choices=PER, required=True),
            ),
        ),
        Question(
            "observed",
            Sort.ROWS,
            N_("What the team weighed or counted itself"),
            hint=N_("The output of the whole site over the days you saw."),
            rows=3,
            columns=(
                Question("how", Sort.CHOICE, N_("How"),
                         choices=(("weighed", N_("Weighed")), ("counted", N_("Bags counted")),
                             ("book", N_("Read in the site’s book")))),
                Question("mineral", Sort.CHOICE, N_("Mineral"), choices=MINERALS),
                Question("mass", Sort.MASS, N_("Kilograms"), unit="kg", required=True),
                Question("days", Sort.COUNT, N_("In how many days of work"), required=True),
            ),
        ),
        Question(
            "washing",
            Sort.CHOICES,
            N_("Where it is washed"),
            Privacy.PUBLIC,
            (("site", N_("At the site")), ("stream", N_("In a stream")), ("depot", N_("At a depot")),
             ("dry", N_("Not washed"))),
        ),
        Question(
            "sold",
            Sort.CHOICES,
            N_("Where it is sold"),
            choices=(
                ("pit", N_("At the pit")), ("point", N_("At the tagging point")),
                ("centre", N_("At a trading centre")),
                ("town", N_("In a town")), ("abroad", N_("Across the border")), ("unknown", N_("Not known")),
            ),
        ),
        Question("buyers", Sort.COUNT, N_("Buyers who come to the site"), unit=N_("people")),
        Question("sold_said", Sort.TEXT, N_("Selling points and where the mineral goes")),
    ),
)  # fmt: skip

SAFETY = Section(
    "safety",
    N_("Safety at work"),
    (
        Question(
            "ppe",
            Sort.CHOICE,
            N_("Boots, helmets, gloves"),
            Privacy.PUBLIC,
            (("most", N_("Most workers wear some")), ("few", N_("Few workers wear some")), ("none", N_("None seen"))),
        ),
        Question("accidents", Sort.COUNT, N_("Accidents in the last twelve months"), unit=N_("accidents")),
        Question("deaths", Sort.COUNT, N_("Deaths in the last twelve months"), unit=N_("people")),
        Question("care", Sort.COUNT, N_("Hours to the next health post"), Privacy.PUBLIC, unit=N_("hours")),
    ),
)
