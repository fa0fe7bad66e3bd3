"""``chanzo import``: files or folders of tables into the ledger. (field)"""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from chanzo.core.commands import Command as Base
from chanzo.core.commands import Failed
from chanzo.field.codes import sentence
from chanzo.field.profiles import Profile
from chanzo.field.services.imports import files_under, import_files
from chanzo.field.services.profiles import profile_named, save_profile
from chanzo.field.services.watching import Counter


class Command(Base):
    help = "take in files or folders of log sheets, acts and registers"

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--dry-run", action="store_true", help="show what would happen and write nothing")
        parser.add_argument("--backfill", action="store_true", help="a history load: rules on record time stay quiet")
        parser.add_argument("--profile", metavar="NAME", help="read with a saved mapping of headers")
        parser.add_argument("--save-profile", metavar="NAME", help="keep this reading's mapping of headers")

    def answer(self, **options: Any) -> Any:
        profile = profile_named(options["profile"]) if options["profile"] else None
        with self.bar(what="rows") as bar:
            taken = import_files(
                files_under(options["paths"]),
                by="command line",
                rehearsal=options["dry_run"],
                backfill=options["backfill"],
                profile=profile,
                watch=Counter(lambda name, number: self._moved(bar, name, number)),
            )
        for source in taken.sources:
            for remark in source.remarks:
                self.say(f"{source.file}: {sentence(remark.code, remark.facts)}")
        if options["save_profile"] and taken.sources:
            save_profile(options["save_profile"], Profile.of(taken.sources), by="command line")
        answer = {"batches": [batch.as_json() for batch in taken.batches], "findings": taken.findings}
        if not taken.whole:
            raise Failed(answer)
        return answer

    def show(self, answer: Any) -> None:
        for batch in answer["batches"]:
            number = f"#{batch['id']}" if batch["id"] else "-"
            if batch["table"] is None:
                self.stdout.write(f"{number:>6}  {batch['file']}: not taken")
            else:
                self.stdout.write(
                    f"{number:>6}  {batch['file']} ({batch['table']}): {batch['rows']} rows, "
                    f"{batch['created']} new, {batch['identical']} known, {batch['corrections']} corrections, "
                    f"{batch['conflicts']} conflicts, {batch['refused']} refused, {batch['skipped']} skipped"
                )
            for error in batch["errors"]:
                where = ", ".join(
                    f"{what} {value}" for what, value in (("row", error["row"]), ("column", error["column"])) if value
                )
                self.stdout.write(f"        {where + ': ' if where else ''}{error['message']} [{error['code']}]")
        if answer["findings"]:
            told = ", ".join(f"{rule} {number}" for rule, number in answer["findings"].items())
            self.stdout.write(f"findings raised: {told}")

    @staticmethod
    def _moved(bar: Any, name: str, number: int) -> None:
        bar.set_description(name or "judging", refresh=False)
        bar.update(number)
