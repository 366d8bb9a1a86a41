"""Build hook: compile the dataset's JSON Lines into the one SQLite file that the wheel carries inside `kb`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DatasetHook(BuildHookInterface):
    """Runs for wheels and editable installs alike, so that both find the file in the same place."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        sys.path.insert(0, self.root)
        try:
            from extract.dataset import sqlite, write

            dataset = root / "data" / "dataset"
            digest = write.digest(write.read_files(dataset))
            sqlite.compile_sqlite(write.read(dataset), root / "kb" / "dataset.sqlite", {"digest": digest})
        finally:
            sys.path.remove(self.root)
