"""What a fleet on many machines costs, per phone: work, what is read and sent, memory of the machine that asks.

    python benchmarks/cluster.py [PHONES]        (default: 2000)

Work is given in starts of Python (`python -c ''`) and as a share of the batch's linting; so it carries over to other
machines. Nothing is sent anywhere: batches are linted here as a worker does it.
"""

from __future__ import annotations

import pickle
import resource
import subprocess
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

from phones import Fleet

import kb
from lint.fleet.fleet import Fleet as Reduction
from lint.running.cluster import BATCH, Setup, datasets, lint_batch
from lint.running.program import program
from lint.running.request import Request, tasks
from lint.running.worker import Foreign

_STARTS = 10
_MILLION = 1_000_000


def start_of_python() -> float:
    """Seconds that `python -c ''` takes."""
    begin = time.perf_counter()
    for _ in range(_STARTS):
        subprocess.run([sys.executable, "-c", ""], check=True)
    return (time.perf_counter() - begin) / _STARTS


def measure(shared: bool, phones: int) -> None:
    """Print the figures of one kind of fleet."""
    with tempfile.TemporaryDirectory() as folder:
        Fleet(phones, shared=shared).write(folder)
        read = sum(path.stat().st_size for path in Path(folder).rglob("*.cfg"))
        tracemalloc.start()
        found = tasks(Request((folder,), isolated=True))
        held_tasks = tracemalloc.get_traced_memory()[0]
        setup = Setup("run", program(), datasets([None]), (None,), True, None, b"secret", False)
        tracemalloc.stop()
        sent = back = 0
        work = handing = reducing = 0.0
        tracemalloc.start()
        reduction = Reduction(kb.load())
        before = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        kept = 0
        for start in range(0, len(found), BATCH):
            batch = found[start : start + BATCH]
            begin = time.perf_counter()
            packed = pickle.dumps((setup, batch))
            handing += time.perf_counter() - begin
            begin = time.perf_counter()
            results = lint_batch(*pickle.loads(packed))  # noqa: S301 (made above)
            work += time.perf_counter() - begin
            begin = time.perf_counter()
            answer = pickle.dumps(results)
            results = pickle.loads(answer)  # noqa: S301
            handing += time.perf_counter() - begin
            sent, back = sent + len(packed), back + len(answer)
            tracemalloc.start()
            begin = time.perf_counter()
            for result in results:
                if not isinstance(result, Foreign) and result.summary is not None:
                    reduction.add(result.summary)
            reducing += time.perf_counter() - begin
            kept += tracemalloc.get_traced_memory()[0]
            tracemalloc.stop()
    starts = start_of_python()
    print(f"\n{'small files and a shared one' if shared else 'full exports'}, {phones} phones, batches of {BATCH}")
    print(f"  read                     {read / phones:10,.0f} bytes a phone")
    print(f"  sent to workers          {sent / phones:10,.0f} bytes a phone")
    print(f"  sent back                {back / phones:10,.0f} bytes a phone")
    print(f"  held: tasks              {held_tasks / phones:10,.0f} bytes a phone")
    print(f"  held: rules over all     {(kept - before) / phones:10,.0f} bytes a phone, at most")
    print(f"  linting                  {work / phones / starts * 1000:10.1f} starts of Python per 1,000 phones")
    print(f"  packing and unpacking    {100 * handing / work:10.1f} % of it")
    print(f"  rules over all           {100 * reducing / work:10.1f} % of it (measured with memory traced)")
    print(f"  a million phones         {work / phones / starts * _MILLION:10,.0f} starts of Python, on one core")
    print(f"  peak of this process     {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:10,.0f} MB")


def main() -> None:
    """Print the figures of both kinds of fleet."""
    phones = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    for shared in (False, True):
        measure(shared, phones)


if __name__ == "__main__":
    main()
