"""The question box without a browser."""

from __future__ import annotations

import pytest

pytest.importorskip("anywidget", reason="needs anywidget (extra notebook)")

from kb.catalogue import Catalogue
from kb.widgets import QuestionPanel
from kb.widgets.wording import verdict


@pytest.fixture
def panel(catalogue: Catalogue) -> QuestionPanel:
    return QuestionPanel(catalogue)


@pytest.mark.parametrize(
    ("name", "tone", "answer"),
    [
        ("network/lan/vlan/id", "reboot", "Yes, it needs a reboot"),
        ("voip/signalling/sip/transport_protocol", "reload", "No reboot, but a reload"),
        ("personal_settings/lcd_contrast", "none", "No, nothing restarts"),
        ("personal_settings/menu/languages/german/enabled", "unknown", "Not known"),
    ],
)
def test_the_answer_stands_in_large_type_with_its_evidence(
    panel: QuestionPanel, name: str, tone: str, answer: str
) -> None:
    panel.ask(name)
    html = panel.answer.html
    assert f'class="offhook-verdict {tone}"' in html
    assert f"</span>{answer}</p>" in html
    assert name in html
    assert ("FW-UC-3.0.4" in html) == (tone != "unknown")


def test_words_that_fit_several_ask_back_and_a_press_decides(panel: QuestionPanel) -> None:
    panel.ask("ring tone")
    assert 'data-pick="provisioning/ring_tone_uri"' in panel.answer.html
    panel.answer.picked = {"value": "provisioning/ring_tone_uri", "times": 1}
    assert panel.form.values["question"] == "provisioning/ring_tone_uri"
    assert "Yes, it needs a reboot" in panel.answer.html


def test_what_nobody_knows_is_no_answer(panel: QuestionPanel) -> None:
    panel.ask("xyzzy")
    assert "No such setting is known" in panel.answer.html
    assert "nothing restarts" not in panel.answer.html


@pytest.mark.parametrize(("question", "said"), [("", "Type what is to be changed"), ("x " * 400, "long question")])
def test_no_question_and_a_flood_of_words(panel: QuestionPanel, question: str, said: str) -> None:
    panel.ask(question)
    assert said in panel.answer.html


def test_every_word_of_a_question_is_escaped(panel: QuestionPanel) -> None:
    panel.ask('<img src=x onerror="alert(1)"> & vlan')
    assert "<img" not in panel.answer.html
    assert "&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; vlan" in panel.answer.html


def test_colour_is_not_the_only_sign(catalogue: Catalogue) -> None:
    """Each tone has its sign and its words."""
    found = {verdict(action).tone: verdict(action) for action in (*catalogue.actions(), "unknown")}
    assert len({one.sign for one in found.values()}) == len(found) == 4
    assert all(one.text for one in found.values())
