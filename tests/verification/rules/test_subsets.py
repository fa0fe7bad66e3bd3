"""Judging some keys equals judging all and keeping those: what arrives is judged as the whole ledger is at night."""

import random

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chanzo.core.canonical import canonical
from chanzo.verification import types as t
from chanzo.verification.merging import decisive, merge
from chanzo.verification.pages import PAGES, message
from chanzo.verification.rules import RULES, judge
from tests.verification.rules.custody import Row
from tests.verification.rules.ledgers import LEDGERS
from tests.verification.rules.programme import Programme

SLOW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(LEDGERS, st.randoms(use_true_random=False))
def test_a_subset_of_keys_finds_what_the_whole_finds_at_them(
    tables: dict[str, list[Row]], chance: random.Random
) -> None:
    evidence = Programme(tables).evidence()
    whole = judge(evidence, t.everything())
    numbers = [n for n in range(len(evidence.numbers.text)) if chance.random() < 0.5]
    sheets = [n for n in range(len(evidence.sheets.name)) if chance.random() < 0.5]
    holders = [n for n in range(len(evidence.orgs)) if chance.random() < 0.5]
    judged = t.Judged(
        number=t.Wanted(ids=np.array(numbers, np.int64)),
        sheet=t.Wanted(ids=np.array(sheets, np.int64)),
        holder=t.Wanted(ids=np.array(holders, np.int64)),
    )
    names = {("number", evidence.numbers.text[n]) for n in numbers}
    names |= {("sheet", f"{t.TABLES[evidence.sheets.table[n]]} {evidence.sheets.name[n]}") for n in sheets}
    names |= {("holder", evidence.orgs[n]) for n in holders}
    kept = [case for case in whole if (case.key_type, case.key) in names]
    assert text(judge(evidence, judged)) == text(kept)


@SLOW
@given(LEDGERS, st.randoms(use_true_random=False))
def test_findings_do_not_depend_on_the_order_of_cases_and_can_be_said(
    tables: dict[str, list[Row]], chance: random.Random
) -> None:
    cases = judge(Programme(tables).evidence(), t.everything())
    shuffled = cases[:]
    chance.shuffle(shuffled)
    assert merge(cases) == merge(shuffled)
    for finding in merge(cases):
        assert canonical(finding.facts)
        assert message(finding.rule, finding.subject, finding.facts)
        assert decisive(finding.rule, finding.facts) == decisive(finding.rule, finding.facts)
        assert all(case["what"] in PAGES[finding.rule].messages for case in finding.facts["cases"])


def test_of_cases_that_say_the_same_the_earliest_names_the_finding() -> None:
    early, late = (t.Case("GAIN", "S", "edge", "A>B", "number", "A", {"what": "gain"}, day=day) for day in (1, 9))
    other = t.Case("GAIN", "S", "edge", "A>B", "number", "A", {"what": "parts"}, day=5)
    assert merge([early, other, late]) == merge([late, other, early])
    assert merge([late, other, early])[0].day == 1


def test_judging_nothing_finds_nothing() -> None:
    evidence = Programme({}).evidence()
    assert judge(evidence, t.Judged()) == judge(evidence, t.everything()) == []


def test_every_rule_has_a_page_and_known_keys() -> None:
    assert set(PAGES) == set(RULES)
    assert {key for rule in RULES.values() for key in rule.key_types} <= set(t.KEY_TYPES)


def text(cases: list[t.Case]) -> list[str]:
    return sorted(
        canonical([c.rule, c.severity, c.subject, c.key_type, c.key, c.day, c.page, c.line, c.facts]) for c in cases
    )
