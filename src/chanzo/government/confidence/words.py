"""What agents are asked in confidence, in words that can be read out. (government)"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .types import Question

QUESTIONS: dict[str, Promise] = {
    Question.SALARY: _("Was your pay of the last three months paid in full?"),
    Question.TOOLS: _("Do you have the scale, the tags and the logbooks that you need?"),
    Question.BRIBE: _("Did anybody ask you for money or goods, or offer you some, for your signature or your tags?"),
    Question.THREAT: _("Were you threatened because of your work?"),
    Question.PRESSED: _("Did anybody press you to tag bags that you had not seen come from the mine?"),
    Question.ARMED: _("Did armed men stand by while bags were tagged?"),
}
SHORT: dict[str, Promise] = {
    Question.SALARY: _("Pay of three months paid in full"),
    Question.TOOLS: _("Has scale, tags and logbooks"),
    Question.BRIBE: _("Asked for or offered money"),
    Question.THREAT: _("Threatened because of the work"),
    Question.PRESSED: _("Pressed to tag bags not seen"),
    Question.ARMED: _("Armed men present at tagging"),
}
