"""Editions of the user's own: their facts win, shipped facts fill, each with its own evidence."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kb
from extract.dataset import statements, write
from extract.dataset.statements import Source, Statement
from extract.edition import edition_rows
from extract.errors import ExtractError
from kb.editions import merged_path

Run = Callable[..., subprocess.CompletedProcess[str]]
NAME, OWN = "voip/line/{n}/id", "voip/quite/new_parameter"


def edition(folder: Path, label: str = "Label of Mine") -> Path:
    """An edition in `folder` that says one thing of a known parameter and adds one of its own."""
    source = Source("MINE-1", 0, "manual", "manual", "405HD", "3.4.8")

    def says(prop: str, value: Any) -> Statement:
        return Statement(prop, value, source.id, "7", source.grade, 0, words="words of mine", table="9-1")

    place = {"section": "9.1", "table": "9-1", "page": 7, "assumed": False, "because": None}
    found = [
        statements.Testimony(
            name=NAME, id=NAME, statements=[says("exists", None), says("label", label)], place=dict(place)
        ),
        statements.Testimony(
            name=OWN, id=OWN, statements=[says("exists", None), says("summary", "Is new.")], place=dict(place)
        ),
    ]
    document = {
        "vendor": "V", "product": "405HD", "title": "Guide of Mine", "audience": None, "version": "3.4.8",
        "document": "MINE-1", "date": "2024", "pages_at_hand": 9, "sources": ["MINE-1"],
    }  # fmt: skip
    row = {
        "position": 0, "id": "MINE-1", "title": "Mine", "kind": "manual", "grade": "manual", "product": "405HD",
        "firmware": "3.4.8", "note": None,
    }  # fmt: skip
    write.write(edition_rows(found, {"document": [document], "sources": [row]}), folder)
    return folder


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The edition `mine` in a data folder of its own."""
    monkeypatch.setenv("OFFHOOK_DATA", str(tmp_path))
    monkeypatch.delenv("OFFHOOK_EDITION", raising=False)
    return edition(tmp_path / "editions" / "mine")


def test_the_editions_facts_win(mine: Path) -> None:
    found = kb.explain("voip/line/0/id", edition="mine")
    assert found["label"] == "Label of Mine"
    assert "Label of Mine" not in json.dumps(kb.explain("voip/line/0/id"))


def test_the_shipped_facts_fill(mine: Path, catalogue: kb.Catalogue) -> None:
    merged = kb.load(edition="mine")
    one, shipped = merged[NAME], catalogue[NAME]
    assert (one.label, one.summary, one.max_length) == ("Label of Mine", shipped.summary, shipped.max_length)
    assert one.table == "9-1"
    assert len(merged) == len(catalogue) + 1


def test_a_parameter_of_the_edition_alone(mine: Path, catalogue: kb.Catalogue) -> None:
    assert OWN not in catalogue
    assert kb.load(edition="mine")[OWN].summary == "Is new."
    assert kb.search("quite new parameter", edition="mine")[0].name == OWN


def test_each_fact_says_who_states_it(mine: Path) -> None:
    by = kb.load(edition="mine")[NAME].stated_by
    assert by["label"] == "MINE-1 p7"
    assert not by["summary"].startswith("MINE-1")


def test_an_edition_by_its_folder(mine: Path) -> None:
    assert kb.load(edition=str(mine))[NAME].label == "Label of Mine"


def test_the_environment_names_an_edition(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFHOOK_EDITION", "mine")
    assert kb.load()[NAME].label == "Label of Mine"


def test_merging_is_done_once_and_again_after_a_change(mine: Path) -> None:
    path = Path(merged_path("mine"))
    made = path.stat().st_mtime_ns
    assert Path(merged_path("mine")) == path
    assert path.stat().st_mtime_ns == made
    edition(mine, "Another Label")
    assert kb.load(edition="mine")[NAME].label == "Another Label"


def test_an_unknown_edition_names_those_there_are(mine: Path) -> None:
    with pytest.raises(ExtractError, match="there are mine"):
        kb.load(edition="other")


def test_the_commands_take_an_edition(mine: Path, offhook: Run) -> None:
    found = offhook("explain", "voip/line/0/id", "--edition", "mine")
    assert (found.returncode, found.stderr) == (0, "")
    assert "Label of Mine" in found.stdout
    sql = "select label from parameters where name = 'voip/line/{n}/id'"
    assert "Label of Mine" in offhook("query", sql, "--edition", "mine").stdout
    assert "Label of Mine" not in offhook("query", sql).stdout
    assert OWN in offhook("search", "quite new parameter", "--edition", "mine").stdout
    found = offhook("explain", "voip/line/0/id", "--edition", "other")
    assert (found.returncode, found.stdout, len(found.stderr.splitlines())) == (2, "", 1)


def test_lint_takes_an_edition(mine: Path, tmp_path: Path, offhook: Run) -> None:
    file = tmp_path / "phone.cfg"
    file.write_text(f"{OWN}=1\n", encoding="utf-8")
    assert " PAR" in offhook("lint", str(file)).stdout
    assert " PAR" not in offhook("lint", str(file), "--edition", "mine").stdout
