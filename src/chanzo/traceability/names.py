"""One table resolves written names: codes, names, aliases, renamed and merged sites. (traceability)"""

from collections import defaultdict
from collections.abc import Iterable

from chanzo.core.names import fold

from .types import Line

NAMING = ("sites", "site_changes", "organisations")


class Names:
    """What a written site or organisation means; a name that no register knows means itself, folded."""

    def __init__(self, register_lines: Iterable[Line]) -> None:
        codes: dict[str, dict[str, set[str]]] = {"site": defaultdict(set), "organisation": defaultdict(set)}
        aliases: dict[str, dict[str, set[str]]] = {"site": defaultdict(set), "organisation": defaultdict(set)}
        moves: dict[str, str] = {}
        changes = []
        for line in register_lines:
            if not line.effective:
                continue
            cells = line.cells
            if line.table == "site_changes":
                changes.append(cells)
                continue
            sort = "site" if line.table == "sites" else "organisation"
            code = fold(cells[sort])
            codes[sort][code].add(cells[sort])
            for name in (cells.get("name", ""), *cells.get("aliases", ())):
                if name and fold(name) != code:
                    aliases[sort][fold(name)].add(code)
        for cells in sorted(changes, key=lambda c: (c["date"], fold(c["site"]), c["action"], fold(c.get("into", "")))):
            if cells["action"] in ("rename", "merge") and cells.get("into"):
                moves[fold(cells["site"])] = fold(cells["into"])
        self.written = {sort: {c: min(w) for c, w in known.items()} for sort, known in codes.items()}
        self._means: dict[str, dict[str, str]] = {}
        for sort in codes:
            table = {c: self.written[sort][c] for c in codes[sort]}
            for alias, meant in aliases[sort].items():
                if len(meant) == 1 and alias not in table:
                    table[alias] = self.written[sort][next(iter(meant))]
            self._means[sort] = table
        sites, self._organisations = self._means["site"], self._means["organisation"]
        self._sites = sites
        for old in moves:
            seen, now = {old}, old
            while now in moves and moves[now] not in seen:
                now = moves[now]
                seen.add(now)
            sites[old] = sites.get(now, now) if now != old else sites.get(old, old)
        for alias, meant in aliases["site"].items():
            if len(meant) == 1 and (code := next(iter(meant))) in moves:
                sites[alias] = sites[code]
            elif len(now_means := {sites[code] for code in meant}) == 1 and alias not in sites:
                # A site that got a new code and kept its name is one site.
                sites[alias] = next(iter(now_means))

    def site(self, written: str) -> str:
        """The code of a site as folded text means it."""
        return self._sites.get(written, written)

    def organisation(self, written: str) -> str:
        """The code of an organisation as folded text means it."""
        return self._organisations.get(written, written)

    def writings(self, sort: str, code: str) -> list[str]:
        """Every folded text that means a site or an organisation (``sort``) by its code."""
        table = self._means[sort]
        itself = {code} if table.get(code, code) == code else set()
        return sorted(itself | {written for written, meant in table.items() if meant == code})

    def changed_since(self, before: "Names") -> tuple[set[str], set[str]]:
        """The folded site and organisation names that mean something else than ``before``."""
        return _differences(self._means["site"], before._means["site"]), _differences(
            self._means["organisation"], before._means["organisation"]
        )


def _differences(now: dict[str, str], before: dict[str, str]) -> set[str]:
    return {k for k in now.keys() | before.keys() if now.get(k, k) != before.get(k, k)}
