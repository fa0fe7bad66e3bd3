"""What a rehearsal or an import tells: what came, what was refused and why, corrections, findings. (field)"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.findings.models import Finding
from chanzo.verification.gate import as_read_by, findings_visible_to
from chanzo.verification.views.findings import COLUMNS, rows_of
from chanzo.verification.views.sentences import told
from chanzo.verification.words import SEVERITIES, SUBJECTS
from chanzo.web.tables import Column, Table

from ..models import Job
from ..words import cell_text, refusal, table_word
from .history import COUNTS

TABLES_COLUMNS = [
    Column("file", _("File"), link=lambda row: row["id"] and reverse("field:import", args=[row["id"]])),
    Column("table_word", _("Table"), "code"),
    *COUNTS,
]
REHEARSED = [column for column in COLUMNS if column.name != "state"]


def report(job: Job, user: Any) -> dict[str, Any]:
    """Everything that the page of a job that is done shows to one reader."""
    result = job.result
    rehearsal = job.purpose == Job.Purpose.REHEARSAL
    tables = result["tables"]
    taken = [table for table in tables if table["table"]]
    return {
        "rehearsal": rehearsal,
        "files_refused": [_refused_file(table) for table in tables if not table["table"]],
        "taken": taken,
        "table": Table("tables", _("Rows of each table"), TABLES_COLUMNS, [_row(table) for table in taken]),
        "created": sum(table["created"] for table in taken),
        "rows": sum(table["rows"] for table in taken),
        "refused_rows": sum(table["refused"] for table in taken),
        "errors": [_error(table, error) for table in taken for error in table["errors"]],
        "corrections": [_correction(correction) for correction in result["corrections"]],
        "corrected": result["corrected"],
        "findings": _rules(result, rehearsal),
        "raised": sum(result["findings"].values()),
        "first": _rehearsed(result, user) if rehearsal else _raised(result, user),
    }


def _row(table: dict[str, Any]) -> dict[str, Any]:
    return table | {"table_word": table_word(table["table"])}


def _refused_file(table: dict[str, Any]) -> dict[str, Any]:
    error = table["errors"][0]
    sentence, way_out = refusal(error["code"], error["first"][0]["facts"])
    return {"file": table["file"], "sentence": sentence, "way_out": way_out, "code": error["code"]}


def _error(table: dict[str, Any], error: dict[str, Any]) -> dict[str, Any]:
    first = error["first"][0]
    sentence, way_out = refusal(error["code"], first["facts"])
    return {
        "file": table["file"],
        "batch": table["id"],
        "code": error["code"],
        "number": error["number"],
        "column": first["column"] or "",
        "sentence": sentence,
        "way_out": way_out,
        "rows": [place["row"] for place in error["first"]],
        "more": error["number"] > len(error["first"]),
    }


def _correction(correction: dict[str, Any]) -> dict[str, Any]:
    table = correction["table"]
    changes = [
        {"column": name, "old": cell_text(table, name, old), "new": cell_text(table, name, new)}
        for name, old, new in correction["changes"]
    ]
    return correction | {"changes": changes}


def _rules(result: dict[str, Any], rehearsal: bool) -> list[dict[str, Any]]:
    """How many findings of each rule, with the gravest severity that was met."""
    grave: dict[str, str] = {}
    order = list(SEVERITIES)
    for first in result["first"]:
        met = grave.get(first["rule"], first["severity"])
        grave[first["rule"]] = min(met, first["severity"], key=order.index)
    rules = [
        {"rule": rule, "number": number, "severity": grave.get(rule, "")} for rule, number in result["findings"].items()
    ]
    return sorted(rules, key=lambda rule: (order.index(rule["severity"]) if rule["severity"] else 9, -rule["number"]))


def _rehearsed(result: dict[str, Any], user: Any) -> Table | None:
    """The first findings of each rule that an import would raise; they may name what lies outside a reader's areas."""
    if not user.scope.everything:
        return None
    columns = [Column(c.name, c.title, c.kind, status=c.status) for c in REHEARSED]
    rows = [
        first
        | {
            "subject": f"{SUBJECTS.get(first['subject_type'], first['subject_type'])} {first['subject']}",
            "message": told(first["rule"], first["subject"], first["cases"]),
        }
        for first in sorted(result["first"], key=_gravity)
    ]
    return Table("findings", _("At most three of each rule, gravest first"), columns, rows)


def _raised(result: dict[str, Any], user: Any) -> Table:
    """The first findings of each rule as they stand now, as far as the reader may see them."""
    names = [first["id"] for first in result["first"]]
    found: list[Finding] = list(findings_visible_to(user).filter(id__in=names))
    rows = sorted(rows_of(as_read_by(user, found)), key=_gravity)
    return Table("findings", _("At most three of each rule, gravest first"), COLUMNS, rows)


def _gravity(row: dict[str, Any]) -> tuple[int, str, str]:
    return list(SEVERITIES).index(row["severity"]), row["rule"], row["id"]
