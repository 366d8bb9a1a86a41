"""`offhook query SQL`: read-only SQL over the dataset."""

from __future__ import annotations

import argparse
import csv
import sys

from kb import sql
from kb.commands.common import add_facts, load, print_json, print_table

HELP = "read-only SQL over the dataset"
EPILOG = """examples:
  offhook query "select apply, count(*) from parameters group by 1"
  offhook query "select * from requires where required like '%ldap%'" --format csv
  offhook query "select distinct \\"table\\" from columns"
  offhook query "select code, count(*) from findings group by 1" --findings findings.parquet

With --findings the SQL is DuckDB's. The table 'columns' describes every column of every table. Names that are SQL words
(default, index, table, values) stand in double quotes.
Exit status: 0 answered, 2 the SQL is wrong or does more than read."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    add_facts(parser)
    parser.add_argument("sql", metavar="SQL", help="one SELECT")
    parser.add_argument(
        "--findings", metavar="PATH", help="findings that 'offhook lint --output' stored, as a table 'findings'"
    )
    parser.add_argument("--format", choices=("table", "json", "csv"), default="table", help="output format")
    parser.add_argument("--timeout", type=_seconds, default=sql.SECONDS, metavar="S", help="stop after S seconds")


def run(arguments: argparse.Namespace) -> int:
    """Print the answer: JSON as a list of objects, CSV with a header line."""
    path = load(arguments).path
    if arguments.findings is None:
        result = sql.query(arguments.sql, path, arguments.timeout)
    else:
        from kb import stored

        result = stored.query(arguments.sql, path, arguments.findings, arguments.timeout)
    if arguments.format == "json":
        print_json(
            [{name: _plain(cell) for name, cell in zip(result.columns, row, strict=True)} for row in result.rows]
        )
    elif arguments.format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(result.columns)
        writer.writerows(result.rows)
    else:
        print_table(result.columns, result.rows)
    return 0


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of seconds") from None
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError("must be more than 0 seconds")
    return seconds


def _plain(cell: object) -> object:
    """A cell as JSON knows it: bytes in hexadecimal digits, and no number beyond all numbers."""
    if isinstance(cell, bytes):
        return cell.hex()
    if isinstance(cell, float) and cell in (float("inf"), float("-inf")):
        return None
    return cell
