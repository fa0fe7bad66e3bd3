"""The categories as the installation has them. (incidents)"""

from ..models import CategorySet
from ..record_rows import CategoryRow
from ..rules.categories import Categories, listed
from ..types import CATEGORIES


def categories() -> Categories:
    """The whole list with its days; one query."""
    fields = CategoryRow.__dataclass_fields__
    acts = [CategoryRow(*row) for row in CategorySet.objects.order_by("seq").values_list(*fields)]
    return listed(CATEGORIES.values(), acts)
