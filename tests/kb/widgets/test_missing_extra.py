"""What is said where a library of the extra is not installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

USES = {
    "anywidget": "import kb.widgets",
    "itables": "from kb.widgets import Explorer; Explorer()",
    "plotly": "from kb.widgets import bars; bars({}, 'x')",
    "pdfplumber": "from kb.widgets import GuideSteps; GuideSteps('data/guide/offhook-guide.pdf', 50).picture('words')",
}


@pytest.mark.parametrize("module", USES)
def test_the_extra_is_named(module: str, root: Path) -> None:
    pytest.importorskip("anywidget", reason="needs anywidget (extra notebook)")
    code = f"import sys; sys.modules[{module!r}] = None; {USES[module]}"
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    last = run.stderr.strip().splitlines()[-1]
    extra = "extract" if module == "pdfplumber" else "notebook"
    assert f"needs {module}, which is not installed; run: pip install 'offhook[{extra}]'" in last
