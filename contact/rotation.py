"""Seals enquiries, and what is written about them, anew with the current key, while the site runs.

Stop it at any time, and start it again.
"""

import os
import secrets
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from contact import crypto, sealing
from contact.keys import keyring, remember_keys
from contact.models import Enquiry, IncomingMail, Note, Reply, SealedRow

BATCH = 100
MODELS = (Enquiry, Note, Reply, IncomingMail)


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
    """How many rows are sealed with another key than the current one."""
    return sum(_older(model).count() for model in MODELS)


def rotate(report: Callable[[int], None] = lambda done: None) -> tuple[int, list[str]]:
    """Seal all older rows anew; how many were, and the names of those that cannot be read.

    Each row is one conditional update: a row that somebody else sealed meanwhile is left as it is.
    """
    done, unreadable = 0, []
    for row in chain.from_iterable(_one_by_one(model) for model in MODELS):
        try:
            sealed = sealing.reseal(row) if isinstance(row, Enquiry) else _reseal(row)
        except crypto.CryptoError:
            unreadable.append(str(row) if isinstance(row, Enquiry) else f"{row._meta.verbose_name} {row.pk}")
            continue
        done += _same(row).update(**sealed)
        report(done)
    if not unreadable:
        remember_keys()
    return done, unreadable


def _same(row):
    """The row as it was read: a draft may have been typed on meanwhile, with the old key still."""
    same = type(row).objects.filter(pk=row.pk, key_id=row.key_id)
    return same if isinstance(row, Enquiry) else same.filter(sealed=bytes(row.sealed))


def _reseal(row: SealedRow) -> dict[str, bytes | int]:
    fresh = sealing.seal_row(type(row)(pk=row.pk), sealing.open_row(row))
    return {"sealed": fresh.sealed, "key_id": fresh.key_id}


def _older(model):
    return model.objects.exclude(key_id=keyring().current)


def _one_by_one(model) -> Iterator:
    """In batches by key, so that no transaction stays open and no row is asked for twice."""
    last = None
    while True:
        batch = _older(model).order_by("pk")
        if last is not None:
            batch = batch.filter(pk__gt=last)
        rows = list(batch[:BATCH])
        if not rows:
            return
        yield from rows
        last = rows[-1].pk
