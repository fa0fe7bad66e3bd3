"""What people set for their own account. (people)"""

from django.db import transaction

from ..models import User


@transaction.atomic
def describe_oneself(*, user: User, name: str) -> None:
    """Write a person's own name; it stands nowhere but with the person."""
    user.person.name = name.strip()
    user.person.save(update_fields=["name"])


def keep_language(user: User, language: str) -> None:
    """Remember the language in which somebody reads, for the next browser too."""
    if user.language != language:
        User.objects.filter(pk=user.pk).update(language=language)
