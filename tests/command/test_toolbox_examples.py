"""The examples of the commands' help, run as they stand."""

from __future__ import annotations

import importlib
import importlib.util
import io
import re
import shlex
import shutil
import signal
import subprocess
import sys
import wave
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import offhook as module

Run = Callable[..., subprocess.CompletedProcess[str]]
_CAPTURE = "63825363350102a0116874..."
"""Cut short in the help: nobody would read it to its end."""
_ELSEWHERE = "/srv/"
"""A folder that a user's machine has."""
TOOLBOX = ("generate", "dhcp", "hunt", "topic", "secrets", "file", "redact", "keys", "tones", "dial")
OTHERS = ("explain", "search", "query", "rule", "effective", "report", "completion")


def examples(*names: str) -> list[str]:
    found = []
    for name in names:
        text = importlib.import_module(module.COMMANDS[name][0]).EPILOG
        found += [re.split(r"\s{2,}", line.strip())[0] for line in re.findall(rf"^  (offhook {name}\b.*)", text, re.M)]
    return [line for line in found if _CAPTURE not in line and _ELSEWHERE not in line]


@pytest.mark.parametrize("name", module.COMMANDS)
def test_each_command_has_an_example(name: str) -> None:
    text = importlib.import_module(module.COMMANDS[name][0]).EPILOG
    assert re.search(rf"^  offhook {name}\b", text, re.M)


@pytest.fixture
def desk(root: Path, tmp_path: Path) -> Path:
    """A folder with the files that the examples name."""
    samples = root / "data" / "samples"
    for name in ("global.cfg", "phone.cfg", "001122334455.cfg"):
        shutil.copy(samples / name, tmp_path)
    for folder in ("phones", "last-week", "runs"):
        (tmp_path / folder).mkdir()
    shutil.copy(samples / "phone.cfg", tmp_path / "phones")
    (tmp_path / "last-week" / "phone.cfg").write_text("voip/line/0/id=4101\n", encoding="utf-8")
    shutil.copy(samples / "template.txt", tmp_path / "phone.txt")
    table = (samples / "phones.csv").read_text(encoding="utf-8").splitlines()
    with_site = [f"{row},{value}" for row, value in zip(table, ("[site]", "north", "south"), strict=True)]
    (tmp_path / "phones.csv").write_text("\n".join(with_site), encoding="utf-8")
    (tmp_path / "phone.j2").write_text("voip/line/0/id={{ id }}\n", encoding="utf-8")
    (tmp_path / "001122334411-speeddial.txt").write_text("1,4100,0\n2,4101,1\n", encoding="utf-8")
    tone = io.BytesIO()
    with wave.open(tone, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", "not compressed"))
        file.writeframes(bytes(1600))
    with zipfile.ZipFile(tmp_path / "tones.zip", "w") as archive:
        archive.writestr("bell.wav", tone.getvalue())
    return tmp_path


@pytest.mark.parametrize("line", examples(*TOOLBOX, *OTHERS))
def test_the_example_does_what_it_says(offhook: Run, desk: Path, line: str) -> None:
    if "161" in line:
        (desk / "phone.cfg").write_text("provisioning/url_option_value=161\n", encoding="utf-8")
    if "findings.parquet" in line or "runs/" in line:
        pytest.importorskip("pyarrow", reason="needs pyarrow (extra parquet)")
        for place in ("findings.parquet", "runs/monday.parquet"):
            offhook("lint", "phones/", "--output", place, cwd=desk)
    program, *arguments = shlex.split(line.partition(" > ")[0])
    assert program == "offhook"
    run = offhook(*arguments, cwd=desk)
    assert run.returncode == 0, run.stderr
    written = re.search(r"-o (\S+)", line)
    assert run.stdout or (written and (desk / written[1]).exists())
    if written:
        assert (desk / written[1]).exists()


@pytest.mark.parametrize("line", examples("serve"))
def test_the_server_of_the_example_begins_and_ends(desk: Path, line: str) -> None:
    """Ports and addresses are those of this machine: the ones in the help may be in use, or are nobody's."""
    if "--tftp-port" in line and importlib.util.find_spec("tftp") is None:
        pytest.skip("needs the package tftp (extra serve)")
    if "--cert" in line:
        openssl = shutil.which("openssl") or pytest.skip("openssl is not installed")
        subprocess.run(
            [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "server.key", "-out", "server.pem",
             "-days", "2", "-subj", "/CN=192.0.2.1"],
            check=True, capture_output=True, cwd=desk,
        )  # fmt: skip
    words = shlex.split(re.sub(r"(-port|--port) \d+", r"\1 0", line).replace("192.0.2.1", "127.0.0.1"))
    assert words[:2] == ["offhook", "serve"]
    if "--port" not in words:
        words += ["--port", "0"]
    listening = sum(word.endswith("port") for word in words)
    command = [sys.executable, "-m", *words]
    with subprocess.Popen(command, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout
        for _ in range(listening):
            assert server.stdout.readline().startswith("listening on ")
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=20) == 0
