"""How long somebody waits at a notebook: for its first widget in JupyterLab, for the support page, for a key press.

    python benchmarks/notebooks.py [keys | pages]

`keys` types words into the search of notebook 01, letter by letter, and takes the time from each change of the box
until table and count are set anew, over all parameters (the aim: under 100 ms). `pages` opens each notebook in
JupyterLab in a real browser, anew each time, and takes the time from the order to run all cells, given when the kernel
is there, until the first widget is seen (the aim: under 5 s), and until the first picture is drawn where plotly draws
it; and the time from asking for the support page's address until its box is seen (the same aim). Other work on the
machine makes all of them longer. `pages` needs playwright and Chromium.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "docs"), str(ROOT / "tests" / "notebooks")]
SEEN = "first => document.querySelector(first)?.getBoundingClientRect().height > 0"
"""Asked at each frame that the browser draws."""
WORDS = ("registrar keep alive", "vlan", "voip/line/0/id", "srtp encryption", "xyzzy", "time zone")


def keys() -> None:
    """Key presses in the search of the explorer."""
    from kb.widgets import Explorer

    explorer = Explorer()
    taken = []
    for _ in range(3):
        for words in WORDS:
            for typed in (words[:end] for end in (*range(1, len(words) + 1), 0)):
                start = time.perf_counter()
                explorer.search.value = typed
                taken.append(1000 * (time.perf_counter() - start))
    largest = statistics.quantiles(taken, n=100)[98]
    print(
        f"{len(taken)} key presses over {len(explorer.catalogue)} parameters: median {statistics.median(taken):.1f} ms"
    )
    print(f"99 of 100 within {largest:.1f} ms, slowest {max(taken):.1f} ms")


def pages() -> None:
    """Notebooks in JupyterLab, and the support page."""
    from playwright.sync_api import sync_playwright
    from screenshots import CHROMIUM, lab, support_page
    from test_jupyterlab import PICTURED, WIDGETS

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        with lab() as address:
            for name, first in WIDGETS.items():
                page = browser.new_page(viewport={"width": 1180, "height": 1500})
                page.goto(f"{address}/doc/tree/{name}.ipynb")
                page.wait_for_function("() => window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel")
                start = time.perf_counter()
                page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
                page.wait_for_function(SEEN, arg=first)
                line = f"{name:30} {time.perf_counter() - start:5.2f} s"
                if name in PICTURED:
                    page.wait_for_function(SEEN, arg=".offhook-drawn")
                    line += f", its picture {time.perf_counter() - start:5.2f} s"
                print(line)
                page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
                page.context.close()
        with support_page() as address:
            time.sleep(10)  # The kernels that wait with the page are started meanwhile.
            page = browser.new_page()
            start = time.perf_counter()
            page.goto(address)
            page.get_by_label("Which setting is changed?").wait_for()
            print(f"{'the support page':30} {time.perf_counter() - start:5.2f} s")
        browser.close()


if __name__ == "__main__":
    for one in sys.argv[1:] or ("keys", "pages"):
        {"keys": keys, "pages": pages}[one]()
