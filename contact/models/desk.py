"""What the desk works with: templates, absences, who has what open, checklists, the daily digest."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from contact.answers import Kind
from contact.models.enquiries import Enquiry


class ReplyTemplate(models.Model):
    """Words that staff send often, with merge fields (contact.merge_fields)."""

    title = models.CharField(max_length=100, unique=True)
    kind = models.CharField(
        "for enquiries about",
        max_length=20,
        choices=Kind.choices(),
        blank=True,
        help_text="Leave empty to offer it for all.",
    )
    topic = models.CharField(
        max_length=100,
        blank=True,
        help_text="A word of a page's title, such as “gallstones”: offered first for enquiries from there.",
    )
    body = models.TextField("text")
    holds_health = models.BooleanField(
        "says something about the person's health",
        default=False,
        help_text="It is then only sent after identity was checked and the person chose email for it.",
    )
    updated_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["title"]

    def __str__(self):
        return self.title


class Absence(models.Model):
    """Somebody is away until a day; what they had open goes back to the team."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    until = models.DateField("away until", help_text="The first day on which they are back.")

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"Away until {self.until:%Y-%m-%d}"


class Presence(models.Model):
    """Somebody has an enquiry on the screen, or had a moment ago."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["enquiry", "user"], name="one_presence_each")]

    def __str__(self):
        return f"Open since {self.seen_at:%Y-%m-%d %H:%M}"


class ChecklistTick(models.Model):
    """One step of a checklist (contact.checklists) that was done for an enquiry."""

    enquiry = models.ForeignKey(Enquiry, models.PROTECT, related_name="ticks")
    item = models.CharField(max_length=30)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["enquiry", "item"], name="one_tick_each")]

    def __str__(self):
        return self.item


class Digest(models.Model):
    """The daily mail was written on this day: it is written once, whoever else tries."""

    day = models.DateField(unique=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"Digest of {self.day:%Y-%m-%d}"
