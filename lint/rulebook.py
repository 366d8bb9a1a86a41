"""All rules: those that are modules, and those that are rows of the dataset."""

from __future__ import annotations

from kb.catalogue import Catalogue
from lint.checks.rule import check_rules
from lint.rules import FILE_RULES, FileRule, Rule, all_rules


def rulebook(catalogue: Catalogue) -> list[Rule]:
    """Every rule, by code."""
    return sorted([*all_rules(), *check_rules(catalogue)], key=lambda rule: rule.CODE)


def file_rules(catalogue: Catalogue) -> list[FileRule]:
    """The rules that look at a whole file."""
    return [*FILE_RULES, *check_rules(catalogue)]
