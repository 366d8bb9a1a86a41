"""A check that nobody can evaluate is refused with file, line and reason.

The line that must be named carries the comment `# here`; `x/y` and `x/z` are the parameters there are.
"""

from __future__ import annotations

from typing import Any

import pytest

from extract.dataset.checks import COMPARISONS, ROLES, TESTS

PARAMETERS = """
- name: x/y
  seen: [FIELD]
  facts: []
- name: x/z
  seen: [FIELD]
  facts: []
- name: v/{n}/w
  seen: [FIELD]
  facts: []
"""
HEAD = "- code: DEP900\n  name: n\n  title: T.\n"
OWN = "  severity: info\n  why: because\n  from: [OWN]\n"
WHEN = "  when: [{parameter: x/y, set: 'true'}]\n"
TAIL = "  passes: [a]\n  fails: [b]\n"
SOUND = HEAD + OWN + WHEN + TAIL


def condition(name: str, reason: str, text: str) -> Any:
    return pytest.param(HEAD + OWN + TAIL + f"  when:\n    - {text}\n", reason, id=name)


def comparison(name: str, reason: str, text: str) -> Any:
    return pytest.param(SOUND + f"  compare: {text}\n", reason, id=name)


def entry(name: str, reason: str, text: str) -> Any:
    return pytest.param(text, reason, id=name)


ENTRIES = [
    entry("the file is a mapping", "the file must be a list", "code: DEP900  # here\n"),
    entry("a check is text", "a check must be a mapping of fields", "- DEP900  # here\n"),
    entry("unknown field", "unknown field 'wehn'", SOUND + "  wehn: []  # here\n"),
    entry("no code", "field 'code' is missing", "- name: n  # here\n  title: T.\n" + OWN + WHEN + TAIL),
    entry("no examples", "field 'passes' is missing", "- code: DEP900  # here\n  name: n\n  title: T.\n" + OWN + WHEN),
    entry("code", "'DEP9' is no code such as SEC012", SOUND.replace("DEP900", "DEP9  # here")),
    entry("family", "'SYN900' is no code", SOUND.replace("DEP900", "SYN900  # here")),
    entry("code twice", "code or name is taken already", SOUND + SOUND.replace("DEP900", "DEP900  # here")),
    entry(
        "name twice",
        "DEP901 n: code or name is taken already",
        SOUND + SOUND.replace("DEP900", "DEP901  # here"),
    ),
    entry("unknown practice", "'tidy' is no practice", HEAD + "  practice: tidy  # here\n" + WHEN + TAIL),
    entry(
        "practice and severity",
        "rests on a practice, which says its severity, from",
        "- code: DEP900  # here\n  name: n\n  title: T.\n  practice: telnet-enabled\n  severity: info\n  from: [OWN]\n"
        + WHEN
        + TAIL,
    ),
    entry(
        "neither practice nor reason",
        "rests on no practice: give 'severity', 'why' and 'from'",
        "- code: DEP900  # here\n  name: n\n  title: T.\n  severity: info\n  from: [OWN]\n" + WHEN + TAIL,
    ),
    entry(
        "severity",
        "'severity' must be one of warning, info",
        SOUND.replace("severity: info", "severity: error  # here"),
    ),
    entry("source", "'NOBODY' is no source", SOUND.replace("from: [OWN]", "from: [NOBODY]  # here")),
    entry("line of a stranger", "refers to 'x/q', which is no parameter", SOUND + "  at: x/q  # here\n"),
    entry("flag", "'in_exports' must be true or false, not 'yes'", SOUND + "  in_exports: yes  # here\n"),
    entry("whole", "'whole' must be true or false, not 'yes'", SOUND + "  whole: yes  # here\n"),
    entry("examples are text", "'passes' must be a list", SOUND.replace("passes: [a]", "passes: a  # here")),
    entry("each without a list", "'{each}': the check has no 'each'", SOUND + "  at: '{each}'  # here\n"),
    entry(
        "each of a stranger",
        "refers to 'x/q', which is no parameter",
        SOUND + "  each: [y, q]\n  at: 'x/{each}'  # here\n",
    ),
    entry("unlisted is text", "'unlisted' must be a list", SOUND + "  unlisted: x/q  # here\n"),
]
CONDITIONS = [
    condition("a condition is text", "a condition must be a mapping", "x/y  # here"),
    condition("no parameter", "field 'parameter' is missing", "{set: 'true'}  # here"),
    condition(
        "parameter is a stranger", "refers to 'x/q', which is no parameter", "{parameter: x/q, set: 'true'}  # here"
    ),
    condition("group of none", "refers to 'q/', which is no parameter", "{parameter: q/, set: 'true'}  # here"),
    condition(
        "group with an index", "refers to 'v/{n}/', which is no parameter", "{parameter: 'v/{n}/', set: 'true'}  # here"
    ),
    condition("no test", f"a condition has one test: {', '.join(TESTS)}", "{parameter: x/y}  # here"),
    condition("two tests", "a condition has one test", "{parameter: x/y, set: 'true', empty: 'true'}  # here"),
    condition("unknown test", "unknown field 'equals'", "{parameter: x/y, equals: '1'}  # here"),
    condition("is is text", "'is' must be a list", "{parameter: x/y, is: '1'}  # here"),
    condition("set", "'set' must be true or false, not '1'", "{parameter: x/y, set: '1'}  # here"),
    condition("missing", "'missing' must be true or false", "{parameter: x/y, missing: no}  # here"),
    condition(
        "form", "'form' takes clear, encrypted, hash, factory, template", "{parameter: x/y, form: [open]}  # here"
    ),
    condition("not_form", "'not_form' takes clear", "{parameter: x/y, not_form: [open]}  # here"),
    condition("expression", "'matches' is no regular expression", "{parameter: x/y, matches: '('}  # here"),
    condition("number", "'above' takes a whole number, not 'many'", "{parameter: x/y, above: many}  # here"),
    condition("number with a point", "'below' takes a whole number", "{parameter: x/y, below: '1.5'}  # here"),
    condition("default", "'or_default' must be true or false", "{parameter: x/y, is: ['1'], or_default: yes}  # here"),
    condition("any is text", "'any' must be a list", "{any: x/y}  # here"),
    condition("any beside a test", "unknown field 'set'", "{any: [], set: 'true'}  # here"),
    condition("all of strangers", "refers to 'x/q'", "{all: [{parameter: x/q, set: 'true'}]}  # here"),
]
COMPARED = [
    comparison("text", "'compare' must be a mapping", "same  # here"),
    comparison("no values", "field 'of' is missing", "{test: same}  # here"),
    comparison("unknown", f"'test' must be one of {', '.join(COMPARISONS)}", "{test: like, of: {a: x/y}}  # here"),
    comparison("of a stranger", "refers to 'x/q'", "{test: same, of: {a: x/y, b: x/q}}  # here"),
    comparison("values are a list", "'of' must be a mapping", "{test: same, of: [x/y]}  # here"),
    comparison("fixed are a list", "'with' must be a mapping", "{test: same, of: {a: x/y}, with: ['4']}  # here"),
    comparison(
        "pairs",
        "'same_pairs' compares every one_x with its other_x",
        "{test: same_pairs, of: {one_a: x/y, other_b: x/z}}  # here",
    ),
    *(
        comparison(
            f"{test} without its roles",
            f"'{test}' compares {', '.join(roles)}",
            f"{{test: {test}, of: {{a: x/y}}}}  # here",
        )
        for test, roles in ROLES.items()
    ),
]


@pytest.mark.parametrize(("text", "reason"), ENTRIES + CONDITIONS + COMPARED)
def test_it_is_refused_with_file_line_and_reason(reference: Any, text: str, reason: str) -> None:
    reference.write(PARAMETERS)
    reference.refuses(text, "checks/dependencies/sip.yaml", reason)


def test_a_sound_one_is_taken(reference: Any) -> None:
    reference.write(PARAMETERS)
    text = SOUND.replace("x/y", "'x/{each}'") + (
        "  each: [y, z]\n  unlisted: [x/q]\n  at: x/q\n  whole: 'true'\n"
        "  compare: {test: meets_range, of: {port: x/y, first: x/z}, with: {count: '4'}, or_default: 'true'}\n"
    )
    reference.write(text, "checks/dependencies/sip.yaml")
    [row] = reference.compile()["checks"]
    assert row["each"] == ["y", "z"]
    assert row["when"] == [{"parameter": "x/{each}", "set": True}]
    assert row["compare"]["with"] == {"count": "4"}
    assert (row["whole"], row["in_exports"]) == (True, False)
    assert row["at"] == "x/q"


def test_the_group_of_some_parameters_is_a_name(reference: Any) -> None:
    reference.write(PARAMETERS)
    reference.write(SOUND.replace("x/y", "x/"), "checks/dependencies/sip.yaml")
    assert reference.compile()["checks"][0]["when"][0]["parameter"] == "x/"
