"""The rules of the linter, one module each.

A rule module has `CODE` (never reused for anything else), `NAME`, and `check`, a generator of problems. Its docstring
is the rule's documentation: what it finds, why, how severe it is, and examples that pass and fail, which the tests
run. To add a rule, write its module and add it to one of the lists below, with what it is concerned with (see
`lint.concerns`); nothing else knows single rules.

A line rule sees one line with what the catalogue knows of it, and nothing else, so that the engine may reuse its
answer wherever the same line stands again. A file rule sees the whole file and says which line it means. A directive
rule looks at the directives of a file (`lint.directives`) once all other findings are there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lint import concerns
from lint.directives import Directive
from lint.entries import Entry
from lint.findings import Problem
from lint.later import Later
from lint.sheet import Sheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol
else:
    Protocol = object


class Rule(Protocol):
    """What every rule has."""

    CODE: str
    NAME: str
    __doc__: str | None


class LineRule(Rule, Protocol):
    """A rule that looks at one line."""

    def concerns(self, entry: Entry, /) -> bool:
        """Whether any tidy line that sets such a parameter can give a finding."""

    def check(self, entry: Entry, /) -> Iterator[Problem]:
        """Problems of the line."""


class FileRule(Rule, Protocol):
    """A rule that looks at a whole file.

    It may have `touched(entry, again)`: whether another value on this line, under the same name, can change what the
    rule says of the file, where the name stands on several lines (`again`) or on one. Without it, any value can.
    """

    def concerns(self, sheet: Sheet, /) -> bool:
        """Whether such a file can give a finding: quickly said, where that is no."""

    def check(self, sheet: Sheet, /) -> Iterator[tuple[int, Problem]]:
        """Problems with the numbers of their lines."""


class DirectiveRule(Rule, Protocol):
    """A rule that looks at what directives did."""

    def check(self, unused: Iterable[Directive], /) -> Iterator[tuple[int, Problem]]:
        """Problems with the numbers of their lines, given the directives that left no finding out."""


def _rule(module: str, concern: Callable[[Any], bool] = concerns.anything, *, on_request: bool = False) -> Later:
    return Later(f"{__name__}.{module}", concern, on_request=on_request)


_NUMBERS = ("integer", "port")
_LIMITS = ("minimum", "maximum")
_PLACES = ("host", "url")

LINE_RULES: tuple[LineRule, ...] = (
    _rule("syn001_not_an_assignment", concerns.never),
    _rule("syn002_missing_name", concerns.never),
    _rule("syn003_blanks_around_equals", concerns.never),
    _rule("syn004_trailing_blanks", concerns.never),
    _rule("syn005_comment_after_value", concerns.never),
    _rule("syn006_hash_comment", concerns.never),
    _rule("syn007_non_ascii", concerns.never),
    _rule("syn010_placeholder_left", concerns.never),
    _rule("syn011_leading_blanks", concerns.never),
    _rule("syn012_section_header", concerns.never),
    _rule("syn013_control_character", concerns.never),
    _rule("syn014_line_too_long", concerns.never),
    _rule("syn015_template_placeholder", concerns.never),
    _rule("syn020_blanks_no_phone_reads", concerns.never),
    _rule("par001_unknown_name", concerns.never),
    _rule("par002_wrong_case", concerns.never),
    _rule("par003_index_out_of_range", concerns.never),
    _rule("par004_sibling_firmware", concerns.sibling),
    _rule("par005_old_name", concerns.with_old_name),
    _rule("par006_broken_name", concerns.never),
    _rule("par010_default_value", concerns.anything, on_request=True),
    _rule("val001_wrong_type", concerns.of_types("boolean", *_NUMBERS)),
    _rule("val002_out_of_range", concerns.both(concerns.of_types(*_NUMBERS), concerns.with_fact(*_LIMITS))),
    _rule("val003_not_in_list", concerns.with_fact("values")),
    _rule("val004_too_long", concerns.with_fact("max_length")),
    _rule("val005_bad_ip_address", concerns.either(concerns.of_types("ip"), concerns.of_forms("ip_address"))),
    _rule("val006_bad_form", concerns.either(concerns.of_types("port", *_PLACES), concerns.of_forms(*_PLACES))),
    _rule("val007_bad_time", concerns.of_types("time")),
    _rule("val015_bad_digit_map", concerns.of_types("digitmap")),
    _rule("val016_doubtful_digit_map", concerns.of_types("digitmap")),
    _rule("val017_bad_dial_plan", concerns.of_types("dialplan")),
    _rule("val018_doubtful_dial_plan", concerns.of_types("dialplan")),
    _rule("val008_bad_netmask", concerns.of_forms("netmask")),
    _rule("val010_bad_time_zone", concerns.of_forms("time_zone")),
    _rule("val012_unknown_language_or_country", concerns.of_forms("language", "country")),
    _rule("val013_not_multicast", concerns.of_forms("multicast_address")),
    _rule("val014_bad_ldap_filter", concerns.of_forms("ldap_filter")),
    _rule("val019_bad_encrypted_value", concerns.of_forms("encrypted_password", "password_hash")),
    _rule("val021_wrong_file_suffix", concerns.of_forms("ring_tone_archive")),
)

FILE_RULES: tuple[FileRule, ...] = (
    _rule("syn008_byte_order_mark", concerns.with_mark),
    _rule("syn009_line_ends", concerns.with_odd_ends),
    _rule("syn017_bad_directive", concerns.with_directives),
    _rule("inc001_missing_file", concerns.with_includes),
    _rule("inc002_include_cycle", concerns.with_includes),
    _rule("inc003_includes_too_deep", concerns.with_includes),
    _rule("inc004_include_overrides", concerns.with_includes),
    _rule("inc005_insecure_include", concerns.with_includes),
    _rule("inc006_include_not_read", concerns.with_includes),
    _rule("inc007_include_moves_provisioning", concerns.with_includes),
    _rule("par007_set_again_differently", concerns.with_repetitions),
    _rule("par008_set_again", concerns.with_repetitions),
    _rule("par009_not_on_this_model"),
    _rule("par011_index_beyond_model"),
    _rule("dep001_without_effect", concerns.written),
    _rule("dep002_dial_plan_without_map", concerns.with_types("dialplan")),
    _rule("dep003_timer_switched_off", concerns.with_types("digitmap")),
    _rule("dep004_number_too_long", concerns.with_types("digitmap")),
    _rule("dep005_completing_key_in_map", concerns.with_types("digitmap")),
    _rule("val011_bad_date_part"),
    _rule("app001_what_applying_needs"),
)

DIRECTIVE_RULES: tuple[DirectiveRule, ...] = (_rule("syn016_unused_directive"),)


def all_rules() -> list[Rule]:
    """Every rule, by code."""
    return sorted([*LINE_RULES, *FILE_RULES, *DIRECTIVE_RULES], key=lambda rule: rule.CODE)


def on_request(rule: Rule) -> bool:
    """Whether a rule runs only where its code is selected: what it finds is no fault."""
    return bool(getattr(rule, "ON_REQUEST", False))
