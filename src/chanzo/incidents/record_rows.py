"""The rows of what is kept of an incident beside its fields: changes, related things, files, who is shut out.
(incidents)"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What one field said before and after a description; ``id`` is ``SEQ/field``, the audience that of the field."""

    id: str
    seq: int
    incident: str
    field: str
    audience: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RelatedRow:
    """A visit, tag or lot that a person joined with an incident; ``id`` is ``NUMBER/SORT/KEY``."""

    id: str
    incident: str
    sort: str
    key: str
    seq: int


@dataclass(frozen=True, slots=True)
class FileRow:
    """A photograph or document of a case, by content; the caption and the file are read by its audience alone."""

    seq: int
    incident: str
    sha256: str
    media: str
    size: int
    audience: str
    caption: str
    actor: str
    at: int
    withdrawn: int | None


@dataclass(frozen=True, slots=True)
class ShutOutRow:
    """A person, by number, who is related to an implicated party; ``id`` is ``NUMBER/PERSON``."""

    id: str
    incident: str
    person: str
    out: bool
    seq: int


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """One act on the list of categories: one added from a day, or one that ends with a day.

    ``to_day`` is None while it is open; a category that comes with the program and ends has no labels here.
    """

    seq: int
    code: str
    label: str
    label_fr: str
    annex: bool
    suspends: bool
    from_day: int | None
    to_day: int | None
    actor: str
