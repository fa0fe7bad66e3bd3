"""Version 1 of the form: the visit, how to get there, who has which right to dig. (sites)"""

from ..types.study import Privacy, Question, Section, Sort

N_ = str  # marks words for the catalogues; they are translated where they are shown

VISIT = Section(
    "visit",
    N_("The visit"),
    (
        Question("day", Sort.DAY, N_("Day of the study"), Privacy.PUBLIC, required=True),
        Question("hours", Sort.COUNT, N_("Hours spent at the site"), unit=N_("hours")),
        Question(
            "season",
            Sort.CHOICE,
            N_("Season"),
            Privacy.PUBLIC,
            (("dry", N_("Dry season")), ("rainy", N_("Rainy season"))),
        ),
        Question("visitors", Sort.COUNT, N_("People in the visiting team"), unit=N_("people")),
        Question(
            "paper",
            Sort.LINE,
            N_("Number of the paper form"),
            hint=N_("When the study was filled in on paper first: what you wrote at its head."),
        ),
    ),
)

ACCESS = Section(
    "access",
    N_("Access"),
    (
        Question(
            "road",
            Sort.CHOICE,
            N_("How the site is reached"),
            Privacy.PUBLIC,
            (
                ("car", N_("By car or truck")),
                ("motorbike", N_("By motorbike")),
                ("foot", N_("On foot from the end of the road")),
                ("boat", N_("By boat")),
                ("air", N_("By air")),
            ),
        ),
        Question("days", Sort.COUNT, N_("Days to reach it from the office"), Privacy.PUBLIC, unit=N_("days")),
        Question("walk", Sort.COUNT, N_("Hours on foot from the end of the road"), Privacy.PUBLIC, unit=N_("hours")),
        Question(
            "seasons",
            Sort.CHOICE,
            N_("When it can be reached"),
            Privacy.PUBLIC,
            (("year", N_("All year")), ("dry", N_("In the dry season only")), ("hardly", N_("Hardly ever"))),
        ),
        Question("access_said", Sort.TEXT, N_("Remarks on access")),
    ),
)

RIGHTS = Section(
    "rights",
    N_("Permit and cooperative"),
    (
        Question(
            "permit",
            Sort.CHOICE,
            N_("Permit or licence"),
            Privacy.PUBLIC,
            (
                ("valid", N_("Valid, seen")),
                ("stated", N_("Said to be valid, not seen")),
                ("expired", N_("Expired")),
                ("none", N_("None")),
            ),
        ),
        Question(
            "title",
            Sort.CHOICE,
            N_("Whose ground it is"),
            Privacy.PUBLIC,
            (
                ("zea", N_("Artisanal mining zone (ZEA)")),
                ("exploitation", N_("Exploitation permit of a company")),
                ("research", N_("Research permit of a company")),
                ("small", N_("Small-scale mining permit")),
                ("none", N_("No title")),
                ("unknown", N_("Not known")),
            ),
        ),
        Question("licence", Sort.LINE, N_("Number of the permit or licence")),
        Question("tolerated", Sort.YES_NO, N_("Does the holder of the title agree to the digging?")),
        Question("cooperative", Sort.YES_NO, N_("Is a cooperative active at the site?"), Privacy.PUBLIC),
        Question("cooperative_name", Sort.LINE, N_("Its name"), hint=N_("The organisation’s name, not a person’s.")),
        Question("members", Sort.COUNT, N_("Workers who hold a miner’s card"), unit=N_("people")),
    ),
)
