"""`python -m extract.typeset`: typeset the guide, or a part of it, and write what it states beside it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from extract.dataset import write
from extract.errors import ExtractError
from extract.typeset.build import MANNERS, SEED, printable_truth, typeset

_FOLDER = Path("data/guide")


def main(arguments: Sequence[str] | None = None) -> int:
    """Typeset. With `--check` only say whether the written guide is up to date (exit 1 where it is not)."""
    parser = argparse.ArgumentParser(
        prog="python -m extract.typeset",
        description="Typeset the embedded guide from the dataset.",
        epilog="example: python -m extract.typeset --manner b --tables 5 -o excerpt.pdf",
    )
    parser.add_argument(
        "--manner", choices=MANNERS, default="a", help="a: Typst; b: Chromium, in other editions' manners"
    )
    parser.add_argument("--tables", type=int, metavar="N", help="only the first N tables of parameters")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="only these parameters, named as in the dataset")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed chooses other wordings")
    parser.add_argument("--dataset", type=Path, default=Path("data/dataset"))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=f"the PDF; the whole guide goes to {_FOLDER}")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 where the written guide has drifted"
    )
    options = parser.parse_args(arguments)
    try:
        rows = write.read(options.dataset)
        wanted = _wanted(rows, options.only, options.tables)
        pdf, truth = _files(options.output, options.manner, whole=wanted is None)
        stated = truth_text(printable_truth(rows, options.manner, options.seed, wanted))
        if options.check:
            return _check(typeset(rows, options.manner, options.seed, wanted), pdf, stated, truth)
        _write(pdf, typeset(rows, options.manner, options.seed, wanted))
        _write(truth, stated.encode())
    except ExtractError as error:
        sys.stderr.write(f"offhook: {error}\n")
        return 2
    sys.stdout.write(f"{pdf}: {pdf.stat().st_size / 1e6:.1f} MB; {truth}: what it states\n")
    return 0


def truth_text(truth: Mapping[str, Any]) -> str:
    """What a guide states as JSON that differs line by line: one parameter or table a line."""
    parts = []
    for name, value in truth.items():
        if isinstance(value, list):
            lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in value)
            parts.append(f'"{name}": [\n{lines}\n]')
        else:
            parts.append(f'"{name}": {json.dumps(value, ensure_ascii=False, indent=0)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _wanted(rows: Mapping[str, Any], only: Sequence[str] | None, tables: int | None) -> Collection[str] | None:
    """The parameters asked for; null for all."""
    if only is None and tables is None:
        return None
    wanted = set(only or ())
    if tables is not None:
        used = {row["table"] for row in rows["parameters"]}
        first = [table["number"] for table in rows["tables"] if table["number"] in used][:tables]
        wanted |= {row["name"] for row in rows["parameters"] if row["table"] in first}
    return wanted


def _files(output: Path | None, manner: str, *, whole: bool) -> tuple[Path, Path]:
    """Where the PDF and its truth go."""
    if output:
        return output, output.with_suffix(".truth.json")
    if not whole:
        raise ExtractError("an excerpt would take the whole guide's place: say with -o where it goes")
    mark = "" if manner == "a" else f"-{manner}"
    return _FOLDER / f"offhook-guide{mark}.pdf", _FOLDER / f"truth{mark}.json"


def _write(path: Path, content: bytes) -> None:
    """Write a file as a whole: it is renamed into place."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(content)
        fresh.replace(path)
    except OSError as error:
        raise ExtractError(f"{path}: cannot be written ({error.strerror})") from error
    finally:
        fresh.unlink(missing_ok=True)


def _check(fresh: bytes, pdf: Path, stated: str, truth: Path) -> int:
    drifted = [str(path) for path, now in ((pdf, fresh), (truth, stated.encode())) if not _same(path, now)]
    if drifted:
        sys.stderr.write(f"{' and '.join(drifted)}: not what the dataset gives; run 'make guide'\n")
        return 1
    sys.stdout.write(f"{pdf}: up to date\n")
    return 0


def _same(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


if __name__ == "__main__":
    sys.exit(main())
