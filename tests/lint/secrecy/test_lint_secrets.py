"""What the value of a password is."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.catalogue import Catalogue
from lint.secrecy.secrets import forms, md5_crypt

PLAIN = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=40)
SALT = st.text("./0123456789ABCXYZabcxyz", min_size=1, max_size=8)


def test_the_published_factory_hash(catalogue: Catalogue) -> None:
    for name in ("system/password", "system/web_user_password"):
        match = catalogue.find(name)
        assert match is not None
        assert match.parameter.default == md5_crypt("1234", "FZ6rOGS1")
        assert forms(str(match.parameter.default), frozenset(catalogue.factory_secrets())) == {"hash", "factory"}


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
@settings(max_examples=25)
@given(PLAIN, SALT)
def test_hashes_are_those_of_openssl(secret: str, salt: str) -> None:
    command = ["openssl", "passwd", "-1", "-salt", salt, "-stdin"]
    run = subprocess.run(command, input=secret + "\n", capture_output=True, text=True, check=True)
    assert md5_crypt(secret, salt) == run.stdout.strip()


@given(PLAIN, SALT)
def test_a_factory_password_is_told_typed_and_hashed(secret: str, salt: str) -> None:
    factory = frozenset({secret})
    assert forms(md5_crypt(secret, salt), factory) == {"hash", "factory"}
    assert forms(md5_crypt(secret, salt), frozenset()) == {"hash"}
    if forms(secret, frozenset()) == {"clear"}:
        assert forms(secret, factory) == {"clear", "factory"}


@given(st.text(max_size=60))
def test_every_text_has_one_form_beside_factory(value: str) -> None:
    assert len(forms(value, frozenset({value})) - {"factory"}) == 1
