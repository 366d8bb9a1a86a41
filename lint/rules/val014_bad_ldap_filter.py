"""An LDAP filter that is none, or that ignores what the user types.

A filter stands in parentheses, and so does each one within: `(|(sn=%)(mail=%*))`. `&` and `|` bind
several, `!` turns one; `*` stands for any text, a backslash and two hexadecimal digits for a
character that would be syntax (RFC 4515). `%` is the phone's sign for the text that was typed: a
filter without it finds the same entries whatever that is.

Severity: warning, as suggested for the practices `ldap-filter-parentheses` and
`ldap-filter-without-text`.

Passes::

    system/ldap/name_filter=(|(sn=%)(givenname=%)(displayname=%))
    system/ldap/name_filter=(&(telephoneNumber=*)(sn=%))
    system/ldap/number_filter=(!(telephoneNumber=%))

Fails::

    system/ldap/name_filter=(|(sn=%)(givenname=%)
    system/ldap/name_filter=(|(sn=%(givenname=%))
    system/ldap/name_filter=sn=%
    system/ldap/name_filter=(sn%)
    system/ldap/number_filter=(telephoneNumber=*)
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.entries import Entry
from lint.findings import Problem
from lint.ldap import filter_fault
from lint.secrecy import forms
from lint.wording import quote

CODE = "VAL014"
NAME = "bad-ldap-filter"

_FORM, _TEXT = "ldap-filter-parentheses", "ldap-filter-without-text"
_TYPED = "%"


def check(entry: Entry) -> Iterator[Problem]:
    """Report the first fault of a filter, at its place; of a filter without fault, that it lacks `%`."""
    if not forms.has_form(entry, "ldap_filter"):
        return
    fault = filter_fault(entry.value)
    if fault:
        fact = forms.held(entry, practice=_FORM)
        if fact:
            yield forms.problem(entry, fact, f"no LDAP filter: {fault.what}", at=fault)
    elif _TYPED not in entry.value:
        fact = forms.held(entry, practice=_TEXT)
        if fact:
            message = f"{quote(entry.value)} holds no '{_TYPED}', so it ignores what the user types"
            yield forms.problem(entry, fact, message)
