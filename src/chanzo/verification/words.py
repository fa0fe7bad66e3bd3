"""Words of findings for pages: severities, states, subjects, acts, facts with their units. (verification)"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chanzo.core.days import month_number
from chanzo.people.scopes import Scope
from chanzo.traceability.words import MINERALS, STEPS, TAG_TYPES
from chanzo.web import formats
from chanzo.web.status import WORDS

SEVERITIES: dict[str, Promise] = {"S": _("Serious"), "W": _("Warning"), "N": _("Note")}
STATES: dict[str, Promise] = {
    "candidate": _("To judge"),
    "queried": _("Asked"),
    "explained": _("Explained"),
    "corrected": _("Corrected"),
    "incident": _("Incident"),
    "cleared": _("Cleared"),
}
# What the list of states offers besides the states themselves.
WHICH: dict[str, Promise] = {"": _("To settle"), "standing": _("All that stand")}
ACT_WORDS: dict[str, Promise] = {
    "explained": _("Explained: it is as it should be, and here is why"),
    "corrected": _("Corrected: it was wrong on paper, and the paper was put right"),
    "incident": _("Incident: something happened that must be followed"),
    "ask": _("Ask: an office or an agent is to answer first"),
}
TAKE_BACK: dict[str, Promise] = {"reopen": _("Take back what was said: it is to judge again")}
MEANS_WORDS: dict[str, Promise] = {
    "page": _("In the page"),
    "telephone": _("By telephone"),
    "radio": _("By radio"),
    "message": _("By message"),
    "letter": _("By letter"),
    "visit": _("At a visit"),
}
SUBJECTS: dict[str, Promise] = {
    "tag": _("Tag"),
    "lot": _("Lot"),
    "batch": _("Batch"),
    "page": _("Page"),
    "edge": _("Step between two lots"),
    "site_month": _("Site and month"),
    "point_month": _("Tagging point and month"),
    "organisation_month": _("Organisation and month"),
    "agent_month": _("Agent, site and month"),
}
# Who acts without an account.
ACTORS: dict[str, Promise] = {"rules": _("the rules"), "system": _("the operator")}
HISTORY: dict[str, Promise] = {
    "raised": _("Raised"),
    "changed": _("Changed"),
    "cleared": _("Cleared: the rule no longer fires"),
    "reopened": _("Opened again: what it rests on changed"),
    "queried": _("Asked"),
    "answered": _("Answered"),
    "reminded": _("Reminded"),
    "taken_back": _("Taken back: to judge again"),
    "explained": _("Explained"),
    "corrected": _("Corrected"),
    "incident": _("Incident"),
}
SITE_FACTS = ("site", "sites")
LOT_FACTS = ("into", "tag", "bag_before", "lot", "lots", "batch")
STEP_WORDS: dict[str, Promise] = {
    "lines": _("The lines that it speaks of"),
    "cases": _("Each case"),
    "places": _("Closing of the bag"),
    "closed": _("Closing of the bag"),
    "opened": _("Opening"),
    "sent": _("Sending"),
    "parts": _("A part of it"),
    "uses": _("Use"),
}
FACTS: dict[str, Promise] = {
    "action": _("What befell the tag"),
    "after": _("After"),
    "against_g": _("Compared with"),
    "agent": _("Agent"),
    "ahead": _("Ahead"),
    "ahead_minutes": _("Minutes ahead"),
    "allocated_on": _("Allocated on"),
    "allocated_to": _("Allocated to"),
    "allowed_pm": _("Explained up to"),
    "area": _("Area"),
    "areas": _("Areas"),
    "bag_before": _("Bag before"),
    "bags": _("Bags"),
    "basis": _("Weighed as"),
    "batch": _("Batch"),
    "behind": _("Behind"),
    "book": _("Book"),
    "buyer": _("Buyer named"),
    "by": _("By"),
    "cells": _("Unreadable"),
    "chi_square_milli": _("Chi-square, thousandths"),
    "closed_date": _("Closed on"),
    "closing_g": _("Closed with"),
    "counted_g": _("Counted"),
    "counted_on": _("Counted on"),
    "date": _("Date"),
    "days": _("Days"),
    "distance_m": _("Distance"),
    "exported_g": _("Exported"),
    "extra": _("Too many"),
    "first_input": _("First input"),
    "form_date": _("Date of the form"),
    "from": _("From"),
    "grade_mpct": _("Grade"),
    "graduation_g": _("Graduation of the scale"),
    "held": _("It held"),
    "high_g": _("At most"),
    "high_mpct": _("At most"),
    "holder": _("Holder"),
    "identical": _("Identical weights"),
    "in_g": _("Went in"),
    "into": _("Into"),
    "lot": _("Lot"),
    "lots": _("Lots"),
    "low_g": _("At least"),
    "low_mpct": _("At least"),
    "lowest_g": _("Lowest stock"),
    "mass_g": _("Mass"),
    "mean_pm": _("Mean before"),
    "metal_in_g": _("Metal in"),
    "metal_out_g": _("Metal out"),
    "mineral": _("Mineral"),
    "minutes": _("Minutes"),
    "missing": _("Missing"),
    "multiples": _("Multiples of 5 kg"),
    "named": _("Named"),
    "opened_date": _("Opened on"),
    "opener": _("Opened by"),
    "out_g": _("Came out"),
    "place": _("Page and line"),
    "reason": _("Reason"),
    "role": _("What"),
    "received": _("Received"),
    "received_g": _("Mass received"),
    "recovery_mpct": _("Recovery"),
    "registered": _("Registered"),
    "scheme": _("Scheme"),
    "sent_g": _("Sent"),
    "share_pm": _("Share"),
    "since": _("Since"),
    "site": _("Site"),
    "sites": _("Sites"),
    "source": _("Source"),
    "stated_g": _("Stated"),
    "status": _("Status"),
    "step": _("Step"),
    "stock_g": _("Stock by the books"),
    "tag": _("Tag"),
    "tag_type": _("Sort of tag"),
    "tagged_g": _("Tagged"),
    "taken_g": _("Taken out"),
    "to": _("To"),
    "weighed_g": _("Weighed"),
    "weight_g": _("Weight"),
    "who": _("Who"),
}
LIMITS: dict[str, Promise] = {
    "ahead_minutes": _("Minutes ahead"),
    "apart_m": _("Places apart from"),
    "bag_into_batch_pm": _("Loss of a bag into a batch"),
    "bags": _("Bags, at least"),
    "behind_days": _("Days behind"),
    "below_zero_g": _("Below zero by more than"),
    "buffer_m": _("Buffer around an area"),
    "chance_per_million": _("Chance, per million"),
    "count_pm": _("Count off by more than"),
    "distance_m": _("Distance from the site"),
    "export_high_g": _("Export bag, at most"),
    "export_low_g": _("Export bag, at least"),
    "gap_pages": _("Pages of a gap"),
    "grade_high_mpct": _("Grade, at most"),
    "grade_low_mpct": _("Grade, at least"),
    "identical_pm": _("Identical weights above"),
    "into_export_pm": _("Loss into an export lot"),
    "into_trade_pm": _("Loss into trade"),
    "jump_pm": _("Rise above"),
    "keyed_days": _("Days until keyed"),
    "least_days": _("Days, at least"),
    "loss_high_pm": _("Processing loss, at most"),
    "loss_low_pm": _("Processing loss, at least"),
    "mass_g": _("Mass"),
    "mine_high_g": _("Mine bag, at most"),
    "mine_into_batch_pm": _("Loss of a mine bag into a batch"),
    "mine_low_g": _("Mine bag, at least"),
    "months": _("Months"),
    "most_days": _("Days, at most"),
    "multiples_pm": _("Multiples of 5 kg above"),
    "negociant_high_g": _("Négociant bag, at most"),
    "negociant_low_g": _("Négociant bag, at least"),
    "page_bags": _("Other bags of the page, at least"),
    "processor_high_g": _("Processor bag, at most"),
    "processor_low_g": _("Processor bag, at least"),
    "ratio": _("Ratio"),
    "recovery_high_mpct": _("Recovery, at most"),
    "recovery_low_mpct": _("Recovery, at least"),
    "serious_pm": _("Serious above"),
    "served_pm": _("Of what its sites can give"),
    "share_pm": _("Share above"),
    "speed_kmh": _("Speed, km/h"),
    "utc_offset_minutes": _("Minutes from UTC"),
    "within_pm": _("Within"),
}
# For what a limit was set, the narrowest wins.
SCOPES: dict[str, Promise] = {
    "programme": _("the programme"),
    "country": _("country"),
    "mineral": _("mineral"),
    "site": _("site"),
}
# What puts tags and books out of use, as a noun in a sentence.
OUT_OF_USE: dict[str, Promise] = {
    "return": _("return"),
    "lose": _("loss"),
    "steal": _("theft"),
    "damage": _("damage"),
    "cancel": _("cancellation"),
}
# What the codes of a fact are called, by the fact.
CODES: Mapping[str, Mapping[str, str | Promise]] = {
    "action": OUT_OF_USE,
    "basis": {"as_weighed": _("as weighed"), "dry": _("dry")},
    "held": MINERALS,
    "mineral": MINERALS,
    "registered": MINERALS,
    "source": {
        "certificate": _("certificate"), "customs": _("customs"), "tax": _("tax service"), "smelter": _("smelter"),
        "service": _("state service"),
    },
    "status": {code: standing.word for code, standing in WORDS["standing"].items()},
    "step": {str(step): word for step, word in STEPS.items()},
    "tag_type": TAG_TYPES,
}  # fmt: skip
AREAS: dict[str, Promise] = {"province": _("Province"), "territory": _("Territory")}
_MONTH = re.compile(r"\d{4}-\d\d\Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")


def measured(name: str, value: Any) -> str:
    """A fact or limit by the unit that its name ends in: grams, metres, thousandths; a date as a day."""
    if isinstance(value, str) and _DAY.match(value):
        return formats.day(date.fromisoformat(value))
    if isinstance(value, str) and value in CODES.get(name, {}):
        return str(CODES[name][value])
    if isinstance(value, bool) or not isinstance(value, int):
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    if name.endswith("_g"):
        return formats.mass(value, 3 if value % 100 else 1) if value >= 0 else f"-{formats.mass(-value)}"
    if name.endswith("_mpct"):
        return formats.share(value / 100_000)
    if name.endswith("_pm"):
        return formats.share(value / 1000)
    if name.endswith("_m"):
        return f"{formats.count(value)} m"
    return formats.count(value)


def cause_words(key: str) -> str:
    """The name of a cause as people read it: its month in words, an area by its name."""
    name, _space, month = key.rpartition(" ")
    if _MONTH.match(month):
        return f"{name}, {formats.month(month_number(month))}" if name else str(formats.month(month_number(month)))
    sort, colon, area = key.partition(":")
    return f"{AREAS[sort]} {area.title()}" if colon and sort in AREAS else key


def office_as_read(office: str, scope: Scope) -> str:
    """Who was asked, as a scope may know it: companies read no agent's code, and so no office but their own."""
    return office if scope.agents or scope.owns(office) else gettext("another office")
