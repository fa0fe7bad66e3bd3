"""What is asked about imports. (field)"""

from typing import Any

from django.db.models import QuerySet

from .models import ImportBatch


def imports_visible_to(user: Any) -> QuerySet[ImportBatch]:
    """Every import, newest first; an account bound to areas sees its own, for a file may hold rows of any place."""
    imports = ImportBatch.objects.order_by("-pk")
    return imports if user.scope.everything else imports.filter(by=user.number)
