"""The linter of phone configuration files: `from offhook import lint`.

`lint.lint_text(data, file, catalogue)` checks the bytes of one file, `lint.lint_paths(paths, catalogue)` files and
folders. Both answer with `Finding`s; a file that cannot be read or is encrypted is a `CfgError`.

Importing this package loads nothing else; its names are imported when first asked for.
"""

from __future__ import annotations

import importlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from lint.engine import lint_paths, lint_text
    from lint.errors import CfgError
    from lint.findings import Finding

__all__ = ["CfgError", "Finding", "lint_paths", "lint_text"]

_HOMES = {
    "CfgError": "lint.errors",
    "Finding": "lint.findings",
    "lint_paths": "lint.engine",
    "lint_text": "lint.engine",
}


def __getattr__(name: str) -> Any:
    """A public name, imported from the module it lives in."""
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'lint' has no attribute '{name}'")
