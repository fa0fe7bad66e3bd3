"""Requests of new areas and their steps, projected from the acts that they are. (sites)"""

from typing import Any

from django.db import models

from chanzo.people.policies import only_own, require
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act, Place

from ..types.request import RequestRow, StepRow


class AreaRequests(models.Manager["AreaRequest"]):
    """Requests by number."""

    def visible_to(self, user: Any) -> "models.QuerySet[AreaRequest]":
        """All for the programme's own; of an area for those bound to it; of its own name for a company."""
        actor = require(user, Act.SEE_REQUESTS)
        requests = self.get_queryset().order_by("-seq")
        if only_own(actor, Act.SEE_REQUESTS):
            return requests.filter(organisation__iexact=actor.organisation)
        scope = scope_of(actor)
        if scope.everything:
            return requests
        inside = [request.seq for request in requests if scope.covers(request.place)]
        return requests.filter(models.Q(seq__in=inside) | models.Q(asked_by=actor.number))


class AreaRequest(models.Model):
    """A request of a new area as it stands (types.request.RequestRow)."""

    seq = models.BigIntegerField(primary_key=True)
    number = models.TextField(unique=True)
    stage = models.TextField()
    since_day = models.IntegerField()
    name = models.TextField()
    folded = models.TextField(db_index=True)
    country = models.TextField()
    province = models.TextField()
    territory = models.TextField()
    latitude_udeg = models.IntegerField(null=True)
    longitude_udeg = models.IntegerField(null=True)
    about = models.TextField()
    minerals = models.TextField()
    workers = models.IntegerField(null=True)
    monthly_g = models.BigIntegerField(null=True)
    tagging_point = models.TextField()
    organisation = models.TextField()
    reason = models.TextField()
    document = models.TextField()
    asked_by = models.TextField()
    asked_day = models.IntegerField()
    site = models.TextField(db_index=True)

    objects = AreaRequests()

    class Meta:
        db_table = "sites_request"

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"

    @property
    def latitude(self) -> float | None:
        """Degrees north."""
        return None if self.latitude_udeg is None else self.latitude_udeg / 1e6

    @property
    def longitude(self) -> float | None:
        """Degrees east."""
        return None if self.longitude_udeg is None else self.longitude_udeg / 1e6

    @property
    def place(self) -> Place:
        """Where and for whom it is, as the policies ask."""
        return Place(self.site, self.territory, self.province, self.organisation)

    def facts(self) -> RequestRow:
        """The row as rules and services see it."""
        return RequestRow(**{field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields})


class RequestStep(models.Model):
    """One step of a request (types.request.StepRow)."""

    seq = models.BigIntegerField(primary_key=True)
    request = models.TextField(db_index=True)
    step = models.TextField()
    stage = models.TextField()
    day = models.IntegerField()
    result = models.TextField()
    reason = models.TextField()
    document = models.TextField()
    told = models.TextField()
    actor = models.TextField()
    at = models.BigIntegerField()

    class Meta:
        db_table = "sites_request_step"

    def facts(self) -> StepRow:
        """The row as rules see it."""
        return StepRow(**{field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields})
