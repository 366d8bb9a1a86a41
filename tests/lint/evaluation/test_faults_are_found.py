"""At least 98 % of the faults that administrators make are found on their line, and the right name is suggested.

Faults whose rule does not exist yet are no misses; they become some the moment the rule exists.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from fault_list import Configuration, Fault, Verdict, faults, settings
from standin import whole_configuration

from kb.catalogue import Catalogue
from lint.engine import Linter
from lint.rulebook import rulebook
from lint.selection import Selection

SHARE = 0.98
FAULTS = Selection(ignore=("APP",))
"""What applying a file needs is said of every file, faulty or not."""
EXPORT = "405hd-genesys-full-export.cfg"


@pytest.fixture(scope="module")
def codes(catalogue: Catalogue) -> set[str]:
    return {rule.CODE for rule in rulebook(catalogue)}


@pytest.fixture(scope="module")
def standin(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Configuration:
    return configuration(whole_configuration(catalogue, settings()), catalogue, tmp_path_factory.mktemp("standin"))


@pytest.fixture(scope="module")
def export(catalogue: Catalogue, real_files: Path, tmp_path_factory: pytest.TempPathFactory) -> Configuration:
    lines = (real_files / EXPORT).read_text(encoding="ascii").splitlines()
    return configuration(lines, catalogue, tmp_path_factory.mktemp("export"))


def configuration(lines: list[str], catalogue: Catalogue, folder: Path) -> Configuration:
    """The lines as the file that an include beside them would meet."""
    file = folder / "phone.cfg"
    file.write_text("\n".join(lines) + "\n", encoding="ascii")
    return Configuration(lines, Linter(catalogue, FAULTS), str(file))


def table(verdicts: Iterable[Verdict]) -> str:
    """What was missed, one fault a line, for whoever has to read why a test failed."""
    rows = [
        f"{'|'.join(v.fault.expect):16} {v.fault.write[:88]:88} {v.fault.why}; "
        + (f"suggested {[f.suggestion for f in v.found]}" if v.found else f"only {sorted(v.others) or 'silence'}")
        for v in verdicts
    ]
    return "\n".join([f"{len(rows)} faults:", *rows])


def existing(codes: set[str]) -> list[Fault]:
    """The faults of which some rule that exists should speak."""
    return [fault for fault in faults() if codes.intersection(fault.expect)]


def judge(configuration: Configuration, codes: set[str]) -> None:
    verdicts = [configuration.judge(fault) for fault in existing(codes)]
    missed = [v for v in verdicts if not v.found]
    assert len(verdicts) - len(missed) >= SHARE * len(verdicts), table(missed)
    misled = [v for v in verdicts if v.found and not v.is_suggested]
    assert not misled, table(misled)


def test_list_is_long_and_names_each_fault_once() -> None:
    assert len(faults()) >= 180
    assert len(set(faults())) == len(faults())


def test_list_covers_every_family_of_a_single_file() -> None:
    assert {code[:3] for fault in faults() for code in fault.expect} == {"SYN", "INC", "PAR", "VAL", "DEP", "SEC"}


def test_list_covers_every_chapter(catalogue: Catalogue) -> None:
    exported = [parameter for parameter in catalogue if parameter.in_405hd_export and parameter.section]
    meant = {match.parameter.name for fault in faults() if (match := catalogue.find(fault.replace or ""))}
    chapters = {parameter.section.split(".")[0] for parameter in exported}
    assert chapters - {p.section.split(".")[0] for p in exported if p.name in meant} == set()


def test_standin_is_what_a_phone_could_have_written(standin: Configuration) -> None:
    findings = standin.linter.lint("\n".join(standin.lines).encode(), standin.file).findings
    assert [(f.code, f.parameter, f.message) for f in findings if f.severity == "error"] == []
    assert len(standin.lines) > 1000


def test_faults_in_the_standin_are_found(standin: Configuration, codes: set[str]) -> None:
    judge(standin, codes)


def test_faults_in_the_real_export_are_found(export: Configuration, codes: set[str]) -> None:
    judge(export, codes)
