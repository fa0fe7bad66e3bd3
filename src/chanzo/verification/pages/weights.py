"""Words about single weights, rule by rule. (verification)"""

from chanzo.verification.pages.page import N_, OECD, RulePage

PAGES = (
    RulePage(
        code="WEIGHT",
        title=N_("Implausible weight"),
        sentence=N_("A bag lies outside the plausible range of its kind."),
        fraud=N_("Invented weights; more often a slip of the pen."),
        source=OECD + ", step 1, C: weights",
        example=N_("A mine bag of 400 kg."),
        messages={
            "bag": N_("Bag {subject} weighs {mass_g}; {low_g} to {high_g} are plausible."),
            "export": N_("Bag {subject} is exported with {mass_g}; {low_g} to {high_g} are plausible."),
        },
    ),
    RulePage(
        code="FACTOR10",
        title=N_("Factor of ten"),
        sentence=N_("A weight is ten times or a tenth of its counterpart."),
        fraud=N_("A slipped decimal comma, which hides or invents mineral."),
        source=OECD + ", step 1, C: weights",
        example=N_("A bag closed with 48.0 kg is opened with 4.8 kg."),
        messages={
            "input": N_("{subject} was opened with {weighed_g} against {against_g} at closing."),
            "bag": N_("{subject} weighs {weighed_g}; its inputs weigh {against_g} together."),
            "output": N_("{subject} weighs {weighed_g}; its batch leaves {against_g} for it."),
            "page": N_("{subject} weighs {weighed_g}; the other bags of its page weigh about {against_g}."),
        },
    ),
    RulePage(
        code="ROUND",
        title=N_("Invented-looking weights"),
        sentence=N_(
            "One agent's weights at one site in a month are too round, too alike, or end in digits that are no chance."
        ),
        fraud=N_("Weights written down without a scale."),
        source=OECD + ", step 1, C: weights",
        example=N_("45 of 60 bags weigh exactly 50 kg."),
        messages={
            "multiples": N_("{multiples} of {bags} bags weigh a multiple of 5 kg."),
            "identical": N_("{identical} of {bags} bags weigh exactly {weight_g}."),
            "digits": N_("The last digits of {bags} weights are no chance."),
        },
    ),
)
