"""Words about receipts and official figures, rule by rule. (verification)"""

from chanzo.verification.pages.page import N_, OECD, RulePage

PAGES = (
    RulePage(
        code="RECEIPT",
        title=N_("Smelter receipt"),
        sentence=N_("The smelter's tags differ from the export lot's, or its total does."),
        fraud=N_("Bags added or swapped between export and smelter."),
        source=OECD + ", step 2, downstream: smelter records",
        example=N_("The smelter receives a bag that was never packed."),
        messages={
            "tags": N_("The smelter's tags of {subject} differ: missing {missing}, extra {extra}."),
            "total": N_("{sent_g} of {subject} were sent and {received_g} received."),
        },
    ),
    RulePage(
        code="RECON",
        title=N_("Official figures"),
        sentence=N_(
            "An exporter's month differs from certificates, customs, tax or service figures, or from the receipts "
            "of the same lots."
        ),
        fraud=N_("Untagged purchases by a member, undeclared exports."),
        source=OECD + ", step 2, I.C: taxes and official documents",
        example=N_("Certificates of a month name 30 t, chanzo 26 t."),
        messages={
            "official": N_("{exported_g} were exported; {source} says {stated_g}."),
            "official_lot": N_("{exported_g} were exported in lot {lot}; {source} says {stated_g}."),
            "receipts": N_("{exported_g} were exported and {stated_g} received."),
        },
    ),
)
