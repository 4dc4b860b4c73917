"""Puts what a person wrote into an enquiry, unreadable without the keys, and takes it out again."""

import json
from dataclasses import dataclass
from uuid import UUID

from contact import crypto
from contact.crypto import Kind, Place
from contact.keys import keyring
from contact.models import Enquiry, EnquiryIndex

TABLE = Enquiry._meta.db_table
SEALED = ("name", "contact", "message")


@dataclass(frozen=True, repr=False)
class Opened:
    """What a person wrote, readable. It is never printed by accident."""

    name: str
    email: str
    phone: str
    message: str


def seal(pk: UUID, cleaned: dict) -> dict[str, bytes | int]:
    """The sealed columns of a row with this key."""
    texts = {
        "name": cleaned["name"],
        "contact": json.dumps({"email": cleaned["email"], "phone": cleaned["phone"]}),
        "message": cleaned["message"],
    }
    ring = keyring()
    sealed = {column: crypto.encrypt(text, _place(pk, column), ring) for column, text in texts.items()}
    return sealed | {"key_id": ring.current}


def open_sealed(enquiry: Enquiry) -> Opened:
    """What a person wrote. Raises crypto.CryptoError if a key is missing or a column was changed."""
    texts = {column: _open(enquiry, column) for column in SEALED}
    reply = json.loads(texts["contact"])
    return Opened(texts["name"], reply["email"], reply["phone"], texts["message"])


def reseal(enquiry: Enquiry) -> dict[str, bytes | int]:
    """The same texts, sealed with the current key."""
    ring = keyring()
    sealed = {
        column: crypto.encrypt(_open(enquiry, column), _place(enquiry.pk, column), ring) for column in SEALED
    }
    return sealed | {"key_id": ring.current}


def indexes(pk: UUID, cleaned: dict) -> list[EnquiryIndex]:
    """The rows by which an enquiry is found again without being read, not yet stored."""
    ring = keyring()
    values = {(Kind.NAME, value) for value in crypto.name_indexes(cleaned["name"], ring)}
    values |= {(Kind.PHONE, value) for value in crypto.phone_indexes(cleaned["phone"], ring)}
    if cleaned["email"]:
        values.add((Kind.EMAIL, crypto.blind_index(Kind.EMAIL, cleaned["email"], ring)))
    return [EnquiryIndex(enquiry_id=pk, kind=kind.value, value=value) for kind, value in sorted(values)]


def find(text: str):
    """Enquiries of somebody with this email address, phone number or name; a queryset without texts."""
    ring, found = keyring(), Enquiry.objects.all()
    if "@" in text:
        address = crypto.blind_index(Kind.EMAIL, text, ring)
        return found.filter(indexes__kind=Kind.EMAIL.value, indexes__value=address)
    if numbers := crypto.phone_indexes(text, ring):
        return found.filter(indexes__kind=Kind.PHONE.value, indexes__value__in=numbers).distinct()
    words = crypto.name_search(text, ring)
    for word in words:
        found = found.filter(indexes__kind=Kind.NAME.value, indexes__value=word)
    return found if words else found.none()


def _open(enquiry: Enquiry, column: str) -> str:
    return crypto.decrypt(getattr(enquiry, column), _place(enquiry.pk, column), keyring())


def _place(pk: UUID, column: str) -> Place:
    return Place(TABLE, column, pk)
