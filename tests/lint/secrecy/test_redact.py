"""A copy fit to show others holds nothing of what was personal, and lints the same."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.catalogue import Catalogue
from lint.cfg.parse import parse
from lint.commands import redact as command
from lint.engine import lint_text
from lint.errors import CfgError, UsageError
from lint.secrecy.pseudonyms import Pseudonyms
from lint.secrecy.redact import LEFT_OUT, Redactor

CFG = """\ufeff; Jonathan's phone, call 4101
system/type=405HD
voip/line/0/id=4101
voip/line/0/auth_name=jonathan
voip/line/0/auth_password=Corr3ct-horse
voip/line/0/description=Jonathan ; the boss
; voip/line/1/auth_password=Second1
ems_server/user_password={"VvLZ0p5/5pM="}
system/password=1234
voip/signalling/sip/proxy_address=sip.acme.org
provisioning/configuration/url=https://files.acme.org/;00908F123456.cfg
network/lan/fixed_ip/ip_address=192.168.77.5
network/lan/fixed_ip/gateway=192.168.77.1
network/lan/fixed_ip/netmask=255.255.255.0
voip/services/group_paging/group/0/multicast_addr=224.0.1.0
; offhook: ignore=SEC -- why
provisioning/speed_dial_uri=ftp://bob:Opensesame@10.9.8.7:2121/x.txt
voip/signalling/sip/number_rules=4xxx=bob@acme.org
voip/signalling/sip/digit_map=4xxx
include https://files.acme.org/global.cfg
"""
PERSONAL = (
    "onathan",
    "4101",
    "Corr3ct",
    "Second1",
    "VvLZ0p5",
    "acme",
    "123456",
    "192.168.77",
    "boss",
    "bob",
    "Opensesame",
    "10.9.8.7",
)


def copy(catalogue: Catalogue, text: str, key: bytes = b"key") -> str:
    return Redactor(catalogue, key).redact(text.encode(), "phone.cfg").decode()


def findings(data: bytes, catalogue: Catalogue) -> list[tuple[int, str, str]]:
    return sorted((one.line, one.code, one.severity) for one in lint_text(data, "phone.cfg", catalogue))


def test_nothing_personal_is_left(catalogue: Catalogue) -> None:
    made = copy(catalogue, CFG)
    assert [word for word in PERSONAL if word in made] == []
    assert LEFT_OUT in made


def test_what_tells_nothing_stays(catalogue: Catalogue) -> None:
    made = copy(catalogue, CFG).splitlines()
    for line in (
        "system/type=405HD",
        "system/password=1234",
        "network/lan/fixed_ip/netmask=255.255.255.0",
        "voip/services/group_paging/group/0/multicast_addr=224.0.1.0",
        "; offhook: ignore=SEC -- why",
        "voip/signalling/sip/digit_map=4xxx",
    ):
        assert line in made


def test_the_same_has_the_same_pseudonym(catalogue: Catalogue) -> None:
    made = {line.statement.name: line.statement.value for line in parse(copy(catalogue, CFG).encode()).lines}
    address, gateway = made["network/lan/fixed_ip/ip_address"], made["network/lan/fixed_ip/gateway"]
    assert address.rpartition(".")[0] == gateway.rpartition(".")[0]
    assert address.endswith(".5")
    assert made["voip/line/0/id"].isdigit() and len(made["voip/line/0/id"]) == 4
    url = made["provisioning/configuration/url"]
    assert ";00908F" in url
    assert copy(catalogue, CFG) == copy(catalogue, CFG)
    assert copy(catalogue, CFG) != copy(catalogue, CFG, b"other key")


def test_the_copy_lints_the_same(catalogue: Catalogue) -> None:
    assert findings(copy(catalogue, CFG).encode(), catalogue) == findings(CFG.encode(), catalogue)


def test_samples_lint_the_same(samples: Path, catalogue: Catalogue) -> None:
    for path in sorted(samples.glob("*.cfg")):
        data = path.read_bytes()
        assert findings(Redactor(catalogue, b"k").redact(data, path.name), catalogue) == findings(data, catalogue), path


def test_real_files_lint_the_same(real_files: Path, catalogue: Catalogue) -> None:
    for path in sorted(real_files.rglob("*.cfg")):
        data = path.read_bytes()
        made = Redactor(catalogue, b"k").redact(data, path.name)
        assert findings(made, catalogue) == findings(data, catalogue), path


def test_line_ends_and_bytes_that_are_no_text_are_kept(catalogue: Catalogue) -> None:
    data = b"a=\xff\r\nb=1\rc"
    assert Redactor(catalogue, b"k").redact(data, "x") == data


@given(st.text(max_size=30))
def test_words_keep_their_look(text: str) -> None:
    made = Pseudonyms(b"k").word(text)
    assert len(made) == len(text)
    for before, after in zip(text, made, strict=True):
        assert before.isascii() == after.isascii()
        if before.isascii():
            assert (before.isdigit(), before.islower(), before.isupper()) == (
                after.isdigit(),
                after.islower(),
                after.isupper(),
            )


@given(st.lists(st.from_regex(r"[1-9][0-9]{3}", fullmatch=True), unique=True, max_size=200))
def test_different_numbers_stay_different(numbers: list[str]) -> None:
    names = Pseudonyms(b"k")
    assert len({names.word(number) for number in numbers}) == len(numbers)


@pytest.mark.parametrize("text", ["00908F12ab34", "00:90:8F:12:ab:34", "00-90-8f-12-ab-34"])
def test_macs_keep_maker_case_and_separators(text: str) -> None:
    made = Pseudonyms(b"k").mac(text)
    assert made[:6] == text[:6]
    assert made != text
    assert len(made) == len(text)


NOBODYS = ["0.0.0.0", "255.255.0.0", "224.0.1.75", "127.0.0.1", "169.254.1.1", "999.1.1.1"]  # noqa: S104 (no address is bound)


@pytest.mark.parametrize("text", NOBODYS)
def test_addresses_that_are_nobodys_stay(text: str) -> None:
    assert Pseudonyms(b"k").address(text) == text


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser(prog="offhook redact", epilog=command.EPILOG)
    command.configure(parser)
    return command.run(parser.parse_args(arguments))


def test_the_command(tmp_path: Path, catalogue: Catalogue) -> None:
    path, out = tmp_path / "phone.cfg", tmp_path / "out.cfg"
    path.write_text(CFG, encoding="utf-8")
    assert run(str(path), "-o", str(out), "--key", "k") == 0
    assert out.read_bytes() == Redactor(catalogue, b"k").redact(path.read_bytes(), "phone.cfg")
    with pytest.raises(UsageError, match="would replace the file itself"):
        run(str(path), "-o", str(path))
    with pytest.raises(CfgError, match="no such file"):
        run(str(tmp_path / "no.cfg"))
