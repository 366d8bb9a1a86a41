"""What the tests of reports share."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.catalogue import Catalogue
from lint.engine import Linter, Result
from lint.errors import CfgError


@pytest.fixture(scope="session")
def lint_bytes(catalogue: Catalogue) -> Callable[[bytes], Result]:
    """The result for any content of `a.cfg`, also for such as cannot be linted."""
    linter = Linter(catalogue)

    def run(data: bytes) -> Result:
        try:
            return linter.lint(data, "a.cfg")
        except CfgError as error:
            return Result("a.cfg", [], {}, str(error))

    return run


@pytest.fixture(scope="session")
def samples(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample files that stand alone, without the sample fleet."""
    folder = tmp_path_factory.mktemp("samples")
    for path in samples.glob("*.cfg"):
        shutil.copy(path, folder)
    return folder
