"""What the workers seen could have dug in a month, beside what was tagged; shown, never a finding. (monitoring)"""

from collections.abc import Iterable

from ..types.settings import Settings


def dug_in_a_month(workers: int | None, minerals: Iterable[str], s: Settings) -> tuple[int, int] | None:
    """Grams at least and at most: workers x days a month x yield a day; of several minerals the widest range.

    None where no workers were counted or no yield of a mineral is known.
    """
    ranges = [(s[f"{m}_low_g"], s[f"{m}_high_g"]) for m in minerals if f"{m}_low_g" in s]
    if workers is None or not ranges:
        return None
    days = workers * s["work_days"]
    return days * min(low for low, _ in ranges), days * max(high for _, high in ranges)
