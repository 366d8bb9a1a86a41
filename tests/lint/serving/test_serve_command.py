"""`offhook serve` with real clients: curl, and Debian's tftp or the library's own client."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
PHONE = "AUDC/2.2.16 AUDC-IPPhone-420HD_UC_2.2.16/1"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    outer = tmp_path_factory.mktemp("served")
    (outer / "secret.cfg").write_text("secret")
    root = outer / "phones"
    root.mkdir()
    (root / "00908f123456.cfg").write_text("system/type=420HD\nsystem/ntp/enabled=yes\n")
    (root / "420HD.img").write_bytes(bytes(range(256)) * 2000)
    (root / "outside.cfg").symlink_to(outer / "secret.cfg")
    (root / "odd name%.cfg").write_text("; odd\n")
    return root


class Server:
    """A server that runs, what it listens on, and what it tells."""

    def __init__(self, process: subprocess.Popen[str], listening: int) -> None:
        self.process = process
        self.urls = [self.told()["listening"] for _ in range(listening)]

    def told(self) -> Any:
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line, self.process.stderr.read() if self.process.stderr else ""
        return json.loads(line)


@contextmanager
def serving(folder: Path, *arguments: str, listening: int = 1) -> Iterator[Server]:
    command = [sys.executable, "-m", "offhook", "serve", str(folder), "--port", "0", "--format", "json", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield Server(process, listening)
        finally:
            process.terminate()
            assert process.wait(timeout=20) == 0


@pytest.fixture(scope="module")
def server(place: Path) -> Iterator[Server]:
    with serving(place) as running:
        yield running


@pytest.fixture
def curl() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    program = shutil.which("curl") or pytest.skip("curl is not installed")

    def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = [program, "--silent", "--show-error", "--max-time", "20", "--noproxy", "*", *arguments]
        return subprocess.run(command, capture_output=True, check=False)

    return run


Curl = Callable[..., subprocess.CompletedProcess[bytes]]


def test_it_listens_on_this_machine_only(server: Server) -> None:
    assert server.urls[0].startswith("http://127.0.0.1:")


def test_a_configuration_is_served_explained_and_linted(server: Server, curl: Curl, place: Path) -> None:
    run = curl("--user-agent", PHONE, f"{server.urls[0]}00908F123456.cfg")
    assert run.stdout == (place / "00908f123456.cfg").read_bytes()
    told = server.told()
    assert (told["status"], told["path"], told["other_case"]) == ("served", "00908f123456.cfg", True)
    means = "\n".join(told["means"])
    assert "the configuration that a phone asks for where no URL names one (LTRT-11950 p48)" in means
    assert f"the client calls itself '{PHONE}': a 420HD" in means
    assert [(one["line"], one["code"], one["severity"]) for one in told["findings"]] == [(2, "VAL001", "error")]
    curl(f"{server.urls[0]}00908f123456.cfg")
    assert server.told()["findings"] == []


def test_firmware_is_served_whole(server: Server, curl: Curl, place: Path) -> None:
    assert curl(f"{server.urls[0]}420HD.img").stdout == (place / "420HD.img").read_bytes()
    told = server.told()
    assert told["size"] == 512000
    assert any("the firmware that a phone asks for" in text for text in told["means"])


@pytest.mark.parametrize(
    "path",
    ["../secret.cfg", "%2e%2e/secret.cfg", "..%2fsecret.cfg", "%2e%2e%2fsecret.cfg", "x/..%5c..%5csecret.cfg",
     "outside.cfg", "/etc/passwd/../../secret.cfg", "a%00b", "a%0ab"],
)  # fmt: skip
def test_nothing_outside_the_folder_is_served(server: Server, curl: Curl, path: str) -> None:
    run = curl("--path-as-is", "--write-out", "%{http_code}", "--output", os.devnull, f"{server.urls[0]}{path}")
    assert run.stdout == b"403"
    assert server.told()["status"] == "refused"


def test_names_in_percent_signs_are_read_once(server: Server, curl: Curl) -> None:
    assert curl(f"{server.urls[0]}odd%20name%25.cfg?x=1").stdout == b"; odd\n"
    assert server.told()["name"] == "/odd name%.cfg"
    run = curl("--write-out", "%{http_code}", "--output", os.devnull, f"{server.urls[0]}%252e%252e/secret.cfg")
    assert run.stdout in (b"403", b"404")
    assert server.told()["status"] in ("refused", "missing")


def test_what_is_not_there(server: Server, curl: Curl) -> None:
    run = curl("--fail", f"{server.urls[0]}00908F999999.cfg")
    assert run.returncode == 22
    told = server.told()
    assert told["status"] == "missing"
    assert "put '00908F999999.cfg' there" in told["means"][-1]
    curl(f"{server.urls[0]}00908F999999")
    assert any("302" in text for text in server.told()["means"])


def test_nothing_is_written(server: Server, curl: Curl, place: Path) -> None:
    before = sorted(path.name for path in place.iterdir())
    for method in ("PUT", "POST", "DELETE"):
        options = ("--request", method, "--data", "x", "--write-out", "%{http_code}", "--output", os.devnull)
        run = curl(*options, f"{server.urls[0]}new.cfg")
        assert run.stdout == b"501"
    assert sorted(path.name for path in place.iterdir()) == before


def test_head(server: Server, curl: Curl) -> None:
    run = curl("--head", f"{server.urls[0]}420HD.img")
    assert b"Content-Length: 512000" in run.stdout
    assert server.told()["status"] == "served"


def test_https(place: Path, curl: Curl, tmp_path: Path) -> None:
    openssl = shutil.which("openssl") or pytest.skip("openssl is not installed")
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(certificate),
         "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
        check=True, capture_output=True,
    )  # fmt: skip
    arguments = ("--https-port", "0", "--cert", str(certificate), "--key", str(key))
    with serving(place, *arguments, listening=2) as running:
        url = running.urls[1]
        assert url.startswith("https://")
        assert curl("--cacert", str(certificate), f"{url}420HD.img").stdout == (place / "420HD.img").read_bytes()
        assert running.told()["protocol"] == "https"
        assert curl(url.replace("https", "http") + "420HD.img").returncode != 0
        assert curl("--cacert", str(certificate), f"{url}00908f123456.cfg").returncode == 0
        assert running.told()["status"] == "served"


TFTP = pytest.mark.skipif(importlib.util.find_spec("tftp") is None, reason="the package tftp is not installed")


@TFTP
@pytest.mark.parametrize("client", ["tftp-hpa", "library"])
def test_tftp(place: Path, tmp_path: Path, client: str) -> None:
    program = shutil.which("tftp")
    if client == "tftp-hpa" and program is None:
        pytest.skip("tftp-hpa is not installed")
    with serving(place, "--tftp-port", "0", listening=2) as running:
        port = running.urls[1].rstrip("/").rpartition(":")[2]

        def get(name: str) -> bytes | None:
            target = tmp_path / "got"
            target.unlink(missing_ok=True)
            if client == "tftp-hpa":
                command = [str(program), "-m", "binary", "127.0.0.1", port, "-c", "get", name, str(target)]
                told = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False).stdout
                # The client ends in peace whatever the server says, and leaves an empty file.
                return None if "Error code" in told else target.read_bytes()
            code = "import sys, tftp; tftp.TFTPClient('127.0.0.1', port=int(sys.argv[1])).download(*sys.argv[2:])"
            command = [sys.executable, "-c", code, port, name, str(target)]
            run = subprocess.run(command, capture_output=True, timeout=60, check=False)
            return target.read_bytes() if run.returncode == 0 else None

        assert get("420HD.img") == (place / "420HD.img").read_bytes()
        assert running.told()["protocol"] == "tftp"
        assert get("00908F123456.cfg") == (place / "00908f123456.cfg").read_bytes()
        assert running.told()["findings"]
        for name, status in (("no.cfg", "missing"), ("../secret.cfg", "refused"), ("outside.cfg", "refused")):
            assert get(name) is None
            assert running.told()["status"] == status


def test_without_the_library_it_says_what_to_install(offhook: Run, place: Path, tmp_path: Path) -> None:
    (tmp_path / "tftp.py").write_text("raise ImportError\n")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    run = offhook("serve", str(place), "--port", "0", "--tftp-port", "0", env={"PYTHONPATH": path})
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == "offhook: --tftp-port needs the package tftp: pip install 'offhook[serve]'\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["no-such-folder"], "no such folder"),
        ([".", "--https-port", "0"], "HTTPS needs a certificate"),
        ([".", "--https-port", "0", "--cert", "no.pem"], "no certificate with its key"),
        ([".", "--port", "99999"], "expected a port"),
    ],
)
def test_a_wrong_request_is_one_line(offhook: Run, tmp_path: Path, arguments: list[str], words: str) -> None:
    run = offhook("serve", *arguments, cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    (line,) = run.stderr.splitlines()
    assert words in line


def test_a_port_in_use(offhook: Run, server: Server, place: Path) -> None:
    port = server.urls[0].rstrip("/").rpartition(":")[2]
    run = offhook("serve", str(place), "--port", port)
    assert run.returncode == 2
    assert f"port {port}: cannot listen there (Address already in use)" in run.stderr


def test_a_wrong_settings_file_keeps_nothing_back(curl: Curl, tmp_path: Path) -> None:
    (tmp_path / "a.cfg").write_text("system/type=420HD\n")
    (tmp_path / "offhook.toml").write_text("model = 'no such model'\n")
    with serving(tmp_path) as running:
        assert curl(f"{running.urls[0]}a.cfg").stdout == b"system/type=420HD\n"
        assert "no such model" in running.told()["fault"]


def test_as_text(place: Path, curl: Curl) -> None:
    command = [sys.executable, "-m", "offhook", "serve", str(place), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        url = process.stdout.readline().removeprefix("listening on ").strip()
        curl(f"{url}00908f123456.cfg")
        line = process.stdout.readline()
        process.terminate()
        rest = process.stdout.read()
    assert line == "127.0.0.1 http /00908f123456.cfg: served, 41 bytes\n"
    assert "line 2: error VAL001 'yes' is not 0 or 1" in rest
