"""Every role comes in by keyboard alone: on wide and narrow screens, with JavaScript and without."""

from collections.abc import Callable

import pytest

from chanzo.people.policies import NEEDS_SECOND_FACTOR
from chanzo.people.types import Role

from .conftest import NARROW, WIDE
from .reading import Reader
from .serving import Served

WINDOWS = [(WIDE, True), (NARROW, True), (WIDE, False), (NARROW, False)]
# A code works once and tries are counted, so the roles take turns: each signs in once, in one of the windows.
TURNS = [(role.value, *WINDOWS[turn % len(WINDOWS)]) for turn, role in enumerate(Role)]


@pytest.mark.parametrize(("role", "width", "javascript"), TURNS)
def test_every_role_signs_in(
    role: str, width: int, javascript: bool, reader: Callable[..., Reader], served: Served
) -> None:
    assert role not in served.sessions, "another test came in first, perhaps in another window"
    one = reader(role, width=width, javascript=javascript)
    assert one.says("My work")


def test_whoever_sees_what_others_did_is_asked_for_a_code(served: Served) -> None:
    assert set(served.secrets) == {role.value for role in NEEDS_SECOND_FACTOR}
