"""The outbox: emails that wait to be sent, or were."""

from django.db import models
from django.utils import timezone

from contact.models.correspondence import Reply
from contact.models.enquiries import Enquiry


class Notice(models.Model):
    """A finished email that waits to be sent, or was (the outbox): to one of the staff, or to who wrote.

    It is written once, so that it is the same message however often it is tried. The address of who wrote
    stands in the enquiry alone, sealed: `recipient` is empty then.
    """

    # None: it is about the desk as a whole (the daily digest).
    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="notices", null=True)
    # A reply of the desk: its words and its recipient are sealed there, and `body` is empty.
    reply = models.OneToOneField(Reply, on_delete=models.PROTECT, related_name="notice", null=True)
    recipient = models.EmailField(blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    carries_reply_address = models.BooleanField(default=False)
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
