"""The glossary: medical words in plain ones. Articles link the first use of each by themselves."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from articles import queries
from articles.outline import Term


class GlossaryTerm(index.Indexed, models.Model):
    """A medical word, how to say it and what it means."""

    term = models.CharField(max_length=80, unique=True)
    say_it = models.CharField(
        "how to say it", max_length=120, blank=True, help_text="The stressed part in capitals."
    )
    other_forms = models.TextField(
        blank=True, help_text="Plurals, abbreviations and the like, one on each line: each is linked as well."
    )
    definition = models.TextField(max_length=400, help_text="One or two plain sentences. No numbers.")

    panels = [
        FieldPanel("term"),
        FieldPanel("say_it"),
        FieldPanel("other_forms"),
        FieldPanel("definition"),
    ]
    search_fields = [
        index.SearchField("term", boost=2),
        index.AutocompleteField("term"),
        index.SearchField("definition"),
    ]

    class Meta:
        ordering = ["term"]

    def __str__(self):
        return self.term

    @property
    def forms(self) -> list[str]:
        """The other forms without empty lines."""
        return [line.strip() for line in self.other_forms.splitlines() if line.strip()]

    @property
    def slug(self) -> str:
        """The address of the term on the glossary's page."""
        return slugify(self.term)

    def clean(self):
        """Two terms must not claim the same word or the same address."""
        super().clean()
        if not self.slug:
            raise ValidationError({"term": "Use at least one letter or digit."})
        own = {form.casefold() for form in (self.term, *self.forms)}
        for other in GlossaryTerm.objects.exclude(pk=self.pk):
            if other.slug == self.slug or other.term.casefold() in own:
                raise ValidationError({"term": f"“{other.term}” is in the glossary already."})
            if shared := own & {form.casefold() for form in other.forms}:
                message = f"“{sorted(shared)[0]}” is a form of “{other.term}” already."
                raise ValidationError({"other_forms": message})

    def outline(self) -> Term:
        """The term as an outline has it."""
        return Term(self.term, self.slug, self.definition, self.say_it, self.forms)


class GlossaryPage(Page):
    """All terms from A to Z."""

    introduction = models.TextField(blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]

    template = "articles/glossary_page.html"
    private_page_options = []  # every page is public: lists and menus rely on it
    parent_page_types = ["clinic.HomePage"]
    subpage_types = []
    max_count = 1
    page_description = "Explains every term of the glossary. There is one."

    class Meta:
        verbose_name = "glossary"

    def get_context(self, request, *args, **kwargs):
        """Add the terms by their first letter (one query)."""
        context = super().get_context(request, *args, **kwargs)
        context["letters"] = queries.terms_by_letter()
        return context
