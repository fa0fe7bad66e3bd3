"""Files that a person sent: kept waiting, looked at, mapped, thrown away. (field)"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from chanzo.core import clock
from chanzo.core.refusals import N_, Refused, register_sentences
from chanzo.ledger.services.files import place_of

from ..models import Delivery, ImportBatch
from ..preview import look_at
from ..profiles import Profile, SheetProfile
from ..queries import UNDER_WAY, deliveries_under_way
from .incoming import KEPT_S, Sent, held_files, hold_files, release_files, throw_old_away
from .profiles import profile_named, save_profile

# Deliveries of one account that may wait at once, so that nobody fills the disk.
MOST_WAITING = 20

register_sentences(
    {
        "IMPORT_UNDER_WAY": N_("These files are being read or imported now."),
        "DELIVERIES_MANY": N_("{number} deliveries of yours wait already: import them or throw them away first."),
    }
)


@dataclass(frozen=True)
class _Kept:
    """A received file, handed over like one that is sent."""

    name: str | None
    place: Path

    def chunks(self) -> Iterable[bytes]:
        with self.place.open("rb") as file:
            while piece := file.read(1 << 20):
                yield piece


def send_files(files: Iterable[Sent], *, by: str, backfill: bool = False, profile: str = "") -> Delivery:
    """Keep files waiting for a day and look at what they hold."""
    _forget_old()
    if Delivery.objects.filter(by=by, imported_at=None).count() >= MOST_WAITING:
        raise Refused("DELIVERIES_MANY", number=MOST_WAITING)
    token = hold_files(files)
    delivery = Delivery(token=token, by=by, sent_at=clock.now(), backfill=backfill, profile=profile)
    base = _base(delivery)
    paths = held_files(token)
    delivery.files = [path.name for path in paths]
    delivery.sheets = [look_at(path, base) for path in paths]
    delivery.save(force_insert=True)
    return delivery


def send_again(batch: ImportBatch, *, by: str) -> Delivery:
    """The kept file of an import as a new delivery, mapped as it was then."""
    place = place_of(batch.sha256)
    if not place.is_file():
        raise Refused("NOT_FOUND")
    delivery = send_files([_Kept(batch.file, place)], by=by, backfill=batch.backfill)
    if batch.profile:
        profile = Profile.from_dict(batch.profile)
        for number, sheet in enumerate(delivery.sheets[0]):
            meant = [s for s in profile.sheets_of(sheet["worksheet"]) if s.table == batch.table]
            if meant and sheet["worksheet"] == batch.worksheet:
                choose(
                    delivery,
                    0,
                    number,
                    table=meant[0].table,
                    mapping=meant[0].mapping,
                    month_first=meant[0].month_first,
                )
    return delivery


def choose(
    delivery: Delivery, file: int, sheet: int, *, table: str, mapping: Mapping[str, str], month_first: bool | None
) -> None:
    """Fix how one worksheet is read, and look at its file again; the choice stays even where it does not fit yet."""
    _require_rest(delivery)
    chosen = {"table": table, "mapping": dict(mapping), "month_first": month_first}
    delivery.choices.setdefault(str(file), {})[str(sheet)] = chosen
    _look_again(delivery, file)


def choose_nothing(delivery: Delivery, file: int, sheet: int) -> None:
    """Let the program recognise a worksheet again."""
    _require_rest(delivery)
    delivery.choices.get(str(file), {}).pop(str(sheet), None)
    _look_again(delivery, file)


def keep_profile(delivery: Delivery, file: int, sheet: int, *, name: str, by: str) -> None:
    """Save how one worksheet is read under a name, for any worksheet of the same make."""
    seen = delivery.sheets[file][sheet]
    fixed = _fixed(delivery, file, sheet)
    mapping = fixed.mapping if fixed else {c["header"]: c["column"] for c in seen["columns"] if c["header"]}
    month_first = fixed.month_first if fixed else None
    save_profile(name, Profile((SheetProfile(seen["table"], mapping, "", month_first),)), by=by)


def drop(delivery: Delivery) -> None:
    """Throw the files away; what was rehearsed of them goes along."""
    _require_rest(delivery)
    release_files(delivery.token)
    delivery.delete()


def imported(delivery: Delivery) -> None:
    """The delivery is in the ledger; what was seen of its files is no longer needed."""
    Delivery.objects.filter(pk=delivery.pk).update(imported_at=clock.now(), sheets=[])


def profiles_of(delivery: Delivery) -> dict[Path, Profile]:
    """How each waiting file is read, where anything but recognition decides."""
    base = _base(delivery)
    found = {path: _profile(delivery, at, base) for at, path in enumerate(held_files(delivery.token))}
    return {path: profile for path, profile in found.items() if profile}


def _require_rest(delivery: Delivery) -> None:
    if delivery.jobs.filter(state__in=UNDER_WAY).exists():
        raise Refused("IMPORT_UNDER_WAY")


def _look_again(delivery: Delivery, file: int) -> None:
    path = held_files(delivery.token)[file]
    delivery.sheets[file] = look_at(path, _profile(delivery, file, _base(delivery)))
    delivery.save()


def _base(delivery: Delivery) -> Profile | None:
    return profile_named(delivery.profile) if delivery.profile else None


def _profile(delivery: Delivery, file: int, base: Profile | None) -> Profile | None:
    fixed = [found for sheet in delivery.choices.get(str(file), {}) if (found := _fixed(delivery, file, int(sheet)))]
    if not fixed:
        return base
    worksheets = {sheet.worksheet for sheet in fixed}
    others = [sheet for sheet in (base.sheets if base else ()) if sheet.worksheet not in worksheets]
    return Profile((*fixed, *others))


def _fixed(delivery: Delivery, file: int, sheet: int) -> SheetProfile | None:
    chosen: dict[str, Any] | None = delivery.choices.get(str(file), {}).get(str(sheet))
    if chosen is None:
        return None
    worksheet = delivery.sheets[file][sheet]["worksheet"]
    return SheetProfile(chosen["table"], chosen["mapping"], worksheet, chosen["month_first"], fixed=True)


def _forget_old() -> None:
    """Nobody came back within a day: the files go, and what was seen of them."""
    under_way = set(deliveries_under_way())
    since = clock.now() - timedelta(seconds=KEPT_S)
    Delivery.objects.filter(imported_at=None, sent_at__lt=since).exclude(pk__in=under_way).delete()
    throw_old_away(under_way)
