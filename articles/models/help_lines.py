"""People to phone: written once, shown by every article that chose them."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from articles import outline


class HelpLine(index.Indexed, Orderable):
    """A help line with its hours."""

    key = models.SlugField(max_length=60, unique=True, help_text="A short name for editors.")
    name = models.CharField(max_length=120)
    about = models.CharField(max_length=200, blank=True, help_text="What they help with, in one line.")
    phone = models.CharField(max_length=40, blank=True)
    hours = models.CharField(max_length=160, help_text='Such as "Free, at any time".')
    url = models.URLField("website", blank=True)

    panels = [
        FieldPanel("key"),
        FieldPanel("name"),
        FieldPanel("about"),
        FieldPanel("phone"),
        FieldPanel("hours"),
        FieldPanel("url"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta(Orderable.Meta):
        pass

    def __str__(self):
        return self.name

    def outline(self) -> outline.HelpLine:
        """The line as an outline has it."""
        return outline.HelpLine(self.name, self.about, self.phone, self.hours, self.url)
