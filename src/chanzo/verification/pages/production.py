"""Words about production, rule by rule. (verification)"""

from chanzo.verification.pages.page import N_, OECD, RulePage

PAGES = (
    RulePage(
        code="PROD",
        title=N_("Above capacity"),
        sentence=N_("A site's tagged mass in a month is above the capacity in force, or the site was seen inactive."),
        fraud=N_("Laundering through a low-output or dormant site."),
        source=OECD + ", step 2, II: capacity of mines against recorded output",
        example=N_("A site that can give 4 t a month tags 9 t."),
        messages={
            "far_above": N_("{tagged_g} were tagged in {bags} bags; the site can give {high_g} a month."),
            "above": N_("{tagged_g} were tagged in {bags} bags, more than the {high_g} estimated for a month."),
            "inactive": N_("{tagged_g} were tagged in {bags} bags while the site was seen inactive."),
        },
    ),
    RulePage(
        code="STATION",
        title=N_("Tagging point"),
        sentence=N_("A tagging point tags more than the sites it serves can give, or a site's share of it jumps."),
        fraud=N_("Laundering at a tagging station under the names of quiet sites."),
        source=OECD + ", step 2, II: capacity of mines against recorded output",
        example=N_("A point that serves three sites of 2 t each tags 12 t in a month."),
        messages={
            "above": N_("{tagged_g} were tagged; the {sites} sites served can give {high_g} a month."),
            "jump": N_("The share of {site} rose to {share_pm} from a mean of {mean_pm}."),
        },
    ),
    RulePage(
        code="GHOST",
        title=N_("Ghost production"),
        sentence=N_(
            "Production at a site with no baseline, not in the register, unvisited for longer than allowed, or "
            "with lines that name no team."
        ),
        fraud=N_("Ghost mines and ghost miners."),
        source=OECD + ", step 2, II: on-the-ground assessment",
        example=N_("A site nobody visited for 14 months tags 60 bags."),
        messages={
            "unregistered": N_("Bags from a site that is not in the register: {bags}."),
            "no_baseline": N_("Bags tagged before any baseline study: {bags}."),
            "unvisited": N_("Bags tagged long after the site was last seen ({last_seen}): {bags}."),
            "no_team": N_("Bags that name no team: {bags}."),
        },
    ),
)
