"""Which sums a release may state, so that all releases together tell no figure that one alone withholds. (exchange)

A stratum is a month and a mineral; its sites are parted into groups, and a release states one sum a group. A group is
a site by itself, or a fold: the sites of an area that may not stand alone, with as many others as they need for
company. Three rules keep it safe over releases (docs/adr/0013-what-is-published.md has the proof):

1. What was folded stays folded. Groups are joined and never parted, so an old sum less a new one is no site's figure.
2. Joining is silent: the new sum is the sum of what was stated, not of what is known now.
3. A fold is counted anew only when what changed could be a fold itself: at least so many sites with figures that no
   statement ever counted, and their sum above the limits. Until then the old sum stands and the change is held back.

A site by itself whose figure turns out too small (or nothing) is withdrawn: the wrong figure joins no sum, the right
one waits for company like any other.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from ..types import Area, Cell, Group, Limits, Reason, Statement, Told

NOTHING = Told(0, 0)
DEPTHS = (3, 2, 1, 0)


class _Sort(Enum):
    ALONE = "alone"  # a site by itself
    FOLD = "fold"
    LONELY = "lonely"  # what was stated and may not stand like that any more
    WITHDRAWN = "withdrawn"  # what was stated of one site, is wrong now, and may not be stated anew


@dataclass(eq=False)
class _Draft:
    """A group while it is decided; ``was`` are the groups that it comes from."""

    area: Area
    sort: _Sort
    members: set[str]
    was: list[Group] = field(default_factory=list)
    shown: bool = True
    gone: bool = False


def restated(cells: Iterable[Cell], before: Statement, limits: Limits, release: str) -> Statement:
    """What a release states of one stratum, after what earlier ones stated.

    ``cells`` are the sites with bags as they are known now, one each.
    """
    return _Deciding(cells, before, limits, release).statement()


class _Deciding:
    def __init__(self, cells: Iterable[Cell], before: Statement, limits: Limits, release: str) -> None:
        self.now = {cell.site: cell for cell in cells if cell.bags > 0}
        self.before, self.limits, self.release = before, limits, release
        self.told = {site: told for group in before.groups for site, told in group.members.items()}
        self.drafts: list[_Draft] = []
        self.inside: dict[Area, list[_Draft]] = defaultdict(list)
        self.waiting: dict[Area, set[str]] = defaultdict(set)
        self.withdrawn: dict[str, _Draft] = {}
        for group in before.groups:
            self._take(group)
        for site, cell in self.now.items():
            if site in self.told:
                continue
            if cell.alone and self._enough(cell.bags, cell.grams) and site not in before.waiting:
                self._enter(_Draft(cell.area, _Sort.ALONE, {site}))
            else:
                self.waiting[cell.area].add(site)

    def statement(self) -> Statement:
        """The groups, each counted anew or as it was."""
        self._seek_company()
        left = self._count_waiting()
        groups, held = [], 0
        for draft in self._sorted(*_Sort):
            anew = draft.sort is _Sort.ALONE or self._may_speak(draft.members)
            held += not anew and any(self._changed(site) for site in draft.members)
            groups.append(self._written(draft, anew))
        counted = {site for group in groups for site in group.members}
        return Statement(tuple(groups), (self.before.waiting | left) - counted, held)

    def _take(self, group: Group) -> None:
        """A group of the release before; one that may not stand as it was stated seeks company."""
        draft = _Draft(group.area, _Sort.FOLD, set(group.members), [group])
        depth = min((len(self.now[site].area) for site in group.members if site in self.now), default=len(draft.area))
        draft.area = draft.area[:depth]
        if len(group.members) == 1:
            draft.sort = self._sort_of(group, next(iter(group.members)), draft)
        elif not self._stands(draft):
            draft.sort = _Sort.LONELY
        self._enter(draft)

    def _sort_of(self, group: Group, site: str, draft: _Draft) -> _Sort:
        """Whether a site that was stated by itself still is; a wrong figure joins no sum, the right one waits."""
        cell = self.now.get(site)
        enough = cell is not None and self._enough(cell.bags, cell.grams)
        if group.alone and cell and cell.alone and enough:
            return _Sort.ALONE
        if self._changed(site) and not (group.shown and enough):
            draft.shown = False
            self.withdrawn[site] = draft
            if cell:
                self.waiting[cell.area].add(site)
            return _Sort.WITHDRAWN
        return _Sort.LONELY

    def _seek_company(self) -> None:
        """Join the lonely with the next smallest sums of their area, or of the wider one; silently."""
        for depth in DEPTHS:
            self._join_twins(depth)
            for draft in self._sorted(_Sort.LONELY):
                if len(draft.area) != depth:
                    continue
                company = self._within(draft.area, lambda other: bool(other.was))
                # The fold of the very area first: joining it costs the public nothing.
                company.sort(key=lambda o: (o.sort is _Sort.ALONE or o.area != draft.area, self._stated_g(o)))
                while not self._stands(draft) and company:
                    self._join(draft, company.pop(0))
                if self._stands(draft):
                    draft.sort = _Sort.FOLD
                elif depth:
                    draft.area = draft.area[:-1]
                else:
                    draft.shown = False

    def _join_twins(self, depth: int) -> None:
        """One fold an area, and one that is lonely: two that have come to the same area are joined."""
        for sort in (_Sort.FOLD, _Sort.LONELY):
            first: dict[Area, _Draft] = {}
            for draft in self._sorted(sort):
                if len(draft.area) == depth and first.setdefault(draft.area, draft) is not draft:
                    self._join(first[draft.area], draft)

    def _count_waiting(self) -> set[str]:
        """Bring sites that no sum counts into the fold of their area, or of the wider one; returns those that wait."""
        for depth in DEPTHS:
            for area in [area for area in self.waiting if len(area) == depth]:
                sites = self.waiting.pop(area)
                if self._count(area, sites):
                    continue
                if not depth:
                    return sites
                self.waiting[area[:-1]] |= sites
        return set()

    def _count(self, area: Area, sites: set[str]) -> bool:
        """Make or enlarge the fold of an area by some sites, with new sums for company; False when it may not speak."""
        fold = next((each for each in self._sorted(_Sort.FOLD, _Sort.LONELY) if each.area == area), None)
        members = sites | (fold.members if fold else set())
        company = self._within(area, lambda other: not other.was)
        company.sort(key=lambda other: sum(self.now[site].grams for site in other.members))
        taken: list[_Draft] = []
        while not self._may_speak(members) and company:
            taken.append(company.pop(0))
            members |= taken[-1].members
        if not self._may_speak(members):
            return False
        draft = fold or self._enter(_Draft(area, _Sort.FOLD, set()))
        draft.sort, draft.shown = _Sort.FOLD, True
        draft.members |= sites
        for other in (*taken, *(self.withdrawn[site] for site in sites if site in self.withdrawn)):
            self._join(draft, other)
        return True

    def _enter(self, draft: _Draft) -> _Draft:
        self.drafts.append(draft)
        for length in range(len(draft.area) + 1):
            self.inside[draft.area[:length]].append(draft)
        return draft

    def _join(self, draft: _Draft, other: _Draft) -> None:
        draft.members |= other.members
        draft.was += other.was
        other.gone = True

    def _sorted(self, *sorts: _Sort) -> list[_Draft]:
        return [draft for draft in self.drafts if draft.sort in sorts and not draft.gone]

    def _within(self, area: Area, fits: Callable[[_Draft], bool]) -> list[_Draft]:
        """The sums inside an area that may be joined; those that moved to a wider one lie there no longer."""
        return [
            each
            for each in self.inside[area]
            if not each.gone
            and each.sort in (_Sort.ALONE, _Sort.FOLD)
            and each.area[: len(area)] == area
            and fits(each)
        ]

    def _enough(self, bags: int, grams: int) -> bool:
        return bags >= self.limits.bags and grams >= self.limits.grams

    def _stated_g(self, draft: _Draft) -> int:
        return sum(self.told.get(site, NOTHING).grams for site in draft.members)

    def _stands(self, draft: _Draft) -> bool:
        """Whether the sum as it was stated is one of enough sites, bags and grams."""
        told = [self.told.get(site, NOTHING) for site in draft.members]
        counted = sum(each.bags > 0 for each in told)
        return counted >= self.limits.sites and self._enough(sum(t.bags for t in told), sum(t.grams for t in told))

    def _counts(self, site: str) -> tuple[int, int]:
        cell = self.now.get(site)
        return (cell.bags, cell.grams) if cell else (0, 0)

    def _changed(self, site: str) -> bool:
        return self._counts(site) != self.told.get(site, NOTHING)[:2]

    def _may_speak(self, members: Iterable[str]) -> bool:
        """Whether what changed among these could be a fold itself, in bags and in grams."""
        members = list(members)
        changed = [site for site in members if self._changed(site)]
        counts = [self._counts(site) for site in members]
        if not changed or not self._enough(sum(bags for bags, _ in counts), sum(grams for _, grams in counts)):
            return False
        before = [self.told.get(site, NOTHING) for site in members]
        bags = [(cell[0], told.bags, told.bags_before) for cell, told in zip(counts, before, strict=True)]
        grams = [(cell[1], told.grams, told.grams_before) for cell, told in zip(counts, before, strict=True)]
        return self._fresh(bags, self.limits.bags) and self._fresh(grams, self.limits.grams)

    def _fresh(self, counts: Iterable[tuple[int, int, tuple[int, ...]]], least: int) -> bool:
        """Whether nothing moved in a measure, or enough to figures that were never counted; (now, told, before)."""
        moved = [(now, before) for now, told, before in counts if now != told]
        fresh = [now for now, before in moved if now and now not in before]
        return not moved or (len(fresh) >= self.limits.sites and sum(fresh) >= least)

    def _written(self, draft: _Draft, anew: bool) -> Group:
        alone = draft.sort is _Sort.ALONE
        members = {
            site: self._counted(site) if anew else self.told.get(site, NOTHING) for site in sorted(draft.members)
        }
        group = Group(draft.area, alone, members, self.release, draft.shown)
        if len(draft.was) != 1:
            return group
        (was,) = draft.was
        if (group.bags, group.grams) == (was.bags, was.grams):
            if (group.area, len(members)) != (was.area, len(was.members)):
                return group
            stays = (members, group.shown, alone) == (was.members, was.shown, was.alone)
            return self._clean(was if stays else replace(was, members=members, shown=group.shown, alone=alone))
        if was.shown and was.alone == alone:
            group = replace(group, bags_then=was.bags, grams_then=was.grams, corrected=self.release)
        return self._clean(group)

    def _clean(self, group: Group) -> Group:
        """No earlier figure beside the present one that could not be stated today."""
        if group.bags_then is None or (group.shown and self._enough(group.bags_then, group.grams_then or 0)):
            return group
        return replace(group, bags_then=None, grams_then=None)

    def _counted(self, site: str) -> Told:
        """A site as it is counted now, remembering what statements counted before."""
        bags, grams = self._counts(site)
        told = self.told.get(site)
        if told is None:
            return Told(bags, grams)
        return Told(
            bags,
            grams,
            told.bags_before if told.bags == bags else _with(told.bags_before, told.bags),
            told.grams_before if told.grams == grams else _with(told.grams_before, told.grams),
        )


def _with(before: tuple[int, ...], value: int) -> tuple[int, ...]:
    return before if value == 0 or value in before else (*before, value)


def reason_of(group: Group, cells: Mapping[str, Cell]) -> Reason:
    """The code under which a fold is published: the one that all its sites share, or several."""
    found = {cells[site].reason for site in group.members if site in cells}
    if len(found) > 1:
        return Reason.SEVERAL
    return found.pop() if found else Reason.SMALL
