"""Words about custody, rule by rule. (verification)"""

from chanzo.verification.pages.page import N_, OECD, RulePage

PAGES = (
    RulePage(
        code="HOLDER",
        title=N_("Opened by another"),
        sentence=N_(
            "A bag was opened by someone other than the buyer its own line names, with no sale or hand-over "
            "recorded between."
        ),
        fraud=N_("Bags diverted between traders, or tags filled in for mineral bought elsewhere."),
        source=OECD + ", step 1, C: names of all intermediaries",
        example=N_("The mine log names one buyer; another négociant opens the bag."),
        messages={
            "other": N_("Bag {subject} names {buyer} as buyer but was opened by {opener} on {opened_date}."),
        },
    ),
    RulePage(
        code="REUSE",
        title=N_("Used more than it held"),
        sentence=N_(
            "Two or more inputs together take more out of a lot than was in it, or it was used after its export."
        ),
        fraud=N_("One tagged bag that covers untagged mineral several times."),
        source=OECD + ", step 2, I.C: mass balance",
        example=N_("A bag of 50 kg enters two négociant bags, with 50 kg each."),
        messages={
            "more": N_("{taken_g} were taken out of {subject}, which held {closing_g}."),
            "exported": N_("{subject} was used again after its export."),
        },
    ),
    RulePage(
        code="GAIN",
        title=N_("Weighed more than sent"),
        sentence=N_("One input weighed more than was sent; on a split bag the sum of its parts."),
        fraud=N_("Topping up bags on the way with untagged mineral."),
        source=OECD + ", step 2, I.C: weights at each point of transfer",
        example=N_("A bag closed with 50 kg is opened with 54 kg."),
        messages={
            "one": N_("{sent_g} were sent and {weighed_g} weighed on {subject}."),
            "parts": N_(
                "{sent_g} were sent; the parts of the bag weighed {weighed_g} together, the last on {subject}."
            ),
        },
    ),
    RulePage(
        code="LOSS",
        title=N_("Weighed less than sent"),
        sentence=N_(
            "An input weighed less than the lot's closing weight by more than the step explains; on a split bag "
            "the sum of its parts."
        ),
        fraud=N_("Mineral taken out on the way, or bags swapped."),
        source=OECD + ", step 2, I.C: weights at each point of transfer",
        example=N_("A négociant bag of 100 kg enters a batch with 80 kg."),
        messages={
            "one": N_(
                "{sent_g} were sent and only {weighed_g} weighed on {subject}; up to {allowed_pm} would be explained."
            ),
            "parts": N_(
                "{sent_g} were sent; the parts of the bag weighed only {weighed_g} together, the last on {subject}."
            ),
        },
    ),
    RulePage(
        code="BALANCE",
        title=N_("Does not balance"),
        sentence=N_(
            "A batch or re-tagged bag has outputs above its inputs as weighed on that sheet, or a processing loss "
            "out of range."
        ),
        fraud=N_("Untagged mineral mixed in at the processor; losses that hide sales."),
        source=OECD + ", step 2, I.C: mass balance at processors",
        example=N_("1,000 kg go into a batch and 1,100 kg come out."),
        messages={
            "gain": N_("{out_g} came out of {subject}, but only {in_g} went in."),
            "loss": N_("{in_g} went into {subject} and {out_g} came out: the loss is out of range."),
        },
    ),
    RulePage(
        code="STOCK",
        title=N_("Book stock"),
        sentence=N_("A holder's book stock falls below zero, or counted stock differs from it by more than the limit."),
        fraud=N_("Selling more than was ever bought."),
        source=OECD + ", step 2, I.C: stock and mass balance",
        example=N_("An exporter's bags leave with 500 kg more than was ever weighed in."),
        messages={
            "below_zero": N_("The book stock of {mineral} fell to {lowest_g} ({since})."),
            "count": N_("{counted_g} of {mineral} were counted on {counted_on}; the books say {stock_g}."),
        },
    ),
    RulePage(
        code="ORPHAN",
        title=N_("Nobody closed it"),
        sentence=N_("A tag was opened that no line closed. It clears itself when the sheet arrives."),
        fraud=N_("Mineral that enters the chain without any record of its mine; often a page still under way."),
        source=OECD + ", step 1, C: origin of minerals",
        example=N_("A trade sheet opens tag 04100077, and no mine page names it."),
        messages={
            "unknown": N_("Tag {subject} was opened but no line closed it: {uses}."),
            "before_count": N_(
                "Tag {subject} was opened before its holder's first stock count, and no line closed it: {uses}."
            ),
        },
    ),
    RulePage(
        code="ORDER",
        title=N_("Dates out of order"),
        sentence=N_(
            "A date before its input's date, a step slower than its limit, a date later than the record was "
            "received, an output before its batch's first input, or an input that contains its own output."
        ),
        fraud=N_("Papers filled in before or after the fact."),
        source=OECD + ", step 1, C: dates of each transfer",
        example=N_("A bag is opened two days before it was closed."),
        messages={
            "before": N_("{subject}: opened {opened_date}, closed only {closed_date}."),
            "slow": N_("{subject}: {days} days passed between closing and opening."),
            "future": N_("{subject} is dated {date} but was received on {received}."),
            "act": N_("The act '{act}' on {subject} is dated {date} but was received on {received}."),
            "receipt": N_("The receipt of {subject} is dated {date} but was received on {received}."),
            "output": N_("{subject}: the output is dated {date}, the first input {first_input}."),
            "circle": N_("{subject} feeds on its own output."),
        },
    ),
)
