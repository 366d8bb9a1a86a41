"""The support desk's page in a real browser, served as `make support-page` serves it."""

from __future__ import annotations

import http.client
import json
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Open = Callable[..., Any]
QUESTION = "Which setting is changed?"
OLD, NEW = "The configuration before", "The configuration after"


@pytest.fixture(scope="module")
def address(chromium: Any, serve: Any, free_port: Callable[[], int]) -> Iterator[str]:
    pytest.importorskip("voila", reason="needs voila (extra notebook)")
    port, voila = free_port(), Path(sys.executable).parent / "voila"
    with serve(
        ["sh", "notebooks/page/serve.sh", str(voila), str(port), "--no-browser"],
        port,
        "/static/x",
    ) as at:
        time.sleep(6)  # The kernel that waits with the page is started meanwhile.
        yield at


@pytest.fixture
def page(open_page: Open, address: str) -> Any:
    opened = open_page(address)
    opened.get_by_label(QUESTION).wait_for(timeout=30_000)
    return opened


def test_the_first_box_is_there(open_page: Open, address: str) -> None:
    """How soon, `benchmarks/notebooks.py` tells."""
    open_page(address).get_by_label(QUESTION).wait_for(timeout=30_000)


def test_a_question_is_answered_with_the_keyboard_alone(page: Any) -> None:
    page.keyboard.press("Tab")
    for _ in range(5):
        if page.evaluate("document.activeElement.type") == "search":
            break
        page.keyboard.press("Tab")
    page.keyboard.type("does changing the display language need a reboot?")
    page.keyboard.press("Enter")
    answer = page.get_by_role("status").first
    answer.get_by_text("Yes, it needs a reboot").wait_for()
    assert "personal_settings/language" in answer.inner_text()
    assert "FW-UC-3.0.4" in answer.inner_text()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_two_files_are_pasted_and_the_plan_is_seen(page: Any) -> None:
    page.get_by_label(OLD).fill("voip/line/0/description=Desk\nnetwork/lan/vlan/id=1\n")
    page.get_by_label(NEW).fill("voip/line/0/description=Hall\nnetwork/lan/vlan/id=2\n")
    page.get_by_role("button", name="Compare").click()
    table = page.get_by_role("table")
    table.wait_for()
    rows = [row.inner_text().split("\t") for row in table.get_by_role("row").all()]
    assert rows[0] == ["Needs", "Setting", "Before", "After", "Why"]
    assert [(row[0].split()[-1], *row[1:4]) for row in rows[1:]] == [
        ("reboot", "network/lan/vlan/id", "1", "2"),
        ("reload_voip", "voip/line/0/description", "Desk", "Hall"),
    ]


def test_script_in_a_value_and_in_a_question_is_shown_and_not_run(page: Any) -> None:
    evil = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    page.get_by_label(QUESTION).fill(evil)
    page.keyboard.press("Enter")
    page.get_by_role("status").first.get_by_text(f"You asked: {evil}").wait_for()
    page.get_by_label(OLD).fill("voip/line/0/description=a\n<b>/x=1\n")
    page.get_by_label(NEW).fill(f"voip/line/0/description={evil}\n<b>/x={evil}\ninclude {evil}\n")
    page.get_by_role("button", name="Compare").click()
    page.get_by_role("table").wait_for()
    assert page.get_by_role("table").get_by_text(evil).count() == 2
    assert page.locator(".offhook-live img, .offhook-live script").count() == 0


def test_rubbish_and_a_file_of_50_mb_get_a_clear_message(page: Any, tmp_path: Path) -> None:
    page.get_by_role("button", name="Compare").click()
    page.get_by_text("Paste the configuration before").wait_for()
    page.get_by_label(OLD).fill("hello")
    page.get_by_label(NEW).fill("world")
    page.get_by_role("button", name="Compare").click()
    page.get_by_text("has no line of the form name=value").wait_for()
    large = tmp_path / "large.cfg"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    page.locator("input[type=file]").first.set_input_files(str(large))
    page.get_by_text("large.cfg has 50.0 MB; a configuration file has at most 2.0 MB").wait_for()
    zipped = tmp_path / "zipped.cfg"
    zipped.write_bytes(b"\x1f\x8b\xff\xfe\x80")
    page.locator("input[type=file]").first.set_input_files(str(zipped))
    page.get_by_text("zipped.cfg is not text").wait_for()


def test_a_chosen_file_is_read(page: Any, root: Path) -> None:
    fleet = root / "data" / "samples" / "fleet"
    for number, side in enumerate(("before", "after")):
        page.locator("input[type=file]").nth(number).set_input_files(str(fleet / side / "site-south.cfg"))
        page.wait_for_function("n => document.querySelectorAll('textarea')[n].value.includes('vlan')", arg=number)
    page.get_by_role("button", name="Compare").click()
    page.get_by_text("'include global.cfg' was not read").first.wait_for()


def test_it_is_readable_on_a_telephone(open_page: Open, address: str) -> None:
    page = open_page(address, 390, 844)
    page.get_by_label(QUESTION).wait_for(timeout=30_000)
    page.get_by_role("button", name="a phone moves to another VLAN").click()
    page.get_by_role("table").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    wide = "[...document.querySelectorAll('.offhook *')].filter(e => e.getBoundingClientRect().right > 391).length"
    assert page.evaluate(wide) == 0
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.offhook p')).fontSize)") >= 15


def test_it_looks_like_a_page(page: Any) -> None:
    assert page.title() == "Does this need a reboot?"
    assert page.get_by_role("heading", level=1).inner_text() == "Does this need a reboot?"
    text = page.locator("body").inner_text()
    assert "import" not in text
    assert "In [" not in text
    assert page.locator("html").get_attribute("lang") == "en"
    inputs = page.locator("input, textarea").all()
    assert inputs
    assert all(one.evaluate("e => e.labels.length") for one in inputs)


CONTRAST = """() => {
  const light = text => {
    const [r, g, b, a] = text.match(/[\\d.]+/g).map(Number);
    if (a === 0) return null;
    const part = v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; };
    return .2126 * part(r) + .7152 * part(g) + .0722 * part(b);
  };
  const bad = [];
  for (const e of document.querySelectorAll('.offhook *')) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || !e.offsetParent) continue;
    let back = null;
    for (let under = e; under && back === null; under = under.parentElement)
      back = light(getComputedStyle(under).backgroundColor);
    const ink = light(getComputedStyle(e).color), paper = back === null ? 1 : back;
    const ratio = (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05);
    if (ratio < 4.5) bad.push(`${e.tagName} ${e.textContent.slice(0, 30)} ${ratio.toFixed(2)}`);
  }
  return bad;
}"""


def test_the_contrast_of_all_text_is_sufficient(page: Any) -> None:
    for asked in ("network/lan/vlan/id", "SIP transport protocol", "xyzzy"):
        page.get_by_label(QUESTION).fill(asked)
        page.keyboard.press("Enter")
        page.get_by_role("status").first.get_by_text(f"You asked: {asked}").wait_for()
        assert page.evaluate(CONTRAST) == []
    page.get_by_role("button", name="a phone moves to another VLAN").click()
    page.get_by_role("table").wait_for()
    assert page.evaluate(CONTRAST) == []


def _kernel(page: Any) -> str:
    return str(page.evaluate("JSON.parse(document.querySelector('#jupyter-config-data').textContent).kernelId"))


def _is_there(address: str, kernel: str) -> bool:
    """Whether the server still has a page's process: it lets one talk to it."""
    connection = http.client.HTTPConnection(address.partition("://")[2], timeout=10)
    socket = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    key = {"Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA=="}
    try:
        connection.request("GET", f"/api/kernels/{kernel}/channels", headers={**socket, **key})
        return connection.getresponse().status == 101
    finally:
        connection.close()


def test_the_process_of_a_closed_page_ends_and_that_of_an_open_one_does_not(
    open_page: Open, chromium: Any, serve: Any, free_port: Callable[[], int]
) -> None:
    """The server ends it, also where the browser could not say that it went. Here after seconds, not after an hour."""
    port, voila = free_port(), str(Path(sys.executable).parent / "voila")
    command = ["env", "OFFHOOK_PAGE_IDLE=6", "OFFHOOK_PAGE_READY=0", "sh", "notebooks/page/serve.sh", voila, str(port)]
    with serve([*command, "--no-browser"], port, "/static/x") as address:
        page, visitor = open_page(address), chromium.new_context()
        page.get_by_label(QUESTION).wait_for(timeout=30_000)
        left = visitor.new_page()
        left.goto(address)
        left.get_by_label(QUESTION).wait_for(timeout=30_000)
        gone = _kernel(left)
        assert gone != _kernel(page)
        assert _is_there(address, gone)
        visitor.close()
        for _ in range(10):
            time.sleep(9)  # To ask counts as a sign of life, so ask seldom.
            if not _is_there(address, gone):
                break
        assert not _is_there(address, gone)
        page.get_by_label(QUESTION).fill("network/lan/vlan/id")
        page.keyboard.press("Enter")
        page.get_by_text("Yes, it needs a reboot").wait_for()
        page.context.close()  # Before the server ends, or the page complains that it is gone.


def test_processes_of_closed_pages_end_within_the_time_that_the_page_of_the_manual_names(root: Path) -> None:
    serve_sh = (root / "notebooks" / "page" / "serve.sh").read_text(encoding="utf-8")
    assert "idle=${OFFHOOK_PAGE_IDLE:-3600}" in serve_sh
    assert 'cull_idle_timeout="$idle"' in serve_sh
    assert "cull_connected" not in serve_sh
    assert "an hour and five" in (root / "docs" / "support-page.md").read_text(encoding="utf-8")


def test_no_code_of_a_visitor_runs_and_no_file_is_given_out(page: Any, address: str, tmp_path: Path) -> None:
    kernel = _kernel(page)
    trace = tmp_path / "trace"

    def message(kind: str, content: dict[str, Any]) -> str:
        header = {"msg_id": kind, "msg_type": kind, "username": "", "session": "s", "version": "5.3"}
        return json.dumps(
            {"header": header, "parent_header": {}, "metadata": {}, "channel": "shell", "content": content}
        )

    answered = page.evaluate(
        """([url, messages]) => new Promise(done => {
            const socket = new WebSocket(url), kinds = [];
            socket.onmessage = async ({data}) => kinds.push(JSON.parse(data).header.msg_type);
            socket.onopen = () => { messages.forEach(one => socket.send(one)); setTimeout(() => done(kinds), 2000); };
        })""",
        [
            f"{address.replace('http', 'ws')}/api/kernels/{kernel}/channels",
            [
                message("execute_request", {"code": f"open({str(trace)!r}, 'w')", "silent": False}),
                message("kernel_info_request", {}),
            ],
        ],
    )
    assert "kernel_info_reply" in answered
    assert "execute_reply" not in answered
    assert not trace.exists()
    for path in ("/voila/files/page/serve.sh", "/voila/files/02-does-this-need-a-reboot.ipynb", "/api/contents"):
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(address + path, timeout=10)  # noqa: S310
