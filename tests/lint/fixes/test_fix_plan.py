"""The plan: what fixes that are not safe may change for a phone."""

from __future__ import annotations

import pytest

from kb.catalogue import Catalogue
from lint.engine import Linter
from lint.fixes import plan
from lint.fixes.apply import fix_text
from lint.selection import Selection


def plans(data: bytes, catalogue: Catalogue, *codes: str) -> list[str]:
    fixed = fix_text(data, "phone.cfg", Linter(catalogue, Selection(codes)).lint, unsafe=True)
    done = [plan.applied(one, catalogue) for one in fixed.applied if not one.safe]
    return done + [plan.refused(one) for one in fixed.refused]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "; c\nvoip/signaling/sip/proxy_port=5060\n",
            "phone.cfg:2: PAR001 'voip/signaling/sip/proxy_port=5060' becomes 'voip/signalling/sip/proxy_port=5060': "
            "a change of it needs reload_voip (FW-UC-3.0.4)",
        ),
        (
            "voip/services/call_waiting/gener\nate_tone/enabled=1\n",
            "phone.cfg:1: PAR006 'voip/services/call_waiting/gener + ate_tone/enabled=1' becomes "
            "'voip/services/call_waiting/generate_tone/enabled=1': what a change of it needs is not known",
        ),
        ("a/b = 1\n", "phone.cfg:1: SYN003 'a/b = 1' becomes 'a/b=1': it is no known parameter"),
        ("# c", "phone.cfg:1: SYN006 '# c' becomes '; c': no setting changes"),
        (
            " include x\n",
            "phone.cfg:1: SYN011 ' include x' becomes 'include x': "
            "what the included file sets may change, which this file does not tell",
        ),
        (
            "\ufeffnetwork/lan_type=STATIC\n",
            "phone.cfg:1: SYN008 byte order mark removed: 'network/lan_type=STATIC': "
            "a change of it needs reboot (FW-UC-3.0.4)",
        ),
        ("\ufeff", "phone.cfg:1: SYN008 byte order mark removed: '': no setting changes"),
        ("; c\r\n; d\n; e", "phone.cfg:2: SYN009 1 line end replaced by CR LF: '; d': no setting changes"),
        (
            "network/lan_type=STATIC\r\na/b=1\r\n; c\n; c\n; c\n",
            "phone.cfg:1: SYN009 2 line ends replaced by LF, 2 settings may change: "
            "a change of all needs reboot, 1 of them need what is not known",
        ),
    ],
)
def test_one_line_says_what_changes(text: str, told: str, catalogue: Catalogue) -> None:
    assert plans(text.encode(), catalogue, told.split()[1]) == [told]


def test_what_was_not_fixed_is_said_with_its_reason(catalogue: Catalogue) -> None:
    assert plans(b"voip/signaling/sip/proxy_port=70000\n", catalogue, "PAR", "VAL") == [
        "phone.cfg:1: PAR001 not fixed, since this would bring VAL002"
    ]


def test_no_clear_password_comes_to_life_unasked(catalogue: Catalogue) -> None:
    """A broken name sets nothing; whoever repairs it should know what that switches on."""
    assert plans(b"voip/line/0/auth_pasword=hunter2\n", catalogue) == [
        "phone.cfg:1: PAR001 not fixed, since this would bring SEC001"
    ]


def test_safe_fixes_need_no_plan(catalogue: Catalogue) -> None:
    assert plans(b"; c \na/b=1\na/b=1\n", catalogue, "SYN020", "PAR008") == []


@pytest.mark.parametrize(
    "line",
    [
        "voip/line/0/auth_password = hunter2",
        "voip/line/0/auth_pasword=hunter2",
        "voip/line/0/auth_ password=hunter2",
        "voip/line/0/auth_\npassword=hunter2",
        "# voip/line/0/auth_password=hunter2",
        " /voip/line/0/auth_password=hunter2 ",
        "\ufeffvoip/line/0/auth_password=hunter2",
        "voip/line/0/auth_password=hunter2\r\n; c\n; c\n",
    ],
)
def test_no_secret_is_told(line: str, catalogue: Catalogue) -> None:
    told = plans(line.encode(), catalogue, "SYN", "PAR")
    assert told
    assert not any("hunter" in row for row in told)
    assert any("*******" in row for row in told)


def test_what_upsets_terminals_is_shown_as_such(catalogue: Catalogue) -> None:
    assert plans(b"a/b = \x1b[2J\xff\n", catalogue, "SYN003") == [
        r"phone.cfg:1: SYN003 'a/b = \x1b[2J\xff' becomes 'a/b=\x1b[2J\xff': it is no known parameter"
    ]
