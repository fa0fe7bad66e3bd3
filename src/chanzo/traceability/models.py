"""Projected rows of custody: every one can be dropped and derived again from the ledger. (traceability)"""

from django.db import models


class Line(models.Model):
    """One version of one row of a table; ``version`` = record sequence * 1000 + place in the record."""

    version = models.BigIntegerField(primary_key=True)
    table = models.TextField()
    sheet = models.TextField()
    line = models.TextField()
    slot = models.TextField()
    key = models.TextField()
    content = models.TextField()
    number = models.TextField()
    number2 = models.TextField()
    site_name = models.TextField()
    organisation_name = models.TextField()
    day = models.IntegerField(null=True)
    replaces = models.BigIntegerField(null=True)
    batch = models.IntegerField(null=True)
    received_at = models.BigIntegerField()
    backfill = models.BooleanField()
    undone_at = models.BigIntegerField(null=True)
    effective = models.BooleanField()
    text = models.TextField()

    class Meta:
        db_table = "traceability_line"
        indexes = [
            models.Index(fields=["slot"], name="line_slot"),
            models.Index(fields=["sheet"], name="line_sheet"),
            models.Index(fields=["number"], name="line_number"),
            models.Index(fields=["number2"], name="line_number2"),
            models.Index(fields=["site_name"], name="line_site"),
            models.Index(fields=["organisation_name"], name="line_org"),
        ]


class Lot(models.Model):
    """Anything tagged or batched (types.Lot)."""

    key = models.TextField(primary_key=True)
    kind = models.TextField()
    number = models.TextField()
    name = models.TextField()
    organisation = models.TextField()
    sheet = models.TextField()
    line = models.TextField()
    version = models.BigIntegerField()
    day = models.IntegerField(null=True)
    month = models.IntegerField(null=True)
    minute = models.IntegerField(null=True)
    mass_g = models.BigIntegerField(null=True)
    current_g = models.BigIntegerField(null=True)
    stated_mineral = models.TextField()
    mineral = models.TextField()
    holder = models.TextField()
    state = models.TextField()
    site = models.TextField()
    point = models.TextField()
    agent = models.TextField()
    team = models.TextField()
    latitude = models.IntegerField(null=True)
    longitude = models.IntegerField(null=True)
    received_at = models.BigIntegerField()
    backfill = models.BooleanField()
    seq = models.BigIntegerField()

    class Meta:
        db_table = "traceability_lot"
        indexes = [
            # With kind and day a count of used tags needs no row.
            models.Index(fields=["number", "kind", "day"], name="lot_number"),
            models.Index(fields=["name"], name="lot_name"),
            models.Index(fields=["site", "month"], name="lot_site_month"),
            models.Index(fields=["point", "month"], name="lot_point_month"),
            models.Index(fields=["agent", "month"], name="lot_agent_month"),
            models.Index(fields=["organisation", "month"], name="lot_org_month"),
            models.Index(fields=["seq"], name="lot_seq"),
        ]


class LotNumber(models.Model):
    """A further number that a bag act gave to a lot, from a day on; the number before it is dead from then."""

    version = models.BigIntegerField(primary_key=True)
    number = models.TextField()
    lot = models.TextField()
    from_day = models.IntegerField(null=True)
    replaced = models.TextField()

    class Meta:
        db_table = "traceability_lot_number"
        indexes = [
            models.Index(fields=["number"], name="lot_number_number"),
            models.Index(fields=["lot"], name="lot_number_lot"),
        ]


class Input(models.Model):
    """One input line, and the lot that its number means (types.Input); ``src`` is empty while unknown."""

    version = models.BigIntegerField(primary_key=True)
    step = models.TextField()
    number = models.TextField()
    src = models.TextField()
    dst = models.TextField()
    mass_g = models.BigIntegerField(null=True)
    day = models.IntegerField(null=True)
    organisation = models.TextField()
    sheet = models.TextField()
    line = models.TextField()
    mineral = models.TextField()
    backward = models.BooleanField()
    received_at = models.BigIntegerField()
    backfill = models.BooleanField()
    seq = models.BigIntegerField()

    class Meta:
        db_table = "traceability_input"
        indexes = [
            models.Index(fields=["src"], name="input_src"),
            models.Index(fields=["dst"], name="input_dst"),
            models.Index(fields=["number"], name="input_number"),
            models.Index(fields=["organisation", "day"], name="input_org_day"),
            models.Index(fields=["backward"], name="input_backward"),
        ]


class Page(models.Model):
    """A page with at least one line that counts (types.Page): what is missing from a book is seen here."""

    key = models.TextField(primary_key=True)
    table = models.TextField()
    sheet = models.TextField()
    book = models.TextField()
    page = models.TextField()

    class Meta:
        db_table = "traceability_page"
        indexes = [
            models.Index(fields=["book"], name="page_book"),
            models.Index(fields=["sheet"], name="page_sheet"),
        ]


class Gone(models.Model):
    """A lot that stands no longer since record ``seq``: the image must forget it."""

    key = models.TextField(primary_key=True)
    seq = models.BigIntegerField()

    class Meta:
        db_table = "traceability_gone"
        indexes = [models.Index(fields=["seq"], name="gone_seq")]


class MonthSum(models.Model):
    """What was closed in a month, added up (types.MonthSum); ``key`` is the five names together."""

    key = models.TextField(primary_key=True)
    kind = models.TextField()
    site = models.TextField()
    organisation = models.TextField()
    month = models.IntegerField()
    mineral = models.TextField()
    lots = models.IntegerField()
    mass_g = models.BigIntegerField()

    class Meta:
        db_table = "traceability_month_sum"
        indexes = [
            models.Index(fields=["site", "month"], name="month_sum_site"),
            models.Index(fields=["organisation", "month"], name="month_sum_org"),
            models.Index(fields=["month", "kind"], name="month_sum_month"),
        ]


class NamedSmelter(models.Model):
    """A smelter that an export lot names (types.NamedSmelter)."""

    key = models.TextField(primary_key=True)
    lot = models.TextField()
    smelter = models.TextField()

    class Meta:
        db_table = "traceability_named_smelter"
        indexes = [
            models.Index(fields=["lot"], name="named_smelter_lot"),
            models.Index(fields=["smelter"], name="named_smelter_name"),
        ]


class ToJudge(models.Model):
    """A key that rules must judge again; rows are written with the change and drained after it."""

    kind = models.TextField()
    key = models.TextField()

    class Meta:
        db_table = "traceability_to_judge"
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="to_judge_once")]
