"""Includes are followed as far as the files are at hand, and what cannot be followed is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.cfg import chain
from lint.cfg.chain import Chain, follow
from lint.cfg.include import target
from lint.cfg.parse import Document, parse
from lint.context import Context

Write = Callable[[dict[str, str]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def files(texts: dict[str, str]) -> Path:
        for name, text in texts.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return tmp_path / next(iter(texts))

    return files


def load(path: str) -> Document:
    return parse(Path(path).read_bytes())


def read(path: Path, context: Context | None = None) -> Chain:
    return follow(str(path), load(str(path)), load, context or Context())


def texts(found: Chain) -> list[str]:
    return [step.line.statement.text for step in found.steps]


def test_lines_of_an_include_stand_where_it_stands(write: Write) -> None:
    found = read(write({"phone.cfg": "a=1\ninclude global.cfg\nb=2\n", "global.cfg": "c=3\n"}))
    assert texts(found) == ["a=1", "include global.cfg", "c=3", "b=2"]
    assert [(step.depth, step.root_line) for step in found.steps] == [(0, 1), (0, 2), (1, 2), (0, 3)]
    assert found.complete


def test_names_are_relative_to_the_including_file(write: Write) -> None:
    found = read(write({"a.cfg": "include site/b.cfg", "site/b.cfg": "include c.cfg", "site/c.cfg": "c=1"}))
    assert texts(found)[-1] == "c=1"


def test_below_the_include_root(write: Write, tmp_path: Path) -> None:
    root = write({"root/shared.cfg": "c=1\n", "root/deep/own.cfg": "d=1\n"}).parent
    phone = write({"phones/one.cfg": "include shared.cfg\ninclude /deep/own.cfg\n"})
    context = Context(include_root=str(root))
    assert texts(read(phone, context))[1::2] == ["c=1", "d=1"]
    assert [fault.kind for fault in read(phone).faults] == ["missing", "unmapped"]


def test_a_url_is_read_from_its_mirror_and_never_fetched(write: Write, tmp_path: Path) -> None:
    phone = write({"phone.cfg": "include https://s.example.com/cfg/g.cfg?v=2\n", "mirror/g.cfg": "c=3\n"})
    context = Context(url_map={"https://s.example.com/": "/nowhere", "https://s.example.com/cfg": f"{tmp_path}/mirror"})
    assert texts(read(phone, context))[-1] == "c=3"
    assert [fault.kind for fault in read(phone).faults] == ["unmapped"]


@pytest.mark.parametrize("path", ["../../etc/passwd", "a/../../b"])
def test_a_url_does_not_lead_out_of_its_mirror(path: str) -> None:
    context = Context(url_map={"https://s/": "mirror"})
    assert target(f"https://s/{path}", "phone.cfg", context).places == ()


def test_a_circle(write: Write) -> None:
    found = read(write({"a.cfg": "include b.cfg\nx=1\n", "b.cfg": "include a.cfg\ny=1\n"}))
    assert [(fault.kind, fault.why) for fault in found.faults] == [("cycle", "a.cfg -> b.cfg -> a.cfg")]
    assert texts(found) == ["include b.cfg", "include a.cfg", "y=1", "x=1"]
    assert not found.complete


def test_the_same_file_twice_is_no_circle(write: Write) -> None:
    found = read(write({"a.cfg": "include g.cfg\ninclude g.cfg\n", "g.cfg": "x=1\n"}))
    assert texts(found).count("x=1") == 2
    assert found.complete


def test_too_deep(write: Write) -> None:
    files = {f"{n}.cfg": f"include {n + 1}.cfg\n" for n in range(chain.DEEPEST + 3)}
    assert [fault.kind for fault in read(write(files)).faults] == ["deep"]


def test_files_that_multiply_come_to_an_end(write: Write) -> None:
    files = {f"{n}.cfg": f"include {n + 1}.cfg\n" * 10 for n in range(7)} | {"7.cfg": "x=1\n"}
    found = read(write(files))
    assert len(found.steps) < 20 * chain.MOST
    assert not found.complete


def test_a_file_that_cannot_be_read(write: Write) -> None:
    def refuse(path: str) -> Document:
        raise ValueError("an encrypted configuration file")

    phone = write({"a.cfg": "include b.cfx\n", "b.cfx": ""})
    found = follow(str(phone), load(str(phone)), refuse)
    assert [(fault.kind, fault.why) for fault in found.faults] == [("unreadable", "an encrypted configuration file")]


NAMES = ["a.cfg", "b.cfg", "c.cfg"]


@settings(max_examples=60)
@given(st.lists(st.lists(st.sampled_from([*NAMES, "gone.cfg"]), max_size=3), min_size=3, max_size=3))
def test_any_includes_come_to_an_end_and_no_line_is_lost(
    tmp_path_factory: pytest.TempPathFactory, wanted: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("chain")
    for name, includes in zip(NAMES, wanted, strict=True):
        (folder / name).write_text("".join(f"include {other}\n" for other in includes) + f"{name[0]}=1\n")
    found = read(folder / "a.cfg")
    own = [step.line.statement.text for step in found.steps if step.depth == 0]
    assert own == [*(f"include {other}" for other in wanted[0]), "a=1"]
    assert found.complete == (not found.faults)
