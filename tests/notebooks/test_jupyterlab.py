"""All notebooks in JupyterLab, in a real browser: their cells run, and somebody uses them.

One server is there for all. That the console shows no error and nothing is asked for elsewhere is a check of `use`.
What each first shows is there within `FIRST` seconds on a machine of one's own, from the order to run all cells until
it is seen; `python benchmarks/notebooks.py` prints how long it takes. Other work on the machine is not what is tested:
the tests wait `PATIENCE` times as long.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

FIRST = 5.0
"""Seconds until a notebook's first widget is seen."""
PATIENCE = 6
WIDGETS = {
    "01-explore": "input[placeholder='words, a name, a value']",
    "02-does-this-need-a-reboot": ".offhook-form input[type=search]",
    "03-check-a-configuration": ".offhook-form textarea",
    "04-dependencies": ".widget-dropdown select",
    "05-fleet": ".offhook-verdict",
    "06-from-guide-to-data": "img.widget-image",
    "07-guide-in-numbers": ".offhook-picture td",
    "08-dial": ".offhook-verdict",
    "09-tones-and-keys": ".offhook-live svg",
}
"""By notebook, the first thing that its widgets show."""
PICTURED = ("04-dependencies", "05-fleet", "07-guide-in-numbers")
"""Those that plotly's pictures follow in."""
Use = Callable[[str], Any]
CURRENT = "window.jupyterapp?.shell?.currentWidget"

CLOSE = f"""async () => {{
    const notebook = {CURRENT}, session = notebook.sessionContext.session.id;
    notebook.dispose();
    await window.jupyterapp.serviceManager.sessions.shutdown(session);
}}"""
"""First the notebook, then its kernel: widgets complain when they cannot tell it that they end."""


@pytest.fixture(scope="module")
def lab(
    serve: Any, watched: Any, free_port: Callable[[], int], tmp_path_factory: Any
) -> Iterator[tuple[Any, list[str]]]:
    """JupyterLab as `make lab` opens it, but without anybody's own settings; its page, and what that complains of."""
    pytest.importorskip("jupyterlab", reason="needs jupyterlab (extra notebook)")
    port, own = free_port(), tmp_path_factory.mktemp("lab")
    options = ["--no-browser", "--allow-root", "--IdentityProvider.token=", "--ServerApp.port_retries=0"]
    options += ["--LabApp.app_settings_dir=notebooks/page/lab", "--LabApp.expose_app_in_browser=True"]
    options += [f"--LabApp.user_settings_dir={own}", f"--LabApp.workspaces_dir={own}"]
    program = str(Path(sys.executable).parent / "jupyter")
    with serve([program, "lab", f"--port={port}", *options, "notebooks"], port, "/api") as address:
        page, complaints = watched(1400, 1500)
        page.goto(f"{address}/lab")
        page.locator("#jp-main-dock-panel").wait_for(timeout=60_000)
        page.wait_for_function("() => window.jupyterapp")
        page.evaluate("() => window.jupyterapp.restored")
        yield page, complaints
        page.context.close()  # Before the server ends, or the page complains that it is gone.


@pytest.fixture
def use(lab: tuple[Any, list[str]]) -> Iterator[Use]:
    """Open a notebook, run its cells, and wait for the first thing that it shows."""
    page, complaints = lab
    complaints.clear()
    opened: list[str] = []

    def open_it(name: str) -> Any:
        opened.append(f"{name}.ipynb")
        page.set_default_timeout(1000 * FIRST * PATIENCE)
        page.evaluate("path => { window.jupyterapp.commands.execute('docmanager:open', {path}); }", opened[-1])
        page.wait_for_function(
            f"path => {CURRENT}?.context?.path === path && {CURRENT}.sessionContext?.session?.kernel", arg=opened[-1]
        )
        page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
        page.locator(WIDGETS[name]).first.wait_for()
        return page

    yield open_it
    if opened:
        errors = page.locator(
            ".jp-OutputArea-output[data-mime-type*=stderr], .jp-OutputArea-output[data-mime-type*=error]"
        )
        said = [*errors.all_inner_texts(), *complaints]
        page.evaluate(CLOSE)
        assert said == []


def listed(page: Any, *texts: str) -> Any:
    """The first table's row that has these texts."""
    row = page.locator("table tbody tr")
    for text in texts:
        row = row.filter(has_text=text)
    return row.first


def test_each_notebook_is_driven(notebooks: Path) -> None:
    assert sorted(WIDGETS) == sorted(path.stem for path in notebooks.glob("*.ipynb"))


def test_explore(use: Use) -> None:
    """Search as one types, choose a row, see the card, the neighbours and the page of the guide."""
    page = use("01-explore")
    page.get_by_placeholder("words, a name, a value").press_sequentially("registrar")
    page.get_by_text(re.compile(r"^\d{1,2} of \d+ parameters$")).wait_for()
    page.locator("td", has_text="voip/signalling/sip/registrar_ka/timeout").first.click()
    page.get_by_role("heading", name="voip/signalling/sip/registrar_ka/timeout").wait_for()
    page.get_by_role("tab", name="Neighbours").click()
    page.locator(".js-plotly-plot").first.wait_for()
    page.get_by_role("tab", name="In the guide").click()
    page.get_by_text("the row is marked").wait_for()
    assert page.locator(".widget-image").first.evaluate("picture => picture.naturalWidth") > 400


def test_does_this_need_a_reboot(use: Use) -> None:
    """Type a question, see the answer; paste two files, see the plan."""
    page = use("02-does-this-need-a-reboot")
    page.get_by_label("Which setting is changed?").press_sequentially("network/lan/vlan/id")
    page.keyboard.press("Enter")
    page.get_by_text("Yes, it needs a reboot").wait_for()
    page.get_by_text("FW-UC-3.0.4").first.wait_for()
    page.get_by_label("The configuration before").fill("voip/line/0/description=Desk\n")
    page.get_by_label("The configuration after").fill("voip/line/0/description=Hall\n")
    page.get_by_role("button", name="Compare").click()
    row = listed(page, "voip/line/0/description", "Desk", "Hall")
    row.wait_for()
    assert "reload_voip" in row.inner_text()


def test_check_a_configuration(use: Use, tmp_path: Path) -> None:
    """Paste a file, see a finding with its line, accept a fix, see what is in effect; 50 MB are refused."""
    page = use("03-check-a-configuration")
    text = "voip/signaling/sip/proxy_address=sip.example.com\nnetwork/lan/vlan/id=7<b>\nnetwork/lan/vlan/id=8\n"
    page.get_by_label("The configuration").first.fill(text)
    page.get_by_role("button", name="Check").first.click()
    found = listed(page, "VAL001", "7<b>")
    found.wait_for()
    assert found.locator("td").first.inner_text() == "2:21"
    assert "network/lan/vlan/id=7<b>" in found.locator("pre").inner_text()
    page.get_by_role("tab", name="Fixes").first.click()
    page.locator("select[multiple]").first.select_option(
        label="line 1: PAR001 name replaced by the nearest one (judge it)"
    )
    page.get_by_role("button", name="Apply the chosen fixes").first.click()
    page.get_by_text("Fixed: 1 finding").wait_for()
    with page.expect_download() as fixed:
        page.get_by_role("link", name="Download the fixed file").click()
    assert Path(fixed.value.path()).read_text() == text.replace("signaling", "signalling")
    page.get_by_role("tab", name="In effect").first.click()
    row = listed(page, "network/lan/vlan/id", "pasted.cfg:3")
    row.wait_for()
    assert "7<b> of pasted.cfg:2" in row.inner_text()
    large = tmp_path / "large.cfg"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    page.locator("input[type=file]").first.set_input_files(str(large))
    page.get_by_text("large.cfg has 50.0 MB; a configuration file has at most 2.0 MB").wait_for()


def test_dependencies(use: Use) -> None:
    """Choose a parameter from the list, click another's point, see what must hold for them."""
    page = use("04-dependencies")
    drawn = page.locator("text.textpoint, .textpoint text", has_text="sip/proxy_port")
    drawn.first.wait_for()
    page.get_by_label("Parameter", exact=True).select_option("voip/signalling/sip/redundant_proxy/port")
    page.locator("pre", has_text="voip/signalling/sip/redundant_proxy/enabled = 1").wait_for()
    page.get_by_role("heading", name="voip/signalling/sip/redundant_proxy/port").wait_for()
    page.get_by_label("Chapter").select_option("16 Configuring Dialing")
    drawn.first.wait_for(state="detached")
    point = page.locator(".offhook-picture").first.locator(".js-plotly-plot .point").first
    point.scroll_into_view_if_needed()
    before = page.get_by_label("Parameter", exact=True).input_value()
    point.hover(force=True)
    page.mouse.down()
    page.mouse.up()
    page.wait_for_function(
        "before => [...document.querySelectorAll('select')].some(s => s.value.includes('/') && s.value !== before)",
        arg=before,
    )


def test_fleet(use: Use, root: Path) -> None:
    """See what the roll-out restarts, choose a finding, see its line; name other folders, one that is not there."""
    page = use("05-fleet")
    page.get_by_text("4 of 14 phones need a reboot").wait_for()
    page.get_by_text("What the roll-out does to 14 phones").first.wait_for()
    chosen = page.get_by_label("Findings", exact=True).locator("option", has_text="VAL001")
    page.get_by_label("Findings", exact=True).select_option(label=chosen.inner_text())
    page.locator(".offhook-live pre", has_text="voip/line/0/enabled=yes").wait_for()
    page.get_by_label("The folder of the phones").fill("../data/samples/fleet/no-such-folder")
    page.get_by_role("button", name="Look").click()
    page.get_by_text("no-such-folder: no such file").wait_for()
    page.get_by_label("The folder of the phones").fill("../data/samples/fleet/after")
    page.get_by_role("button", name="Look").click()
    page.get_by_text("None of 14 phones changes").wait_for()


def test_from_guide_to_data(use: Use) -> None:
    """The pictures of the steps are there, and the facts can be searched."""
    page = use("06-from-guide-to-data")
    pictures = page.locator("img.widget-image")
    pictures.nth(4).wait_for()
    assert pictures.count() == 5
    assert all(one.evaluate("picture => picture.naturalWidth") > 400 for one in pictures.all())
    assert len({one.get_attribute("src") for one in pictures.all()}) == 5
    listed(page, "voip/signalling/sip/proxy_port", "5060", "65535").wait_for()


def test_the_guide_in_numbers(use: Use) -> None:
    """The pictures have a bar for each number, and the table of settings can be searched."""
    page = use("07-guide-in-numbers")
    page.locator(".js-plotly-plot").nth(3).wait_for()
    for title in ("What a change needs", "The fifteen largest chapters", "Types of values", "Facts by grade"):
        picture = page.locator(".js-plotly-plot", has_text=title)
        assert picture.locator(".bars .point").count() > 3
        assert picture.locator(".xtitle").text_content() in ("parameters", "facts")
    page.get_by_label("Search:").press_sequentially("core_dump")
    page.get_by_text("Showing 1 to 1 of 1 entry").wait_for()
    assert "credentials" in listed(page, "kernel/cfg/enable_core_dump").inner_text()


def test_dial(use: Use) -> None:
    """Press keys, type one, and read what the phone does after each."""
    page = use("08-dial")
    page.get_by_role("button", name="Clear").first.click()
    page.get_by_text("Press keys: what the phone does").first.wait_for()
    page.get_by_role("button", name="2", exact=True).first.click()
    page.get_by_text("2: goes on").wait_for()
    page.get_by_role("button", name="1", exact=True).first.click()
    page.get_by_placeholder("keys", exact=True).first.fill("211")
    page.get_by_text("211: waits for the timer after key 3").wait_for()
    page.get_by_role("button", name="4", exact=True).first.click()
    page.get_by_text("Or 211 is dialed after key 3 already").wait_for()


def test_tones_and_keys(use: Use) -> None:
    """The keys are drawn, also for another model; a tone is chosen, drawn, and can be played."""
    page = use("09-tones-and-keys")
    page.locator("svg text", has_text="Warehouse").wait_for()
    page.get_by_label("Model", exact=True).select_option("440HD")
    page.locator("svg text", has_text="18 on this model").first.wait_for()
    page.get_by_text("400 Hz, 0.4 s on, 0.2 s off").first.wait_for()
    page.get_by_label("Tone", exact=True).select_option(index=1)
    page.get_by_text("425 Hz, 1 s on, 4 s off").first.wait_for()
    page.locator(".js-plotly-plot .bars .point").first.wait_for()
    page.wait_for_function("() => document.querySelector('audio')?.duration > 5")
