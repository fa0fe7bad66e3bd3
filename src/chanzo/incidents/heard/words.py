"""How an answer came, for people. (incidents)"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .types import Through

THROUGH: dict[str, Promise] = {
    Through.ACCOUNT: _("Its own account"),
    Through.LETTER: _("By letter, read back"),
    Through.TELEPHONE: _("By telephone, read back"),
}
CHOICES = [(Through.LETTER.value, _("By letter")), (Through.TELEPHONE.value, _("By telephone"))]
