"""Replace the content of a file, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat

from kb.writing import replacing
from lint import files
from lint.errors import CfgError


def replace(path: str, before: bytes, after: bytes) -> None:
    """Write `after` in the place of `before`: into a new file beside it, which then takes its name.

    A symbolic link is followed: the file it leads to is replaced, the link stays. Permissions are kept, and the owner
    where the system lets one. Raises `CfgError`, and changes nothing, where the file cannot be written, is no plain
    file, has other names (hard links, which would keep the old content), or no longer holds `before`.
    """
    target = os.path.realpath(path)
    try:
        was = os.stat(target)
        if not stat.S_ISREG(was.st_mode):
            raise CfgError(f"{path}: not fixed, since it is no plain file; give its content to 'offhook lint --fix -'")
        if was.st_nlink > 1:
            raise CfgError(
                f"{path}: not fixed, since it has {was.st_nlink} names (hard links); "
                "give its content to 'offhook lint --fix -'"
            )
        if not os.access(target, os.W_OK):
            raise CfgError(f"{path}: not fixed, since it may not be written; check its permissions")
        if files.read(target) != before:
            raise CfgError(f"{path}: not fixed, since it has changed in the meantime; run the command again")
        _swap(target, was, after)
    except OSError as error:
        raise CfgError(
            f"{path}: not fixed, since it cannot be written ({error.strerror}); check the permissions of its folder"
        ) from None


def _swap(target: str, was: os.stat_result, data: bytes) -> None:
    with replacing(target) as fresh:
        # Nobody else may read what the file may hide, not even while it is written.
        with open(fresh, "xb", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if hasattr(os, "chown"):
            with contextlib.suppress(OSError):
                os.chown(fresh, was.st_uid, was.st_gid)
        os.chmod(fresh, stat.S_IMODE(was.st_mode))
