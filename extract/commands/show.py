"""`offhook show NAME --guide PDF`: the guide's page with the row marked, as a picture."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

HELP = "a picture of the guide's page with a parameter's row marked"
EPILOG = """examples:
  offhook show voip/line/0/id --guide guide.pdf
  offhook show voip/signalling/sip/digit_map --guide guide.pdf -o digit-map.png

Writes one PNG for each page the row stands on, and prints its path.
Needs pip install 'offhook[extract]'.
Exit status: 0 written, 1 the guide has no such row, 2 could not read."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("name", metavar="NAME", help="a parameter's name")
    parser.add_argument("--guide", type=Path, required=True, metavar="PDF", help="the guide")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to write (default: NAME-pN.png)")
    parser.add_argument("--resolution", type=int, default=110, metavar="DPI", help="dots per inch (default: 110)")


def run(arguments: argparse.Namespace) -> int:
    """Write the pictures."""
    from extract.picture import row_places, save_pictures

    places = row_places(arguments.guide, arguments.name)
    if not places:
        print(f"offhook: {arguments.guide}: no row of a parameter table names {arguments.name}", file=sys.stderr)
        return 1
    for path in save_pictures(arguments.guide, arguments.name, places, arguments.output, arguments.resolution):
        print(path)
    return 0
