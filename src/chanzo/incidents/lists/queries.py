"""Who sends a list, as the policies ask. (incidents)"""

from chanzo.core.refusals import Refused
from chanzo.people.models import Person, User
from chanzo.people.types import Actor, Role


def actor_behind(by: str) -> Actor:
    """The actor of an active account by its person number; a program's name is the operator's own."""
    user = User.objects.filter(person_id=by, is_active=True).first()
    if user is not None:
        return user.actor
    if Person.objects.filter(number=by).exists() or by.startswith("P-"):
        raise Refused("NOT_SIGNED_IN")
    return Actor(by, Role.ADMIN)
