"""Enquiries, what happens to them, and the outbox. Written by services only.

None of these is in Wagtail's search or reference index.
"""

from .correspondence import IncomingMail, Note, Reply, SealedRow
from .desk import Absence, ChecklistTick, Digest, Presence, ReplyTemplate
from .enquiries import Enquiry, EnquiryIndex, KeyCheck
from .notices import Notice
from .trail import AppendOnly, EnquiryEvent, EventQuerySet

__all__ = [
    "Absence",
    "AppendOnly",
    "ChecklistTick",
    "Digest",
    "Enquiry",
    "EnquiryEvent",
    "EnquiryIndex",
    "EventQuerySet",
    "IncomingMail",
    "KeyCheck",
    "Note",
    "Notice",
    "Presence",
    "Reply",
    "ReplyTemplate",
    "SealedRow",
]
