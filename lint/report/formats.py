"""The formats a report can have, by name. A format's module is loaded when it is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lint.engine import Result
    from lint.manual import Page

Render = Callable[["Iterable[Result]"], "Iterator[str]"]

NAMES = ("text", "concise", "summary", "json", "jsonl", "sarif", "github", "gitlab", "junit")


def renderer(name: str, pages: Callable[[], Iterable[Page]], version: str) -> Render:
    """What turns results into the pieces of a report. Reports know of rules what `pages` says, and no more."""
    module = importlib.import_module(f"lint.report.{name}")
    if name == "sarif":
        return lambda results: module.render(results, pages, version)
    render: Render = module.render
    return render
