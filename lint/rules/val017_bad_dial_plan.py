r"""A dial plan that breaks the form of its rules.

A rule is `pattern=target`, and `;` stands between rules. Before `=` are digits and `x` (any digit),
behind it the SIP destination, in which each backslash is one dialed digit. A `;` always ends a
rule, so a target cannot hold SIP parameters.

Severity: warning, as manuals show an example and no grammar.

Passes::

    voip/signalling/sip/number_rules=4xxx=Line_\\\@10.1.2.3
    voip/signalling/sip/number_rules=0=operator@10.1.2.3;9xxx=\\\\@10.1.2.4

Fails::

    voip/signalling/sip/number_rules=4xxx
    voip/signalling/sip/number_rules==Line_\\\@10.1.2.3
    voip/signalling/sip/number_rules=4xxx=
    voip/signalling/sip/number_rules=4xxx=\\\@10.1.2.3;
    voip/signalling/sip/number_rules=4xxx=\\\@10.1.2.3;transport=tcp
    voip/signalling/sip/number_rules=4xxx=\\\\\@10.1.2.3
    voip/signalling/sip/number_rules=4xxx=line@10.1.2.3
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.dialing import dial_plan, faults
from lint.dialing.value import reported, value_of
from lint.entries import Entry
from lint.findings import Problem

CODE = "VAL017"
NAME = "bad-dial-plan"

_KINDS = frozenset({faults.RULE_FORM, faults.TOO_MANY_BACKSLASHES, faults.NO_BACKSLASH})


def check(entry: Entry) -> Iterator[Problem]:
    """Report each rule of a dial plan that has not the form of one."""
    value = value_of(entry, "dialplan")
    if value:
        yield from reported(entry, dial_plan.read(value).faults, _KINDS)
