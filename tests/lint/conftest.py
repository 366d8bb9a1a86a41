"""What the linter's tests share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.catalogue import Catalogue
from lint.engine import lint_text
from lint.findings import Finding

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue()


@pytest.fixture(scope="session")
def check(catalogue: Catalogue) -> Callable[..., list[Finding]]:
    """Findings on a text: those whose codes begin with one of `codes`, or all but security and what applying needs."""

    def run(text: str | bytes, *codes: str) -> list[Finding]:
        data = text.encode() if isinstance(text, str) else text
        found = lint_text(data, "phone.cfg", catalogue)
        return [f for f in found if (f.code.startswith(codes) if codes else not f.code.startswith(("APP", "SEC")))]

    return run


@pytest.fixture(scope="session")
def samples() -> Path:
    return ROOT / "data" / "samples"


@pytest.fixture(scope="session")
def real_files() -> Path:
    """The folder of real files, which lies beside the checkout and not in it."""
    folder = ROOT.parent / "shared" / "cfg"
    if not folder.is_dir():
        pytest.skip(f"no real files at {folder}")
    return folder
