"""The categories as the installation has them. (incidents)"""

from chanzo.core import clock

from ..models import CategorySet
from ..record_rows import CategoryRow
from ..rules.categories import Categories, listed
from ..types import CATEGORIES, Category
from ..words import category_word, key_told


def categories() -> Categories:
    """The whole list with its days; one query."""
    fields = CategoryRow.__dataclass_fields__
    acts = [CategoryRow(*row) for row in CategorySet.objects.order_by("seq").values_list(*fields)]
    return listed(CATEGORIES.values(), acts)


def known_categories() -> dict[str, Category]:
    """What every code last meant, those that the installation added too."""
    found = categories()
    return {one.code: found.last(one.code) or one for one in found.every}


def told_of(code: str) -> str:
    """A category in the reader's language, as it is called today."""
    return category_word(categories().of(code, clock.today()))


def counted_under(by: str, key: str) -> str:
    """What ``rules.statistics.key_of`` counts under, in the reader's language."""
    return told_of(key) if by == "category" else key_told(by, key)
