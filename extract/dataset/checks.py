"""The table of checks: rules of the linter that are data, because they speak of single parameters."""

from __future__ import annotations

from types import MappingProxyType

from extract.dataset.columns import Table, anything, boolean, strings, text

TESTS = MappingProxyType(
    {
        "is": "it is one of these, whatever its case",
        "is_not": "it has a value, and none of these",
        "empty": "it is set to an empty value, or to another",
        "set": "something sets it; false: nothing does",
        "missing": "it is not set and has no known default, or it is empty or 0.0.0.0; false: it has another value",
        "scheme": "it is a URL with one of these protocols",
        "form": "it is a password of one of these forms",
        "not_form": "it is a password of none of these forms",
        "matches": "this regular expression is found in it",
        "above": "it is a number greater than this",
        "below": "it is a number smaller than this",
        "foreign": "it names another model than the one the file is checked for; false: that one",
    }
)
"""What a condition can ask of a value."""
FORMS = MappingProxyType(
    {
        "clear": "as it was typed",
        "encrypted": '`{"..."}`',
        "hash": "`$1$...`",
        "factory": "one of the published factory secrets, typed or hashed",
        "template": "a tag of a template, which is no password yet",
    }
)
"""What a password can be."""
COMPARISONS = MappingProxyType(
    {
        "same": "all values are equal",
        "same_pairs": "every `one_x` is equal to its `other_x`",
        "disagree": "the values differ",
        "greater": "`one` is greater than `other`",
        "other_subnet": "`other` lies outside the subnet of `address` and `netmask`",
        "meets_range": "`port` lies between `first` and `last`, or in the `count` ports from `first` on",
        "repeated": "at another index before, all values are the same",
    }
)
"""What can be asked of several values together."""
ROLES = MappingProxyType(
    {
        "greater": ("one", "other"),
        "other_subnet": ("address", "netmask", "other"),
        "meets_range": ("port", "first"),
    }
)
"""Roles without which a comparison cannot be made; the others take any names."""

_STRINGS = {"type": "array", "items": {"type": "string"}}
_FLAG = {"type": "boolean"}
CONDITION = {
    "type": "object",
    "properties": {
        "parameter": {"type": "string"},
        "is": _STRINGS,
        "is_not": _STRINGS,
        "empty": _FLAG,
        "set": _FLAG,
        "missing": _FLAG,
        "scheme": _STRINGS,
        "form": {"type": "array", "items": {"enum": list(FORMS)}},
        "not_form": {"type": "array", "items": {"enum": list(FORMS)}},
        "matches": {"type": "string"},
        "above": {"type": "string"},
        "below": {"type": "string"},
        "foreign": _FLAG,
        "or_default": _FLAG,
        "any": {"type": "array", "items": {"type": "object"}},
        "all": {"type": "array", "items": {"type": "object"}},
    },
    "additionalProperties": False,
}
_NAMES = {"type": "object", "additionalProperties": {"type": "string"}}
COMPARISON = {
    "type": "object",
    "required": ["test", "of"],
    "properties": {"test": {"enum": list(COMPARISONS)}, "of": _NAMES, "with": _NAMES, "or_default": _FLAG},
    "additionalProperties": False,
}

CHECKS = Table(
    "checks",
    "Rules of the linter that speak of single parameters: when they report, how severely, and why.",
    (
        text("code", "Code of the rule.", required=True),
        text("name", "Name of the rule.", required=True),
        text("title", "What it reports, in one sentence.", required=True),
        text("why", "Why that is doubtful; null: as the practice says."),
        text("practice", "The practice it rests on, which then says severity, reason and sources."),
        text("severity", "Severity where it rests on no practice.", values=("warning", "info")),
        strings("each", "What `{each}` in the names below stands for, one after the other."),
        anything("when", "What must hold, all of it; `{n}` is the same index throughout.",
                 items={"type": "array", "items": CONDITION}, required=True),
        anything("compare", "What must hold between several values; those under `with` are no parameters'.",
                 items=COMPARISON),
        text("at", "The parameter whose line is reported; null: that of the first one, of those compared or asked for, "
             "that a line sets to something else than its default."),
        strings("unlisted", "Names it speaks of that are no known parameters."),
        boolean("in_exports", "Reported in a phone's own export too.", required=False),
        boolean("whole", "Reported only where the file and its includes are all there is.", required=False),
        strings("passes", "Files it is silent on.", required=True),
        strings("fails", "Files it reports.", required=True),
        strings("sources", "Sources where it rests on no practice."),
        text("note", "Remark."),
    ),
    key=("code",),
)  # fmt: skip
