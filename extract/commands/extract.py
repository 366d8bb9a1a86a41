"""`offhook extract GUIDE -o DIR`: from any edition of the guide to the dataset, with an audit."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import ExtractError

if TYPE_CHECKING:
    from extract.appendix.model import Need

HELP = "read a guide (PDF or text) into a dataset, and audit it"
EPILOG = """examples:
  offhook extract guide.pdf -o my-edition        the dataset's tables, and an audit on the terminal
  offhook extract guide.pdf                      the same into the data folder: --edition finds it there
  offhook extract guide.pdf --only reload        what the guide says on reload and reboot
  offhook extract guide.pdf -o e --report r.json a summary without the guide's prose, for maintainers
  offhook extract new.pdf -o e --compare old     what differs from another edition

needs pip install 'offhook[extract]'.
Exit status: 0 read, 2 could not be read (nothing is written then)."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("guide", type=Path, metavar="GUIDE", help="the guide: a PDF, or a text of it (.txt)")
    parser.add_argument("-o", "--output", type=Path, metavar="DIR", help="folder for the dataset's tables")
    parser.add_argument("--only", choices=("reload",), help="print only what the guide says on reload and reboot")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write a summary free of the guide's prose")
    parser.add_argument("--compare", type=Path, metavar="EDITION", help="folder of another edition to compare with")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="format of what is printed")
    parser.add_argument("--max-pages", type=int, default=5_000, metavar="N", help="refuse longer guides (5000)")


def run(arguments: argparse.Namespace) -> int:
    """Read the guide, write the dataset, print the audit."""
    from extract.audit.report import audit_lines, report
    from extract.dataset import write
    from extract.editions import edition_folder
    from extract.extraction import extract

    with _progress() as progress:
        result = extract(arguments.guide, arguments.max_pages, progress)
    if arguments.only == "reload":
        _print_needs(result.guide.needs, arguments.format)
        return 0
    other = write.read(arguments.compare)["parameters"] if arguments.compare else None
    if arguments.report:
        _write_text(arguments.report, json.dumps(report(result.audit), indent=1) + "\n")
    folder = arguments.output or edition_folder(result.source.id)
    write.write(result.rows, folder)
    if arguments.format == "json":
        print(json.dumps({"folder": str(folder), "edition": result.source.id, **report(result.audit)}, indent=1))
    else:
        print(f"edition                   {result.source.id}")
        for line in audit_lines(result.audit):
            print(line)
        print(f"written to                {folder}")
    if other is not None:
        from extract.commands.diff import print_changes
        from extract.compare import compare

        print()
        print_changes(compare(other, result.rows["parameters"]), arguments.format)
    return 0


def _print_needs(needs: Iterable[Need], output: str) -> None:
    found = list(needs)
    if output == "json":
        print(json.dumps([need._asdict() for need in found], indent=1, ensure_ascii=False))
        return
    for need in sorted(found, key=lambda need: (need.action, need.name)):
        print(f"{need.action:12} {need.name}{f'  (page {need.page})' if need.page else ''}")
    if not found:
        print("the guide says nothing on reload or reboot that could be read", file=sys.stderr)


def _write_text(path: Path, text: str) -> None:
    fresh = path.with_name(f".{path.name}.part")
    try:
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        raise ExtractError(f"{path}: cannot be written ({error.strerror})") from error


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """A progress bar where somebody looks, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, TaskID

    with Progress(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def show(what: str, done: int, total: int) -> None:
            task = tasks.setdefault(what, bar.add_task(what, total=total)) if what not in tasks else tasks[what]
            bar.update(task, completed=done)

        yield show
