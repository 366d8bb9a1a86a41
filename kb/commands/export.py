"""`offhook export`: the dataset in other forms."""

from __future__ import annotations

import argparse
import sys

from kb.commands.common import add_facts, load, print_json
from kb.errors import KbError

HELP = "the dataset as Parquet, CSV, SQLite, Excel, or a JSON Schema of settings"
EPILOG = """examples:
  offhook export --format parquet -o dataset/       a folder with a file per table
  offhook export --format csv --table parameters    one table on standard output
  offhook export --format xlsx -o parameters.xlsx --table parameters --table values
  offhook export --format sqlite -o offhook.sqlite
  offhook export --format json-schema               a schema of a phone's settings

parquet needs pip install 'offhook[fleet]', xlsx pip install 'offhook[notebook]'.
Exit status: 0 written, 2 could not write."""
FORMATS = ("parquet", "csv", "sqlite", "xlsx", "json-schema")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    add_facts(parser)
    parser.add_argument("--format", choices=FORMATS, required=True, help="what to write")
    parser.add_argument("-o", "--output", metavar="PATH", help="file, or folder for parquet and csv")
    parser.add_argument("--table", action="append", metavar="NAME", help="only this table (may be given again)")


def run(arguments: argparse.Namespace) -> int:
    """Write the dataset; without an output, a single CSV table or the schema goes to standard output."""
    from kb.export import csv_text, export
    from kb.frames import table_names

    catalogue = load(arguments)
    if arguments.output is not None:
        for path in export(catalogue, arguments.format, arguments.output, arguments.table):
            print(path)
        return 0
    if arguments.format == "json-schema":
        from kb.settings_schema import settings_schema

        print_json(settings_schema(catalogue))
    elif arguments.format == "csv" and arguments.table and len(arguments.table) == 1:
        if arguments.table[0] not in table_names(catalogue):
            raise KbError(f"{arguments.table[0]}: no such table; there are {', '.join(table_names(catalogue))}")
        sys.stdout.write(csv_text(catalogue, arguments.table[0]))
    else:
        raise KbError(f"--format {arguments.format} writes files: say where with -o PATH")
    return 0
