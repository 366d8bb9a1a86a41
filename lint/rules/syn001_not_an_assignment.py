"""A line that sets nothing.

A configuration file holds settings (`name=value`), comments (`;` at the start of a line), includes
(`include FILE`) and blank lines. Anything else has no known meaning: a name without its value, a
heading, half of a line that an editor or a mail program broke, a page of HTML that was saved under
the wrong name.

Severity: error.

Passes::

    ; the registrar
    voip/signalling/sip/sip_registrar/addr=sip.example.com
    include global.cfg

Fails::

    voip/signalling/sip/sip_registrar/addr sip.example.com
    voip/signalling/sip/sip_registrar/enabled
    include
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.cfg.lines import OTHER
from lint.entries import NOTHING, Entry, look_up
from lint.findings import ERROR, Problem
from lint.rules.syn012_section_header import HEADER
from lint.wording import quote

CODE = "SYN001"
NAME = "not-an-assignment"


def check(entry: Entry) -> Iterator[Problem]:
    """Report a line that is neither setting, comment, include nor blank."""
    statement = entry.statement
    if statement.kind != OTHER or entry.standing != NOTHING:
        return
    text = statement.text.strip()
    if HEADER.fullmatch(text):
        return
    if text == "include":
        message = "'include' names no file"
    elif look_up(entry.catalogue, text):
        message = "this line names a parameter and gives it no value: NAME=VALUE is expected"
    else:
        shown = quote(entry.shown().strip())
        message = f"this line sets nothing: {shown} is neither NAME=VALUE, a comment (;), an include nor blank"
    yield Problem(statement.span, ERROR, message)
