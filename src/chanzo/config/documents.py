"""Documents that are written from the program, so that they cannot lag behind it. (config)

``python -m chanzo.config.documents`` writes them, ``--check`` only compares.
"""

import os
import sys
from importlib import import_module
from pathlib import Path

WRITTEN_BY: dict[str, str] = {
    "docs/rules.md": "chanzo.verification.pages:rules_markdown",
    "docs/translations.md": "chanzo.config.catalogues:unreviewed_markdown",
}


def document(writer: str) -> str:
    """The present text of a document by ``module:function``."""
    module, _, function = writer.partition(":")
    text: str = getattr(import_module(module), function)()
    return text.rstrip("\n") + "\n"


def out_of_step(root: Path) -> list[str]:
    """The documents that differ from what the program would write."""
    return [name for name, writer in WRITTEN_BY.items() if _kept(root / name) != document(writer)]


def main(words: list[str]) -> int:
    """Write or compare every document; 1 when one is out of step."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chanzo.config.settings")
    django.setup()
    from django.conf import settings

    root = Path(settings.PROJECT)
    stale = out_of_step(root)
    if "--check" in words:
        for name in stale:
            print(f"{name} is out of step: run python -m chanzo.config.documents", file=sys.stderr)
        return 1 if stale else 0
    for name in stale:
        (root / name).write_text(document(WRITTEN_BY[name]), encoding="utf-8")
        print(f"wrote {name}")
    return 0


def _kept(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
