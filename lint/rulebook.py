"""All rules: those that are modules, and those that are rows of the dataset."""

from __future__ import annotations

from functools import lru_cache

from kb.catalogue import Catalogue
from lint.checks.rule import check_rules
from lint.fleet.rules import FLEET_RULES
from lint.rules import FILE_RULES, FileRule, Rule, all_rules, on_request
from lint.selection import Selection


def rulebook(catalogue: Catalogue) -> list[Rule]:
    """Every rule, by code."""
    return sorted([*all_rules(), *check_rules(catalogue), *FLEET_RULES], key=lambda rule: rule.CODE)


@lru_cache(maxsize=8)
def codes(catalogue: Catalogue) -> tuple[str, ...]:
    """The codes of all rules."""
    return tuple(rule.CODE for rule in rulebook(catalogue))


@lru_cache(maxsize=256)
def running(catalogue: Catalogue, selection: Selection) -> frozenset[str]:
    """The codes of the rules that a selection runs."""
    return frozenset(
        rule.CODE for rule in rulebook(catalogue) if selection.wants(rule.CODE, on_request=on_request(rule))
    )


def file_rules(catalogue: Catalogue) -> list[FileRule]:
    """The rules that look at a whole file."""
    return [*FILE_RULES, *check_rules(catalogue)]
