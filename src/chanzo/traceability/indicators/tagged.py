"""How many sites of the programme put tags on bags. (traceability)"""

from chanzo.core.indicators import Asked, Case, Cases, Direction, Indicator, Reckoning, register
from chanzo.sites.indicators.standing import integrated_on

from .closed import bags_closed

N_ = str  # marks a word for the catalogues; it is translated where it is shown


def tagging(asked: Asked) -> Cases:
    """The sites integrated on the last day; the part are those that closed a bag in the period."""
    begun, sites = integrated_on(asked.last)
    last = {one.site: one for one in sorted(bags_closed(asked), key=lambda one: one.seq)}
    return Cases(
        begun,
        [
            Case(code, last[code].seq if code in last else site.seq, asked.last, int(code in last), by=(site.province,))
            for code, site in sites.items()
        ],
    )


register(
    Indicator(
        "sites.tagged_share",
        1,
        N_("Sites of the programme that tag"),
        N_("Of the sites integrated on the last day, those at which a bag was closed with a mine tag in the period."),
        unit=N_("share"),
        reckoning=Reckoning.SHARE,
        direction=Direction.UP,
        part=N_("sites that closed a bag"),
        whole=N_("sites integrated on the last day"),
        source=N_("lines of mine logs and statuses of sites"),
        quality=N_("A site where nobody dug counts as one that does not tag: read it beside the visits."),
        noun="site",
        breakdowns=("province",),
        cases=tagging,
    ),
)
