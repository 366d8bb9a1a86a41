"""`offhook hunt`: which URLs, in which order, under which names, and what is not known."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from kb.catalogue import Catalogue
from lint.commands import hunt as command
from lint.errors import UsageError

Captured = pytest.CaptureFixture[str]
MAC = "00908F123456"


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser(prog="offhook hunt", epilog=command.EPILOG)
    command.configure(parser)
    return command.run(parser.parse_args(arguments))


def steps(capsys: Captured, *arguments: str) -> list[dict[str, Any]]:
    run(*arguments, "--format", "json")
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    assert all({"step", "source", "url", "evidence"} <= set(step) for step in found)
    return found


def urls(found: list[dict[str, Any]], source: str) -> list[str | None]:
    return [step["url"] for step in found if step["source"] == source]


def test_firmware_comes_first_and_wildcards_are_filled(capsys: Captured) -> None:
    found = steps(
        capsys, "--model", "420hd", "--mac", MAC, "--option160", "http://192.0.2.1/a.img;<MODEL>_<MAC>_conf.cfg"
    )
    assert [(step["step"], step["file"], step["url"]) for step in found[:2]] == [
        (1, "firmware", "http://192.0.2.1/a.img"),
        (2, "configuration", "http://192.0.2.1/420HD_00908f123456_conf.cfg"),
    ]
    assert found[1]["also"] == ["http://192.0.2.1/420HD_00908F123456_conf.cfg"]
    assert {"urls-and-file-names-mac-upper-case", "download-order-configuration-second"} <= {
        fact["id"] for fact in found[1]["evidence"]
    }


def test_what_a_url_leaves_out_has_the_phones_own_names(capsys: Captured) -> None:
    found = steps(capsys, "--model", "440HD", "--mac", MAC, "--option160", "https://h")
    assert urls(found, "DHCP option 160") == ["https://h/440HD.img", "https://h/00908f123456.cfg"]


def test_wildcards_stay_where_model_and_mac_are_not_told(capsys: Captured) -> None:
    found = steps(capsys, "--option160", "https://h")
    assert urls(found, "DHCP option 160") == ["https://h/<MODEL>.img", "https://h/<MAC>.cfg"]
    assert "name its model or MAC" in found[0]["remarks"][0]


def test_the_order_of_the_options(capsys: Captured) -> None:
    found = steps(capsys, "--option160", "http://a", "--option66", "b", "--option67", "x.img;y.cfg", "--option43", "z")
    numbered = [(step["step"], step["source"], step["url"]) for step in found if step["step"]]
    assert numbered == [
        (1, "DHCP option 160", "http://a/<MODEL>.img"),
        (2, "DHCP option 160", "http://a/<MAC>.cfg"),
        (3, "DHCP options 66 and 67", "tftp://b/x.img"),
        (4, "DHCP options 66 and 67", "tftp://b/y.cfg"),
        (5, "DHCP option 43", None),
    ]
    assert "only if DHCP option 160 gives no URL" in found[2]["why"]
    assert "How is DHCP option 43 encoded?" in found[4]["remarks"][0]


def test_what_no_source_tells_has_no_number_and_says_so(capsys: Captured, catalogue: Catalogue) -> None:
    found = [step for step in steps(capsys, "--option160", "http://a") if step["step"] is None]
    assert [step["source"] for step in found] == [
        "SIP SUBSCRIBE and NOTIFY",
        "the vendor's redirect server",
        "the address of the last provisioning server used",
        "a technician's digit key code",
    ]
    assert all(step["remarks"][0].startswith("not known: ") for step in found)
    assert found[1]["url"] == f"{catalogue.default('provisioning/redirect_server_url')}/<MAC>"


def test_a_notify_brings_a_url_of_any_form(capsys: Captured) -> None:
    found = steps(capsys, "--mac", MAC, "--notify", "tftp://10.13.4.121")
    assert urls(found, "SIP SUBSCRIBE and NOTIFY")[1] == "tftp://10.13.4.121/00908f123456.cfg"


@pytest.fixture
def cfg(tmp_path: Path) -> Path:
    path = tmp_path / "phone.cfg"
    path.write_text(
        "system/type=420HD\nprovisioning/method=STATIC\nprovisioning/configuration/url=https://h/x/<MAC>.cfg\n"
        "include global.cfg\ninclude https://h/more.cfg\n",
        encoding="utf-8",
    )
    return path


def test_the_fixed_urls_of_a_configuration(capsys: Captured, cfg: Path) -> None:
    found = steps(capsys, "--cfg", str(cfg), "--mac", MAC, "--option160", "http://a")
    assert urls(found, "DHCP option 160") == []
    assert urls(found, "URLs in the configuration") == [None, "https://h/x/00908f123456.cfg"]
    assert urls(found, "include line of the configuration") == [None, "https://h/more.cfg"]
    assert run("--cfg", str(cfg)) == 0
    assert capsys.readouterr().out.startswith("method: Static (URLs fixed in the configuration)\n")


def test_the_configuration_names_another_option(capsys: Captured, cfg: Path) -> None:
    cfg.write_text("provisioning/url_option_value=161\n", encoding="utf-8")
    found = steps(capsys, "--cfg", str(cfg), "--option160", "http://no", "--option", "161", "http://yes")
    assert urls(found, "DHCP option 160") == ["http://yes/<MODEL>.img", "http://yes/<MAC>.cfg"]


def test_with_the_method_off_no_url_is_known(capsys: Captured, cfg: Path) -> None:
    cfg.write_text("provisioning/method=DISABLE\n", encoding="utf-8")
    assert run("--cfg", str(cfg), "--option160", "http://no") == 1
    out = capsys.readouterr().out
    assert out.startswith("method: Disable (no automatic update)\n")
    assert "http://no" not in out


@pytest.mark.parametrize("value", ["10.0.0.1", "", "\x1b"])
def test_what_gives_no_url_is_said(capsys: Captured, value: str) -> None:
    assert run("--option160", value) == 1
    out = capsys.readouterr().out
    assert "what is sent in option 160 gives no URL in a form that a source shows" in out
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("arguments", "words"), [(["--model", "X1"], "no model 'X1'"), (["--mac", "12"], "twelve hexadecimal digits")]
)
def test_a_wrong_request_is_one_line(arguments: list[str], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        run(*arguments)


def test_what_the_sources_of_urls_refer_to_exists(catalogue: Catalogue) -> None:
    questions = {row["id"] for row in catalogue.rows("select id from open_questions")}
    for row in catalogue.rows("select * from provisioning_sources"):
        assert row["question"] is None or row["question"] in questions
        for fact in json.loads(row["facts"] or "[]"):
            catalogue.topic_fact(fact)
        for name in json.loads(row["methods"] or "[]"):
            assert name in catalogue.value_meanings(row["switch"])
