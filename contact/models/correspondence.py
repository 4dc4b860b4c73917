"""What is written about an enquiry and between the clinic and a person: notes, replies, answers by email.

All of it is sealed, like the enquiry itself (contact.sealing), and bound to its row.
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from contact.models.desk import ReplyTemplate
from contact.models.enquiries import Enquiry
from contact.workflow import CallResult, IdentityCheck, MailKind, NoteKind, ReplyState


class SealedRow(models.Model):
    """A row whose text nobody reads without the keys. The names of these tables must never change."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sealed = models.BinaryField()
    key_id = models.PositiveBigIntegerField(editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        default_permissions = ()


class Note(SealedRow):
    """Something that staff write for each other: it looks different from a reply and is never sent."""

    enquiry = models.ForeignKey(Enquiry, models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=12, choices=NoteKind.choices(), default=NoteKind.NOTE.value)
    call_result = models.CharField(max_length=12, choices=CallResult.choices(), blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta(SealedRow.Meta):
        ordering = ["at"]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.at:%Y-%m-%d %H:%M}"


class Reply(SealedRow):
    """An email to the person who wrote: a draft, one that waits for its minute, or one that was sent."""

    enquiry = models.ForeignKey(Enquiry, models.PROTECT, related_name="replies")
    state = models.CharField(max_length=8, choices=ReplyState.choices(), default=ReplyState.DRAFT.value)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    template = models.ForeignKey(ReplyTemplate, models.SET_NULL, null=True, related_name="+")
    holds_health = models.BooleanField(default=False)
    identity_check = models.CharField(max_length=12, choices=IdentityCheck.choices(), blank=True)
    # The person said, apart from the form, that health details may come by email.
    email_chosen = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta(SealedRow.Meta):
        ordering = ["created_at"]
        constraints = [
            # One draft a person and enquiry: what is typed in two windows is one draft, with a version.
            models.UniqueConstraint(
                fields=["enquiry", "author"],
                condition=models.Q(state="draft"),
                name="one_draft_each",
            )
        ]

    def __str__(self):
        return f"Reply, {self.get_state_display()}, {self.created_at:%Y-%m-%d %H:%M}"


class IncomingMail(SealedRow):
    """An email that came to the desk's mailbox: an answer, a bounce, or what matches no enquiry."""

    enquiry = models.ForeignKey(Enquiry, models.PROTECT, related_name="mails", null=True)
    kind = models.CharField(max_length=10, choices=MailKind.choices())
    at = models.DateTimeField("received", default=timezone.now)
    attachments = models.PositiveIntegerField(default=0)  # that were refused
    # A keyed hash: the same mail read twice is one row.
    fingerprint = models.CharField(max_length=64, unique=True)
    # When a person decided about mail that matched nothing.
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta(SealedRow.Meta):
        ordering = ["at"]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.at:%Y-%m-%d %H:%M}"
