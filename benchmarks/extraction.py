"""What is read from guides with known truth, beside what table libraries get from them; speed, memory, linearity.

    python benchmarks/extraction.py [GUIDE.pdf TRUTH.json]

Without arguments: the samples in `../shared/guide` and the embedded guide in `data/guide`, those of them that exist.

Names: precision is the share of names read that the truth has, recall the share of the truth's that were read. The
other columns are the share of what the truth states that was read the same, over all of its parameters. The libraries
give tables of text only; their first columns are read by the plainest means that can work, `[path]` or the first word
with a slash. Libraries that are not installed are left out and named (`pip install camelot-py pymupdf`).

Speed is the processor time to read the whole guide as a ratio to pdfplumber's `extract_tables()` over its pages, in one
process each, the processes by turns and the median of three. Linearity is the time per page of the guide set behind
itself twice and four times, as a ratio to the time per page of the guide alone.
"""

from __future__ import annotations

import json
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "guide"
FACTS = ("default", "range", "length", "values", "models", "requires", "apply")
RUNS = 3

Truth = dict[str, Any]
Read = dict[str, dict[str, Any]]


# Our reading


def ours(guide: Path) -> Read:
    """Names with what is read of each, in the truth's form."""
    from extract.extraction import extract

    found: Read = {}
    result = extract(guide)
    actions = {row["name"]: row["apply"] for row in result.rows["parameters"]}
    for row in result.guide.reading.rows:
        if not row.name or row.name in found:
            continue
        d = row.description
        found[row.name] = {
            "default": d.default.value if d.default else None,
            "range": [int(d.minimum.value), int(d.maximum.value)] if d.minimum and d.maximum else None,
            "length": int(d.max_length.value) if d.max_length else None,
            "values": [value.literal for value in d.values],
            "models": sorted(d.models),
            "requires": sorted([c.parameter or "", *c.values] for c in row.conditions if c.parameter),
            "apply": actions[row.name],
        }
    return found


def stated(truth: Truth) -> Read:
    """What the truth states of each name; what it does not state is left out."""
    needs = {one["name"]: one["apply"] for one in _entries(truth.get("apply"))}
    found: Read = {}
    for one in truth["parameters"]:
        facts: dict[str, Any] = {}
        if one.get("default") is not None:
            facts["default"] = one["default"]
        limits = [one.get("min", one.get("minimum")), one.get("max", one.get("maximum"))]
        if None not in limits:
            facts["range"] = limits
        if one.get("max_length") is not None:
            facts["length"] = one["max_length"]
        if one.get("values"):
            facts["values"] = one["values"]
        if one.get("models"):
            facts["models"] = sorted(one["models"])
        if one.get("requires"):
            facts["requires"] = sorted(
                [c["parameter"], *([c["value"]] if "value" in c else c.get("values", []))] for c in one["requires"]
            )
        if one["name"] in needs:
            facts["apply"] = needs[one["name"]]
        found[one["name"]] = facts
    return found


def _entries(apply: Any) -> Iterator[dict[str, str]]:
    """What changes need, as `{name, apply}`, in the forms that truths have it."""
    if isinstance(apply, dict):
        for key, value in apply.items():
            if isinstance(value, str):
                yield {"name": key, "apply": value}
            else:
                yield from ({"name": name, "apply": key} for name in value)
    else:
        for one in apply or ():
            yield {"name": one["name"], "apply": one.get("apply") or one["action"]}


# Plain libraries

Table = list[list[str | None]]


def by_pdfplumber(guide: Path) -> Iterator[Table]:
    import pdfplumber

    with pdfplumber.open(guide) as pdf:
        for page in pdf.pages:
            yield from page.extract_tables()
            page.close()


def by_camelot(flavour: str) -> Callable[[Path], Iterator[Table]]:
    def tables(guide: Path) -> Iterator[Table]:
        import camelot

        for table in camelot.read_pdf(str(guide), pages="all", flavor=flavour, suppress_stdout=True):
            yield table.df.values.tolist()

    return tables


def by_pymupdf(guide: Path) -> Iterator[Table]:
    import pymupdf

    with pymupdf.open(guide) as document:
        for page in document:
            for table in page.find_tables().tables:
                yield table.extract()


LIBRARIES: dict[str, tuple[str, Callable[[Path], Iterator[Table]]]] = {
    "pdfplumber": ("pdfplumber", by_pdfplumber),
    "camelot lattice": ("camelot", by_camelot("lattice")),
    "camelot stream": ("camelot", by_camelot("stream")),
    "PyMuPDF": ("pymupdf", by_pymupdf),
}


def first_column(tables: Iterable[Table]) -> set[str]:
    """Names in the first column: what stands in brackets, else the first word with a slash; blanks taken out."""
    from extract.facts.naming import normal

    found = set()
    for table in tables:
        for row in table:
            cell = (row[0] if row else None) or ""
            match = re.search(r"\[([\w/%*\s\[\]-]+/[\w/%*\s\[\]-]+)\]", cell) or re.search(r"(\S+/\S+)", cell)
            if match:
                found.add(normal(re.sub(r"\s+", "", match[1]).strip("/"))[0])
    return found


# The table of facts


def rates(found: set[str], wanted: set[str]) -> tuple[float, float]:
    """Precision and recall."""
    right = len(found & wanted)
    return (right / len(found) if found else 0.0), right / len(wanted)


def compare_facts(guide: Path, truth: Truth) -> None:
    """Print what was read of one guide."""
    wanted = stated(truth)
    print(f"\n{guide.name}: {len(wanted)} names")
    print(f"  {'':16} {'precision':>9} {'recall':>7} " + " ".join(f"{fact:>9}" for fact in FACTS))
    read = ours(guide)
    asked = Counter(fact for facts in wanted.values() for fact in facts)
    right = Counter(
        fact for name, facts in wanted.items() for fact, value in facts.items() if read.get(name, {}).get(fact) == value
    )
    shares = [f"{right[fact] / asked[fact]:9.3f}" if asked[fact] else f"{'-':>9}" for fact in FACTS]
    precision, recall = rates(set(read), set(wanted))
    print(f"  {'offhook':16} {precision:9.3f} {recall:7.3f} " + " ".join(shares))
    print(f"  {'  of stated':16} {'':9} {'':7} " + " ".join(f"{asked[fact]:9}" for fact in FACTS))
    for name, (module, tables) in LIBRARIES.items():
        if find_spec(module) is None:
            print(f"  {name:16} not installed")
            continue
        try:
            precision, recall = rates(first_column(tables(guide)), set(wanted))
        except Exception as error:  # Whatever a library raises is its result.
            print(f"  {name:16} failed: {type(error).__name__}: {error}")
            continue
        print(f"  {name:16} {precision:9.3f} {recall:7.3f}")


# Speed, memory, linearity


def measured(what: str, guide: Path) -> tuple[float, float]:
    """Processor seconds and peak memory in MB of one child that reads the guide, the start of Python left out."""
    run = subprocess.run(
        [sys.executable, __file__, "--child", what, str(guide)], check=True, capture_output=True, text=True, cwd=ROOT
    )
    seconds, peak = run.stdout.split()[-2:]
    return float(seconds), float(peak)


def child(what: str, guide: Path) -> None:
    """Read the guide once in this process and print seconds and peak memory."""
    sys.path.insert(0, str(ROOT))
    if what == "ours":
        from extract.extraction import extract

        start = time.process_time()
        extract(guide)
    else:
        import pdfplumber  # noqa: F401

        start = time.process_time()
        for _ in by_pdfplumber(guide):
            pass
    print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def times(guide: Path, number: int, folder: Path) -> Path:
    """A PDF that holds the guide's pages so many times."""
    import pypdfium2 as pdfium

    path = folder / f"{guide.stem}-{number}x.pdf"
    with pdfium.PdfDocument(guide) as source:
        target = pdfium.PdfDocument.new()
        for _ in range(number):
            target.import_pages(source)
        target.save(path)
        target.close()
    return path


def pages_in(guide: Path) -> int:
    import pypdfium2 as pdfium

    with pdfium.PdfDocument(guide) as document:
        return len(document)


def compare_speed(guide: Path) -> None:
    """Print time against pdfplumber's, peak memory, and time per page as the guide grows."""
    taken: dict[str, list[tuple[float, float]]] = {"ours": [], "pdfplumber": []}
    for _ in range(RUNS):
        for what, measures in taken.items():
            measures.append(measured(what, guide))
    seconds = {what: statistics.median(one for one, _ in found) for what, found in taken.items()}
    peak = {what: max(one for _, one in found) for what, found in taken.items()}
    pages = pages_in(guide)
    print(f"\n{guide.name}: {pages} pages")
    print(f"  time             {seconds['ours'] / seconds['pdfplumber']:.2f} of pdfplumber's extract_tables()", end="")
    print(f"  ({seconds['ours']:.2f} s, {seconds['pdfplumber']:.2f} s)")
    print(f"  peak memory      {peak['ours']:.0f} MB  (pdfplumber {peak['pdfplumber']:.0f} MB)")
    with tempfile.TemporaryDirectory() as folder:
        copies = {number: times(guide, number, Path(folder)) for number in (1, 2, 4)}
        each = {
            number: statistics.median(measured("ours", path)[0] for _ in range(RUNS)) for number, path in copies.items()
        }
        growth = "  ".join(f"{number}x {each[number] / number / each[1]:.2f}" for number in copies)
        memory = measured("ours", copies[4])[1]
    print(f"  time per page    {growth}")
    print(f"  memory at 4x     {memory:.0f} MB")


def guides() -> list[tuple[Path, Path]]:
    """Guides with known truth that are at hand."""
    if len(sys.argv) == 3:
        return [(Path(sys.argv[1]), Path(sys.argv[2]))]
    known = [(SHARED / f"{name}.pdf", SHARED / f"{name}.truth.json") for name in ("sample", "sample-b")]
    known.append((ROOT / "data" / "guide" / "offhook-guide.pdf", ROOT / "data" / "guide" / "truth.json"))
    return [pair for pair in known if all(path.is_file() for path in pair)]


def main() -> None:
    """Print the tables."""
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], Path(sys.argv[3]))
        return
    sys.path.insert(0, str(ROOT))
    for guide, _ in guides():  # First, because a child's peak memory is at least that of the process that starts it.
        compare_speed(guide)
    for guide, truth in guides():
        compare_facts(guide, json.loads(truth.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
