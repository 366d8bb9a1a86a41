"""The `offhook` command, and the packages behind it: `from offhook import kb, lint, extract`.

Sub-commands are modules of the packages with `HELP`, `EPILOG`, `configure(parser)` and `run(arguments)`; only the one
that is asked for is imported, so that a quick answer stays quick.
"""

# PYTHON_ARGCOMPLETE_OK
from __future__ import annotations

import argparse
import gc
import importlib
import io
import os
import sys
from collections.abc import Sequence
from types import ModuleType

from extract.errors import OffhookError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

__version__ = "0.1.0"
__all__ = ["extract", "kb", "lint", "main"]

COMMANDS = {
    "explain": ("kb.commands.explain", "what a parameter is, what a change of it needs, and who says so"),
    "ask": (
        "kb.commands.ask",
        "answer a question in plain words: which parameter is meant, and what a change of it needs",
    ),
    "search": ("kb.commands.search", "find parameters by words: label, name, what they do"),
    "confirm": (
        "kb.commands.confirm",
        "record what a change was seen to need on a phone, in a file of the project that every answer reads",
    ),
    "topic": ("kb.commands.topic", "what is known of a subject: files, provisioning, encryption, dial plans, keys"),
    "lint": ("lint.commands.lint", "check configuration files"),
    "report": ("lint.commands.report", "what the linter finds in a fleet, as one HTML page"),
    "plan": ("lint.commands.plan", "what a change of configuration needs: a reboot, a reload, nothing"),
    "effective": ("lint.commands.effective", "what a file and its includes set in the end, and which line sets it"),
    "rule": ("lint.commands.rule", "what a rule of the linter finds, and why"),
    "generate": ("lint.commands.generate", "make the phones' files from a template and a table"),
    "dhcp": (
        "lint.commands.dhcp",
        "the DHCP options by which phones find their files: values, meaning, servers' configuration",
    ),
    "hunt": ("lint.commands.hunt", "which URLs a phone asks for its files, in which order, and why"),
    "secrets": ("lint.commands.secrets", "where secrets stand in files, in what form, and what that is worth"),
    "file": ("lint.commands.file", "check and explain a phone's speed dial files and ring tone archives"),
    "keys": (
        "lint.commands.keys",
        "what a file puts on the phone's keys: softkeys, function keys, hard keys; drawn and checked",
    ),
    "tones": (
        "lint.commands.tones",
        "the call progress tones that a file defines: in words, checked, drawn and played",
    ),
    "redact": (
        "lint.commands.redact",
        "a copy of a file fit to show others: pseudonyms for secrets, users, numbers and addresses",
    ),
    "serve": ("lint.commands.serve", "serve a folder to phones on trial, and tell what they ask for"),
    "dial": ("lint.commands.dial", "what a phone does with a number under a digit map and a dial plan"),
    "lsp": ("lint.commands.lsp", "check, explain and complete in an editor (a language server)"),
    "extract": ("extract.commands.extract", "read a guide (PDF or text) into a dataset, and audit it"),
    "diff": ("extract.commands.diff", "what differs between two editions of the guide"),
    "show": ("extract.commands.show", "a picture of the guide's page with a parameter's row marked"),
    "query": ("kb.commands.query", "read-only SQL over the dataset"),
    "export": ("kb.commands.export", "the dataset as Parquet, CSV, SQLite, Excel, or a JSON Schema of settings"),
    "completion": ("kb.commands.completion", "shell completion for bash, zsh, fish and others"),
}
"""Sub-commands: module and one line of help (a copy of the module's own `HELP`, so that a list needs no import)."""

_PACKAGES = ("extract", "kb", "lint")
_EPILOG = """examples:
  offhook explain voip/line/0/id      what a parameter is, and what a change of it needs
  offhook search outbound proxy       find a parameter by words
  offhook lint phone.cfg              check a configuration file

'offhook COMMAND --help' has examples for each command."""


def __getattr__(name: str) -> ModuleType:
    """`offhook.kb` and its kin, imported when first asked for."""
    if name in _PACKAGES:
        return importlib.import_module(name)
    raise AttributeError(f"module 'offhook' has no attribute '{name}'")


def load_ipython_extension(shell: Any) -> None:
    """`%load_ext offhook`: the magics `%%offhook` and `%offhook`."""
    importlib.import_module("lint.magic").load_ipython_extension(shell)


_COLLECT_AFTER = 100_000
"""Python looks for circles among so many new objects, not among 700: commands keep many objects, make few circles, and
are mostly over before there are so many."""


_ORDERLY = ("duckdb", "readline", "tempfile", "threading")
"""Modules that have something to put in order when the program ends: databases, terminals, temporary files, threads."""


def program() -> NoReturn:
    """The command line: `main`, and an end to the process.

    Python takes apart all that it made before it ends, which takes a quick command a thirtieth of its time. The system
    does that at once.
    """
    status = main()
    if any(name in sys.modules for name in _ORDERLY):
        sys.exit(status)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns 0, 1 (the answer is no, or there are findings) or 2 (could not run)."""
    gc.set_threshold(_COLLECT_AFTER)
    words = list(sys.argv[1:] if arguments is None else arguments)
    if "_ARGCOMPLETE" in os.environ:
        import argcomplete

        argcomplete.autocomplete(_full_parser())
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A console that cannot show a letter shows a sign in its place.
        sys.stdout.reconfigure(errors="replace")
    try:
        return _run(words)
    except OffhookError as error:
        print(f"offhook: {' '.join(str(error).splitlines())}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader went away (`| head`): no fault, but Python would complain when it flushes at exit.
        _forget_output()
        return 0
    except OSError as error:
        # Files are the business of the commands, which report them by name: what is left is standard output.
        _forget_output()
        print(f"offhook: the output cannot be written ({error.strerror or error})", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _forget_output() -> None:
    """Send what is still held back for standard output nowhere, so that Python does not try it again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(words: list[str]) -> int:
    if not words or words[0] not in COMMANDS:
        options = _overview().parse_args(words)
        _overview().print_help()
        return 0 if options.command is None and words else 2
    command, rest = words[0], words[1:]
    module = importlib.import_module(COMMANDS[command][0])
    parser = _Parser(
        prog=f"offhook {command}",
        description=module.HELP[0].upper() + module.HELP[1:] + ".",
        epilog=module.EPILOG,
        formatter_class=_Formatter,
    )
    module.configure(parser)
    status = int(module.run(_parsed(parser, rest)))
    sys.stdout.flush()
    return status


def _parsed(parser: argparse.ArgumentParser, words: list[str]) -> argparse.Namespace:
    """The arguments of a command; options may stand between words of one list (`dial MAP --rules PLAN NUMBER`)."""
    if "--" in words:  # What stands behind the mark would lose it in a second pass.
        return parser.parse_args(words)
    arguments, left = parser.parse_known_args(words)
    if not left:
        return arguments
    try:
        return parser.parse_intermixed_args(words)
    except TypeError:  # A command with sub-commands of its own knows no such order.
        return parser.parse_args(words)


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; see '{self.prog} --help'\n")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help as written, as wide as the terminal. (argparse's own way to ask for the width costs a slow import.)"""

    def __init__(self, prog: str) -> None:
        try:
            width = int(os.environ.get("COLUMNS", "")) or 80
        except ValueError:
            try:
                width = os.get_terminal_size().columns
            except OSError:
                width = 80
        super().__init__(prog, width=width - 2)


def _overview() -> argparse.ArgumentParser:
    """The parser of the bare command: it knows the sub-commands by name only."""
    width = max(map(len, COMMANDS))
    listed = "\n".join(f"  {name.ljust(width)}  {text}" for name, (_, text) in COMMANDS.items())
    parser = _Parser(
        prog="offhook",
        description="Configuration of Genesys / AudioCodes 400 series IP phones: what a parameter is, what\n"
        f"a change of it needs, and what is wrong with a configuration file.\n\ncommands:\n{listed}",
        epilog=_EPILOG,
        usage="offhook [--version] COMMAND ...",
        formatter_class=_Formatter,
    )
    parser.add_argument("--version", action="version", version=f"offhook {__version__}")
    parser.add_argument("command", nargs="?", choices=COMMANDS, metavar="COMMAND", help=argparse.SUPPRESS)
    return parser


def _full_parser() -> argparse.ArgumentParser:
    """Every sub-command with its arguments: only shell completion needs them all."""
    parser = argparse.ArgumentParser(prog="offhook")
    commands = parser.add_subparsers()
    for name, (module_name, text) in COMMANDS.items():
        importlib.import_module(module_name).configure(commands.add_parser(name, help=text))
    return parser


if __name__ == "__main__":
    program()
