"""Words about logbooks, rule by rule. (verification)"""

from chanzo.verification.pages.page import N_, OECD, RulePage

PAGES = (
    RulePage(
        code="LOG",
        title=N_("Logbook page"),
        sentence=N_(
            "A page names two places or traders, stands in both tables, is missing from its book, is out of date "
            "order, holds corrections in conflict, or was keyed long after it was written."
        ),
        fraud=N_("Logbooks filled in away from the mine, torn pages."),
        source=OECD + ", step 1, C: records",
        example=N_("Pages 12 and 14 of a book are known, page 13 is not."),
        messages={
            "points": N_("Page {subject} names several tagging points: {named}."),
            "negociants": N_("Page {subject} names several négociants: {named}."),
            "both_tables": N_("Page {subject} stands in the mine log and in the trade log."),
            "date_order": N_("The lines of page {subject} are out of date order."),
            "conflict": N_("Lines or corrections of page {subject} are in conflict."),
            "keyed_late": N_("Page {subject}, written until {written}, was keyed {days} days later."),
            "missing": N_("Page {subject} of book {book} is missing."),
            "far": N_("Page {subject} is far from the other pages of book {book}; the number may be a slip."),
        },
    ),
    RulePage(
        code="CLOCK",
        title=N_("Device clock"),
        sentence=N_("A device time contradicts the received time or the form's own date."),
        fraud=N_("Forms filled in at another time than they say."),
        source=OECD + ", step 1, C: dates of each transfer",
        example=N_("A form sent at 10:00 says it was filled in at 11:30."),
        messages={
            "ahead": N_("The device's clock was {ahead_minutes} minutes ahead."),
            "behind": N_("The form reached chanzo long after the device's time."),
            "form_date": N_("The device's day is not the form's."),
        },
    ),
)
