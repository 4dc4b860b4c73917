"""Enquiries and what they are found by. Nothing here points at an article: an enquiry keeps the path
that it came from, so that deleting a page never touches an enquiry."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from contact import references, spam
from contact.answers import ForWhom, Kind
from contact.workflow import FlagsJudged, Outcome, Status, Urgency, choices


class Enquiry(models.Model):
    """One message from one person."""

    # Made in Python, so that the row's key is known before the row is there.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=references.LENGTH, unique=True, editable=False)
    status = models.CharField(
        max_length=20, choices=choices(Status), default=Status.NEW.value, editable=False
    )
    kind = models.CharField(
        "what it is about", max_length=20, choices=Kind.choices(), default=Kind.QUESTION.value, editable=False
    )
    for_whom = models.CharField(
        max_length=20, choices=ForWhom.choices(), default=ForWhom.ME.value, editable=False
    )
    voicemail_allowed = models.BooleanField(default=False, editable=False)
    health_by_email_allowed = models.BooleanField(default=False, editable=False)
    # How soon staff should look at it: red flags put it up, and nobody is told that there are none.
    urgency = models.PositiveSmallIntegerField(
        choices=Urgency.choices(), default=Urgency.USUAL.value, editable=False
    )
    reply_by = models.DateTimeField("reply by", null=True, editable=False)
    # Why it may be spam (contact.spam): it is read all the same, and nothing is dropped.
    suspicions = models.JSONField(default=list, editable=False)
    # Suspect messages stand in quarantine until a person has looked; their clock runs all the same.
    quarantined = models.BooleanField(default=False, editable=False)
    red_flags_judged = models.CharField(
        max_length=10, choices=FlagsJudged.choices(), default=FlagsJudged.NOT_YET.value, editable=False
    )
    red_flags_read_at = models.DateTimeField(null=True, editable=False)
    privacy_version = models.CharField(max_length=16, blank=True, editable=False)
    # The form's token with its text: the same sent twice is one enquiry (contact.form_token).
    form_digest = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001
    # Sealed (contact.sealing): nobody reads them without the keys, nor in another row or column.
    name = models.BinaryField()
    contact = models.BinaryField()
    needs = models.BinaryField()
    message = models.BinaryField()
    key_id = models.PositiveBigIntegerField(editable=False)  # of the key that sealed them
    source_path = models.CharField(
        "address of the page it came from", max_length=300, blank=True, editable=False
    )
    source_title = models.CharField("page it came from", max_length=255, blank=True, editable=False)
    created_at = models.DateTimeField("received", default=timezone.now, editable=False)
    status_changed_at = models.DateTimeField(default=timezone.now, editable=False)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    call_back_at = models.DateTimeField(null=True, editable=False)
    outcome = models.CharField(max_length=20, choices=Outcome.choices(), blank=True, editable=False)
    first_reply_at = models.DateTimeField(null=True, editable=False)
    duplicate_of = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="duplicates", editable=False
    )
    # Of the address that answers come back to (contact.sealing.mail_token); it opens nothing.
    mail_token = models.CharField(max_length=20, unique=True, editable=False)
    # The clock (contact.reply_clock): when staff are warned, and what was left of it when it was stopped.
    warn_at = models.DateTimeField(null=True, editable=False)
    seconds_left = models.PositiveIntegerField(null=True, editable=False)
    seconds_to_warning = models.PositiveIntegerField(null=True, editable=False)
    escalated = models.PositiveSmallIntegerField(default=0, editable=False)  # percent that staff were told of
    # What the queue is sorted by, kept by services, so that an index sorts it whatever its length.
    is_open = models.BooleanField(default=True, editable=False)
    due_at = models.DateTimeField(default=timezone.now, editable=False)
    # Counts the changes: a save that was begun on an older number is refused.
    version = models.PositiveIntegerField(default=1, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        # Nobody adds or deletes an enquiry by hand, so these permissions do not even exist.
        default_permissions = ("view", "change")
        permissions = [("manage_enquiry", "Can manage enquiries: reports, templates, colleagues' work")]
        ordering = ["-created_at"]
        verbose_name = "enquiry"
        verbose_name_plural = "enquiries"
        indexes = [
            models.Index(fields=["-created_at"], name="enquiry_newest"),
            models.Index(fields=["-is_open", "-urgency", "due_at", "id"], name="enquiry_queue"),
            models.Index(fields=["status", "-created_at"], name="enquiry_status_newest"),
            models.Index(fields=["key_id"], name="enquiry_key"),
            models.Index(
                fields=["created_at"],
                name="enquiry_flags_unread",
                condition=models.Q(red_flags_read_at__isnull=True),
            ),
        ]

    def __str__(self):
        """The reference and nothing else: titles, logs and messages print this."""
        return references.formatted(self.reference)

    @property
    def suspicion_labels(self) -> list[str]:
        """Why it may be spam, in words."""
        return [spam.LABELS.get(code, code) for code in self.suspicions]


class EnquiryIndex(models.Model):
    """Something by which an enquiry is found without being read: a keyed hash (contact.crypto)."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="indexes")
    kind = models.CharField(max_length=10)
    value = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["kind", "value"], name="enquiry_found_by")]

    def __str__(self):
        return f"{self.kind} of {self.enquiry_id}"


class KeyCheck(models.Model):
    """A mark that only the clinic's keys can read: one row, compared whenever a process starts."""

    token = models.BinaryField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return "Key check"
