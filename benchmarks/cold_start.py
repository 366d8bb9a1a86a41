"""How long an answer takes from a cold start, as a ratio to `python -c "import json, argparse"` in the same run.

    python benchmarks/cold_start.py [RUNS]

Commands take turns, so that a machine whose speed drifts slows all of them alike. The median of each is compared.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

OFFHOOK = str(Path(sys.executable).with_name("offhook"))
BASE = [sys.executable, "-c", "import json, argparse"]
COMMANDS = {
    "explain --format json": [OFFHOOK, "explain", "voip/line/0/id", "--format", "json"],
    "explain (not a terminal)": [OFFHOOK, "explain", "voip/line/0/id"],
    "explain of an unknown name": [OFFHOOK, "explain", "voip/lin/0/id", "--format", "json"],
    "search --format json": [OFFHOOK, "search", "outbound proxy", "--format", "json"],
    "ask --format json": [OFFHOOK, "ask", "outbound proxy reboot?", "--format", "json"],
    "ask with a typing error": [OFFHOOK, "ask", "noise redction treshold", "--format", "json"],
    "ask something vague": [OFFHOOK, "ask", "headset"],
    "query --format json": [OFFHOOK, "query", "select apply, count(*) from parameters group by 1", "--format", "json"],
    "--help": [OFFHOOK, "--help"],
}


def main() -> None:
    """Print the table of ratios."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    taken: dict[str, list[float]] = {name: [] for name in ("base", *COMMANDS)}
    for _ in range(runs + 1):
        for name, command in (("base", BASE), *COMMANDS.items()):
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            taken[name].append(time.perf_counter() - start)
    base = statistics.median(taken["base"][1:])
    for name in COMMANDS:
        print(f"{name:30} {statistics.median(taken[name][1:]) / base:5.2f} x python -c 'import json, argparse'")


if __name__ == "__main__":
    main()
