"""The explorer without a browser: set a control's value, read what is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("itables", reason="needs itables (extra notebook)")

from kb.catalogue import Catalogue
from kb.errors import UnknownParameterError
from kb.reading import Reading
from kb.widgets import Explorer

GUIDE = Path(__file__).parents[3] / "data" / "guide" / "offhook-guide.pdf"


@pytest.fixture
def explorer(catalogue: Catalogue) -> Explorer:
    return Explorer(catalogue, GUIDE)


def shown(explorer: Explorer) -> str:
    tab = explorer.tabs.children[explorer.tabs.selected_index].children[0]
    return str(getattr(tab, "value", ""))


def test_all_parameters_are_listed_at_first(explorer: Explorer, catalogue: Catalogue) -> None:
    assert len(explorer.shown) == len(catalogue)
    assert "Choose a row" in shown(explorer)


def test_each_key_press_narrows_the_table(explorer: Explorer) -> None:
    found = []
    for typed in ("r", "re", "reg", "regis", "registrar"):
        explorer.search.value = typed
        found.append(len(explorer.shown))
        assert f"{found[-1]} of" in explorer.count.value
    assert found == sorted(found, reverse=True)
    assert "voip/signalling/sip/sip_registrar/addr" in set(explorer.shown.name)
    assert list(explorer.table.df.columns) == list(explorer.shown.columns)
    assert len(explorer.table.df) == found[-1]


def test_typing_leaves_the_table_without_a_search_box_of_its_own(explorer: Explorer) -> None:
    around = explorer.table.get_state()["_dt_args"]["layout"]
    explorer.search.value = "vlan"
    assert explorer.table.get_state()["_dt_args"]["layout"] == around
    assert around["topEnd"] is None


def test_a_key_press_asks_the_dataset_a_few_questions(explorer: Explorer, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much fits, it is not asked for each parameter. How long that takes, `benchmarks/notebooks.py` tells."""
    asked: list[str] = []
    rows = Reading.rows
    monkeypatch.setattr(Reading, "rows", lambda self, sql, *more: asked.append(sql) or rows(self, sql, *more))
    for typed in ("r", "re", "reg", "regi", "registr", "registrar", "registrar k", "xyzzyq", "s", ""):
        asked.clear()
        explorer.search.value = typed
        assert len(asked) <= 8


@pytest.mark.parametrize("filtered", ["chapter", "type", "change needs", "known from"])
def test_filters_leave_rows_of_that_kind(explorer: Explorer, filtered: str) -> None:
    control = explorer.filters[filtered]
    control.value = control.options[2]
    assert set(explorer.shown[filtered]) == {control.options[2]}
    control.value = control.options[0]
    assert len(explorer.shown) > 1000


def test_a_model_leaves_what_it_has(explorer: Explorer, catalogue: Catalogue) -> None:
    explorer.filters["model"].value = "405HD"
    assert all(
        "405HD" in (*(catalogue[n].models or ()), *(catalogue[n].firmware_models or ())) for n in explorer.shown.name
    )
    assert 0 < len(explorer.shown) < len(catalogue)


def test_choosing_a_row_shows_its_card(explorer: Explorer) -> None:
    explorer.search.value = "voip/line/0/id"
    explorer.table.selected_rows = [0]
    assert explorer.chosen == "voip/line/{n}/id"
    assert "offhook-card" in shown(explorer)
    assert "voip/line/{n}/id" in shown(explorer)


def test_neighbours_lead_on(explorer: Explorer) -> None:
    explorer.choose("voip/signalling/sip/redundant_proxy/port")
    explorer.tabs.selected_index = 1
    (picture,) = explorer.tabs.children[1].children
    names = [
        name for trace in picture.figure.data for name in (trace.customdata if trace.customdata is not None else ())
    ]
    assert {"voip/signalling/sip/redundant_proxy/port", "voip/signalling/sip/redundant_proxy/enabled"} <= set(names)
    explorer.choose("provisioning/period/daily/time")
    explorer.choose("personal_settings/lcd_contrast")
    assert "depends on nothing" in shown(explorer)


def test_the_page_of_the_guide_is_a_picture(explorer: Explorer) -> None:
    explorer.choose("voip/signalling/sip/proxy_timeout")
    explorer.tabs.selected_index = 2
    caption, image = explorer.tabs.children[2].children[0].children
    assert "the row is marked" in caption.value
    assert bytes(image.value).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("guide", "said"),
    [
        ("missing.pdf", "missing.pdf: no such file; name your copy of the guide"),
        (str(Path(__file__)), "not a PDF"),
        (None, "No guide was named"),
    ],
)
def test_a_guide_that_cannot_be_read_is_said_in_the_tab(catalogue: Catalogue, guide: str | None, said: str) -> None:
    explorer = Explorer(catalogue, guide)
    explorer.choose("network/lan/vlan/id")
    explorer.tabs.selected_index = 2
    assert said in shown(explorer)


def test_nothing_found_is_said(explorer: Explorer) -> None:
    explorer.search.value = "<script>alert(1)</script> qqqq"
    explorer.search.value = "qqqqqqqq"
    assert "No parameter fits" in explorer.count.value
    with pytest.raises(UnknownParameterError):
        explorer.choose("no/such/name")
