"""Every notebook runs from top to bottom, shows what it promises, and is stored without output."""

from __future__ import annotations

import ast
import importlib
import inspect
from pathlib import Path
from typing import Any

import nbformat
import pytest

NAMES = sorted(path.name for path in (Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))

EXPECTED = {
    "01-explore.ipynb": """
assert len(explorer.shown) == 1200 and not explorer.search.value
explorer.search.value = "vlan"
assert "network/lan/vlan/id" in set(explorer.shown.name)
explorer.choose("network/lan/vlan/id")
explorer.tabs.selected_index = 2
caption, picture = explorer.tabs.children[2].children[0].children
assert bytes(picture.value).startswith(b"\\x89PNG") and "the row is marked" in caption.value
assert hits.name[0].startswith("voip/signalling/sip/registrar_ka/")
""",
    "02-does-this-need-a-reboot.ipynb": """
page.question.ask("network/lan/vlan/id")
assert "Yes, it needs a reboot" in page.question.answer.html
page.plan.compare("network/lan/vlan/id=1\\n", "network/lan/vlan/id=2\\n")
assert page.plan.plan.apply == "reboot" and "network/lan/vlan/id" in page.plan.answer.html
""",
    "03-check-a-configuration.ipynb": """
assert panel.result is None and panel.form.values["text"].startswith("; A file with faults")
panel.form.submit()
assert len(panel.result.findings) >= 20
vlan = next(one for one in phone.effective if one.name == "network/lan/vlan/id")
assert [held.value for held in vlan.lines] == ["120", "130"] and "global.cfg" in phone.effect.html
assert set(findings.code) >= {"VAL001", "VAL002", "VAL003"}
""",
    "04-dependencies.ipynb": """
assert panel.chapter.value == "15" and 5 < len(panel.shown) < len(panel.graph)
assert next(iter(most)) == "system/ldap/enabled" and most["system/ldap/enabled"] > 20
assert any(line.startswith("    ") for name in examples for line in chains(graph, name))
assert circles == [] and len(contradictions) > 50
""",
    "05-fleet.ipynb": """
assert len(fleet) == 14
assert dict(plan.by_action(fleet.catalogue.actions())) == {"reboot": 4, "reload_voip": 1, "refresh_time": 8, "none": 1}
assert set(outliers.phone) >= {"00908f000013.cfg", "00908f000016.cfg", "00908f000019.cfg"}
assert set(findings.code) >= {"VAL001", "PAR001"}
assert differences.set_index("parameter").kind["voip/line/0/id"] == "own to each phone"
""",
    "06-from-guide-to-data.ipynb": """
assert steps.counts()["rows"] == len(facts) > 3 and facts.name.str.contains("/").all()
assert len(extraction.audit.missing_tables) == 0 and extraction.audit.named > 1100
assert set(changes.kind) <= {"added", "removed", "renamed", "changed"}
""",
    "07-guide-in-numbers.ipynb": """
assert dict(zip(by_sql["apply"], by_sql["number"])) == by_pandas.to_dict()
assert dict(zip(chapters_sql["chapter"], chapters_sql["number"])) == chapters_pandas.to_dict()
assert dict(zip(types_sql["type"], types_sql["number"])) == types_pandas.to_dict()
assert dict(zip(grades_sql["grade"], grades_sql["number"])) == grades_pandas.to_dict()
assert list(insecure_sql["name"]) == list(insecure_pandas["name"]) and len(insecure_sql) > 10
""",
    "08-dial.ipynb": """
assert [one.state for one in panel.played] == ["goes-on", "goes-on", "goes-on", "immediate"]
assert "Line_567@192.0.2.3" in panel.steps.html and "4 digits beginning with 2 to 7" in panel.patterns.html
assert "does nothing: all its numbers match the earlier" in panel.patterns.html
panel.number.value = "0"
assert panel.played[-1].state == "timer" and panel.played[-1].alive == ("0", "011xxx.")
panel.keys["9"].click()
assert panel.number.value == "09" and panel.played[-1].state == "no-match"
panel.map.value = "09"
assert panel.played[-1].state == "immediate"
assert phone.map.value.startswith("0[1-9]") and phone.played[-1].state == "goes-on"
assert list(steps.state) == ["goes-on", "goes-on", "timer", "immediate"]
""",
    "09-tones-and-keys.ipynb": """
assert "Warehouse" in keys.answer.html and keys.told["model"] == "420HD"
keys.model.value = "440HD"
assert "18 on this model" in keys.answer.html
assert tones.words == "400 Hz, 0.4 s on, 0.2 s off, over and over" and tones.sound.startswith(b"RIFF")
tones.choose(1)
assert "425 Hz, 1 s on, 4 s off" in tones.answer.html
""",
}
"""By notebook, what must hold in its kernel after it ran."""


@pytest.fixture(scope="module", params=NAMES)
def notebook(request: pytest.FixtureRequest, notebooks: Path) -> tuple[str, Any]:
    return request.param, nbformat.read(notebooks / request.param, as_version=4)


def test_each_is_driven() -> None:
    assert sorted(EXPECTED) == NAMES


def test_it_is_stored_without_output(notebook: tuple[str, Any]) -> None:
    """`pre-commit install` has a hook that strips them."""
    name, content = notebook
    code = [cell for cell in content.cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code), f"run: nbstripout notebooks/{name}"
    assert "widgets" not in content.metadata


def test_it_explains_itself(notebook: tuple[str, Any]) -> None:
    _, content = notebook
    assert content.cells[0].cell_type == "markdown"
    assert content.cells[0].source.startswith("# ")
    assert len(content.cells[0].source) > 80


def test_it_imports_public_names_only(notebook: tuple[str, Any]) -> None:
    """Names that a module defines or lists as its own, and that say what they are."""
    _, content = notebook
    for cell in content.cells:
        if cell.cell_type != "code" or cell.source.startswith("%"):
            continue
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.ImportFrom) and str(node.module).split(".")[0] in ("kb", "lint", "extract"):
                module = importlib.import_module(str(node.module))
                for alias in node.names:
                    assert not alias.name.startswith("_")
                    held = getattr(module, alias.name)
                    listed = getattr(module, "__all__", None)
                    assert alias.name in listed if listed else held.__module__ == module.__name__
                    assert inspect.getdoc(held)


def test_it_runs_from_top_to_bottom(
    notebook: tuple[str, Any],
    notebooks: Path,
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    nbclient = pytest.importorskip("nbclient", reason="needs nbclient (extra dev)")
    monkeypatch.setenv("PYTHONPATH", environment["PYTHONPATH"])
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))  # No profile of whoever runs the tests.
    name, content = notebook
    content = content.copy()
    content.cells = [*content.cells, nbformat.v4.new_code_cell(EXPECTED[name])]
    client = nbclient.NotebookClient(content, timeout=120, resources={"metadata": {"path": str(notebooks)}})
    client.execute()
    outputs = [output for cell in content.cells for output in cell.get("outputs", ())]
    assert [output.text for output in outputs if output.output_type == "stream" and output.name == "stderr"] == []
    assert outputs


FAULTS = {
    "a guide that is not there": (
        "from kb.widgets import GuideSteps; GuideSteps('my-guide.pdf', page=52)",
        "offhook: my-guide.pdf: no such file; name your copy of the guide",
    ),
    "a library that is not there": (
        "import sys; sys.modules['plotly'] = None; from kb.widgets import bars; bars({}, 'x')",
        "offhook: a picture needs plotly, which is not installed; run: pip install 'offhook[notebook]'",
    ),
    "a folder that is not there": (
        "from lint.widgets import Fleet; Fleet('no-phones')",
        "offhook: no-phones: no such file; check the path",
    ),
    "a file that is not there": (
        "from lint.widgets import KeysPanel; KeysPanel('no-phone.cfg')",
        "offhook: no-phone.cfg: no such file; check the path",
    ),
}
"""By what is wrong in a cell, the cell, and the line that stands below it in the place of a traceback."""


def test_what_is_wrong_in_a_cell_is_said_in_one_line(
    notebooks: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    nbclient = pytest.importorskip("nbclient", reason="needs nbclient (extra dev)")
    monkeypatch.setenv("PYTHONPATH", environment["PYTHONPATH"])
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    content = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell, _ in FAULTS.values()])
    where = {"metadata": {"path": str(notebooks)}}
    nbclient.NotebookClient(content, timeout=120, allow_errors=True, resources=where).execute()
    shown = {
        what: [line for output in cell.outputs for line in output.get("traceback", ())]
        for what, cell in zip(FAULTS, content.cells, strict=True)
    }
    assert shown == {what: [line] for what, (_, line) in FAULTS.items()}
