"""The panels of tones and keys without a browser."""

from __future__ import annotations

import io
import wave
from pathlib import Path

import pytest

pytest.importorskip("anywidget", reason="needs anywidget (extra notebook)")

from kb.catalogue import Catalogue
from lint.widgets import KeysPanel, TonesPanel

SAMPLE = "data/samples/desk/reception.cfg"


def test_a_tone_is_chosen_drawn_and_played(root: Path, catalogue: Catalogue) -> None:
    panel = TonesPanel(root / SAMPLE, catalogue)
    panel.choose(2)
    assert panel.words == "400 Hz, 0.4 s on, 0.2 s off, over and over"
    (picture,) = panel.picture.children
    (bar,) = picture.figure.data
    assert (list(bar.base)[:2], list(bar.x)[:2]) == ([0.0, 0.6], [0.4, 0.4])
    (player,) = panel.player.children
    assert bytes(player.value) == panel.sound
    with wave.open(io.BytesIO(panel.sound)) as file:
        assert file.getnframes() >= 6 * file.getframerate()
    panel.choose(0)
    assert "without a break" in panel.answer.html


def test_a_tone_that_cannot_be_played_says_why(tmp_path: Path, catalogue: Catalogue) -> None:
    file = tmp_path / "phone.cfg"
    file.write_text("voip/regional_settings/call_progress_tones/2/cadence=2\n")
    panel = TonesPanel(file, catalogue)
    panel.choose(2)
    assert "no source says what cadence type 2 means" in panel.answer.html
    assert (panel.picture.children, panel.player.children, panel.sound) == ((), (), b"")
    with pytest.raises(ValueError, match="77"):
        panel.choose(77)


def test_the_keys_follow_the_model(root: Path, catalogue: Catalogue) -> None:
    panel = KeysPanel(root / SAMPLE, catalogue)
    assert panel.told["model"] == "420HD"
    assert panel.answer.html.count(", long press") == 9
    assert "Warehouse" in panel.answer.html
    panel.model.value = "440HD"
    assert "on the sidecar (FIELD); 18 on this model" in panel.answer.html


def test_what_a_label_holds_is_no_html(tmp_path: Path, catalogue: Catalogue) -> None:
    file = tmp_path / "phone.cfg"
    file.write_text("personal_settings/functional_key/0/type=<script>\n")
    assert "<script" not in KeysPanel(file, catalogue).answer.html
