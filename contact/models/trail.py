"""The audit trail: what happened to an enquiry, and who saw it. It can be added to, never changed."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from contact.events import EventKind, event_words
from contact.models.enquiries import Enquiry
from contact.workflow import choices


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

    # None: it is about several, which `detail` names (a list that was shown).
    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="events", null=True)
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
        return event_words(self.kind, self.detail)
