"""What an import tells of itself while it runs, to a bar on a terminal or to a page that waits. (field)"""

from collections.abc import Callable, Iterable

from chanzo.traceability.plan import Planned

from ..types import SheetSource


class Watch:
    """Hears how far an import is; this one lets it pass, others say what they want to know."""

    def expected(self, sources: Iterable[SheetSource]) -> None:
        """These tables will be read, in this order; each says how many rows to expect."""

    def read(self, source: SheetSource, rows: int) -> None:
        """So many more rows of a table were read."""

    def known(self, source: SheetSource, rows: int) -> None:
        """So many more rows were committed by an earlier start of the same import."""

    def took(self, source: SheetSource, rows: int, plan: Planned) -> None:
        """So many more rows were planned and, but in a rehearsal, recorded."""

    def judging(self, keys: int) -> None:
        """Every table is in; so many keys wait to be judged."""

    def judged(self, keys: int) -> None:
        """So many more keys were judged."""


class Counter(Watch):
    """Passes rows recorded on under their file's name, then keys judged under none."""

    def __init__(self, move: Callable[[str, int], object]) -> None:
        self.move = move

    def took(self, source: SheetSource, rows: int, plan: Planned) -> None:
        self.move(source.file, rows)

    def judged(self, keys: int) -> None:
        self.move("", keys)
