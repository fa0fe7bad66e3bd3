"""The theory that is shipped: whole, in both languages, without a circle, and measured throughout."""

import re
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from itertools import chain

import pytest

from chanzo.change.awaited import AWAITED
from chanzo.change.rules.triggers import trigger_in
from chanzo.change.shipped import DATA, FILES, shipped_theory
from chanzo.change.types import Assumption, Group, Level, Risk, Statement, Words
from chanzo.core.indicators import Direction, Method, Reckoning, registered
from chanzo.people.types import Role
from tests.change.source import SOURCE

THEORY = shipped_theory()
EVERYTHING: dict[str, Statement | Assumption | Risk] = {**THEORY.statements, **THEORY.assumptions, **THEORY.risks}
UPWARDS = [Level.ACTIVITY, Level.OUTPUT, Level.OUTCOME, Level.VISION]


def words() -> Iterator[tuple[str, Words]]:
    yield from ((one.key, one.text) for one in EVERYTHING.values())
    yield from ((f"{link.cause}>{link.effect}", link.because) for link in THEORY.links)
    yield from ((risk.key, risk.mitigation) for risk in THEORY.risks.values())


def test_every_key_stands_once() -> None:
    told = chain.from_iterable(
        re.findall(r'^key = "(.+)"$', (DATA / name).read_text(encoding="utf-8"), re.MULTILINE) for name in FILES
    )
    assert [key for key, times in Counter(told).items() if times > 1] == []


def test_keys_say_what_they_are() -> None:
    for key, one in THEORY.statements.items():
        assert key.startswith(f"{one.level.value}-"), key
    assert all(key.startswith("assume-") for key in THEORY.assumptions)
    assert all(key.startswith("risk-") for key in THEORY.risks)


def test_every_sentence_of_the_source_is_said_and_nothing_else() -> None:
    said = [key for sentences in SOURCE.values() for keys in sentences for key in keys]
    assert sorted(said) == sorted(EVERYTHING)


def test_each_sentence_is_said_in_its_own_cell() -> None:
    for (group, level), sentences in SOURCE.items():
        for key in chain.from_iterable(sentences):
            one = EVERYTHING[key]
            here = one.level.value if isinstance(one, Statement) else type(one).__name__.lower()
            assert (one.group.value, here) == (group, level), key


@pytest.mark.parametrize("group", [Group.INDUSTRY, Group.GOVERNMENT, Group.COMMUNITIES])
def test_no_cell_is_empty(group: Group) -> None:
    assert all(THEORY.of(level, group) for level in (Level.OUTCOME, Level.OUTPUT, Level.ACTIVITY))
    assert [a for a in THEORY.assumptions.values() if a.group == group]
    assert [r for r in THEORY.risks.values() if r.group == group]


def test_every_text_is_a_sentence_in_both_languages() -> None:
    for key, text in words():
        for sentence in (text.en, text.fr):
            assert re.fullmatch(r"[A-ZÀ-Ý].+\.", sentence), (key, sentence)
            assert "  " not in sentence, (key, sentence)
            assert not re.search(r"\.\s", sentence), f"{key} says two sentences: {sentence}"
        assert text.en != text.fr, key


def test_no_two_texts_are_the_same() -> None:
    texts = Counter(one.text.en for one in EVERYTHING.values())
    assert [text for text, times in texts.items() if times > 1] == []


def test_no_programme_is_named() -> None:
    named = re.compile(r"\b(itsci|rmi|rcm|rmap|pact)\b", re.IGNORECASE)
    assert not [key for key, text in words() if named.search(f"{text.en} {text.fr}")]


def test_links_join_statements_that_are_there_and_each_once() -> None:
    pairs = Counter((link.cause, link.effect) for link in THEORY.links)
    assert [pair for pair, times in pairs.items() if times > 1] == []
    assert {key for pair in pairs for key in pair} <= set(THEORY.statements)


def test_no_effect_is_its_own_cause() -> None:
    causes: dict[str, set[str]] = {}
    for link in THEORY.links:
        causes.setdefault(link.effect, set()).add(link.cause)
    list(TopologicalSorter(causes).static_order())


def test_links_never_lead_down() -> None:
    for link in THEORY.links:
        cause, effect = THEORY.statements[link.cause].level, THEORY.statements[link.effect].level
        if Level.PROBLEM in (cause, effect):
            assert cause == effect, link
        else:
            assert UPWARDS.index(cause) <= UPWARDS.index(effect), link


def test_everything_done_leads_to_the_vision() -> None:
    onward: dict[str, set[str]] = {}
    for link in THEORY.links:
        onward.setdefault(link.cause, set()).add(link.effect)

    def reached(key: str) -> set[str]:
        return {key}.union(*(reached(effect) for effect in onward.get(key, ())))

    for key, one in THEORY.statements.items():
        if one.level != Level.PROBLEM:
            assert any(THEORY.statements[end].level == Level.VISION for end in reached(key)), key


def test_everything_hoped_for_has_a_cause() -> None:
    effects = {link.effect for link in THEORY.links}
    hoped = [s.key for s in THEORY.statements.values() if s.level in (Level.OUTPUT, Level.OUTCOME, Level.VISION)]
    # The vision is reached by way of outcomes; its own order is the source's.
    assert [key for key in hoped if key not in effects] == []


def test_causes_and_effects_cross_the_groups() -> None:
    group = {key: one.group for key, one in THEORY.statements.items()}
    crossing = {(group[link.cause], group[link.effect]) for link in THEORY.links}
    apart = [Group.INDUSTRY, Group.GOVERNMENT, Group.COMMUNITIES]
    assert {(a, b) for a in apart for b in apart} - crossing <= {(Group.GOVERNMENT, Group.INDUSTRY)}


def test_assumptions_and_risks_are_about_statements_that_are_there() -> None:
    for assumption in THEORY.assumptions.values():
        assert set() < set(assumption.under) <= set(THEORY.statements), assumption.key
    for risk in THEORY.risks.values():
        assert set() < set(risk.threatens) <= set(THEORY.statements), risk.key


def test_every_assumption_and_risk_has_an_owner_who_is_a_role() -> None:
    owners = {one.owner for one in (*THEORY.assumptions.values(), *THEORY.risks.values())}
    assert owners <= set(Role)


def test_every_trigger_can_be_read_and_watches_the_indicators_beside_it() -> None:
    for one in (*THEORY.assumptions.values(), *THEORY.risks.values()):
        assert one.trigger, one.key
        looked_at = {term.name for term in trigger_in(one.trigger).terms if not term.of_series}
        assert looked_at <= set(one.indicators), one.key


def test_every_statement_assumption_and_risk_names_an_indicator_that_is_known() -> None:
    known = set(registered())
    for one in EVERYTHING.values():
        assert one.indicators, one.key
        assert set(one.indicators) <= known, one.key
        assert len(set(one.indicators)) == len(one.indicators), one.key


def test_every_awaited_indicator_is_used_and_says_where_it_will_come_from() -> None:
    used = {code for one in EVERYTHING.values() for code in one.indicators}
    for indicator in AWAITED:
        assert indicator.code in used, indicator.code
        assert indicator.cases is None
        assert (indicator.method is Method.COMPUTED) == bool(indicator.awaits), indicator.code
        assert indicator.responsible in set(Role)


def test_a_share_or_a_rate_says_of_what() -> None:
    for indicator in AWAITED:
        over = indicator.reckoning in (Reckoning.SHARE, Reckoning.RATE)
        assert bool(indicator.whole) == over, indicator.code
        assert all((indicator.source, indicator.unit, indicator.part)), indicator.code


def test_more_reports_are_neither_good_nor_bad() -> None:
    for indicator in registered().values():
        if indicator.silent:
            assert indicator.direction is Direction.NONE, indicator.code
    silent = {indicator.code for indicator in AWAITED if indicator.silent}
    assert {"whistleblowing.reports", "whistleblowing.per_1000_miners", "companies.harm"} <= silent


def test_at_least_half_of_the_statements_are_shown_by_records() -> None:
    computed = {code for code, indicator in registered().items() if indicator.cases}
    shown = [key for key, statement in THEORY.statements.items() if computed & set(statement.indicators)]
    assert 2 * len(shown) >= len(THEORY.statements)
