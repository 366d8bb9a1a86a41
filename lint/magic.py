"""`%%offhook` lints a notebook's cell, `%offhook explain NAME` shows a parameter. `%load_ext offhook` loads both."""

from __future__ import annotations

import argparse
import shlex
from typing import TYPE_CHECKING, Any, NoReturn

from IPython.core.error import UsageError
from IPython.core.getipython import get_ipython
from IPython.display import display

from kb.errors import MissingExtraError, OffhookError

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from kb.catalogue import Catalogue
    from lint.engine import Result
    from lint.findings import Finding

_EXPLAIN = "%offhook explain NAME... shows parameters, %offhook rule CODE... rules; %%offhook lints a cell"


def load_ipython_extension(shell: Any) -> None:
    """Make the magic known to an IPython shell."""
    shell.register_magic_function(offhook, "line_cell", "offhook")


def offhook(line: str, cell: str | None = None) -> None:
    """Lint a cell as a configuration file, or explain a parameter.

    `%%offhook [--model M] [--select C,..] [--ignore C,..] [--policy strict] [--include-root DIR] [--name FILE]
    [--edition E] [-o VARIABLE]` lints the cell; with `-o` the findings also go into a variable, as a data frame.
    `%offhook explain NAME...` shows what is known of parameters, `%offhook rule CODE...` what a rule finds.
    Files that the cell includes are looked for beside `--name`, which lies in the current folder by default.
    """
    try:
        words = shlex.split(line)
    except ValueError as error:
        raise UsageError(f"offhook: {error}") from None
    try:
        if cell is None:
            _line(words)
        else:
            _cell(words, cell)
    except OffhookError as error:
        raise UsageError(f"offhook: {error}") from None


# A cell


def _cell(words: list[str], cell: str) -> None:
    options = _options().parse_args(words)
    if options.output is not None and not options.output.isidentifier():
        raise UsageError(f"%%offhook: -o takes the name of a variable, not '{options.output}'")
    frame = _framer() if options.output else None
    result = _lint(options, cell)
    _display(_text(result), "text/html", _html(result))
    shell = get_ipython()
    if frame and shell:
        shell.push({options.output: frame(result.findings)})  # type: ignore[no-untyped-call]


def _lint(options: argparse.Namespace, cell: str) -> Result:
    import kb
    from lint.context import Context
    from lint.engine import Linter
    from lint.rulebook import rulebook
    from lint.selection import selection

    catalogue = kb.load(edition=options.edition)
    wanted = selection(options.select, options.ignore, (rule.CODE for rule in rulebook(catalogue)))
    context = Context(_model(catalogue, options.model), policy=options.policy, include_root=options.include_root)
    return Linter(catalogue, wanted, context).lint(cell.encode(errors="replace"), options.name)


def _model(catalogue: Catalogue, asked: str | None) -> str | None:
    model = catalogue.model(asked) if asked else None
    if asked and model is None:
        known = ", ".join(one.model for one in catalogue.models())
        raise UsageError(f"%%offhook: no model '{asked}'; known models are {known}")
    return model


def _text(result: Result) -> str:
    from lint.report.text import render

    return "".join(render([result])).rstrip()


def _html(result: Result) -> str:
    from lint.report.html import table

    return table(result)


def _framer() -> Callable[[list[Finding]], pd.DataFrame]:
    try:
        import pandas as pd
    except ImportError:
        raise MissingExtraError("%%offhook -o", "pandas", "notebook") from None
    from lint.findings import Finding

    return lambda findings: pd.DataFrame(findings, columns=list(Finding._fields))


def _options() -> argparse.ArgumentParser:
    parser = _Parser(prog="%%offhook", add_help=False)
    parser.add_argument("--model")
    parser.add_argument("--select", action="append", default=[])
    parser.add_argument("--ignore", action="append", default=[])
    parser.add_argument("--policy", choices=("default", "strict"), default="default")
    parser.add_argument("--include-root")
    parser.add_argument("--name", default="cell.cfg")
    parser.add_argument("--edition")
    parser.add_argument("-o", "--output")
    return parser


class _Parser(argparse.ArgumentParser):
    """A parser that complains as magics do."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{self.prog}: {message}; '%offhook?' has the options")


# A line


def _line(words: list[str]) -> None:
    if len(words) < 2 or words[0] not in ("explain", "rule"):
        raise UsageError(_EXPLAIN)
    show = _explain if words[0] == "explain" else _rule
    for word in words[1:]:
        show(word)


def _explain(name: str) -> None:
    import kb
    from kb.terminal import layout, markdown, plain

    known = list(layout.lines(kb.explain(name)))
    _display(plain.text(known), "text/markdown", markdown.text(known))


def _rule(code: str) -> None:
    import kb
    from lint import manual

    pages = {page.code: page for page in manual.pages(kb.load())}
    page = pages.get(code.upper())
    if page is None:
        raise UsageError(f"%offhook: no rule '{code}'; the rules are {', '.join(pages)}")
    heading = f"{page.code} {page.name}"
    _display(
        f"{heading}\n\n{page.title}\n\n{page.body}",
        "text/markdown",
        f"**{heading}**\n\n{page.title}\n\n{page.markdown}",
    )


def _display(plain: str, kind: str, rich: str) -> None:
    """Show the rich form where the front end can, the plain one elsewhere."""
    display({"text/plain": plain, kind: rich}, raw=True)  # type: ignore[no-untyped-call]
