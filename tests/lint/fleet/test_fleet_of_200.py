"""A fleet of 200 phones, as the benchmark makes it: linted together as each file alone, in any number of processes."""

from __future__ import annotations

import importlib.util
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

from kb.catalogue import Catalogue
from lint.engine import Linter, Result
from lint.running.cache import Cache
from lint.running.request import Request
from lint.running.run import Run

ROOT = Path(__file__).parents[3]
PHONES = 200


@pytest.fixture(scope="module")
def phones() -> ModuleType:
    spec = importlib.util.spec_from_file_location("phones", ROOT / "benchmarks" / "phones.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=[False, True], ids=["exports", "files that include a shared one"])
def folder(request: pytest.FixtureRequest, phones: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("fleet")
    phones.Fleet(PHONES, shared=request.param).write(made)
    return made


def run(folder: Path, jobs: int = 1, cache: Path | None = None) -> list[Result]:
    opened = partial(_open, cache) if cache else None
    return [one._replace(sources=None) for one in Run(Request((str(folder),), isolated=True, jobs=jobs), cache=opened)]


def _open(folder: Path, request: Request, _number: int) -> Cache:
    return Cache(str(folder), request)


def test_every_file_gets_the_findings_it_gets_alone(folder: Path, catalogue: Catalogue) -> None:
    found = run(folder)
    assert len(found) >= PHONES
    assert {finding.code for one in found for finding in one.findings} >= {"PAR001", "SYN003"}
    for one in [found[0], *found[3::17]]:
        alone = Linter(catalogue).lint(Path(one.file).read_bytes(), one.file)
        assert [finding for finding in one.findings if not finding.code.startswith("FLT")] == alone.findings


def test_processes_and_earlier_results_make_no_difference(folder: Path, tmp_path: Path) -> None:
    found = run(folder)
    assert run(folder, jobs=2) == found
    assert run(folder, cache=tmp_path / "cache") == found
    assert run(folder, cache=tmp_path / "cache") == found


def test_a_file_of_the_fleet_is_the_same_on_every_call(phones: ModuleType) -> None:
    assert phones.Fleet(5).file(3) == phones.Fleet(1000).file(3)
    assert len({data for _, data in phones.Fleet(100)}) == 100


def test_what_is_forgotten_between_parts_makes_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of many shapes, each of which comes again long after: what they set was let go in between."""
    for number in range(120):
        ntp = f"system/ntp/enabled={int(number != 77)}"
        rows = [*["; shape"] * (number % 40), f"voip/line/0/id={4100 + number % 40}", ntp]
        (tmp_path / f"00908f{number:06x}.cfg").write_text("\n".join(rows) + "\n", encoding="utf-8")
    whole = run(tmp_path)
    assert [Path(one.file).name for one in whole if any(found.code == "FLT003" for found in one.findings)]
    monkeypatch.setattr("lint.running.worker._PART", 5)
    monkeypatch.setattr("lint.fleet.fleet._TABLES", 10)
    assert run(tmp_path) == whole
