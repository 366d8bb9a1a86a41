"""A template in Jinja's language: for what tags alone cannot say, such as a loop over lines.

A column `[mac]` is the variable `mac`; `record` holds all columns by name, for names that are no identifiers. The
environment is sandboxed: a template sees its values, and neither files nor Python's insides.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from lint.errors import UsageError
from lint.templates.brackets import Made
from lint.templates.faults import TEMPLATE, UNREADABLE, BrokenError, Fault, Place
from lint.templates.text import decode
from lint.templates.tracing import Origins, marked, origins
from lint.wording import clean

if TYPE_CHECKING:
    import jinja2

    from kb.catalogue import Catalogue

_CALLED = "template"


class Template:
    """A Jinja template."""

    def __init__(self, data: bytes, tags: Sequence[str]) -> None:
        """Raises `BrokenError` where its syntax is wrong, `UsageError` where Jinja is not installed."""
        try:
            import jinja2
            from jinja2.sandbox import SandboxedEnvironment
        except ImportError:
            raise UsageError("--jinja needs the package Jinja2: pip install 'offhook[templates]'") from None
        decoded = decode(data)
        if decoded is None:
            raise _broken(1, "no text in UTF-8 or Windows' Western code page")
        text, self._encoding = decoded
        self._text = text
        self._traced: jinja2.Template | None = None
        self._tags = tuple(tags)
        self._mark = "\ufeff" if self._encoding == "utf-8-sig" else ""
        self._ends = "\r\n" if "\r\n" in text else "\n"
        environment = SandboxedEnvironment(
            undefined=jinja2.StrictUndefined,
            keep_trailing_newline=True,
            newline_sequence=self._ends,
            autoescape=False,
        )
        try:
            self._code = environment.compile(text, _CALLED, _CALLED)
            self._template = jinja2.Template.from_code(environment, self._code, environment.globals)
            self._used = self._names(environment, text)
        except jinja2.TemplateSyntaxError as error:
            raise _broken(error.lineno, f"{clean(error.message or 'wrong syntax')}") from None

    @staticmethod
    def _names(environment: jinja2.Environment, text: str) -> set[str]:
        from jinja2 import meta

        return meta.find_undeclared_variables(environment.parse(text))

    def faults(self, _catalogue: Catalogue) -> Iterator[Fault]:
        """Nothing before it is filled: an unknown variable shows where it is used."""
        return iter(())

    def used(self) -> set[str]:
        """The columns the template uses; all where it takes `record`."""
        return set(self._tags) if "record" in self._used else self._used & set(self._tags)

    def holds_tag(self, _value: str) -> str | None:
        """None: values are not read as a template."""
        return None

    def fill(self, values: Mapping[str, str]) -> Made:
        """The file of a phone. Raises `BrokenError` where the template fails, `UnicodeEncodeError` as it says."""
        import jinja2

        names = {name: value for name, value in values.items() if name.isidentifier()}
        try:
            text = self._template.render({"record": dict(values), **names})
        except (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            frames = traceback.extract_tb(error.__traceback__)
            line = next((frame.lineno for frame in reversed(frames) if frame.filename == _CALLED), None)
            raise _broken(line or 1, clean(str(error))) from None
        encoding = "utf-8" if self._encoding == "utf-8-sig" else self._encoding
        return Made((self._mark + text).encode(encoding), None, partial(self._trace, names, dict(values), text))

    def _trace(self, names: Mapping[str, str], record: Mapping[str, str], made: str) -> Origins | None:
        """Which line of the template each line of a file came from."""
        import jinja2

        environment = self._template.environment
        if self._traced is None:
            code = marked(environment, self._text)
            self._traced = jinja2.Template.from_code(environment, code, environment.globals)
        try:
            traced = self._traced.render({"record": dict(record), **names})
        except (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError):
            # A template that a mark makes fail, such as one that computes with what it has put together.
            return None
        return origins(traced, made, self._text)


def _broken(row: int, words: str) -> BrokenError:
    return BrokenError(Fault(UNREADABLE, Place(TEMPLATE, row), words))
