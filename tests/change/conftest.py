"""Readers signed in, as the pages' tests have them."""

from tests.web.conftest import signed_in

__all__ = ["signed_in"]
