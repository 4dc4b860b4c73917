"""Seals enquiries anew with the current key, while the site runs: stop it at any time, and start it again."""

import os
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

from contact import crypto, sealing
from contact.keys import keyring, remember_keys
from contact.models import Enquiry

BATCH = 100


def add_key(path: Path) -> int:
    """Add a data key to a file of keys and make it the current one; its id.

    The file is replaced as a whole: whoever reads it meanwhile finds the old keys or the new ones.
    """
    ring = crypto.with_new_data_key(crypto.parse_keyring(path.read_text(encoding="utf-8")))
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    fresh.touch(mode=0o600)
    with fresh.open("w", encoding="utf-8") as file:
        file.write(crypto.serialise(ring) + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    return ring.current


def waiting() -> int:
    """How many enquiries are sealed with another key than the current one."""
    return _older().count()


def rotate(report: Callable[[int], None] = lambda done: None) -> tuple[int, list[str]]:
    """Seal all older enquiries anew; how many were, and the references of those that cannot be read.

    Each row is one conditional update: a row that somebody else sealed meanwhile is left as it is.
    """
    done, unreadable = 0, []
    for enquiry in _one_by_one():
        try:
            sealed = sealing.reseal(enquiry)
        except crypto.CryptoError:
            unreadable.append(str(enquiry))
            continue
        done += Enquiry.objects.filter(pk=enquiry.pk, key_id=enquiry.key_id).update(**sealed)
        report(done)
    if not unreadable:
        remember_keys()
    return done, unreadable


def _older():
    return Enquiry.objects.exclude(key_id=keyring().current)


def _one_by_one() -> Iterator[Enquiry]:
    """In batches by key, so that no transaction stays open and no row is asked for twice."""
    last = None
    while True:
        batch = _older().order_by("pk")
        if last is not None:
            batch = batch.filter(pk__gt=last)
        rows = list(batch[:BATCH])
        if not rows:
            return
        yield from rows
        last = rows[-1].pk
