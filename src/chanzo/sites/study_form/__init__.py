"""The form of a baseline study, version by version; one that studies were filled in with never changes. (sites)"""

from ..types.study import StudyForm
from .place import ACCESS, RIGHTS, VISIT
from .risks import CONFLICT, DECISION, NATURE, STATE, TRACEABILITY, WITNESSES
from .work import PRODUCTION, SAFETY, WORK

FORMS: dict[int, StudyForm] = {
    1: StudyForm(
        1,
        (VISIT, ACCESS, RIGHTS, WORK, PRODUCTION, SAFETY, STATE, CONFLICT, NATURE, TRACEABILITY, WITNESSES, DECISION),
    ),
}
CURRENT = FORMS[max(FORMS)]
