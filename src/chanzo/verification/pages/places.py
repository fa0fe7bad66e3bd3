"""Words about places, rule by rule. (verification)"""

from chanzo.verification.pages.page import N_, OECD, RulePage

PAGES = (
    RulePage(
        code="GEO",
        title=N_("Wrong place"),
        sentence=N_("A bag was tagged farther from its site than allowed, or one agent was in two places too fast."),
        fraud=N_("Tagging away from the mine."),
        source=OECD + ", step 1, C: location of origin",
        example=N_("Coordinates 30 km from the site."),
        messages={
            "far": N_("Bag {subject} was tagged {distance_m} from {site}."),
            "fast": N_("Bag {subject} was closed {minutes} minutes after its agent was {distance_m} away."),
        },
    ),
    RulePage(
        code="AREA",
        title=N_("Closed area"),
        sentence=N_(
            "A bag was closed, or first opened, at a site suspended, red or inside a protected area; near one, a "
            "warning for the month."
        ),
        fraud=N_("Trade from suspended or armed areas."),
        source=OECD + ", Annex II",
        example=N_("A bag is closed on the third day of a suspension."),
        messages={
            "suspended": N_(
                "Bag {subject} was closed on {closed_date} inside the suspension of {area} ({from} to {to})."
            ),
            "opened": N_(
                "Bag {subject} was closed before the suspension of {area} ({from} to {to}) and first opened "
                "inside it, without a stock count."
            ),
            "red": N_("Bag {subject} was closed at {site} on {date}, red since {since} ({scheme})."),
            "protected": N_("Bag {subject} was closed at {site}, inside {areas}."),
            "buffer": N_("Bags from {distance_m} outside {area}: {bags}."),
            "disputed": N_("Bags from inside a disputed boundary of {area}: {bags}."),
        },
    ),
    RulePage(
        code="STATUS",
        title=N_("Site not integrated"),
        sentence=N_(
            "A tag was closed at a site whose programme status on that day was not integrated, or that never had one."
        ),
        fraud=N_("Mineral of unassessed sites under tags of the programme."),
        source=OECD + ", step 2, II: validated sites",
        example=N_("A candidate site closes bags."),
        messages={
            "other": N_("Bag {subject} was closed at {site} on {date}; its status was {status} since {since}."),
            "never": N_("Bag {subject} was closed at {site} on {date}; the site had no programme status."),
        },
    ),
)
