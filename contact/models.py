"""Enquiries, what happened to them, and the notices that staff are sent. Written by services only.

None of these is in Wagtail's search or reference index. Nothing here points at an article: an
enquiry keeps the path that it came from, so that deleting a page never touches an enquiry.
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from contact import references, spam
from contact.answers import ForWhom, Kind
from contact.workflow import EventKind, Status, Urgency, choices


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
    # Counts the changes: a save that was begun on an older number is refused.
    version = models.PositiveIntegerField(default=1, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        # Nobody adds or deletes an enquiry by hand, so these permissions do not even exist.
        default_permissions = ("view", "change")
        ordering = ["-created_at"]
        verbose_name = "enquiry"
        verbose_name_plural = "enquiries"
        indexes = [
            models.Index(fields=["-created_at"], name="enquiry_newest"),
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


class AppendOnly(TypeError):
    """The audit trail can be added to, never changed."""


class EventQuerySet(models.QuerySet):
    """Events can be recorded and read."""

    def record(self, enquiry_id, kind: EventKind, user=None, **detail):
        """Add an event. `detail` never holds anything about the person who wrote."""
        if user is not None:
            detail["by"] = user.get_username()  # who it was stays known when the account is gone
        return self.create(enquiry_id=enquiry_id, kind=kind.value, user=user, detail=detail)

    def update(self, **kwargs):
        """Refused."""
        raise AppendOnly("Audit events cannot be changed.")

    def delete(self):
        """Refused."""
        raise AppendOnly("Audit events cannot be deleted.")


class EnquiryEvent(models.Model):
    """Something that happened to an enquiry: the audit trail, shown to staff as a timeline."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=choices(EventKind))
    at = models.DateTimeField(default=timezone.now)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    detail = models.JSONField(default=dict, blank=True)

    objects = EventQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.at:%Y-%m-%d %H:%M}"

    def save(self, *args, **kwargs):
        """Store a new event; a stored one is never changed."""
        if not self._state.adding:
            raise AppendOnly("Audit events cannot be changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Refused."""
        raise AppendOnly("Audit events cannot be deleted.")

    @property
    def words(self) -> str:
        """The event as staff read it in the timeline."""
        if self.kind == EventKind.MOVED.value:
            old, new = Status(self.detail["from"]), Status(self.detail["to"])
            return f"Status changed from “{old.label}” to “{new.label}”"
        return self.get_kind_display()


class Notice(models.Model):
    """A finished email that waits to be sent, or was (the outbox): to one of the staff, or to who wrote.

    It is written once, so that it is the same message however often it is tried. The address of who wrote
    stands in the enquiry alone, sealed: `recipient` is empty then.
    """

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="notices")
    recipient = models.EmailField(blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    message_id = models.CharField(max_length=255, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveIntegerField(default=0)
    # Also the lease: a worker that takes the notice moves this on before it sends.
    next_attempt_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=100, blank=True)
    # A dead letter: refused for good, or tried too often. The health check and the admin's home tell of it.
    dead_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                name="notice_due",
                condition=models.Q(sent_at__isnull=True, dead_at__isnull=True),
            )
        ]

    def __str__(self):
        return f"Notice {self.pk}"
