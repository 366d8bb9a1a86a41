"""The dial panel without a browser: keys are pressed, and what the phone does is told."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("anywidget", reason="needs anywidget (extra notebook)")

from kb.catalogue import Catalogue
from lint.errors import CfgError
from lint.widgets import DialPanel

EVIL = "<script>alert(1)</script>"


@pytest.fixture
def panel(catalogue: Catalogue) -> DialPanel:
    return DialPanel("[2-9]11|0|011xxx.|[2-7]xxx", r"4xxx=Line_\\\@h", catalogue=catalogue)


def test_keys_are_pressed_and_taken_back(panel: DialPanel) -> None:
    assert "Press keys" in panel.steps.html
    for key in "4567":
        panel.keys[key].click()
    assert "4567: dialed at once after key 4, by &#x27;[2-7]xxx&#x27;" in panel.steps.html
    assert "Line_567@h" in panel.steps.html
    panel.delete()
    assert panel.number.value == "456"
    assert "goes on: &#x27;[2-7]xxx&#x27; can still be completed" in panel.steps.html
    panel.clear()
    assert (panel.played, panel.number.value) == ([], "")


def test_both_readings_are_told_where_the_guide_contradicts_itself(panel: DialPanel) -> None:
    panel.number.value = "2114"
    assert "Or 211 is dialed after key 3 already, if the phone does not wait there." in panel.steps.html
    assert "the two statements conflict" in panel.steps.html


def test_keys_after_the_call_come_too_late(panel: DialPanel) -> None:
    panel.number.value = "456789"
    assert "4567: dialed at once" in panel.steps.html
    assert "89 comes too late" in panel.steps.html


def test_patterns_stand_in_words_with_what_is_odd(panel: DialPanel) -> None:
    panel.map.value = "[2-7]xxx|41xx|N1"
    html = panel.patterns.html
    assert "4 digits beginning with 2 to 7" in html
    assert "does nothing: all its numbers match the earlier" in html
    assert "not understood" in html
    panel.number.value = "41"
    assert panel.patterns.html.count("alive") == 2


def test_a_change_of_the_map_plays_the_number_anew(panel: DialPanel) -> None:
    panel.number.value = "45"
    panel.map.value = "45"
    assert panel.played[-1].state == "immediate"
    panel.map.value = ""
    assert panel.played[-1].state == "no-match"
    assert "No digit map" in panel.patterns.html


def test_what_is_no_number_is_refused(panel: DialPanel) -> None:
    panel.number.value = EVIL
    assert "A number has the keys" in panel.steps.html
    panel.map.value = panel.rules.value = EVIL
    panel.number.value = "1" * 41
    assert "At most 40 keys" in panel.steps.html
    assert "<script" not in panel.steps.html + panel.patterns.html


def test_the_map_of_a_file_and_its_includes(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "global.cfg").write_text(
        "voip/signalling/sip/digit_map=4xxx\nvoip/signalling/sip/number_rules=4xxx=\\\\@h\n"
    )
    (tmp_path / "phone.cfg").write_text("include global.cfg\n")
    held = DialPanel.of_file(tmp_path / "phone.cfg", "4567", catalogue)
    assert (held.map.value, held.rules.value) == ("4xxx", r"4xxx=\\@h")
    assert "no source tells" in held.steps.html
    with pytest.raises(CfgError):
        DialPanel.of_file(tmp_path / "none.cfg")
