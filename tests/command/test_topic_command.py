"""`offhook topic`: subjects with their facts, who says so, and what is not known."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable

import pytest

from kb import topics
from kb.catalogue import Catalogue

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_one_topic(offhook: Run, catalogue: Catalogue) -> None:
    run = offhook("topic", "include")
    assert (run.returncode, run.stderr) == (0, "")
    flat = " ".join(run.stdout.split())
    page = topics.page(catalogue, "include")
    assert run.stdout.startswith("include: Linking files with include\n")
    for fact in page["facts"]:
        assert " ".join(fact["text"].split()) in flat
        assert f"({', '.join(fact['sources'])}" in flat
    for text in page["unknown"]:
        assert text in flat
    assert "4.3 " in flat


@pytest.mark.parametrize(
    "name",
    ["provisioning", "include", "encryption", "dhcp", "sip-notify", "digit-map", "acd", "broadsoft", "Digit Map"],
)
def test_names_that_people_ask_by(offhook: Run, name: str) -> None:
    run = offhook("topic", name, "--format", "json")
    assert (run.returncode, run.stderr) == (0, "")
    told = json.loads(run.stdout)
    for page in told if isinstance(told, list) else [told]:
        assert page["facts"]
        assert all(fact["sources"] for fact in page["facts"])


def test_the_list(offhook: Run, catalogue: Catalogue) -> None:
    run = offhook("topic")
    assert run.returncode == 0
    for name in (*topics.names(catalogue), *topics.groups(catalogue)):
        assert re.search(rf"^{re.escape(name)} ", run.stdout, re.MULTILINE)
    assert set(json.loads(offhook("topic", "--format", "json").stdout)) == {"topics", "groups"}


@pytest.mark.parametrize(
    ("name", "near"),
    [("inclde", "include"), ("multicast SUBSCRIBE", "sip-notify"), ("zzz", "'offhook topic' lists them")],
)
def test_an_unknown_topic_names_the_nearest(offhook: Run, name: str, near: str) -> None:
    run = offhook("topic", name)
    assert (run.returncode, run.stdout) == (1, "")
    (line,) = run.stderr.splitlines()
    assert near in line


def test_every_topic_has_a_page(catalogue: Catalogue) -> None:
    for name in topics.names(catalogue):
        page = topics.page(catalogue, name)
        assert page["facts"]
        assert page["title"] and page["summary"]
        assert {source.partition(" ")[0] for fact in page["facts"] for source in fact["sources"]} == set(
            page["sources"]
        )


def test_a_wider_subject_is_no_topic(catalogue: Catalogue) -> None:
    assert not set(topics.groups(catalogue)) & set(topics.names(catalogue))
