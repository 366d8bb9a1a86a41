"""The snippets, checked by the servers' own programs where they are installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from lint.provisioning.snippets import SERVERS, Wanted

URL = "https://192.0.2.1/<MODEL>.img;<MODEL>_<MAC>,a\\b.cfg"
"""With signs that configuration files read in their own way."""
CASES = {
    "url": Wanted([("160", "http://192.0.2.1/a.img;b.cfg")]),
    "other-number": Wanted([("224", URL)]),
    "server-and-names": Wanted([("66", "192.0.2.1"), ("67", "a.img;b.cfg")]),
    "server-url": Wanted([("66", "tftp://192.0.2.1")]),
    "one-model": Wanted([("160", URL)], "420HD"),
    "one-model-66": Wanted([("66", "192.0.2.1"), ("67", "a.img;b.cfg")], "405"),
}


def program(name: str) -> str:
    found = shutil.which(name, path="/usr/sbin:/usr/bin:/sbin:/bin")
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def checks(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)


def dnsmasq(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = folder / "dnsmasq.conf"
    path.write_text(f"port=0\ndhcp-range=192.0.2.10,192.0.2.20\n{text}")
    return checks(program("dnsmasq"), "--test", "-C", str(path))


def kea(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = folder / "kea.conf"
    path.write_text(
        '{"Dhcp4": {"interfaces-config": {"interfaces": ["lo"]},\n'
        ' "lease-database": {"type": "memfile", "persist": false},'
        f' "subnet4": [{{"subnet": "192.0.2.0/24"}}],\n{text}\n}}}}'
    )
    return checks(program("kea-dhcp4"), "-t", str(path))


def dhcpd(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = folder / "dhcpd.conf"
    path.write_text(f"{text}\nsubnet 192.0.2.0 netmask 255.255.255.0 {{ range 192.0.2.10 192.0.2.20; }}\n")
    leases = folder / "leases"
    leases.touch()
    return checks(program("dhcpd"), "-t", "-4", "-q", "-cf", str(path), "-lf", str(leases))


CHECKERS = {"dnsmasq": dnsmasq, "kea": kea, "isc": dhcpd}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("server", CHECKERS)
def test_the_server_takes_its_snippet(server: str, case: str, tmp_path: Path) -> None:
    text = SERVERS[server][1](CASES[case])
    run = CHECKERS[server](text, tmp_path)
    assert run.returncode == 0, text + run.stdout + run.stderr


BROKEN = {
    "dnsmasq": "dhcp-option=option:no-such-option,1\n",
    "kea": '"option-data": [{"name": "no-such-option", "data": "1"}]',
    "isc": "option no-such-option 1;\n",
}


@pytest.mark.parametrize("server", CHECKERS)
def test_the_server_would_refuse_a_wrong_one(server: str, tmp_path: Path) -> None:
    assert CHECKERS[server](BROKEN[server], tmp_path).returncode != 0


def test_the_snippet_that_nothing_executes_says_so() -> None:
    text = SERVERS["windows"][1](Wanted([("160", "http://h/'x'")], "420HD"))
    assert text.startswith("# Not tried: nothing in this project runs PowerShell.")
    assert "-OptionId 160 -Type String" in text
    assert "-Value 'http://h/''x'''" in text
    assert "not executed here" in SERVERS["windows"][0]


def test_values_stand_in_quotes_for_dnsmasq() -> None:
    """Without quotes it would send an address as four bytes, which is no text."""
    assert SERVERS["dnsmasq"][1](Wanted([("66", "192.0.2.1")])) == 'dhcp-option=66,"192.0.2.1"\n'


@pytest.mark.parametrize("server", SERVERS)
def test_a_class_says_what_is_not_known(server: str) -> None:
    assert "compare it with a capture" in SERVERS[server][1](CASES["one-model"])
