"""What mine sites add to the navigation. (sites)"""

from django.utils.translation import gettext_lazy as _

from chanzo.people.policies import may
from chanzo.people.types import Act
from chanzo.web.menu import REGISTERS, Entry, offer

offer(Entry(30, _("Sites"), "sites:list", lambda user: may(user, Act.SEE_SITES), group=REGISTERS, icon="site"))
