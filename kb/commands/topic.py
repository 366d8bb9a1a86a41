"""`offhook topic [NAME...]`: what is known of a subject, and by whom; what is not known is said."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import kb
from kb.commands.common import add_edition, complain, on_terminal, print_json, print_table

if TYPE_CHECKING:
    from kb.terminal.layout import Line

HELP = "what is known of a subject: files, provisioning, encryption, dial plans, keys"
EPILOG = """examples:
  offhook topic                           all topics
  offhook topic include                   one of them
  offhook topic provisioning              a wider subject: all topics it is told by
  offhook topic encryption --format json

Every fact names its sources and its grade; what no source says is told as not known.
Exit status: 0 told, 1 there is no such topic (the nearest ones are named), 2 could not run."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    add_edition(parser)
    names = parser.add_argument("names", nargs="*", metavar="NAME", help="a topic, or a wider subject (default: list)")
    names.completer = complete_topics  # type: ignore[attr-defined]
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format (default: text)")


def run(arguments: argparse.Namespace) -> int:
    """Print the topics asked for, or the list of all."""
    from kb import topics

    catalogue = kb.load(edition=arguments.edition)
    if not arguments.names:
        _list(catalogue, arguments.format)
        return 0
    status = 0
    found: dict[str, None] = {}
    for name in arguments.names:
        known = topics.find(catalogue, name)
        if not known:
            near = topics.nearest(catalogue, name)
            hint = f"; {' or '.join(near)} may be meant" if near else "; 'offhook topic' lists them"
            complain(f"no topic '{name}'{hint}")
            status = 1
        found.update(dict.fromkeys(known))
    pages = [topics.page(catalogue, topic) for topic in found]
    if arguments.format == "json":
        print_json(pages[0] if len(pages) == 1 else pages)
    elif pages:
        _print(pages)
    return status


def complete_topics(prefix: str, **_: object) -> list[str]:
    """Topics and wider subjects that begin with what is typed."""
    from kb import topics

    catalogue = kb.load()
    return [name for name in (*topics.names(catalogue), *topics.groups(catalogue)) if name.startswith(prefix.lower())]


def _list(catalogue: Any, output: str) -> None:
    from kb import topics

    names, groups = topics.names(catalogue), topics.groups(catalogue)
    if output == "json":
        print_json({"topics": names, "groups": groups})
        return
    print_table(("topic", "title"), names.items())
    print()
    print_table(("wider subject", "topics"), ((name, ", ".join(members)) for name, members in groups.items()))


def _print(pages: list[dict[str, Any]]) -> None:
    from kb.terminal.layout import Line

    lines: list[Line] = []
    for page in pages:
        lines += [Line("blank")] if lines else []
        lines += _lines(page)
    if on_terminal():
        from kb.terminal import rich_print

        rich_print.card(lines)
    else:
        from kb.terminal import plain

        sys.stdout.write(plain.text(lines))


def _lines(page: dict[str, Any]) -> Iterator[Line]:
    from kb.terminal.layout import Line

    yield Line("title", f"{page['topic']}: {page['title']}")
    yield Line("text", page["summary"])
    yield Line("blank")
    for fact in page["facts"]:
        yield Line("testimony", _sources(fact), f"- {fact['text']}")
        yield from (Line("item", f"example: {one['value']}{_meaning(one)}") for one in fact["examples"] or ())
        for rule in (fact["grammar"] or "").splitlines():
            yield Line("item", rule.strip())
        if fact["note"]:
            yield Line("item", f"note: {fact['note']}")
    questions = [f"{one['question']}{_where(one)}" for one in page["questions"]]
    yield from _section("Not known", [*(page["unknown"] or ()), *questions])
    yield from _section("Parameters", [_parameter(one) for one in page["parameters"]])
    guide = [f"{one['number']} {one['title']}, page {one['page']}" for one in page["sections"]]
    tables = [f"Table {one['number']} {one['title']}, page {one['page']}" for one in page["tables"]]
    yield from _section("In the guide", guide + tables)
    yield from _section("Sources", [f"{name}: {text}" for name, text in page["sources"].items()])


def _section(heading: str, items: list[str]) -> Iterator[Line]:
    from kb.terminal.layout import Line

    if items:
        yield Line("blank")
        yield Line("heading", heading)
        yield from (Line("item", item) for item in items)


def _sources(fact: dict[str, Any]) -> str:
    inferred = "; inferred" if fact["grade"] == "inferred" else ""
    return f"({', '.join(fact['sources'])}{inferred})"


def _meaning(example: dict[str, str]) -> str:
    return f": {example['meaning']}" if "meaning" in example else ""


def _where(question: dict[str, Any]) -> str:
    return f" (section {question['section']}, page {question['page']})" if question["section"] else ""


def _parameter(one: dict[str, Any]) -> str:
    if one["summary"]:
        return f"{one['name']}: {one['summary']}"
    return f"{one['name']} ({one['count']} parameters)" if one["name"].endswith("/") else str(one["name"])
