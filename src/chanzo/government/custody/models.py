"""Rows of tag custody, derived from the ledger. (government)"""

from django.db import models


class Lockbox(models.Model):
    """A joint lockbox (types.keeping.LockboxRow)."""

    code = models.TextField(primary_key=True)
    seq = models.BigIntegerField()
    name = models.TextField()
    site = models.TextField()
    point = models.TextField()
    keyholders = models.TextField()
    from_day = models.IntegerField()
    to_day = models.IntegerField(null=True)
    procedure = models.TextField()
    procedure_media = models.TextField()

    class Meta:
        db_table = "government_lockbox"


class Opening(models.Model):
    """A lockbox opened (types.keeping.OpeningRow)."""

    seq = models.BigIntegerField(primary_key=True)
    lockbox = models.TextField()
    day = models.IntegerField()
    present = models.TextField()
    absent = models.TextField()
    purpose = models.TextField()
    taken_out = models.TextField()
    put_in = models.TextField()
    actor = models.TextField()

    class Meta:
        db_table = "government_opening"
        indexes = [models.Index(fields=["lockbox"], name="opening_lockbox")]


class TagRequest(models.Model):
    """A request for tags or books (types.requests.RequestRow)."""

    seq = models.BigIntegerField(primary_key=True)
    number = models.TextField()
    stage = models.TextField()
    holder = models.TextField()
    giver = models.TextField()
    type = models.TextField()
    quantity = models.IntegerField()
    site = models.TextField()
    reason = models.TextField()
    quota = models.IntegerField(null=True)
    asked_day = models.IntegerField()
    asked_by = models.TextField()
    stage_day = models.IntegerField()
    granted = models.TextField()
    granted_count = models.IntegerField()
    hand_over = models.BigIntegerField(null=True)

    class Meta:
        db_table = "government_request"
        indexes = [
            models.Index(fields=["number"], name="request_number"),
            models.Index(fields=["stage"], name="request_stage"),
        ]


class RequestStep(models.Model):
    """One act on a request (types.requests.StepRow)."""

    seq = models.BigIntegerField(primary_key=True)
    request = models.TextField()
    act = models.TextField()
    stage = models.TextField()
    day = models.IntegerField()
    actor = models.TextField()
    reason = models.TextField()

    class Meta:
        db_table = "government_step"
        indexes = [models.Index(fields=["request"], name="step_request")]


class HandOver(models.Model):
    """Ranges that changed hands (types.requests.HandOverRow)."""

    seq = models.BigIntegerField(primary_key=True)
    action = models.TextField()
    giver = models.TextField()
    receiver = models.TextField()
    site = models.TextField()
    type = models.TextField()
    ranges = models.TextField()
    numbers = models.IntegerField()
    day = models.IntegerField()
    document = models.TextField()
    request = models.TextField()
    given_by = models.TextField()
    act = models.TextField()
    state = models.TextField()
    received_day = models.IntegerField(null=True)
    received_by = models.TextField()
    missing = models.TextField()
    missing_count = models.IntegerField()
    on_paper = models.BooleanField()
    note = models.TextField()

    class Meta:
        db_table = "government_hand_over"
        indexes = [
            models.Index(fields=["receiver"], name="hand_over_receiver"),
            models.Index(fields=["state"], name="hand_over_state"),
        ]


class Take(models.Model):
    """A stock-take of tags or books (types.keeping.TakeRow)."""

    seq = models.BigIntegerField(primary_key=True)
    holder = models.TextField()
    site = models.TextField()
    type = models.TextField()
    day = models.IntegerField()
    counted = models.TextField()
    counted_count = models.IntegerField()
    expected_count = models.IntegerField()
    missing = models.TextField()
    surplus = models.TextField()
    surplus_count = models.IntegerField()
    document = models.TextField()
    actor = models.TextField()
    head = models.BigIntegerField()

    class Meta:
        db_table = "government_take"
        indexes = [models.Index(fields=["holder"], name="take_holder")]


class Difference(models.Model):
    """Numbers that were not found (types.keeping.DifferenceRow)."""

    seq = models.BigIntegerField(primary_key=True)
    source = models.TextField()
    holder = models.TextField()
    type = models.TextField()
    day = models.IntegerField()
    missing = models.TextField()
    open = models.TextField()
    open_count = models.IntegerField()

    class Meta:
        db_table = "government_difference"
        indexes = [models.Index(fields=["open_count"], name="difference_open")]


class Void(models.Model):
    """Ranges declared lost, stolen, damaged or found again (types.keeping.VoidRow)."""

    seq = models.BigIntegerField(primary_key=True)
    action = models.TextField()
    holder = models.TextField()
    type = models.TextField()
    ranges = models.TextField()
    numbers = models.IntegerField()
    day = models.IntegerField()
    reason = models.TextField()
    document = models.TextField()
    actor = models.TextField()
    difference = models.BigIntegerField(null=True)
    act = models.TextField()

    class Meta:
        db_table = "government_void"
        indexes = [models.Index(fields=["difference"], name="void_difference")]


class Inventory(models.Model):
    """An inventory cancelled in one act (types.keeping.InventoryRow)."""

    seq = models.BigIntegerField(primary_key=True)
    number = models.TextField()
    selection = models.TextField()
    day = models.IntegerField()
    reason = models.TextField()
    document = models.TextField()
    ranges = models.TextField()
    tags = models.IntegerField()
    books = models.IntegerField()
    actor = models.TextField()
    cancelled_at = models.BigIntegerField()

    class Meta:
        db_table = "government_inventory"
        indexes = [models.Index(fields=["number"], name="inventory_number")]
