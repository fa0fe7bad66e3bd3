"""An independent reading of contracts.md, "Shares": recursion over dictionaries with exact fractions."""

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache

LEVEL = {"mine": 0, "stock": 0, "negociant": 1, "batch": 2, "processor": 3, "export": 4}


@dataclass
class Ledger:
    """Lots by key: (kind, grams or None, day or None, site); inputs: (src key or "", dst key, grams or None)."""

    lots: dict[str, tuple[str, int | None, int | None, str]] = field(default_factory=dict)
    inputs: list[tuple[str, str, int | None]] = field(default_factory=list)


class Oracle:
    """Answers by walking the ledger one lot at a time."""

    def __init__(self, ledger: Ledger) -> None:
        self.lots = ledger.lots
        rows = [row for row in ledger.inputs if row[1] in ledger.lots and LEVEL[ledger.lots[row[1]][0]] > 0]
        rows = [(src if src in ledger.lots else "", dst, grams) for src, dst, grams in rows]
        after: dict[str, set[str]] = {key: set() for key in ledger.lots}
        for src, dst, _ in rows:
            if src:
                after[src].add(dst)
        reach = {key: self._reach(key, after) for key in ledger.lots}

        def aside(src: str, dst: str) -> bool:
            return bool(src) and src in reach[dst] and LEVEL[self.kind(dst)] <= LEVEL[self.kind(src)]

        self.aside = sorted((s, d) for s, d, _ in rows if aside(s, d))
        self.rows = [row for row in rows if not aside(row[0], row[1])]
        self.shares = cache(self._shares)
        self.fractions = cache(self._fractions)

    @staticmethod
    def _reach(key: str, after: dict[str, set[str]]) -> set[str]:
        seen: set[str] = set()
        todo = [key]
        while todo:
            for nxt in after[todo.pop()] - seen:
                seen.add(nxt)
                todo.append(nxt)
        return seen | {key}

    def kind(self, key: str) -> str:
        return self.lots[key][0]

    def _fractions(self, key: str) -> list[tuple[str, Fraction]]:
        weighed = []
        for src, dst, grams in self.rows:
            if dst == key:
                closing = (self.lots[src][1] or 0) if src else 0
                weighed.append((src, closing if grams is None else grams))
        total = sum(w for _, w in weighed)
        if total == 0:
            return [(src, Fraction(1, len(weighed))) for src, _ in weighed]
        return [(src, Fraction(w, total)) for src, w in weighed]

    def _shares(self, key: str) -> dict[str, Fraction]:
        kind, _, _, site = self.lots[key]
        inputs = self.fractions(key)
        if kind in ("mine", "stock"):
            return {site: Fraction(1)}
        if not inputs:
            return {"": Fraction(1)}
        shares: dict[str, Fraction] = {}
        for src, part in inputs:
            for place, share in (self.shares(src) if src else {"": Fraction(1)}).items():
                shares[place] = shares.get(place, Fraction(0)) + part * share
        return {place: share for place, share in shares.items() if share}

    def ancestors(self, keys: set[str]) -> set[str]:
        found = set(keys)
        todo = list(keys)
        while todo:
            lot = todo.pop()
            for src, dst, _ in self.rows:
                if dst == lot and src and src not in found:
                    found.add(src)
                    todo.append(src)
        return found

    def flow(self, starts: set[str]) -> dict[str, Fraction]:
        """Every later lot that counts one of the starts among its ancestors, and the part of it that they are."""

        @cache
        def part(key: str) -> Fraction:
            if key in starts:
                return Fraction(1)
            return sum((f * part(src) for src, f in self.fractions(key) if src), Fraction(0))

        @cache
        def later(key: str) -> bool:
            return any(src and (src in starts or later(src)) for src, dst, _ in self.rows if dst == key)

        return {key: part(key) for key in self.lots if key not in starts and later(key)}
