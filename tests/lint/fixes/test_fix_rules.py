"""What each rule's fix does to a line, whether it is safe, and where a rule offers none."""

from __future__ import annotations

import pytest

from kb.catalogue import Catalogue
from lint import manual
from lint.engine import Linter
from lint.fixes.apply import fix_text
from lint.fixes.edit import Fix
from lint.rulebook import rulebook
from lint.rules import all_rules
from lint.selection import Selection


def offered(data: bytes, code: str, catalogue: Catalogue) -> list[Fix]:
    result = Linter(catalogue, Selection((code,))).lint(data, "phone.cfg")
    return [result.fixes[finding] for finding in result.findings if finding in result.fixes]


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("PAR001", b"voip/signaling/sip/proxy_port=5060\n", b"voip/signalling/sip/proxy_port=5060\n"),
        ("PAR001", b"voip/lin/1/auth_name = x\n", b"voip/line/1/auth_name = x\n"),
        ("PAR002", b"voip/media/srtp/use_mki=0\r\n", b"voip/media/srtp/use_MKI=0\r\n"),
        ("PAR005", b"system/ntp/daylight_saving/activate=ENABLE", b"system/daylight_saving/activate=ENABLE"),
        ("PAR005", b" /system/daylight_saving/mode/=FIXED\n", b" system/daylight_saving/mode=FIXED\n"),
        (
            "PAR006",
            b"voip/services/call_waiting/gener\tate_tone/enabled=1\n",
            b"voip/services/call_waiting/generate_tone/enabled=1\n",
        ),
        (
            "PAR006",
            b"; torn\nvoip/services/call_waiting/gener \r\n  ate_tone/enabled=1\n; next\n",
            b"; torn\nvoip/services/call_waiting/generate_tone/enabled=1\n; next\n",
        ),
        ("SYN003", b"network/lan_type \t=  STATIC\n", b"network/lan_type=STATIC\n"),
        ("SYN004", b"network/lan_type=STATIC \t\n", b"network/lan_type=STATIC\n"),
        ("SYN004", b"include global.cfg  ", b"include global.cfg"),
        ("SYN006", b"  ## voice \n", b"  ;# voice\n"),
        ("SYN008", b"\xef\xbb\xbfsystem/type=405HD\n", b"system/type=405HD\n"),
        ("SYN008", b"\xef\xbb\xbf\xef\xbb\xbf", b""),
        ("SYN009", b"; a\r\n; b\n; c\r\n; d", b"; a\r\n; b\r\n; c\r\n; d"),
        ("SYN009", b"; a\n\r\n; c\n", b"; a\n\n; c\n"),
        ("SYN009", b"; a\r; b\r", b"; a\n; b\n"),
        ("SYN009", b"; a\r; b\r\n; c\n; d\r\n", b"; a\r\n; b\r\n; c\r\n; d\r\n"),
        ("SYN011", b"\t system/type=405HD\n", b"system/type=405HD\n"),
        ("VAL001", b"system/ntp/enabled=Yes ; on\n", b"system/ntp/enabled=1 ; on\n"),
        ("VAL001", b"system/ntp/enabled=off\n", b"system/ntp/enabled=0\n"),
        ("VAL003", b"voip/media/srtp/mode=REQUIREENCRYPTON\n", b"voip/media/srtp/mode=RequireEncryption\n"),
    ],
)
def test_unsafe_fixes(code: str, before: bytes, after: bytes, catalogue: Catalogue) -> None:
    assert [fix.safe for fix in offered(before, code, catalogue)].count(True) == 0
    lint = Linter(catalogue, Selection((code,))).lint
    assert fix_text(before, "phone.cfg", lint).data == before
    fixed = fix_text(before, "phone.cfg", lint, unsafe=True)
    assert fixed.data == after
    assert fixed.result.findings == fixed.refused == []


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("SYN020", b"; voice \t\n \t\nsystem/type=405HD \n", b"; voice\n\nsystem/type=405HD \n"),
        ("SYN020", b"  ", b""),
        ("PAR008", b"a/b=1\n; c\n\na/b=1\na/c=1\n", b"a/b=1\n; c\n\na/c=1\n"),
        ("PAR008", b"a/b= 1 ; x\na/b= 1 ; x\n", b"a/b= 1 ; x\n"),
        ("PAR008", b"a/b=1\na/b=1\na/b=1", b"a/b=1\n"),
        # What stands before and behind the two is of no matter.
        (
            "PAR008",
            b"a/b=2\ninclude x\na/b=1\na/b=1\ninclude x\na/b=2\n",
            b"a/b=2\ninclude x\na/b=1\ninclude x\na/b=2\n",
        ),
    ],
)
def test_safe_fixes(code: str, before: bytes, after: bytes, catalogue: Catalogue) -> None:
    assert all(fix.safe for fix in offered(before, code, catalogue))
    fixed = fix_text(before, "phone.cfg", Linter(catalogue, Selection((code,))).lint)
    assert fixed.data == after
    assert not any(finding.code == code for finding in fixed.result.findings)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("PAR001", "phone/display/colour=blue"),  # nothing near
        ("PAR001", "network/lan/mode=MANUAL"),  # near, but a part of the name is missing
        ("PAR001", "voip/line/auth_name=x"),  # no number for the index
        ("PAR005", "voip/audio/gain/headset_digital_input_gain=0"),  # several names, or none, took its place
        ("VAL001", "voip/signalling/sip/proxy_timeout=one minute"),
        ("VAL001", "system/ntp/enabled=2"),
        ("VAL003", "voip/media/srtp/mode=x"),
        # A repeated setting is not removed where one line may be read and the other not, ...
        ("PAR008", "a/b=1\na/b=1 "),
        ("PAR008", "a/b=1\n a/b=1"),
        ("PAR008", "a/b=1\nA/b=1"),
        ("PAR008", "a/b=1\r\na/b=1"),
        ("PAR008", "\ufeffa/b=1\na/b=1"),
        # ... nor where something in between may set it.
        ("PAR008", "a/b=1\ninclude x\na/b=1"),
        ("PAR008", "a/b=1\n# a comment?\na/b=1"),
        ("PAR008", "a/b=1\n ; a comment?\na/b=1"),
        ("PAR008", "a/b=1\n[section]\na/b=1"),
        ("PAR008", "a/b=1\n/a/ b=2\na/b=1"),
        ("PAR008", "voip/line/0/id=1\nvoip/line/00/id=2\nvoip/line/0/id=1"),
        ("PAR008", "voip/line/0/id=1\nvoip/line/[line]/id=2\nvoip/line/0/id=1"),
        ("PAR008", "a/b=1\n{% if a == 1 %}\na/b=1"),
        (
            "PAR008",
            "system/daylight_saving/activate=1\nsystem/ntp/daylight_saving/activate=0\n"
            "system/daylight_saving/activate=1",
        ),
    ],
)
def test_no_fix(code: str, text: str, catalogue: Catalogue) -> None:
    data = text.encode()
    assert Linter(catalogue, Selection((code,))).lint(data, "phone.cfg").findings or code == "PAR008"
    assert offered(data, code, catalogue) == []


def test_inferred_types_and_lists_change_no_value(catalogue: Catalogue) -> None:
    """The word may well be right where a finding is a hint only."""
    texts = [f"{p.name.replace('{n}', '0')}={value}\n" for p in catalogue for value in ("yes", "AUTOMATC")]
    lint = Linter(catalogue, Selection(("VAL001", "VAL003"))).lint
    results = [lint(text.encode(), "phone.cfg") for text in texts]
    assert [f for result in results for f in result.findings if f.severity == "info"]
    assert [f for result in results for f in result.fixes if f.severity == "info"] == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.CODE)
def test_documentation_says_what_the_fix_is(rule: object, catalogue: Catalogue) -> None:
    page = manual.page(rule)  # type: ignore[arg-type]
    fixes = [fix for example in page.fails for fix in offered(example.data, page.code, catalogue)]
    if any(not fix.safe for fix in fixes):
        assert "Fix, unsafe: " in page.body
    elif fixes:
        assert "Fix, safe: " in page.body
    else:
        assert "Fix, " not in page.body


@pytest.mark.parametrize("unsafe", [False, True])
def test_no_example_has_anything_new_when_it_was_fixed(unsafe: bool, catalogue: Catalogue) -> None:
    linter = Linter(catalogue)
    pages = [manual.page(rule) for rule in rulebook(catalogue)]
    for example in (example.data for page in pages for example in [*page.fails, *page.passes]):
        before = [f.code for f in linter.lint(example, "phone.cfg").findings]
        data = fix_text(example, "phone.cfg", linter.lint, unsafe).data
        after = [f.code for f in linter.lint(data, "phone.cfg").findings]
        assert all(after.count(code) <= before.count(code) for code in after)
        assert fix_text(data, "phone.cfg", linter.lint, unsafe).data == data
