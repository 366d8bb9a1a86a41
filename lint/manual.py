"""The documentation of the rules, read from their docstrings.

In the examples `␠` stands for a blank, `␍` for a carriage return, `␇` for a bell, `<BOM>` for a byte order mark and
`<LONG>` for very many letters: signs that editors leave alone. A line `@ NAME` begins another file of the same example,
which lies beside the first, `example.cfg`; a line `@ --model=NAME` says which model the example is checked for.
"""

from __future__ import annotations

import inspect
import re
import textwrap

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple
from lint.context import NOTHING_KNOWN, Context
from lint.findings import ERROR, SEVERITIES
from lint.rulebook import rulebook
from lint.rules import Rule

_BLOCK = re.compile(r"^(Passes|Fails)::\n((?:\n|    .*\n?)+)", re.MULTILINE)
_WRAPPED = re.compile(r"(?<=\S)\n(?=[^\s*-])")
"""A line end within a paragraph: lines of lists and indented lines stay what they are."""
_SEVERITY = re.compile(rf"^Severity: ({'|'.join(SEVERITIES)})\b", re.MULTILINE)
_MODEL = "--model="
_SIGNS = {"␠": " ", "␍": "\r", "<BOM>": "\ufeff", "␇": "\a", "<LONG>": "x" * 40_000}


class Example(NamedTuple):
    """A file as an example, and the files beside it."""

    data: bytes
    others: dict[str, bytes]
    context: Context = NOTHING_KNOWN
    """What is known beside the files."""


class Page(NamedTuple):
    """A rule's documentation."""

    code: str
    name: str
    title: str
    """One sentence."""
    body: str
    passes: list[Example]
    """Files the rule is silent on."""
    fails: list[Example]
    """Files it has a finding on."""

    @property
    def text(self) -> str:
        """The documentation without its examples, a paragraph a line."""
        return _WRAPPED.sub(" ", _BLOCK.sub("", f"{self.body}\n").strip())

    @property
    def markdown(self) -> str:
        """The documentation as Markdown, which differs in how a block of examples is begun."""
        return _BLOCK.sub(lambda block: f"**{block[1]}:**\n{block[2]}", f"{self.body}\n").strip()

    @property
    def severity(self) -> str:
        """The severity that is named first; an error where it is as a fact may be held, for that is the worst."""
        named = _SEVERITY.search(self.body)
        return named[1] if named else ERROR


def pages(catalogue: Catalogue) -> list[Page]:
    """The documentation of every rule, by code."""
    return [page(rule) for rule in rulebook(catalogue)]


def page(rule: Rule) -> Page:
    """Read a rule's docstring: title, text, examples. A blank line separates examples that are files of their own."""
    title, _, body = inspect.cleandoc(rule.__doc__ or "").partition("\n\n")
    examples: dict[str, list[Example]] = {"Passes": [], "Fails": []}
    for kind, text in _BLOCK.findall(body + "\n"):
        files = [textwrap.dedent(part).rstrip() for part in re.split(r"\n\s*\n", text.strip("\n"))]
        examples[kind] += [_example(file) for file in files if file]
    return Page(rule.CODE, rule.NAME, title, body, examples["Passes"], examples["Fails"])


def _example(text: str) -> Example:
    first, *others = re.split(r"^@ (\S+)\n", text + "\n", flags=re.MULTILINE)
    named = zip(others[::2], others[1::2], strict=True)
    files = {name: _raw(other) for name, other in named}
    models = [name for name in files if name.startswith(_MODEL)]
    context = Context(model=models[0].removeprefix(_MODEL)) if models else NOTHING_KNOWN
    return Example(_raw(first), {name: data for name, data in files.items() if name not in models}, context)


def _raw(example: str) -> bytes:
    for sign, meant in _SIGNS.items():
        example = example.replace(sign, meant)
    return example.encode()
