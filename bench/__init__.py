"""Measures chanzo against other engines on one made-up ledger: ``make bench``."""
