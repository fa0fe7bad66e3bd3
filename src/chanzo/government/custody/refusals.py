"""Why an act of tag custody is refused, as a person reads it. (government)"""

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

SENTENCES: dict[str, str] = {
    "RANGE_READ": N_("“{text}” is no range: write one a line, as 04100001 - 04100100, or a single number."),
    "NO_RANGES": N_("Name at least one number."),
    "NOT_HELD": N_("{holder} does not have {ranges} unused on {day}."),
    "SAME_DAY": N_(
        "{ranges} changed on {day} already, and paper that tells the day alone cannot tell which came first: date "
        "this act a day later."
    ),
    "MOVEMENT_KNOWN": N_("This very act of {day} is recorded already."),
    "DAY_IN_FUTURE": N_("The day lies in the future."),
    "REASON_NEEDED": N_("Give the reason: it stays with the act."),
    "DOCUMENT_NEEDED": N_("Name the document that orders it."),
    "SAME_HOLDER": N_("Name two different holders: who gives and who receives."),
    "SITE_NEEDED": N_("Name the mine site where the tags will be used."),
    "QUANTITY": N_("Ask for at least one tag or book of a known type."),
    "QUOTA_REASON": N_(
        "{quantity} are more than the site's quota of {quota} on {day}. Say why they are needed, or ask for fewer."
    ),
    "REQUEST_STAGE": N_("This request has moved on meanwhile: look at it again."),
    "REQUEST_DAY": N_("The day lies before the last step of this request, or in the future."),
    "OWN_REQUEST": N_("Whoever made a request cannot grant it."),
    "GRANT_MORE": N_("{granted} would be granted, {asked} were asked for."),
    "RANGE_GRANTED": N_("{ranges} is granted to request {number}."),
    "NOT_CONFIRMED": N_("{ranges} is still in transit: its receipt must be confirmed first (hand-over {seq})."),
    "BOTH_SIDES": N_("Whoever handed over cannot confirm the receipt as well."),
    "NOT_RECEIVER": N_("Only {holder}, or who answers for its place, can confirm the receipt."),
    "NOT_SIGNED": N_("The act {act} has no signed copy: attach the scan first, then confirm on paper."),
    "RECEIVED_ALREADY": N_("This hand-over is confirmed already."),
    "RECEIPT_DAY": N_("The receipt lies between the hand-over and today."),
    "NOT_HANDED_OVER": N_("{ranges} was not part of this hand-over."),
    "DIFFERENCE_NOTE": N_("Say what is known about the numbers that are missing."),
    "HOLDER_NEEDED": N_("Name the holder."),
    "NOTHING_TO_COUNT": N_("{holder} has nothing of this type, and nothing was counted."),
    "DECLARED_AS": N_("Tags are declared lost, stolen or damaged."),
    "NOT_MISSING": N_("{ranges} does not await an explanation here."),
    "LOCKBOX_CODE": N_("{lockbox} is no code: capital letters, digits and dashes, as LB-12."),
    "LOCKBOX_EXISTS": N_("{lockbox} names a holder already."),
    "LOCKBOX_PLACE": N_("Name the mine site at which the lockbox stands."),
    "LOCKBOX_FULL": N_("{lockbox} still holds tags or books: hand them over or count them out first."),
    "LOCKBOX_ENDED": N_("{lockbox} is no longer in use."),
    "LOCKBOX_NOT_YET": N_("{lockbox} was not in use on that day."),
    "PURPOSE_NEEDED": N_("Say what it was opened for."),
    "KEYHOLDERS_FEW": N_("A joint lockbox has at least {least} keyholders."),
    "KEYHOLDER_TWICE": N_("The same keyholder stands twice."),
    "CUSTODY_LIMIT": N_("Write a number above nought."),
    "INVENTORY_EMPTY": N_("Nothing unused is held there on that day."),
    "INVENTORY_MOVED": N_("The inventory changed since you looked at it. Look again, then confirm."),
}
