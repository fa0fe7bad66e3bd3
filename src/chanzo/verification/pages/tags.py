"""Words about tags, rule by rule. (verification)"""

from chanzo.verification.pages.page import N_, OECD, RulePage

PAGES = (
    RulePage(
        code="DUP",
        title=N_("Tag closed twice"),
        sentence=N_("The same tag number was closed on two bags."),
        fraud=N_(
            "Cloned or copied tags that give untagged mineral a number already in use; often only a slip of one digit."
        ),
        source=OECD + ", step 2, I.C: unique reference numbers",
        example=N_("04100012 closes a bag at one site in January and another bag at a second site in February."),
        messages={
            "twice": N_("Tag {subject} was closed more than once: {places}."),
        },
    ),
    RulePage(
        code="UNISSUED",
        title=N_("Tag never issued"),
        sentence=N_("A closed tag lies outside every received or allocated range of its type."),
        fraud=N_("Counterfeit tags, or tags of another programme."),
        source=OECD + ", step 1, C: chain of custody or traceability system",
        example=N_("Tag 09999999 closes a bag, but no delivery of tags ever held that number."),
        messages={
            "outside": N_(
                "Tag {subject}, closed {date} at {place}, belongs to no range that was ever received or allocated."
            ),
        },
    ),
    RulePage(
        code="ALLOC",
        title=N_("Tag used elsewhere"),
        sentence=N_(
            "A tag was used elsewhere than allocated, or before its allocation. Mine tags are matched on the "
            "site, others on the holder."
        ),
        fraud=N_("Sale and movement of tags between sites and companies."),
        source=OECD + ", step 1, C: chain of custody or traceability system",
        example=N_("A tag allocated to one site closes a bag at another."),
        messages={
            "site": N_(
                "Tag {subject} was allocated to {allocated_to} on {allocated_on} but closed at {site} on {date}."
            ),
            "holder": N_(
                "Tag {subject} was allocated to {allocated_to} on {allocated_on} but closed by {holder} on {date}."
            ),
            "before": N_("Tag {subject} was closed on {date} before it was allocated."),
        },
    ),
    RulePage(
        code="DEAD",
        title=N_("Tag out of use"),
        sentence=N_(
            "A tag, or a tag closed on a page of a book, was used after it was returned, lost, stolen, damaged or "
            "cancelled, and not allocated again since. Of one day's acts, a return comes before an allocation, "
            "the others after it."
        ),
        fraud=N_("Stolen tags and logbooks that come back into the trade."),
        source=OECD + ", step 2, I.C: security of tags and records",
        example=N_("A range is reported stolen on 3 March; one of its tags closes a bag on 10 March."),
        messages={
            "tag": N_("Tag {subject} was closed on {date}, after the act '{action}' of {since}."),
            "book": N_(
                "Tag {subject} was closed on {date} at {place}, in a book out of use since {since} ('{action}')."
            ),
            "replaced": N_("Tag {subject} was taken off another bag on {since} and closed again on {date}."),
        },
    ),
    RulePage(
        code="ILLEGIBLE",
        title=N_("Not readable"),
        sentence=N_("A tag or a weight could not be read."),
        fraud=N_("Smudged numbers that hide where a bag went; mostly honest."),
        source=OECD + ", step 1, C: records are complete",
        example=N_("The tag cell reads 0410?123."),
        messages={
            "unread": N_("On line {subject} could not be read: {cells}."),
        },
    ),
)
