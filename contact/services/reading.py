"""Shows what a person wrote: no event, no text."""

import logging
from dataclasses import dataclass
from uuid import UUID

from contact import sealing
from contact.crypto import CryptoError
from contact.events import EventKind
from contact.models import Enquiry, EnquiryEvent, SealedRow

logger = logging.getLogger(__name__)


def read(enquiry: Enquiry, user) -> sealing.Opened:
    """What a person wrote, for a member of staff: no event, no text.

    Raises crypto.CryptoError if its key is missing or it was changed; that somebody looked stays written.
    """
    EnquiryEvent.objects.record(enquiry.pk, EventKind.READ, user)
    return sealing.open_sealed(enquiry)


@dataclass(frozen=True, repr=False)
class Listed:
    """What a list shows of a person: never the text. An empty name: its key is gone."""

    name: str
    needs: tuple[str, ...]
    readable: bool = True


def list_people(enquiries: list[Enquiry], user) -> dict[UUID, Listed]:
    """Names and needs of the enquiries on one page of a list, by key; one event says who saw them.

    An enquiry whose key is gone says so, and the list still works.
    """
    if not enquiries:
        return {}
    EnquiryEvent.objects.record(None, EventKind.LISTED, user, enquiries=[str(row.pk) for row in enquiries])
    return {row.pk: _listed(row) for row in enquiries}


def _listed(enquiry: Enquiry) -> Listed:
    try:
        return Listed(sealing.open_name(enquiry), tuple(sealing.open_needs(enquiry)))
    except CryptoError as error:
        logger.error("Enquiry %s cannot be read: %s", enquiry, type(error).__name__)
        return Listed("", (), readable=False)


def open_text(row: SealedRow) -> dict:
    """What a note, reply or mail says, after its enquiry was read; {} if its key is gone."""
    try:
        return sealing.open_row(row)
    except CryptoError as error:
        logger.error("%s %s cannot be read: %s", row._meta.verbose_name, row.pk, type(error).__name__)
        return {}
