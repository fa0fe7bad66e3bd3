"""How every command speaks: one JSON document or plain words, a progress bar, an exit status. (core)"""

import json
import os
import sys
from argparse import SUPPRESS, ArgumentTypeError, _SubParsersAction
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NoReturn, TypeVar

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from .days import to_day
from .refusals import SENTENCES, Refused, sentence_of

T = TypeVar("T")


class Failed(Exception):
    """The answer stands but tells of a failure: it is printed and the exit status is 1."""

    def __init__(self, answer: Any) -> None:
        super().__init__("failed")
        self.answer = answer


class _Parser(CommandParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {message}\n")


class Command(BaseCommand):
    """A command of contracts, section 2.

    A subclass writes ``arguments(parser)`` and ``answer(**options)``, which returns the JSON document,
    and may write ``show(answer)`` for people. Status 0; 1 when refused or Failed; 2 on wrong usage; 130 stopped.
    """

    requires_system_checks: list[str] = []

    def arguments(self, parser: CommandParser) -> None:
        """Declare what the command takes."""

    def answer(self, **options: Any) -> Any:
        """Do the work and return what `--json` prints."""
        raise NotImplementedError

    def show(self, answer: Any) -> None:
        """Print the answer for people; without an own form it is indented JSON."""
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))

    def say(self, message: str) -> None:
        """A message for the person at the terminal, never part of the answer."""
        self.stderr.write(message, self.style.NOTICE)

    def progress(self, work: Iterable[T], total: int | None = None, what: str = "", unit: str = "rows") -> Iterator[T]:
        """Pass ``work`` through, with a bar on a terminal once it has taken two seconds."""
        yield from tqdm(work, total=total, desc=what, unit=f" {unit}", delay=2, disable=not sys.stderr.isatty())

    def bar(self, total: int | None = None, what: str = "", unit: str = "rows") -> "tqdm[NoReturn]":
        """A bar moved by hand (``update(n)``), shown on a terminal once work has taken two seconds."""
        return tqdm(total=total, desc=what, unit=f" {unit}", delay=2, disable=not sys.stderr.isatty())

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        kwargs.setdefault("description", self.help)
        parser = _Parser(prog=f"{os.path.basename(prog_name)} {subcommand}", called_from_command_line=True, **kwargs)
        parser.add_argument("--json", action="store_true", dest="as_json", help="print one JSON document")
        self.arguments(parser)
        for part in parser._actions:
            if isinstance(part, _SubParsersAction):
                for inner in part.choices.values():
                    # Also behind the word that says what; without a default of its own it may stand before it too.
                    inner.add_argument(
                        "--json", action="store_true", dest="as_json", default=SUPPRESS, help="print one JSON document"
                    )
        for action in ("settings", "pythonpath", "traceback", "no_color", "force_color", "skip_checks"):
            parser.set_defaults(**{action: False if action not in ("settings", "pythonpath") else None})
        parser.set_defaults(verbosity=1)
        return parser

    def handle(self, *args: Any, **options: Any) -> None:
        as_json = options.pop("as_json", False)
        for name in ("settings", "pythonpath", "traceback", "no_color", "force_color", "skip_checks", "verbosity"):
            options.pop(name, None)
        status = 0
        try:
            answer = self.answer(**options)
        except Failed as failed:
            answer, status = failed.answer, 1
        except Refused as refused:
            self.stderr.write(sentence_of(refused.code, refused.facts, _translated(refused.code)))
            raise SystemExit(1) from refused
        except KeyboardInterrupt as stopped:
            self.stderr.write("Stopped. What was recorded stays recorded; run the command again to go on.")
            raise SystemExit(130) from stopped
        self._print(answer, as_json)
        if status:
            raise SystemExit(status)

    def _print(self, answer: Any, as_json: bool) -> None:
        if answer is None:
            return
        try:
            if as_json:
                self.stdout.write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")))
            else:
                self.show(answer)
        except BrokenPipeError as gone:
            # The reader (head, less) has seen enough; nothing more can be said to it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(0) from gone


def day_written(text: str) -> int:
    """The day that an argument writes as ``YYYY-MM-DD``."""
    try:
        return to_day(date.fromisoformat(text))
    except ValueError as wrong:
        raise ArgumentTypeError(f"{text!r} is no date: write YYYY-MM-DD") from wrong


def _translated(code: str) -> str | None:
    from django.utils.translation import gettext

    sentence = SENTENCES.get(code)
    return gettext(sentence) if sentence else None


__all__ = ["Command", "CommandError", "Failed", "day_written"]
