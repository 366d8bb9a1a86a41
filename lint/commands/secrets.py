"""`offhook secrets PATH...`: where secrets stand, in what form, and what that is worth."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lint.secrecy.secret_places import Secret

HELP = "where secrets stand in files, in what form, and what that is worth"
EPILOG = """examples:
  offhook secrets phone.cfg
  offhook secrets phones/ --format json

Forms: clear text, a $1$ hash, {"..."} encrypted, a template's tag, and whole files encrypted (.cfx). Nothing is
decrypted and no value is shown. Exit status: 0 told, 2 a file could not be read."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    from kb.commands.common import add_edition

    add_edition(parser)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, a quoted pattern, or -")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format (default: text)")


def run(arguments: argparse.Namespace) -> int:
    """Print the secrets' places. Returns 0, or 2 where a file could not be read."""
    import kb
    from kb.commands.common import complain, print_json
    from lint import files
    from lint.errors import CfgError
    from lint.secrecy import secret_places

    catalogue = kb.load(edition=arguments.edition)
    status = 0
    found: list[secret_places.Secret] = []
    read = 0
    for path, fault in secret_places.find(arguments.paths):
        try:
            if fault:
                raise CfgError(fault)
            data = sys.stdin.buffer.read() if path == files.STDIN else files.read(path)
            found += secret_places.secrets(path, data, catalogue)
            read += 1
        except CfgError as error:
            complain(str(error))
            status = 2
    if arguments.format == "json":
        print_json([secret._asdict() for secret in found])
    elif read:
        _print(found, read)
    return status


def _print(secrets: Sequence[Secret], read: int) -> None:
    from lint.wording import clean, count

    for one in secrets:
        place = f"{clean(one.file)}:{one.line}" if one.line else clean(one.file)
        kind = f"{one.form}{', factory' if one.factory else ''}{', in a comment' if one.comment else ''}"
        print(f"{place}: {kind}{f': {clean(one.parameter)}' if one.parameter else ''}")
    worths = {one.worth: f" ({', '.join(one.sources)})" if one.sources else "" for one in secrets}
    for worth, sources in worths.items():
        forms = ", ".join(sorted({one.form for one in secrets if one.worth == worth}))
        print(f"  {forms}: {worth}{sources}")
    print(f"{count(len(secrets), 'secret')} in {count(read, 'file')}")
