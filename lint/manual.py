"""The documentation of the rules, read from their docstrings.

In the examples `␠` stands for a blank, `␍` for a carriage return, `<BOM>` for a byte order mark: signs that editors
leave alone.
"""

from __future__ import annotations

import inspect
import re
import textwrap
from typing import NamedTuple

from lint.rules import Rule

_BLOCK = re.compile(r"^(Passes|Fails)::\n((?:\n|    .*\n?)+)", re.MULTILINE)
_SIGNS = {"␠": " ", "␍": "\r", "<BOM>": "\ufeff"}


class Page(NamedTuple):
    """A rule's documentation."""

    code: str
    name: str
    title: str
    """One sentence."""
    body: str
    passes: list[bytes]
    """Files the rule is silent on."""
    fails: list[bytes]
    """Files it has a finding on."""


def page(rule: Rule) -> Page:
    """Read a rule's docstring: title, text, examples. A blank line separates examples that are files of their own."""
    title, _, body = inspect.cleandoc(rule.__doc__ or "").partition("\n\n")
    examples: dict[str, list[bytes]] = {"Passes": [], "Fails": []}
    for kind, text in _BLOCK.findall(body + "\n"):
        files = [textwrap.dedent(part).rstrip() for part in re.split(r"\n\s*\n", text.strip("\n"))]
        examples[kind] += [_raw(file) for file in files if file]
    return Page(rule.CODE, rule.NAME, title, body, examples["Passes"], examples["Fails"])


def _raw(example: str) -> bytes:
    for sign, meant in _SIGNS.items():
        example = example.replace(sign, meant)
    return f"{example}\n".encode()
