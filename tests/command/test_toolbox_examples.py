"""The examples of the provisioning commands' help, run as they stand."""

from __future__ import annotations

import importlib
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import offhook as module

Run = Callable[..., subprocess.CompletedProcess[str]]
_CAPTURE = "63825363350102a0116874..."
"""Cut short in the help: nobody would read it to its end."""


def examples(*names: str) -> list[str]:
    found = []
    for name in names:
        text = importlib.import_module(module.COMMANDS[name][0]).EPILOG
        found += [re.split(r"\s{2,}", line.strip())[0] for line in re.findall(rf"^  (offhook {name}\b.*)", text, re.M)]
    return [line for line in found if _CAPTURE not in line]


@pytest.mark.parametrize("line", examples("generate", "dhcp", "hunt", "topic"))
def test_the_example_does_what_it_says(offhook: Run, root: Path, tmp_path: Path, line: str) -> None:
    samples = root / "data" / "samples"
    for name in ("global.cfg", "phone.cfg"):
        shutil.copy(samples / name, tmp_path)
    shutil.copy(samples / "template.txt", tmp_path / "phone.txt")
    table = (samples / "phones.csv").read_text(encoding="utf-8").splitlines()
    with_site = [f"{row},{value}" for row, value in zip(table, ("[site]", "north", "south"), strict=True)]
    (tmp_path / "phones.csv").write_text("\n".join(with_site), encoding="utf-8")
    (tmp_path / "phone.j2").write_text("voip/line/0/id={{ id }}\n", encoding="utf-8")
    if "161" in line:
        (tmp_path / "phone.cfg").write_text("provisioning/url_option_value=161\n", encoding="utf-8")
    program, *arguments = shlex.split(line)
    assert program == "offhook"
    run = offhook(*arguments, cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert run.stdout
