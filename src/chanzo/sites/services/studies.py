"""Baseline studies: recorded, corrected by a new version, with photographs; drafts while they are written. (sites)"""

import json
from collections.abc import Mapping
from typing import Any

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.ledger.services.documents import Sent, keep_picture
from chanzo.ledger.services.files import destroy_file
from chanzo.people.policies import require
from chanzo.people.types import Act

from ..models import Site, Study, StudyDraft, StudyPhoto
from ..queries.standing import place_of
from ..queries.studies import codes_of, site_of
from ..rules.answers import missing_answers, wrong_answers
from ..study_form import FORMS
from ..types.study import Answers, PhotoRow, StudyRow
from .acts import Deed, Done, perform


def record_study(*, site: Site, form: int, answers: Answers, by: Any, replaces: int | None = None) -> Done:
    """Record a study, or the correction of one that it names; the account's draft at this site goes."""
    actor = require(by, Act.RECORD_STUDY, place_of(site))
    asked = FORMS[form]
    for key in wrong_answers(asked, answers):
        raise Refused("ANSWER_WRONG", question=key)
    for key in missing_answers(asked, answers):
        raise Refused("ANSWER_MISSING", question=key)
    if answers["day"] > clock.today():
        raise Refused("STUDY_IN_FUTURE")
    facts: dict[str, Any] = {"form": form, "answers": answers}

    def check(rows: Rows) -> Deed:
        if replaces is not None:
            corrected = standing_study(rows, replaces)
            if corrected.site not in codes_of(site):
                raise Refused("STUDY_ELSEWHERE")
            facts["replaces"] = replaces
        return Deed("study.recorded", site.code, facts)

    done = perform(check, by=actor)
    drop_draft(site=site, person=actor.number)
    return done


def standing_study(rows: Rows, seq: int) -> StudyRow:
    """A study that no correction replaced; Refused otherwise."""
    found = rows.of(StudyRow).find("seq", [seq])
    if not found:
        raise Refused("NOT_FOUND")
    if found[0].replaced_by is not None:
        raise Refused("STUDY_REPLACED", seq=found[0].replaced_by)
    return found[0]


def keep_photo(*, study: Study, photo: Sent, by: Any) -> Done:
    """Keep a photograph with a study, without what the camera wrote into it; its file's name is not kept."""
    actor = require(by, Act.RECORD_STUDY, place_of(site_of(study.site)))
    kept = keep_picture(photo, f"study-{study.root}")

    def check(rows: Rows) -> Deed:
        if any(row.sha256 == kept.sha256 for row in rows.of(PhotoRow).find("study", [study.root])):
            raise Refused("PHOTO_KNOWN")
        facts = {"study": study.root, "sha256": kept.sha256, "media": kept.media, "size": kept.size}
        return Deed("study.photo_kept", study.site, facts)

    return perform(check, by=actor)


def destroy_photo(*, photo: StudyPhoto, reason: str, by: Any) -> int:
    """Destroy the bytes of a photograph that should not have been taken; that it was there stays recorded."""
    study = Study.objects.get(seq=photo.study)
    actor = require(by, Act.RECORD_STUDY, place_of(site_of(study.site)))
    if not reason.strip():
        raise Refused("PHOTO_REASON")
    return destroy_file(photo.sha256, by=actor.number, reason=reason.strip())


def save_draft(*, site: Site, fields: Mapping[str, list[str]], by: Any) -> None:
    """Keep what an account has typed so far, in place of what it kept before."""
    actor = require(by, Act.RECORD_STUDY, place_of(site))
    StudyDraft.objects.update_or_create(
        person=actor.number,
        site=site.code,
        defaults={"fields": json.dumps(dict(fields)), "saved_at": clock.now()},
    )


def drop_draft(*, site: Site, person: str) -> None:
    """Throw a draft away."""
    StudyDraft.objects.filter(person=person, site=site.code).delete()
