"""`python -m extract.reference`: compile `data/reference` into `data/dataset` and the SQLite file of `kb`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from extract.dataset import write
from extract.dataset.sqlite import compile_sqlite
from extract.errors import ExtractError
from extract.reference.compile import compile_reference


def main(arguments: list[str] | None = None) -> int:
    """Compile, or with `--check` only say whether the written dataset is up to date (exit 1 where it is not)."""
    parser = argparse.ArgumentParser(prog="python -m extract.reference", description=__doc__)
    parser.add_argument("--reference", type=Path, default=Path("data/reference"))
    parser.add_argument("--dataset", type=Path, default=Path("data/dataset"))
    parser.add_argument("--sqlite", type=Path, default=Path("kb/dataset.sqlite"))
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where the dataset has drifted")
    options = parser.parse_args(arguments)
    try:
        rows = compile_reference(options.reference)
        if options.check:
            return _check(write.render(rows), options.dataset)
        digest = write.write(rows, options.dataset)
        compile_sqlite(rows, options.sqlite, {"digest": digest})
    except ExtractError as error:
        print(f"offhook: {error}", file=sys.stderr)
        return 2
    print(f"{options.dataset}: {len(rows['parameters'])} parameters, {len(rows['evidence'])} pieces of evidence")
    return 0


def _check(fresh: dict[str, str], folder: Path) -> int:
    written = write.read_files(folder)
    drifted = sorted(name for name in {*fresh, *written} if fresh.get(name) != written.get(name))
    if drifted:
        print(f"{folder}: {', '.join(drifted)} differ from the reference; run 'make data'", file=sys.stderr)
        return 1
    print(f"{folder}: up to date")
    return 0


if __name__ == "__main__":
    sys.exit(main())
