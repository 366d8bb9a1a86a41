"""How long a plan over two folders of phones takes, and how it grows.

    python benchmarks/plan.py [PHONES]

Every phone has a few lines of its own and includes a file of about a thousand settings; a tenth of the phones change,
and so does the shared file. Wall time of the whole command from a cold start, also as a multiple of
`python -c "import json, argparse"`; the runs by turns, the median of five.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5
BASE = [sys.executable, "-c", "import json, argparse"]


def fleet(folder: Path, phones: int, *, new: bool) -> None:
    """Write a folder of phones; `new` is the side that changes."""
    from kb.catalogue import Catalogue

    folder.mkdir(parents=True)
    shared = [f"{p.name}={p.default}\n" for p in Catalogue() if p.default and "{" not in p.name and not p.sibling]
    shared.append(f"network/lan/vlan/id={130 if new else 120}\n")
    (folder / "global.cfg").write_text("".join(shared), encoding="utf-8")
    for number in range(phones):
        lines = [
            "system/type=405HD\n",
            f"voip/line/0/id={4000 + number + (new and number % 10 == 0)}\n",
            f"voip/line/0/auth_name={4000 + number}\n",
            f"voip/line/0/description=Phone {number}\n",
            "include global.cfg\n",
        ]
        (folder / f"00908f{number:06x}.cfg").write_text("".join(lines), encoding="utf-8")


def measured(command: list[str]) -> float:
    """Wall seconds of a command."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - start


def main() -> None:
    """Print a line for each size."""
    sys.path.insert(0, str(ROOT))
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    print(f"{'phones':>8} {'seconds':>8} {'x python':>9} {'ms a phone':>11}")
    for phones in (largest // 10, largest, 4 * largest):
        with tempfile.TemporaryDirectory() as folder:
            sides = [Path(folder) / name for name in ("old", "new")]
            for side, new in zip(sides, (False, True), strict=True):
                fleet(side, phones, new=new)
            command = [sys.executable, "-m", "offhook", "plan", "--format", "json", *map(str, sides)]
            times = [(measured(BASE), measured(command)) for _ in range(RUNS)]
        base, taken = (statistics.median(column) for column in zip(*times, strict=True))
        print(f"{phones:8} {taken:8.2f} {taken / base:9.1f} {1000 * taken / phones:11.2f}")


if __name__ == "__main__":
    main()
