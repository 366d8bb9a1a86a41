"""The committed guide: complete, small enough, and what the committed dataset gives."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.typeset import printable_truth, typeset
from extract.typeset.__main__ import main, truth_text

Rows = dict[str, list[dict[str, Any]]]
LARGEST = 5_000_000


@pytest.fixture(scope="module")
def guide(root: Path) -> Path:
    return root / "data" / "guide" / "offhook-guide.pdf"


@pytest.fixture(scope="module")
def pages(guide: Path, pages_of: Callable[[bytes], list[str]]) -> list[str]:
    return pages_of(guide.read_bytes())


def test_truth_is_that_of_the_dataset(guide: Path, dataset: Rows) -> None:
    """Run `make guide` where this fails: the dataset has changed."""
    assert guide.with_name("truth.json").read_text(encoding="utf-8") == truth_text(printable_truth(dataset))


def test_pages_are_those_of_the_dataset(
    pages: list[str], dataset: Rows, pages_of: Callable[[bytes], list[str]]
) -> None:
    """By their text and not by their bytes, which hang on the versions of Typst and of the packer as well."""
    assert pages == pages_of(typeset(dataset))


def test_all_1200_names_are_printed(
    pages: list[str], guide: Path, unprinted: Callable[[list[str], dict[str, Any]], list[str]]
) -> None:
    truth = json.loads(guide.with_name("truth.json").read_text(encoding="utf-8"))
    assert len(truth["parameters"]) == 1200
    assert unprinted(pages, truth) == []


def test_it_is_small_enough_to_be_committed(guide: Path) -> None:
    assert guide.stat().st_size < LARGEST


def test_it_never_passes_for_the_vendors_guide(pages: list[str]) -> None:
    assert all("not of the vendor's guide" in page for page in pages)


def test_command_writes_an_excerpt_and_its_truth(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "excerpt.pdf"
    dataset = str(root / "data" / "dataset")
    assert main(["--dataset", dataset, "--tables", "2", "-o", str(out)]) == 0
    truth = json.loads(out.with_suffix(".truth.json").read_text(encoding="utf-8"))
    assert {row["table"] for row in truth["parameters"]} == {"2-1", "3-1"}
    assert sorted(path.name for path in out.parent.iterdir()) == ["excerpt.pdf", "excerpt.truth.json"]
    assert "excerpt.pdf" in capsys.readouterr().out
    assert main(["--dataset", dataset, "--tables", "2", "-o", str(out), "--check"]) == 0
    assert main(["--dataset", dataset, "--tables", "3", "-o", str(out), "--check"]) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--tables", "2"], "say with -o where it goes"),
        (["--only", "nowhere", "-o", "x.pdf"], "no parameter 'nowhere'"),
        (["--dataset", "nowhere"], "run 'make data'"),
    ],
)
def test_command_refuses_in_one_line(
    arguments: list[str], message: str, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    assert main(arguments) == 2
    complaint = capsys.readouterr().err
    assert message in complaint
    assert complaint.count("\n") == 1
