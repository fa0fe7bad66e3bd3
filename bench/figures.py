"""Every indicator that rooms compute, over the last year of an installation. (bench)

``python -m bench.figures HOME`` reads an installation that is there and says seconds, cases and records of each; it
writes nothing but the image that any trace would build, so give it a copy.
"""

import json
import os
import sys
import time
from importlib import import_module
from importlib.util import find_spec
from typing import Any

YEAR = 365


def ready(folder: str) -> None:
    """Read from this installation, with the indicators of every room registered."""
    import django

    os.environ["CHANZO_HOME"] = folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chanzo.config.settings")
    django.setup()
    from django.apps import apps

    for room in apps.get_app_configs():
        if room.name.startswith("chanzo.") and find_spec(f"{room.name}.indicators"):
            import_module(f"{room.name}.indicators")


def measured() -> dict[str, Any]:
    """Seconds of each indicator over the year before the last bag, in one run, as a daily computation takes them."""
    from django.db.models import Max

    from chanzo.core.days import day_text, month_of, month_text
    from chanzo.core.indicators import Asked, observe, registered
    from chanzo.traceability.models import Lot

    last = Lot.objects.filter(kind="mine").aggregate(last=Max("day"))["last"]
    asked = Asked(last - YEAR + 1, last)
    told: dict[str, Any] = {"first": day_text(asked.first), "last": day_text(last), "indicators": {}}
    start = time.perf_counter()
    for code, indicator in registered().items():
        if indicator.cases is None:
            continue
        begun = time.perf_counter()
        cases = indicator.cases(asked)
        found = observe(indicator, cases, month=lambda day: month_text(month_of(day)))
        told["indicators"][code] = {
            "seconds": round(time.perf_counter() - begun, 3),
            "value": found.figure.value,
            "cases": len(cases.rows),
            "records": len(found.records),
        }
    return told | {"seconds": round(time.perf_counter() - start, 1), "computed": len(told["indicators"])}


if __name__ == "__main__":
    ready(os.path.abspath(sys.argv[1]))
    json.dump(measured(), sys.stdout, indent=1)
