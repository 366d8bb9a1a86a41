"""The rules of the linter, one module each.

A rule module has `CODE` (never reused for anything else), `NAME`, and `check`, a generator of problems. Its docstring
is the rule's documentation: what it finds, why, how severe it is, and examples that pass and fail, which the tests
run. To add a rule, write its module and add it to one of the lists below; nothing else knows single rules.

A line rule sees one line with what the catalogue knows of it, and nothing else, so that the engine may reuse its
answer wherever the same line stands again. A file rule sees the whole file and says which line it means. A directive
rule looks at the directives of a file (`lint.directives`) once all other findings are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from lint.directives import Directive
from lint.entries import Entry
from lint.findings import Problem
from lint.rules import (
    app001_what_applying_needs,
    dep001_without_effect,
    dep002_dial_plan_without_map,
    dep003_timer_switched_off,
    dep004_number_too_long,
    dep005_completing_key_in_map,
    inc001_missing_file,
    inc002_include_cycle,
    inc003_includes_too_deep,
    inc004_include_overrides,
    inc005_insecure_include,
    inc006_include_not_read,
    inc007_include_moves_provisioning,
    par001_unknown_name,
    par002_wrong_case,
    par003_index_out_of_range,
    par004_sibling_firmware,
    par005_old_name,
    par006_broken_name,
    par007_set_again_differently,
    par008_set_again,
    par009_not_on_this_model,
    par010_default_value,
    par011_index_beyond_model,
    syn001_not_an_assignment,
    syn002_missing_name,
    syn003_blanks_around_equals,
    syn004_trailing_blanks,
    syn005_comment_after_value,
    syn006_hash_comment,
    syn007_non_ascii,
    syn008_byte_order_mark,
    syn009_line_ends,
    syn010_placeholder_left,
    syn011_leading_blanks,
    syn012_section_header,
    syn013_control_character,
    syn014_line_too_long,
    syn015_template_placeholder,
    syn016_unused_directive,
    syn017_bad_directive,
    syn020_blanks_no_phone_reads,
    val001_wrong_type,
    val002_out_of_range,
    val003_not_in_list,
    val004_too_long,
    val005_bad_ip_address,
    val006_bad_form,
    val007_bad_time,
    val008_bad_netmask,
    val010_bad_time_zone,
    val011_bad_date_part,
    val012_unknown_language_or_country,
    val013_not_multicast,
    val014_bad_ldap_filter,
    val015_bad_digit_map,
    val016_doubtful_digit_map,
    val017_bad_dial_plan,
    val018_doubtful_dial_plan,
    val019_bad_encrypted_value,
    val021_wrong_file_suffix,
)
from lint.sheet import Sheet


class Rule(Protocol):
    """What every rule module has."""

    CODE: str
    NAME: str
    __doc__: str | None


class LineRule(Rule, Protocol):
    """A rule that looks at one line. It may have `CONCERNS`: see `lint.concerns`."""

    def check(self, entry: Entry, /) -> Iterator[Problem]:
        """Problems of the line."""


class FileRule(Rule, Protocol):
    """A rule that looks at a whole file.

    It may have `touched(entry, again)`: whether another value on this line, under the same name, can change what the
    rule says of the file, where the name stands on several lines (`again`) or on one. Without it, any value can.
    """

    def check(self, sheet: Sheet, /) -> Iterator[tuple[int, Problem]]:
        """Problems with the numbers of their lines."""


class DirectiveRule(Rule, Protocol):
    """A rule that looks at what directives did."""

    def check(self, unused: Iterable[Directive], /) -> Iterator[tuple[int, Problem]]:
        """Problems with the numbers of their lines, given the directives that left no finding out."""


LINE_RULES: tuple[LineRule, ...] = (
    syn001_not_an_assignment,
    syn002_missing_name,
    syn003_blanks_around_equals,
    syn004_trailing_blanks,
    syn005_comment_after_value,
    syn006_hash_comment,
    syn007_non_ascii,
    syn010_placeholder_left,
    syn011_leading_blanks,
    syn012_section_header,
    syn013_control_character,
    syn014_line_too_long,
    syn015_template_placeholder,
    syn020_blanks_no_phone_reads,
    par001_unknown_name,
    par002_wrong_case,
    par003_index_out_of_range,
    par004_sibling_firmware,
    par005_old_name,
    par006_broken_name,
    par010_default_value,
    val001_wrong_type,
    val002_out_of_range,
    val003_not_in_list,
    val004_too_long,
    val005_bad_ip_address,
    val006_bad_form,
    val007_bad_time,
    val015_bad_digit_map,
    val016_doubtful_digit_map,
    val017_bad_dial_plan,
    val018_doubtful_dial_plan,
    val008_bad_netmask,
    val010_bad_time_zone,
    val012_unknown_language_or_country,
    val013_not_multicast,
    val014_bad_ldap_filter,
    val019_bad_encrypted_value,
    val021_wrong_file_suffix,
)

FILE_RULES: tuple[FileRule, ...] = (
    syn008_byte_order_mark,
    syn009_line_ends,
    syn017_bad_directive,
    inc001_missing_file,
    inc002_include_cycle,
    inc003_includes_too_deep,
    inc004_include_overrides,
    inc005_insecure_include,
    inc006_include_not_read,
    inc007_include_moves_provisioning,
    par007_set_again_differently,
    par008_set_again,
    par009_not_on_this_model,
    par011_index_beyond_model,
    dep001_without_effect,
    dep002_dial_plan_without_map,
    dep003_timer_switched_off,
    dep004_number_too_long,
    dep005_completing_key_in_map,
    val011_bad_date_part,
    app001_what_applying_needs,
)

DIRECTIVE_RULES: tuple[DirectiveRule, ...] = (syn016_unused_directive,)


def all_rules() -> list[Rule]:
    """Every rule, by code."""
    return sorted([*LINE_RULES, *FILE_RULES, *DIRECTIVE_RULES], key=lambda rule: rule.CODE)


def on_request(rule: Rule) -> bool:
    """Whether a rule runs only where its code is selected: what it finds is no fault."""
    return bool(getattr(rule, "ON_REQUEST", False))
