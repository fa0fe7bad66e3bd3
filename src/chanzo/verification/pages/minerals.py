"""Words about minerals, rule by rule. (verification)"""

from chanzo.verification.pages.page import N_, OECD, RulePage

PAGES = (
    RulePage(
        code="MINERAL",
        title=N_("Mineral"),
        sentence=N_(
            "A mineral is not registered for the site, or changes along the chain other than by separation in a batch."
        ),
        fraud=N_("Swapping minerals under one tag."),
        source=OECD + ", step 1, C: type of mineral",
        example=N_("A coltan bag is exported as cassiterite."),
        messages={
            "site": N_("Bag {subject} holds {mineral}; the site is registered for {registered}."),
            "changed": N_("{subject} is called {mineral}, but {source} holds {held}."),
        },
    ),
    RulePage(
        code="ASSAY",
        title=N_("Grade or recovery"),
        sentence=N_(
            "A grade lies outside what the mineral can have, or the recovery of contained metal is out of range."
        ),
        fraud=N_("Metal of unknown origin added at the processor, or another mineral altogether."),
        source=OECD + ", step 2, I.C: mass balance at processors",
        example=N_("A coltan concentrate of 75 % Ta2O5."),
        messages={
            "grade": N_("{tag} of {subject} holds {grade_mpct}; {mineral} holds {low_mpct} to {high_mpct}."),
            "recovery": N_("{subject} recovered {recovery_mpct} of the metal that went in."),
        },
    ),
)
