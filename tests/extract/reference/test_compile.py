"""Compiling the reference: the same bytes on every machine, and a check that tells when the dataset has drifted."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.dataset import write
from extract.reference.__main__ import main
from extract.reference.compile import compile_reference

Rows = dict[str, list[dict[str, Any]]]


def test_the_committed_dataset_is_what_the_reference_gives(compiled: Rows, root: Path) -> None:
    fresh, committed = write.render(compiled), write.read_files(root / "data" / "dataset")
    drifted = sorted(name for name in {*fresh, *committed} if fresh.get(name) != committed.get(name))
    assert drifted == [], "data/dataset is not what data/reference says: run `make data` and commit the result"


def test_compiling_twice_gives_the_same_bytes(compiled: Rows, root: Path) -> None:
    assert write.render(compile_reference(root / "data" / "reference")) == write.render(compiled)


def test_the_order_in_which_a_disk_lists_its_files_does_not_matter(
    compiled: Rows, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shuffling(real: Any) -> Any:
        def listed(self: Path, pattern: str) -> Iterator[Path]:
            found = list(real(self, pattern))
            random.Random(7).shuffle(found)  # noqa: S311 (no secret)
            return iter(found)

        return listed

    monkeypatch.setattr(Path, "glob", shuffling(Path.glob))
    monkeypatch.setattr(Path, "rglob", shuffling(Path.rglob))
    assert write.render(compile_reference(root / "data" / "reference")) == write.render(compiled)


def arguments(reference: Any, tmp_path: Path) -> list[str]:
    return [
        f"--reference={reference.root}",
        f"--dataset={tmp_path / 'dataset'}",
        f"--sqlite={tmp_path / 'dataset.sqlite'}",
    ]


def test_make_data_writes_both_forms(reference: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments(reference, tmp_path)) == 0
    assert "1 parameters" in capsys.readouterr().out
    assert len(write.read(tmp_path / "dataset")["parameters"]) == 1
    assert (tmp_path / "dataset.sqlite").is_file()


def test_check_tells_a_drifted_dataset(reference: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = arguments(reference, tmp_path)
    main(asked)
    assert main([*asked, "--check"]) == 0
    reference.write("- name: a/b\n  seen: [FIELD]\n  facts: []\n", "parameters/21-more.yaml")
    capsys.readouterr()
    assert main([*asked, "--check"]) == 1
    complaint = capsys.readouterr().err
    assert "parameters.jsonl" in complaint
    assert "run 'make data'" in complaint


def test_check_writes_nothing(reference: Any, tmp_path: Path) -> None:
    assert main([*arguments(reference, tmp_path), "--check"]) == 1
    assert not (tmp_path / "dataset").exists()
    assert not (tmp_path / "dataset.sqlite").exists()


def test_check_takes_a_file_that_is_not_utf_8_for_drift(reference: Any, tmp_path: Path) -> None:
    asked = arguments(reference, tmp_path)
    main(asked)
    (tmp_path / "dataset" / "parts.jsonl").write_bytes(b"\xff\n")
    assert main([*asked, "--check"]) in (1, 2)


def test_a_corrupt_reference_is_one_line_and_exit_2_and_writes_nothing(
    reference: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = reference.write("- name: a/b\n  facts:\n    - from: [FIELD]\n      type: number\n")
    assert main(arguments(reference, tmp_path)) == 2
    assert capsys.readouterr().err.startswith(f"offhook: {path}:4: 'type' must be one of")
    assert not (tmp_path / "dataset").exists()
