"""How far a run is: a bar with rate and time left, where somebody looks on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lint.running.run import Run

_EVERY = 10


@contextmanager
def bar(job: Run, *, printing: bool) -> Iterator[None]:
    """While a run goes on, show a bar on stderr, if that is a terminal.

    `printing` says that findings go to standard output on the way: if that is a terminal, they are what is looked at.
    """
    if not sys.stderr.isatty() or (printing and sys.stdout.isatty()):
        yield
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]:,.0f} files/s, left:"),
        TimeRemainingColumn(),
    )
    # What goes to a file or pipe must not go through the bar's console, which writes to stderr.
    through = sys.stdout.isatty()
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=through) as shown:
        task = shown.add_task("", total=len(job.tasks), rate=0.0)

        def tick(done: int) -> None:
            if done % _EVERY == 0 or done == len(job.tasks):
                shown.update(task, completed=done, rate=shown.tasks[0].speed or 0.0)

        job.tick = tick
        yield
