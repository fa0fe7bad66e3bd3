"""Which numbers incidents have, those that were taken back too. (incidents)"""

from ..models import Incident, Listed
from ..rules.numbers import number_parts


def last_number(code: str, year: int) -> int:
    """The last sequence number given to an area and year; 0 where none was."""
    begins = f"{code}-{year}-"
    given = [
        *Incident.objects.filter(number__startswith=begins).values_list("number", flat=True),
        *Listed.objects.filter(incident__startswith=begins).values_list("incident", flat=True),
    ]
    return max((parts[2] for number in given if (parts := number_parts(number))), default=0)
