"""The one console command: finds the command, reads its arguments, makes a fresh home ready, runs it. (config)"""

import gc
import os
import sys
from collections.abc import Sequence

from django.core.management import BaseCommand, get_commands, load_command_class

NEEDS_NO_HOME = {
    "check", "compilemessages", "createcachetable", "diffsettings", "makemessages", "makemigrations",
    "migrate", "showmigrations", "sqlmigrate", "restore", "test",
}  # fmt: skip
USAGE = """chanzo: from log sheets of tagged minerals to a verified, traceable ledger

usage: chanzo COMMAND [ARGUMENTS]       chanzo COMMAND --help
"""


def main(argv: Sequence[str] | None = None) -> None:
    """Run one command of contracts, section 2, or one of Django's."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chanzo.config.settings")
    # numpy starts threads for the algebra of large matrices, which nothing here asks for, and they spin at first.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    words = list(sys.argv[1:] if argv is None else argv)
    gc.disable()
    django.setup()
    # Plans hold hundreds of thousands of small rows; looking for cycles among them time and again costs a fifth.
    gc.set_threshold(200_000, 20, 50)
    gc.freeze()
    gc.enable()
    if words and words[0] == "help":
        words = [*words[1:2], "--help"]
    if not words or words[0] in {"-h", "--help"}:
        print(USAGE + _list_of_commands())
        raise SystemExit(0 if words else 2)
    if words[0] == "--version":
        from importlib.metadata import version

        print(version("chanzo"))
        return
    name = words[0].replace("-", "_") if words[0].replace("-", "_") in get_commands() else words[0]
    if name not in get_commands():
        print(f"chanzo: there is no command {words[0]}; see chanzo --help", file=sys.stderr)
        raise SystemExit(2)
    _run(name, words)


def _run(name: str, words: list[str]) -> None:
    command = _command(name)
    # Wrong usage and --help end here, before anything is created.
    command.create_parser("chanzo", words[0]).parse_args(words[1:])
    if name not in NEEDS_NO_HOME:
        from .readiness import make_ready

        make_ready()
    try:
        command.run_from_argv(["chanzo", *words])
    except KeyboardInterrupt:
        print("Stopped. Run the command again to go on.", file=sys.stderr)
        raise SystemExit(130) from None


def _command(name: str) -> BaseCommand:
    app = get_commands()[name]
    return app if isinstance(app, BaseCommand) else load_command_class(app, name)


def _list_of_commands() -> str:
    own = sorted(name for name, app in get_commands().items() if str(app).startswith("chanzo."))
    width = max(map(len, own), default=0)
    return "\n".join(f"  {name.replace('_', '-'):<{width}}  {_command(name).help}" for name in own)
