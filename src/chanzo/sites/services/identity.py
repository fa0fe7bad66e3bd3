"""What names a site, who works there, and what becomes of its name: acts with their document. (sites)"""

from collections.abc import Sequence
from typing import Any

from chanzo.core.days import day_text
from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.people.policies import require
from chanzo.people.types import Act, Actor

from ..models import Site, SiteAttribute
from ..projections.identity import key_of
from ..queries.register import register_cells
from ..queries.standing import place_of
from ..rules.identifiers import disagreement, identifier_read, identifier_written
from ..types.identity import HOLDERS, IDENTIFIERS, AttributeRow, Sort
from .acts import Deed, Done, perform
from .checks import day_of_act, document_of, free_code, reason_of, site_of
from .entering import Line, change_line


def state_attribute(
    *, site: str, sort: str, value: str = "", licence: str = "", organisation: str = "", first: int,
    last: int | None = None, document: str, by: Any,
) -> Done:  # fmt: skip
    """Say an identifier, a licence or an organisation of a site from a day on; what names another site is refused."""
    meant, actor = _site_for(site, by)
    value = organisation.strip() if sort in HOLDERS else value.strip()
    if sort == Sort.ICGLR:
        value = value.upper()
    if not value and licence != "none":
        raise Refused("ATTRIBUTE_EMPTY")
    if last is not None and last < first:
        raise Refused("DAY_ORDER")
    if sort == Sort.ICGLR:
        _held_against(meant, value)
    facts = {
        "sort": str(Sort(sort)), "value": value, "licence": licence, "organisation": organisation.strip(),
        "from": day_of_act(first), "to": last, "document": document_of(document),
    }  # fmt: skip

    def check(rows: Rows) -> Deed:
        others = rows.of(AttributeRow).find("folded", [key_of(sort, value)]) if value else []
        codes = {site.code for site in Site.objects.filter(means=meant.means)}
        alike = [row for row in others if row.sort == sort and row.holds(first, last)]
        said = licence, fold(organisation)
        if any(row.site in codes and (row.licence, fold(row.organisation)) == said for row in alike):
            raise Refused("ATTRIBUTE_TWICE")
        if sort in IDENTIFIERS:
            for row in alike:
                if row.site not in codes:
                    raise Refused("IDENTIFIER_TAKEN", value=value, site=row.site)
            for row in rows.of(AttributeRow).find("site", sorted(codes)):
                if row.sort == sort and row.holds(first, last):
                    raise Refused("IDENTIFIER_SECOND", value=row.value)
        return Deed("site.attribute_stated", meant.code, facts)

    return perform(check, by=actor)


def issue_identifier(*, site: str, first: int, document: str, by: Any) -> str:
    """Give a site the next ICGLR identifier of its country, and return it."""
    meant, _actor = _site_for(site, by)
    if not meant.country or meant.latitude_udeg is None or meant.longitude_udeg is None:
        raise Refused("IDENTIFIER_UNKNOWN")
    written = SiteAttribute.objects.filter(sort=Sort.ICGLR, value__startswith=meant.country)
    numbers = [read.number for row in written if (read := identifier_read(row.value))]
    value = identifier_written(meant.country, meant.latitude_udeg, meant.longitude_udeg, max(numbers, default=0) + 1)
    state_attribute(site=site, sort=Sort.ICGLR, value=value, first=first, document=document, by=by)
    return value


def end_attribute(*, attribute: int, last: int, document: str, by: Any) -> Done:
    """Say the last day of an identifier, a licence or an organisation."""
    row = SiteAttribute.objects.filter(seq=attribute).first()
    if row is None:
        raise Refused("NOT_FOUND")
    meant, actor = _site_for(row.site, by)
    facts = {"attribute": attribute, "to": day_of_act(last), "document": document_of(document)}

    def check(rows: Rows) -> Deed:
        now = next(iter(rows.of(AttributeRow).find("seq", [attribute])))
        if now.ended_by is not None:
            raise Refused("ATTRIBUTE_ENDED")
        if last < now.from_day:
            raise Refused("DAY_ORDER")
        return Deed("site.attribute_ended", meant.code, facts)

    return perform(check, by=actor)


def rename_site(*, site: str, code: str, name: str, reason: str, document: str, day: int, by: Any) -> Done:
    """Give a site another code and name; the old ones keep working on old pages and stand among its names."""
    meant, actor = _site_for(site, by)

    def lines() -> list[Line]:
        new = free_code(code)
        # Its old names lead on from the old code; two codes that claim one name would leave it unclear.
        cells = register_cells(meant, site=new, name=name.strip(), aliases=None)
        return [("sites", cells), change_line(meant.code, "rename", new, day, _act(document, reason))]

    return _change(meant, "rename", [code.strip()], reason, document, day, actor, lines)


def merge_site(*, site: str, into: str, reason: str, document: str, day: int, by: Any) -> Done:
    """Say that a site is from now on a part of another."""
    meant, actor = _site_for(site, by)
    whole, _ = _site_for(into, by)
    if whole.code == meant.code:
        raise Refused("SITE_SAME")

    def lines() -> list[Line]:
        return [change_line(meant.code, "merge", whole.code, day, _act(document, reason))]

    return _change(meant, "merge", [whole.code], reason, document, day, actor, lines)


def split_site(*, site: str, parts: Sequence[tuple[str, str]], reason: str, document: str, day: int, by: Any) -> Done:
    """Say that a site is several from now on, as (code, name); the register gets a line of each, without capacity."""
    meant, actor = _site_for(site, by)
    codes = [code.strip() for code, _ in parts]
    if len({fold(code) for code in codes}) < 2 or len(codes) != len({fold(code) for code in codes}):
        raise Refused("SPLIT_PARTS")

    def lines() -> list[Line]:
        found: list[Line] = []
        for code, name in parts:
            # What the whole could yield is no part's: each waits for a study of its own.
            unknown = dict.fromkeys(("capacity_low_kg", "capacity_high_kg", "capacity_from", "workers"))
            if fold(code) == fold(meant.code):
                continue
            cells = register_cells(meant, site=free_code(code), name=name.strip(), aliases=None, **unknown)
            found.append(("sites", cells))
        return [*found, change_line(meant.code, "split", ";".join(codes), day, _act(document, reason))]

    return _change(meant, "split", codes, reason, document, day, actor, lines)


def close_site(*, site: str, reason: str, document: str, day: int, by: Any) -> Done:
    """Say that nobody works a site any more after a day."""
    meant, actor = _site_for(site, by)

    def lines() -> list[Line]:
        return [change_line(meant.code, "close", "", day, _act(document, reason))]

    return _change(meant, "close", [], reason, document, day, actor, lines)


def _change(
    meant: Site, action: str, into: list[str], reason: str, document: str, day: int, actor: Actor, lines: Any
) -> Done:
    facts = {
        "action": action, "into": into, "day": day_of_act(day), "reason": reason_of(reason),
        "document": document_of(document),
    }  # fmt: skip

    def check(rows: Rows) -> Deed:
        if meant.closed_day is not None:
            raise Refused("SITE_CLOSED", site=str(meant), day=day_text(meant.closed_day))
        return Deed("site.changed", meant.code, facts, lines())

    return perform(check, by=actor)


def _site_for(site: str, by: Any) -> tuple[Site, Actor]:
    actor = require(by, Act.CHANGE_IDENTITY)
    meant = site_of(site)
    return meant, require(actor, Act.CHANGE_IDENTITY, at=place_of(meant))


def _held_against(site: Site, value: str) -> None:
    read = identifier_read(value)
    if read is None:
        raise Refused("IDENTIFIER_SHAPE", value=value)
    against = disagreement(read, site.country, site.latitude_udeg, site.longitude_udeg)
    if against:
        place = f"{site.latitude:.4f}, {site.longitude:.4f}" if site.latitude is not None else ""
        raise Refused(f"IDENTIFIER_{against.upper()}", value=value, country=site.country, place=place)


def _act(document: str, reason: str) -> str:
    """What the register keeps of an act in one cell."""
    return f"{document.strip()}: {reason.strip()}"
