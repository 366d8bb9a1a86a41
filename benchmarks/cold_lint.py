"""How long a whole configuration takes to lint from a cold start, against two things that people wait for elsewhere.

    python benchmarks/cold_lint.py [RUNS [FILE]]

(a) yamllint on the same content as YAML: offhook is to take less time. yamllint is looked for beside this Python and on
    the path; without it that row is left out (`pip install yamllint` into an environment of its own is enough).
(b) `python -c "import json, argparse"`: offhook is to take at most 4 times as long.

Commands take turns, so that a machine whose speed drifts slows all of them alike. The median of each is compared.
Modules are compiled already, as those of an installed program are; the first run sees to that. FILE is the real
export of a 405HD, which lies beside the checkout, unless another one is named.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(sys.executable).parent
EXPORT = Path(__file__).parents[2] / "shared" / "cfg" / "405hd-genesys-full-export.cfg"
BASE = "python -c 'import json, argparse'"
YAMLLINT = "yamllint, same content as YAML"
TARGETS = {BASE: 4.0, YAMLLINT: 1.0}
"""How many times as long as each offhook may take."""


def as_yaml(text: str) -> str:
    """The settings of a configuration file as one YAML mapping, every value in quotes."""
    pairs = [line.partition("=") for line in text.splitlines() if "=" in line and not line.startswith(";")]
    quoted = [(name, value.replace("'", "''")) for name, _, value in pairs]
    return "---\n" + "".join(f"{name}: '{value}'\n" for name, value in quoted)


def commands(file: Path, yaml: Path) -> dict[str, list[str]]:
    """What is timed, by the name it has in the table; offhook comes first."""
    offhook = shutil.which("offhook", path=str(HERE))
    found = {
        "offhook lint": [offhook, "lint", str(file)]
        if offhook
        else [sys.executable, "-m", "offhook", "lint", str(file)],
        BASE: [sys.executable, "-c", "import json, argparse"],
    }
    yamllint = shutil.which("yamllint", path=os.pathsep.join([str(HERE), os.environ.get("PATH", "")]))
    if yamllint:
        # Long lines are no matter of taste here: the names are given.
        found[YAMLLINT] = [yamllint, "-d", "{extends: default, rules: {line-length: disable}}", str(yaml)]
    else:
        print("yamllint is not installed: left out")
    return found


def environment(folder: str) -> dict[str, str]:
    """The environment of the commands: compiled modules are kept, whatever the environment says, and kept apart."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
        "PYTHONPYCACHEPREFIX": folder
    }


def main() -> int:
    """Print the table of medians and ratios; 1 if a target is missed, 2 if nothing could be timed."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    file = Path(sys.argv[2]) if len(sys.argv) > 2 else EXPORT
    if not file.is_file():
        print(f"cold_lint: {file} is not there: name a configuration file", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        yaml = Path(folder) / "export.yaml"
        yaml.write_text(as_yaml(file.read_text(encoding="utf-8")), encoding="utf-8")
        timed = commands(file, yaml)
        env = environment(str(Path(folder) / "compiled"))
        taken: dict[str, list[float]] = {name: [] for name in timed}
        for _ in range(runs + 1):
            for name, command in timed.items():
                start = time.perf_counter()
                done = subprocess.run(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
                taken[name].append(time.perf_counter() - start)
                if done.stderr:
                    print(f"cold_lint: {name}: {done.stderr.decode().strip()}", file=sys.stderr)
                    return 2
    # The first run of each fills caches of the system and is not counted.
    median = {name: statistics.median(seconds[1:]) for name, seconds in taken.items()}
    ours = next(iter(median.values()))
    missed = False
    for name, seconds in median.items():
        row = f"{name:35} {seconds * 1000:7.1f} ms"
        if name in TARGETS:
            ratio = ours / seconds
            missed |= ratio > TARGETS[name]
            row += f"   offhook takes {ratio:5.2f} times as long (target: at most {TARGETS[name]:g})"
        print(row)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
