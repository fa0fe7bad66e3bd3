"""The values that score and planner measure with, in force on a day. (monitoring)"""

from ..models import Setting
from ..types.settings import DEFAULTS, Settings


def settings_on(day: int) -> Settings:
    """The values in force: those last stated from a day that has come, over the program's own."""
    stated = Setting.objects.filter(from_day__lte=day).order_by("-from_day", "-seq").first()
    return DEFAULTS | stated.values if stated else DEFAULTS


def statements() -> list[Setting]:
    """Every statement of the values, newest first."""
    return list(Setting.objects.order_by("-seq"))
