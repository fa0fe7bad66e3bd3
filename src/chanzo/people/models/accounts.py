"""Accounts: who signs in, with which role, for which organisation and areas. (people)"""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..scopes import Scope, scope_of
from ..types import Actor, Role
from .persons import Person


class Users(BaseUserManager["User"]):
    """Accounts by their e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """An account; acts are recorded under the person's number, never under the address or the name."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    email = models.EmailField(_("e-mail address"), unique=True)
    role = models.CharField(_("role"), max_length=20, choices=[(role.value, _(role.label)) for role in Role])
    organisation = models.CharField(_("organisation"), max_length=100, blank=True)
    areas = models.JSONField(_("areas of responsibility"), default=list, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True, blank=True)  # the visit under way
    seen_before_at = models.DateTimeField(null=True, blank=True)  # the end of the visit before it

    objects = Users()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        db_table = "people_user"

    def __str__(self) -> str:
        return self.email

    @property
    def number(self) -> str:
        """The person number under which this account's acts are recorded."""
        return self.person_id

    @property
    def area_names(self) -> list[str]:
        """The areas as people call them, without what sort of area each is."""
        return [area.partition(":")[2] or area for area in self.areas]

    @property
    def actor(self) -> Actor:
        """What the policies and the ledger need to know of this account."""
        return Actor(self.person_id, Role(self.role), self.organisation, frozenset(self.areas))

    @property
    def scope(self) -> Scope:
        """What this account may see of custody."""
        return scope_of(self.actor)


class ApiToken(models.Model):
    """A program's key to an account; only its hash is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_tokens")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "people_api_token"


class SignInLink(models.Model):
    """A link that signs in once, within its time; only its hash is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_in_links")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "people_sign_in_link"
