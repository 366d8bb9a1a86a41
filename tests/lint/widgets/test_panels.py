"""The panels of the linter without a browser: what is pasted, and what is answered."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("anywidget", reason="needs anywidget (extra notebook)")

from kb.catalogue import Catalogue
from kb.widgets.parts import LIMIT
from lint.widgets import CheckPanel, Fleet, FleetPanel, PlanPanel, SupportPage

OLD = "network/lan/vlan/id=1\nvoip/line/0/description=Desk\nvoip/line/0/auth_password=old-secret\n"
NEW = "network/lan/vlan/id=2\nvoip/line/0/description=Desk\nvoip/line/0/auth_password=new-secret\n"
EVIL = "<script>alert(1)</script>"


@pytest.fixture
def plan(catalogue: Catalogue) -> PlanPanel:
    return PlanPanel(catalogue)


@pytest.fixture
def check(catalogue: Catalogue) -> CheckPanel:
    return CheckPanel(catalogue)


# Two configurations


def test_the_plan_is_a_table_strongest_first_and_masks_secrets(plan: PlanPanel) -> None:
    plan.compare(OLD, NEW)
    html = plan.answer.html
    assert "Yes, it needs a reboot" in html
    assert html.index("network/lan/vlan/id") < html.index("voip/line/0/auth_password")
    assert "secret" not in html
    assert "********" in html
    assert plan.plan is not None
    assert plan.plan.apply == "reboot"


def test_nothing_changes(plan: PlanPanel) -> None:
    plan.compare(OLD, OLD)
    assert "Nothing changes" in plan.answer.html


def test_what_is_not_known_is_never_a_no(plan: PlanPanel) -> None:
    plan.compare("no/such/name=1\n", "no/such/name=2\n")
    assert "Not known" in plan.answer.html
    plan.compare("no/such/name=1\nvoip/line/0/id=1\n", "no/such/name=2\nvoip/line/0/id=2\n")
    assert "At least a reload, as far as is known" in plan.answer.html
    assert "it may be a reboot" in plan.answer.html


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", NEW, "Paste the configuration before"),
        (OLD, "  \n", "Paste the configuration after"),
        (OLD, "hello world", "The configuration after sets nothing"),
        (OLD, "<html><body>not found</body></html>", "The configuration after sets nothing"),
        ("\x00\x01\x02\x03", NEW, "binary, not a configuration file"),
        (OLD, "x" * (LIMIT + 1), "too large"),
    ],
)
def test_rubbish_gets_a_message(plan: PlanPanel, old: str, new: str, said: str) -> None:
    plan.compare(old, new)
    assert said in plan.answer.html
    assert 'role="alert"' in plan.answer.html
    assert plan.plan is None


def test_values_names_and_includes_are_escaped(plan: PlanPanel) -> None:
    plan.compare(
        f"a{EVIL}=1\nvoip/line/0/description=x\n", f"a{EVIL}=2\nvoip/line/0/description={EVIL}\ninclude {EVIL}\n"
    )
    assert "<script" not in plan.answer.html
    assert plan.answer.html.count("&lt;script&gt;") >= 3


def test_no_file_is_read_whatever_is_pasted(
    plan: PlanPanel, check: CheckPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even whether one is there is told."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "private.cfg").write_text("network/lan/vlan/id=4011\n")
    for name in ("private.cfg", str(tmp_path / "private.cfg"), f"..{tmp_path}/private.cfg"):
        plan.compare(OLD, f"{OLD}include {name}\n")
        check.check(f"{OLD}include {name}\n")
        for html in (plan.answer.html, check.findings.html, check.effect.html):
            assert "4011" not in html
        assert check.result is not None
        told = {f.message for f in check.result.findings if f.code.startswith("INC")}
        check.check(f"{OLD}include {name.replace('private', 'missing')}\n")
        assert {f.message for f in check.result.findings if f.code.startswith("INC")} == told


# One configuration


def test_findings_stand_with_their_line_and_fixes_can_be_accepted(check: CheckPanel, root: Path) -> None:
    text = (root / "data" / "samples" / "faulty.cfg").read_text()
    check.check(text)
    assert check.result is not None
    before = len(check.result.findings)
    assert "voip/signalling/sip/proxy_timeout=two minutes" in check.findings.html
    labels = [label for label, _ in check.fixes.options]
    assert labels[0].startswith("line 4: PAR001")
    check.apply.click()
    assert "Choose a fix" in check.fix_result.html
    check.fixes.index = (0,)
    check.apply.click()
    assert check.fixed == text.replace("voip/signaling/sip/proxy_address", "voip/signalling/sip/proxy_address")
    assert f"Fixed: 1 finding; {before - 1} findings left" in check.fix_result.html
    assert "download=" in check.fix_result.html


def test_safe_fixes_are_chosen_to_begin_with(check: CheckPanel) -> None:
    check.check("system/ntp/enabled=1\nsystem/ntp/enabled=1\nvoip/line/0/description=Desk \n")
    assert [finding.code for finding in check.fixes.value] == ["PAR008"]
    check.apply.click()
    assert check.fixed == "system/ntp/enabled=1\nvoip/line/0/description=Desk \n"


def test_a_fix_that_would_bring_other_findings_is_not_made_and_says_so(check: CheckPanel) -> None:
    check.check("voip/media/srtp/mode=REQUIRED\n")
    check.fixes.index = (0,)
    check.apply.click()
    assert check.fixed is None
    assert "Line 1: VAL003 not fixed, since this would bring DEP031." in check.fix_result.html
    assert "download=" not in check.fix_result.html


def test_the_effective_configuration_tells_what_overrode_what(catalogue: Catalogue, root: Path) -> None:
    samples = root / "data" / "samples"
    check = CheckPanel(catalogue, samples)
    check.check((samples / "001122334455.cfg").read_text() + "network/lan/vlan/id=130\n")
    (vlan,) = [one for one in check.effective if one.name == "network/lan/vlan/id"]
    assert [held.value for held in vlan.lines] == ["120", "130"]
    row = check.effect.html[check.effect.html.index("network/lan/vlan/id") :].partition("</tr>")[0]
    assert "130" in row
    assert "120</code> of global.cfg:7" in row
    assert "cGhvbmUgMiE" not in check.effect.html


def test_model_and_policy_are_heeded_at_once(check: CheckPanel) -> None:
    check.check("voip/line/3/id=4101\n")
    assert check.result is not None
    before = check.result.findings
    check.model.value = "405HD"
    assert check.result.findings != before


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "Paste a configuration"), ("\x00\x01\x02", "binary"), ("x" * (LIMIT + 1), "too large")],
)
def test_what_cannot_be_checked_gets_a_message(check: CheckPanel, text: str, said: str) -> None:
    check.check(text)
    assert said in check.findings.html
    assert check.result is None
    check.apply.click()
    assert "Check a configuration first" in check.fix_result.html


def test_script_in_a_file_is_escaped_everywhere(check: CheckPanel) -> None:
    check.check(f"network/lan/vlan/id={EVIL}\n{EVIL}=1 \nvoip/line/0/description={EVIL} \ninclude {EVIL}\n")
    check.fixes.index = tuple(range(len(check.fixes.options)))
    check.apply.click()
    for html in (check.findings.html, check.effect.html, check.fix_result.html):
        assert "<script" not in html
        assert "&lt;script&gt;" in html


# The page, and a fleet


def test_the_page_has_both(catalogue: Catalogue) -> None:
    page = SupportPage(catalogue)
    page.question.ask("network/lan/vlan/id")
    page.plan.compare(OLD, NEW)
    assert "needs a reboot" in page.question.answer.html
    assert "needs a reboot" in page.plan.answer.html
    for example in page.plan.form.examples:
        page.plan.compare(**example["values"])
        assert "Yes, it needs a reboot" in page.plan.answer.html


@pytest.fixture(scope="module")
def fleet(root: Path, catalogue: Catalogue) -> Fleet:
    return Fleet(root / "data" / "samples" / "fleet" / "before", catalogue)


def test_differences_tell_why(fleet: Fleet) -> None:
    kinds = fleet.differences().set_index("parameter")
    assert kinds.kind["voip/line/0/id"] == "own to each phone"
    assert kinds.kind["provisioning/period/daily/time"] == "by site or group"
    assert "site-north.cfg (8 phones)" in kinds.why["provisioning/period/daily/time"]
    assert kinds.kind["network/lan/vlan/id"] == "odd ones out"
    masked = kinds.most_common["voip/line/0/auth_password"]
    assert set(masked) == {"*"}


def test_the_odd_ones_are_those_of_their_group(fleet: Fleet) -> None:
    found = {(row.phone, row.parameter): row.value for row in fleet.outliers().itertuples()}
    assert found["00908f000016.cfg", "network/lan/vlan/id"] == "999"
    assert found["00908f000013.cfg", "voip/signalling/sip/transport_protocol"] == "UDP"
    assert not [phone for phone, name in found if name == "system/ntp/primary_server_address"]


def test_the_roll_out_is_counted_and_drawn(fleet: Fleet, root: Path) -> None:
    plan = fleet.roll_out(root / "data" / "samples" / "fleet" / "after")
    groups = fleet.roll_out_groups(plan)
    assert list(zip(groups.phones, groups.needs, strict=True)) == [
        (8, "refresh_time"),
        (4, "reboot"),
        (1, "reload_voip"),
    ]
    bars = {trace.y[0]: trace.x[0] for trace in fleet.roll_out_picture(plan).figure.data}
    assert bars == {"reboot": 4, "reload_voip": 1, "refresh_time": 8, "none": 1}
    codes = [name.split()[0] for trace in fleet.findings_picture().figure.data for name in trace.y]
    assert set(codes) == set(fleet.findings().code)


def test_a_folder_is_named_and_a_finding_chosen(root: Path, catalogue: Catalogue) -> None:
    samples = root / "data" / "samples" / "fleet"
    panel = FleetPanel(str(samples / "before"), catalogue=catalogue)
    assert "14 phones" in panel.answer.html
    assert (panel.plan, panel.picture.children) == (None, ())
    labels = [label for label, _ in panel.finding.options]
    assert len(labels) == 2
    assert "00908f000019.cfg:3: error VAL001" in labels[0]
    panel.finding.index = 0
    assert "voip/line/0/enabled=yes" in panel.source.html
    panel.look(str(samples / "before"), str(samples / "after"))
    assert "4 of 14 phones need a reboot" in panel.answer.html
    assert len(panel.picture.children) == 1
    panel.look(str(samples / "after"), str(samples / "before"))
    assert "4 of 14 phones need a reboot" in panel.answer.html
    panel.look(str(samples / "before"), str(samples / "before"))
    assert "None of 14 phones changes" in panel.answer.html


def test_the_headline_of_a_roll_out_never_says_more_than_is_known(tmp_path: Path, catalogue: Catalogue) -> None:
    """One phone whose change no source knows, alone and beside one that is known."""
    before, after = tmp_path / "before", tmp_path / "after"
    for folder, value in ((before, 1), (after, 2)):
        folder.mkdir()
        (folder / "00908f000001.cfg").write_text(f"no/such/name={value}\n")
    panel = FleetPanel(str(before), str(after), catalogue)
    assert ">Not known</p>" in panel.answer.html
    for folder, value in ((before, 1), (after, 2)):
        (folder / "00908f000002.cfg").write_text(f"voip/line/0/id=410{value}\n")
    panel.look(str(before), str(after))
    assert "1 of 2 phones needs a reload" in panel.answer.html
    assert "No source tells what 1 change would need" in panel.answer.html


@pytest.mark.parametrize(
    ("folder", "said"), [("", "Name the folder"), ("no/such/<b>", "no/such/&lt;b&gt;: no such file")]
)
def test_a_folder_that_is_not_there_gets_a_message(catalogue: Catalogue, folder: str, said: str) -> None:
    panel = FleetPanel(catalogue=catalogue)
    panel.look(folder)
    assert said in panel.answer.html
    assert 'role="alert"' in panel.answer.html
    assert panel.fleet is None
    assert panel.finding.options == ()
