"""When a message may go out, when it is tried again, and what a short message may hold. (incidents)"""

from datetime import datetime, timedelta

# What comes within these seconds of the first matter goes out as one message.
GATHERED_S = 300
# A matter older than this is no news: it stands on the reader's own pages, and nobody is woken for it.
NEWS_S = 7 * 86_400
# Hours of the reader's day at which the night begins and ends.
EVENING, MORNING = 20, 7
# Seconds after each failed try; when they are used up, a person looks at it.
PAUSES_S = (60, 300, 1_800, 7_200, 43_200)

# The letters that every handset shows in a message of 160; one other, and only 70 fit (3GPP TS 23.038).
LETTERS = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
LENGTH = 160


def by_day(at: datetime) -> datetime:
    """The moment itself, or the end of the night in which it lies; in the zone that the moment is given in."""
    if MORNING <= at.hour < EVENING:
        return at
    morning = at.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return morning if at.hour < MORNING else morning + timedelta(days=1)


def pause_after(tries: int) -> int | None:
    """Seconds until the next try after so many failed ones; None when no further one is made."""
    return PAUSES_S[tries - 1] if 0 < tries <= len(PAUSES_S) else None


def fits(text: str) -> bool:
    """Whether a text goes out as one short message on every network."""
    return len(text) <= LENGTH and LETTERS.issuperset(text)
