"""``chanzo findings``: the findings that stand. (verification)"""

import json
from typing import Any

from django.core.management.base import CommandParser

from chanzo.core import commands
from chanzo.findings.answers import COLUMNS, answer
from chanzo.findings.models import Finding
from chanzo.findings.queries import standing
from chanzo.findings.types import State
from chanzo.verification.gate import site_known
from chanzo.verification.rules import RULES
from chanzo.web.downloads import csv_lines


class Command(commands.Command):
    help = "List the findings that stand"
    form: str | None = None

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rule", choices=list(RULES), metavar="CODE", help="only of this rule")
        parser.add_argument("--site", metavar="ID", help="only at the site of this code, name or alias")
        parser.add_argument("--state", choices=[state.value for state in State], help="only in this state")
        parser.add_argument("--format", choices=["json", "csv"], help="print a JSON document or a CSV table")

    def answer(self, **options: Any) -> Any:
        self.form = options["format"]
        site = site_known(options["site"]) if options["site"] is not None else ""
        found = standing(Finding.objects.all(), rule=options["rule"], site=site, state=options["state"])
        return [answer(finding) for finding in found.iterator(chunk_size=2000)]

    def show(self, answer: Any) -> None:
        if self.form == "json":
            super().show(answer)
        elif self.form == "csv":
            for line in csv_lines(list(COLUMNS), ([_cell(row[name]) for name in COLUMNS] for row in answer)):
                self.stdout.write(line, ending="")
        else:
            for row in answer:
                self.stdout.write(f"{row['severity']} {row['rule']:<10} {row['subject']}: {row['message']}")


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value
