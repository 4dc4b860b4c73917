"""Puts what a person wrote into an enquiry, unreadable without the keys, and takes it out again."""

import hmac
import json
from dataclasses import dataclass
from uuid import UUID

from clinic.crockford import ALPHABET
from contact import crypto, red_flags
from contact.answers import Need
from contact.crypto import Kind, Place
from contact.keys import keyring
from contact.models import Enquiry, EnquiryIndex, SealedRow
from contact.red_flags import RedFlag

TABLE = "contact_enquiry"  # sealed texts are bound to this word: it must never change
SEALED = ("name", "contact", "needs", "message")


@dataclass(frozen=True, repr=False)
class Opened:
    """What a person wrote, readable. It is never printed by accident."""

    name: str
    email: str
    phone: str
    good_time: str
    needs: tuple[str, ...]
    needs_detail: str
    signs: tuple[str, ...]  # that the person ticked, by the names of their advice
    message: str

    @property
    def need_labels(self) -> list[str]:
        """The communication needs in words."""
        return [Need(need).label for need in self.needs]

    @property
    def sign_labels(self) -> list[str]:
        """The signs that were ticked, as words: the names of their advice are made of them."""
        return [sign.replace("-", " ") for sign in self.signs]

    @property
    def flags(self) -> list[RedFlag]:
        """Words of the message that may be signs of an emergency; a suggestion, never an all-clear."""
        return red_flags.find(self.message)


def seal(pk: UUID, cleaned: dict) -> dict[str, bytes | int | str]:
    """The sealed columns of a row with this key, and what else is made of the key."""
    texts = {
        "name": cleaned["name"],
        "contact": json.dumps({name: cleaned.get(name, "") for name in ("email", "phone", "good_time")}),
        "needs": json.dumps(
            {
                "needs": cleaned.get("needs", []),
                "detail": cleaned.get("needs_detail", ""),
                "signs": cleaned.get("signs", []),
            }
        ),
        "message": cleaned["message"],
    }
    ring = keyring()
    sealed = {column: crypto.encrypt(text, _place(pk, column), ring) for column, text in texts.items()}
    return sealed | {"key_id": ring.current, "mail_token": mail_token(pk)}


def open_sealed(enquiry: Enquiry) -> Opened:
    """What a person wrote. Raises crypto.CryptoError if a key is missing or a column was changed."""
    texts = {column: _open(enquiry, column) for column in SEALED}
    reply, needs = json.loads(texts["contact"]), json.loads(texts["needs"])
    return Opened(
        texts["name"],
        reply["email"],
        reply["phone"],
        reply["good_time"],
        tuple(needs["needs"]),
        needs["detail"],
        tuple(needs["signs"]),
        texts["message"],
    )


def reseal(enquiry: Enquiry) -> dict[str, bytes | int]:
    """The same texts, sealed with the current key."""
    ring = keyring()
    sealed = {
        column: crypto.encrypt(_open(enquiry, column), _place(enquiry.pk, column), ring) for column in SEALED
    }
    return sealed | {"key_id": ring.current}


def seal_row(row: SealedRow, content: dict) -> SealedRow:
    """Put what a note, a reply or a mail says into its row, not yet stored; the row."""
    ring = keyring()
    row.sealed = crypto.encrypt(json.dumps(content), _row_place(row), ring)
    row.key_id = ring.current
    return row


def open_row(row: SealedRow) -> dict:
    """What a note, a reply or a mail says. Raises crypto.CryptoError."""
    return json.loads(crypto.decrypt(row.sealed, _row_place(row), keyring()))


def open_name(enquiry: Enquiry) -> str:
    """The name alone. Raises crypto.CryptoError."""
    return _open(enquiry, "name")


def open_needs(enquiry: Enquiry) -> list[str]:
    """The communication needs alone, in words. Raises crypto.CryptoError."""
    held = json.loads(_open(enquiry, "needs"))
    return [Need(need).label for need in held["needs"]] + ([held["detail"]] if held["detail"] else [])


def fingerprint(text: str) -> str:
    """A keyed hash of a text, in hexadecimal: the same text is known again, and tells nothing."""
    return hmac.digest(keyring().index, f"fingerprint {text}".encode("utf-8", "replace"), "sha256").hex()


def indexes(pk: UUID, cleaned: dict) -> list[EnquiryIndex]:
    """The rows by which an enquiry is found again without being read, not yet stored."""
    ring = keyring()
    values = {(Kind.NAME, value) for value in crypto.name_indexes(cleaned["name"], ring)}
    values |= {(Kind.PHONE, value) for value in crypto.phone_indexes(cleaned["phone"], ring)}
    if cleaned["email"]:
        values.add((Kind.EMAIL, crypto.blind_index(Kind.EMAIL, cleaned["email"], ring)))
    return [EnquiryIndex(enquiry_id=pk, kind=kind.value, value=value) for kind, value in sorted(values)]


def mail_token(pk: UUID) -> str:
    """Of the address that answers come back to: 100 bits made from the row's key, in lower case."""
    made = int.from_bytes(hmac.digest(keyring().index, f"mail token {pk}".encode(), "sha256"), "big")
    return "".join(ALPHABET[made >> 5 * place & 31] for place in range(20)).lower()


def status_code(pk: UUID) -> str:
    """The six digits that show an enquiry's stage: made from its key, so that they are kept nowhere."""
    made = hmac.digest(keyring().index, f"status code {pk}".encode(), "sha256")
    return f"{int.from_bytes(made[:8], 'big') % 10**6:06}"


def find(text: str):
    """Enquiries of somebody with this email address, phone number or name; a queryset without texts."""
    ring, found = keyring(), Enquiry.objects.all()
    if crypto.email_address(text).strip("@") and "@" in text:
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


def _row_place(row: SealedRow) -> Place:
    return Place(row._meta.db_table, "sealed", row.pk)


def _place(pk: UUID, column: str) -> Place:
    return Place(TABLE, column, pk)
