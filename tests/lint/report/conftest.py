"""What the tests of reports share."""

from __future__ import annotations

from collections.abc import Callable

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
