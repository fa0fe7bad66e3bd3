"""Writing what stands at the head of a service's paper. (government)"""

from typing import Any

from chanzo.people.policies import require
from chanzo.people.types import Act

from ..models import Heading


def set_heading(*, heading: Heading, by: Any) -> Heading:
    """Keep a heading, new or changed; an empty organisation is the installation's own."""
    require(by, Act.SET_HEADINGS)
    heading.save()
    return heading
