"""The health page: whether the installation works, in figures a monitor can read. (api)"""

import shutil
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult

from chanzo.core import clock
from chanzo.ledger.queries import head_of_ledger
from chanzo.traceability.models import ToJudge


def queue_age_s() -> int:
    """Seconds that the oldest waiting task has waited; 0 with none."""
    oldest = DBTaskResult.objects.ready().order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    return max(0, int((clock.now() - oldest).total_seconds())) if oldest else 0


def disk_free_mb() -> int:
    """Megabytes left where the installation keeps everything."""
    return shutil.disk_usage(settings.HOME).free // 2**20


def database() -> str | None:
    """The engine, when it answers."""
    connection.ensure_connection()
    return connection.vendor if connection.is_usable() else None


PROBES = {
    "database": database,
    "disk_free_mb": disk_free_mb,
    "queue_age_s": queue_age_s,
    "rows_to_judge": ToJudge.objects.count,
    "ledger_head": head_of_ledger,
}


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 with every figure; a figure that cannot be had is null, and without a database the answer is 503."""
    figures: dict[str, Any] = {}
    for name, probe in PROBES.items():
        try:
            figures[name] = probe()
        except (DatabaseError, OSError):
            figures[name] = None
    well = figures["database"] is not None
    return JsonResponse({"ok": well, **figures}, status=200 if well else 503)
