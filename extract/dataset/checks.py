"""The table of checks: rules of the linter that are data, because they speak of single parameters."""

from __future__ import annotations

from extract.dataset.columns import Table, anything, boolean, strings, text

TESTS = ("is", "is_not", "empty", "set", "scheme", "form", "matches", "above", "below")
"""What a condition can ask of a value."""
FORMS = ("clear", "encrypted", "hash", "factory")
"""What a password can be: as it was typed, `{"..."}`, `$1$...`, or one of the published factory secrets."""
COMPARISONS = ("same", "disagree", "opposite", "greater", "other_subnet", "meets_range", "repeated")
"""What can be asked of several values together; `lint.checks.comparisons` says what each means."""

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
        "scheme": _STRINGS,
        "form": {"type": "array", "items": {"enum": list(FORMS)}},
        "matches": {"type": "string"},
        "above": {"type": "string"},
        "below": {"type": "string"},
        "or_default": _FLAG,
        "any": {"type": "array", "items": {"type": "object"}},
    },
    "additionalProperties": False,
}
COMPARISON = {
    "type": "object",
    "required": ["test", "of"],
    "properties": {
        "test": {"enum": list(COMPARISONS)},
        "of": {"type": "object", "additionalProperties": {"type": "string"}},
        "or_default": _FLAG,
    },
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
        anything("when", "What must hold, all of it; `{n}` is the same index throughout.",
                 items={"type": "array", "items": CONDITION}, required=True),
        anything("compare", "What must hold between several values.", items=COMPARISON),
        text("at", "The parameter whose line is reported; null: that of the first condition that a line sets."),
        boolean("in_exports", "Reported in a phone's own export too.", required=False),
        strings("passes", "Files it is silent on.", required=True),
        strings("fails", "Files it reports.", required=True),
        strings("sources", "Sources where it rests on no practice."),
        text("note", "Remark."),
    ),
    key=("code",),
)  # fmt: skip
