"""What bag acts and stock counts say, by the lots that their numbers mean. (verification)"""

from collections.abc import Collection, Iterable

from chanzo.traceability.derive.book import Book
from chanzo.traceability.derive.meaning import ANY, Bearers
from chanzo.traceability.types import Line
from chanzo.verification.evidence.registers import Registers

Said = list[tuple[str, Line]]


def bearers_of(numbers: Collection[str], book: Book) -> Bearers:
    """The lots that bear any of the numbers, by their own or a further one."""
    further = book.numbers.find("number", numbers)
    lots = {lot.key: lot for lot in book.lots.find("number", numbers)}
    lots.update((lot.key, lot) for lot in book.lots.find("key", {row.lot for row in further} - lots.keys()))
    return Bearers(lots.values(), further)


def acts_on(numbers: Iterable[str], registers: Registers, bearers: Bearers) -> Said:
    """The acts that name the numbers, each with the key of the lot it befell; the key is empty where none is known."""
    said: Said = []
    for number in numbers:
        for line in registers.acts.get(number, {}).values():
            lot = bearers.meant(number, ANY, line.day, "")
            said.append((lot.key if lot is not None else "", line))
    return said


def counted(lines: Iterable[Line], registers: Registers, bearers: Bearers) -> Said:
    """Lines of stock counts, each with the key of the bag it means; the key is empty where it means none."""
    said: Said = []
    for line in lines:
        organisation = registers.names.organisation(line.organisation_name)
        lot = bearers.meant(line.number, ANY, line.day, organisation) if line.number else None
        said.append((lot.key if lot is not None else "", line))
    return said
