"""Sheets of a few lines for the tests of the rules, written as small tables, and what a rule says of them."""

from tests.verification.rules.programme import found

SITE = """
site latitude longitude minerals tagging_point capacity_high_kg capacity_from baseline_date
S1 -2.0 28.0 coltan TP1 1000 2025-01-01 2025-10-01
"""
TAGS = """
action type first last date holder site
allocate mine 0100 0199 2025-12-01 SAEMAPE S1
"""
STATUS = """
site scheme status from
S1 programme integrated 2025-11-01
"""
MINE_HEADER = "page line date time site tagging_point tag mineral weight_kg team buyer agent\n"
TRADE_HEADER = "page line date negociant tag_in weight_in_kg tag_out weight_out_kg\n"
PROCESS_HEADER = "batch line date processor flow tag weight_kg mineral assay_pct\n"
EXPORT_HEADER = "lot date exporter mineral tag weight_kg\n"


def mine(*rows: str, site: str = "S1") -> str:
    """Mine lines: ``tag kg [date [site]]``."""
    lines = []
    for at, row in enumerate(rows):
        tag, kg, *more = row.split()
        day = more[0] if more else "2026-01-10"
        place = more[1] if len(more) > 1 else site
        lines.append(f"P-{at // 30:03d} {at % 30 + 1} {day} 08:00 {place} TP1 {tag} coltan {kg} T1 N1 A1")
    return MINE_HEADER + "\n".join(lines)


def trade(*rows: str) -> str:
    """Trade lines: ``tag_in kg tag_out kg [date [negociant]]``."""
    lines = []
    for at, row in enumerate(rows):
        tag_in, kg_in, tag_out, kg_out, *more = row.split()
        day = more[0] if more else "2026-01-12"
        holder = more[1] if len(more) > 1 else "N1"
        lines.append(f"T-001 {at + 1} {day} {holder} {tag_in} {kg_in} {tag_out} {kg_out}")
    return TRADE_HEADER + "\n".join(lines)


def rows(header: str, *lines: str) -> str:
    return header + "\n".join(lines)


SOUND = {"sites": SITE, "tag_movements": TAGS, "site_status": STATUS}


def say(code: str, **tables: str) -> set[tuple[str, str, str]]:
    return {case[1:] for case in found({**SOUND, **tables}, code)}
