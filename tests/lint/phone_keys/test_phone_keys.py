"""What is on a phone's keys: read from a configuration, in words, drawn."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kb
from kb.catalogue import Catalogue
from lint.engine import Linter
from lint.phone_keys.account import Data, account
from lint.phone_keys.picture import page, svg
from lint.sheet import sheet_of

FUNCTION = "personal_settings/functional_key"
IDLE, CALL = "personal_settings/soft_key", "personal_settings/soft_keys/ongoing_call"


def told(catalogue: Catalogue, *lines: str) -> Data:
    data = "".join(f"{line}\n" for line in lines).encode()
    return account(
        sheet_of(data, "phone.cfg", catalogue), catalogue, Linter(catalogue).lint(data, "phone.cfg").findings
    )


def group(answer: Data, name: str) -> Data:
    return next(one for one in answer["groups"] if one["group"] == name)


def words(answer: Data, name: str) -> dict[int, str]:
    return {key["number"]: key["words"] for key in group(answer, name)["keys"]}


def test_a_speed_dial_key(catalogue: Catalogue) -> None:
    answer = told(
        catalogue,
        "system/type=405HD",
        f"{FUNCTION}/4/type=SPEED_DIAL",
        f"{FUNCTION}/4/key_label=Doctor",
        f"{FUNCTION}/4/speed_dial_number=4120",
    )
    found = group(answer, "function")
    assert (found["count"], found["count_source"]) == (9, "FW-UC-3.0.4")
    key = found["keys"][4]
    assert key["key"] == "keypad 5, long press"
    assert key["words"] == "Dials a stored number: key label Doctor, speed dial number 4120"
    assert (key["meaning_grade"], key["set_at"][0]) == ("inferred", "phone.cfg:2")


def test_keys_that_are_not_set_are_not_said_to_be_empty(catalogue: Catalogue) -> None:
    answer = told(catalogue, "system/type=405HD", f"{FUNCTION}/0/type=EMPTY", f"{FUNCTION}/1/type=SPEED_DIAL")
    assert list(words(answer, "function").values())[:3] == ["nothing", "nothing", "not set in the file"]
    assert {one["state"] for one in answer["hard_keys"]} == {"not set"}


def test_the_number_of_keys_is_not_guessed(catalogue: Catalogue) -> None:
    for model, count, place in (("420HD", None, "keypad"), ("440HD", 18, "sidecar"), ("450HD", 38, None)):
        found = group(told(catalogue, f"system/type={model}", f"{FUNCTION}/0/type=SCA"), "function")
        assert (found["count"], found["place"]) == (count, place)
    found = group(told(catalogue, f"{FUNCTION}/0/type=SCA"), "function")
    assert (found["count"], found["place"], found["widest"]) == (None, None, [0, 37])


def test_softkeys(catalogue: Catalogue) -> None:
    answer = told(
        catalogue, f"{IDLE}/0/key_function=directory", f"{IDLE}/1/key_function=NONE", f"{CALL}/0/key_function=JUMP"
    )
    assert words(answer, "idle") == {0: "Opens the directory", 1: "nothing"}
    assert words(answer, "call") == {0: "JUMP: what it does is not known"}
    assert [one["code"] for one in answer["findings"]] == ["VAL003"]


def test_a_programmable_softkey_is_looked_up(catalogue: Catalogue) -> None:
    answer = told(
        catalogue,
        f"{IDLE}/0/key_function=PSK",
        f"{IDLE}/0/psk_index=3",
        "personal_settings/soft_keys/psk/3/label=Park",
        "personal_settings/soft_keys/psk/3/prefix=*88",
    )
    assert words(answer, "idle")[0].endswith("programmable softkey 3 (label Park, prefix *88)")


def test_what_has_no_effect_is_told_apart(catalogue: Catalogue) -> None:
    answer = told(catalogue, f"{FUNCTION}/0/type=Paging", f"{FUNCTION}/0/speed_dial_number=77")
    (key,) = group(answer, "function")["keys"]
    assert key["without_effect"] == {"speed_dial_number": "77"}


def test_keys_that_do_the_same(catalogue: Catalogue) -> None:
    lines = [f"{FUNCTION}/{n}/{name}" for n in (1, 5) for name in ("type=SPEED_DIAL", "speed_dial_number=4120")]
    (remark,) = group(told(catalogue, *lines, f"{FUNCTION}/1/key_label=A"), "function")["remarks"]
    assert (remark["message"], remark["severity"]) == ("keys 1 and 5 do the same", "info")
    assert group(told(catalogue, *lines[:3], f"{FUNCTION}/5/speed_dial_number=4121"), "function")["remarks"] == []


def test_what_the_linter_says_of_keys(catalogue: Catalogue) -> None:
    answer = told(
        catalogue,
        "system/type=405HD",
        f"{FUNCTION}/9/type=SCA",
        "personal_settings/key/hold/enabled=0",
        "system/disable_hold_button=0",
        "voip/signalling/sip/proxy_port=80",
    )
    assert [one["code"] for one in answer["findings"]] == ["PAR011", "DEP060"]


def test_hard_keys(catalogue: Catalogue) -> None:
    answer = told(catalogue, "personal_settings/key/voice_mail/enabled=0", "personal_settings/key/mute/enabled=1")
    states = {one["key"]: one["state"] for one in answer["hard_keys"]}
    assert (states["voice mail"], states["mute"], states["hold"]) == ("off", "on", "not set")
    assert len(states) == 9


def boxes(picture: str) -> list[str]:
    """The texts of each key in the picture."""
    space = "{http://www.w3.org/2000/svg}"
    root = ElementTree.fromstring(picture)  # noqa: S314 (it was made here)
    return [" ".join(one.itertext()) for one in root.iter(f"{space}g")]


def test_the_whole_keypad_is_drawn(catalogue: Catalogue) -> None:
    answer = told(catalogue, "system/type=420HD", f"{FUNCTION}/4/type=SCA", f"{FUNCTION}/4/key_label=Boss")
    drawn = boxes(svg(answer))
    assert sum("long press" in one for one in drawn) == 9
    assert [one for one in drawn if "keypad 5, long press Boss" in one]


LABELS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n"), max_size=60)


@given(LABELS, st.sampled_from(["405HD", "450HD", "x"]))
def test_the_page_is_well_formed_whatever_a_label_holds(label: str, model: str) -> None:
    catalogue = kb.load()
    answer = told(catalogue, f"system/type={model}", f"{FUNCTION}/0/type=SCA", f"{FUNCTION}/0/key_label=<b>{label}")
    assert boxes(svg(answer))
    assert "<b>" not in "".join(page(answer))


@pytest.mark.parametrize("lines", [[], ["voip/line/0/id=1"]])
def test_a_file_without_keys(catalogue: Catalogue, lines: list[str]) -> None:
    answer = told(catalogue, *lines)
    assert all(not one["keys"] for one in answer["groups"])
    assert len(boxes(svg(answer))) == 9, "the hard keys, none of them set"
