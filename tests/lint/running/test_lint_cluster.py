"""Many machines: a real scheduler and two workers, reading from a server that speaks S3, find what one finds."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest

from lint.running import cluster

pytest.importorskip("distributed", reason="extra: cluster")
pytest.importorskip("s3fs", reason="extra: cluster")
pytest.importorskip("moto", reason="needs a server that speaks S3")

ROOT = Path(__file__).parents[3]
BUCKET = "s3://phones/fleet"
DISK = "on-the-disk/fleet"
"""As long as the bucket's: messages cut what is long."""
PHONES = 60
SERVER = """
import os, sys, boto3
from pathlib import Path
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
url = "http://%s:%s" % server.get_host_and_port()
client = boto3.client("s3", endpoint_url=url)
client.create_bucket(Bucket="phones")
client.create_bucket(Bucket="empty")
root = Path(sys.argv[1])
for path in root.rglob("*.*"):
    client.upload_file(str(path), "phones", path.relative_to(root.parent).as_posix())
print(url, flush=True)
sys.stdin.read()
"""
STEPS = """
import json, sys
from lint.running import cluster, run
from lint.running.request import Request
cluster.BATCH = 4
run.HELD = 0  # Results are there as soon as they are made.
if __name__ == "__main__":
    job = run.Run(Request((sys.argv[1],), cluster=sys.argv[2]))
    for result in job:
        print(*(json.dumps(one._asdict()) + "\\n" for one in result.findings), sep="", end="")
        if not result.again:
            print(job.done, len(job.tasks), flush=True)
            sys.stdin.readline()
"""
"""Lints, and stops at each file until it is told to go on."""
HASTY = """
import sys
from lint.running import cluster
from offhook import main
cluster._CONNECT = 1
sys.exit(main(sys.argv[1:]))
"""


class Machines(NamedTuple):
    """A scheduler, and two workers."""

    address: str
    workers: list[subprocess.Popen[str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fleet of two sites, with an include for all, faults, a file of another program, a binary one, and settings."""
    made = tmp_path_factory.mktemp("local") / DISK
    for number in range(PHONES):
        site = made / f"site-{number % 2}"
        site.mkdir(parents=True, exist_ok=True)
        lines = [
            "include ../global.cfg",
            f"include missing-{number % 3}.cfg",
            f"voip/line/0/id={4100 + number % 50}",
            f"system/ntp/enabled={'yes' if number % 7 == 0 else 1}",
            f"voip/lines/0/x={number} ",
        ]
        (site / f"00908f{number:06x}.cfg").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (made / "global.cfg").write_text("management/telnet/enabled=1\nvoip/line/0/enabled=1\n", encoding="utf-8")
    (made / "unused.cfg").write_text("system/ntp/enabled=0\n", encoding="utf-8")
    (made / "site-0" / "setup.cfg").write_text("[metadata]\n", encoding="utf-8")
    (made / "site-0" / "torn.cfg").write_bytes(b"\0")
    (made / "site-1" / "offhook.toml").write_text('rules.SYN.severity = "info"\n', encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def s3(folder: Path) -> Iterator[str]:
    """The same fleet in a bucket; its address is that of the environment."""
    held = {"AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any", "AWS_DEFAULT_REGION": "us-east-1"}
    with pytest.MonkeyPatch.context() as patch, ExitStack() as ending:
        for name, value in held.items():
            patch.setenv(name, value)
        process = started(ending, [sys.executable, "-c", SERVER, str(folder)], stdin=subprocess.PIPE)
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        assert url.startswith("http://127.0.0.1:")
        patch.setenv("AWS_ENDPOINT_URL", url)
        yield BUCKET


@pytest.fixture
def machines(s3: str, tmp_path: Path) -> Iterator[Machines]:
    with ExitStack() as ending:
        told = tmp_path / "scheduler.json"
        dask = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]
        started(ending, [*dask, "--no-dashboard", "--scheduler-file", str(told)])
        worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(told), "--no-nanny"]
        workers = [started(ending, [*worker, "--nthreads", "1", "--no-dashboard"]) for _ in range(2)]
        for _ in range(600):
            if told.is_file() and told.read_text():
                break
            signal.sigtimedwait([], 0.1)
        yield Machines(json.loads(told.read_text())["address"], workers)


def started(
    ending: ExitStack, command: list[str], stdin: int | None = None, errors: int = subprocess.DEVNULL
) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, stderr=errors, text=True, env=environment)

    def end() -> None:
        process.kill()
        process.communicate()

    ending.callback(end)
    return process


def offhook(*words: str | Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    command = [sys.executable, "-m", "offhook", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=180)


def lint(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return offhook("lint", "--no-cache", "--format", "jsonl", *words)


def as_remote(folder: Path) -> subprocess.CompletedProcess[str]:
    """What the folder on the disk gives, in the bucket's name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder.parents[1])
        done = lint(DISK)
    done.stdout, done.stderr = done.stdout.replace(DISK, BUCKET), done.stderr.replace(DISK, BUCKET)
    return done


def test_a_bucket_holds_what_a_folder_holds(s3: str, folder: Path) -> None:
    """Includes, settings files, skipped and faulty files: all as on the disk."""
    here, there = as_remote(folder), lint(f"{s3}/")
    assert there.stdout == here.stdout
    assert there.stderr == here.stderr
    assert there.returncode == here.returncode == 2
    assert {json.loads(line)["code"] for line in there.stdout.splitlines()} >= {"FLT001", "FLT005", "INC001", "VAL001"}
    assert '"info", "parameter": null' in there.stdout  # The bucket's own settings hold.


def test_two_workers_find_what_one_machine_finds(machines: Machines, s3: str, folder: Path) -> None:
    alone = as_remote(folder).stdout
    together = lint(s3, "--cluster", machines.address)
    assert sorted(together.stdout.splitlines()) == sorted(alone.splitlines())
    assert together.stdout == alone
    assert together.returncode == 2
    assert len(together.stderr.splitlines()) == 2  # The binary file, and the skipped one: nothing of the cluster.


def test_a_worker_that_is_killed_loses_nothing(machines: Machines, s3: str, folder: Path) -> None:
    with ExitStack() as ending:
        asking = started(ending, [sys.executable, "-c", STEPS, s3, machines.address], stdin=subprocess.PIPE)
        assert asking.stdin is not None
        assert asking.stdout is not None
        rows = []
        for line in asking.stdout:
            if line.startswith("{"):
                rows.append(line)
                continue
            done, number = map(int, line.split())
            if done >= number // 2 and machines.workers[0].returncode is None:
                machines.workers[0].kill()
                machines.workers[0].wait()
            asking.stdin.write("go on\n")
            asking.stdin.flush()
    assert done == number
    assert sorted(rows) == sorted(as_remote(folder).stdout.splitlines(keepends=True))
    assert machines.workers[0].returncode == -signal.SIGKILL
    assert machines.workers[1].poll() is None


def test_a_file_that_kills_every_worker_is_named(
    s3: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: Path
) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), str(ROOT), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "0")
    (tmp_path / "sitecustomize.py").write_text(
        "import os\nfrom lint.engine import Linter\nbefore = Linter.lint\n"
        "Linter.lint = lambda self, data, file: os._exit(9) if file.endswith('07.cfg') else before(self, data, file)\n",
        encoding="utf-8",
    )
    for name in ("a", "b"):
        (tmp_path / f"{name}.cfg").write_text("system/ntp/enabled=yes\n", encoding="utf-8")
    (tmp_path / "07.cfg").write_text("system/ntp/enabled=yes\n", encoding="utf-8")
    done = lint(tmp_path, "--cluster", "local:1")
    assert done.returncode == 2
    assert "07.cfg: processes that linted it ended before their time" in done.stderr
    assert {Path(json.loads(line)["file"]).name for line in done.stdout.splitlines()} >= {"a.cfg", "b.cfg"}


def test_a_cluster_of_this_machine_writes_tables(s3: str, folder: Path, tmp_path: Path) -> None:
    """A folder of Parquet files here, and one in the bucket; kb.query reads it."""
    pytest.importorskip("duckdb")
    table = tmp_path / "findings"
    assert lint(s3, "--cluster", "local:2", "--output", f"{table}/").returncode == 2
    assert sorted(path.name for path in table.iterdir()) == ["_SUCCESS", "part-00000.parquet"]
    asked = offhook("query", "select count(*) from findings", "--findings", table, "--format", "csv")
    assert int(asked.stdout.split()[1]) == len(lint(folder).stdout.splitlines())
    for _ in range(2):  # A second time in the place of the first.
        assert lint(s3, "--output", "s3://phones/findings/").returncode == 2
    refused = lint(s3, "--output", "s3://phones/fleet/")
    assert refused.returncode == 2
    assert "no part of a table" in refused.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["s3://none/fleet"], "s3://none/fleet: there is no such bucket or folder; check the address"),
        (["s3://empty/"], "s3://empty: no .cfg files there; check bucket and folder"),
        (["s3://phones/other"], "s3://phones/other: no .cfg files there; check bucket and folder"),
        (["s3://phones/other.cfg"], "s3://phones/other.cfg: no .cfg files there; check bucket and folder"),
        (["what://a/b"], "what://a/b: cannot be listed (Protocol not known: what); check the address"),
        (["s3://phones/fleet", "--fix"], "copy the remote ones first"),
        (["a.cfg", "--cluster", "host"], "expected local, local:4, or a scheduler such as tcp://host:8786"),
        (["a.cfg", "--cluster", "local:0"], "expected local, local:4, or a scheduler such as tcp://host:8786"),
        (["a.cfg", "--cluster", "local:2", "--diff"], "--cluster lints files as they are"),
        (["-", "--cluster", "local:2"], "--cluster takes files and folders, not standard input"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(s3: str, words: list[str], said: str) -> None:
    done = lint(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr


def test_a_scheduler_that_does_not_answer(folder: Path) -> None:
    with ExitStack() as ending:
        command = [sys.executable, "-c", HASTY, "lint", str(folder), "--cluster", "tcp://127.0.0.1:9"]
        asking = started(ending, command, errors=subprocess.PIPE)
        out, said = asking.communicate(timeout=60)
    assert asking.returncode == 2
    assert out == ""
    assert said.startswith("offhook: --cluster tcp://127.0.0.1:9: no scheduler answers there")
    assert said.count("\n") == 1


def test_a_library_that_is_missing(
    monkeypatch: pytest.MonkeyPatch, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from offhook import main

    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.setitem(sys.modules, "fsspec", None)
    for words in ([str(folder), "--cluster", "local:2"], ["s3://phones/fleet"]):
        assert main(["lint", "--no-cache", *words]) == 2
        assert "pip install 'offhook[cluster]'" in capsys.readouterr().err


def test_a_worker_of_another_version_is_refused() -> None:
    setup = cluster.Setup("run", "another", ("another",), (None,), True, None, None, False)
    with pytest.raises(cluster.UsageError, match="another version of offhook"):
        cluster.lint_batch(setup, [])
    with pytest.raises(cluster.UsageError, match="another dataset"):
        cluster.lint_batch(setup._replace(program=cluster.program()), [])
