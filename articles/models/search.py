"""What the search keeps: a document for each thing that can be found, the words of their names, counts."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel
from wagtail.models import PreviewableMixin

from articles.search import text


class SearchDocument(models.Model):
    """A page, a glossary term or a fixed address as the search knows it; filled when something is published.

    `words` holds a token for each stem: `n` and the stem of a name, `s` of a sign that a condition has,
    `b` of the text, and `x` with all stems of one name. FTS5 and tsvector index this column (migration
    0003).
    """

    class Kind(models.TextChoices):
        """What a result is, in words that patients use."""

        CONDITION = "condition", "Condition"
        SYMPTOM = "symptom", "Symptom"
        TREATMENT = "treatment", "Treatment"
        PERSON = "person", "Person"
        TERM = "term", "Word explained"
        PAGE = "page", "Page"

    key = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    term = models.ForeignKey(
        "articles.GlossaryTerm", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    title = models.CharField(max_length=255)
    line = models.TextField(blank=True)
    organ = models.CharField(max_length=20, blank=True)
    weight = models.FloatField(default=1.0)
    names = models.JSONField(default=list)  # [as it is shown, its stems, how much it counts]
    signs = models.JSONField(default=list)  # [title of the symptom, the stems of all its names]
    body = models.TextField(blank=True)
    words = models.TextField(blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "search document"

    def __str__(self):
        return self.key


class SearchWord(models.Model):
    """A word of the names on this site: what spelling is corrected to, and how common it is."""

    word = models.CharField(max_length=40, unique=True)  # as it is compared
    spelling = models.CharField(max_length=40)  # as the site writes it
    stem = models.CharField(max_length=40)
    documents = models.IntegerField(default=0)

    wagtail_reference_index_ignore = True

    def __str__(self):
        return self.word


class SearchVersion(models.Model):
    """One row, whose value is new after each change: processes read the vocabulary again then."""

    value = models.CharField(max_length=32)

    wagtail_reference_index_ignore = True

    def __str__(self):
        return self.value


class SearchSynonym(PreviewableMixin, models.Model):
    """Words that patients use, and the words that this site has for them."""

    typed = models.TextField(
        "what people type",
        help_text="One word or phrase on each line, such as “wee” or “GB”. Capitals, accents and plurals do "
        "not matter.",
    )
    meaning = models.CharField(
        "what it means here",
        max_length=80,
        help_text="The words of a title or of another name, such as “pee” or “gallbladder”. Pages with the "
        "typed words are still found.",
    )

    panels = [FieldPanel("typed"), FieldPanel("meaning")]

    class Meta:
        ordering = ["meaning", "pk"]
        verbose_name = "search synonym"

    def __str__(self):
        return f"{', '.join(self.phrases)} → {self.meaning}"

    @property
    def phrases(self) -> list[str]:
        """What people type, without empty lines."""
        return [line.strip() for line in self.typed.splitlines() if line.strip()]

    def clean(self):
        """Both sides have words, and no word means itself."""
        super().clean()
        errors = {}
        if not text.words(self.meaning):
            errors["meaning"] = "Use at least one letter or digit."
        if not self.phrases or not all(text.words(phrase) for phrase in self.phrases):
            errors["typed"] = "Write at least one word on each line."
        same = [
            phrase for phrase in self.phrases if text.known_stems(phrase) == text.known_stems(self.meaning)
        ]
        if same:
            errors["typed"] = f"“{same[0]}” is found by itself. A synonym is another word."
        longest = max((len(text.words(phrase)) for phrase in self.phrases), default=0)
        if longest > 4:
            errors["typed"] = "Four words at most on a line."
        if errors:
            raise ValidationError(errors)

    def get_preview_template(self, request, mode_name):
        """What the synonym changes."""
        return "articles/search_synonym_preview.html"

    def get_preview_context(self, request, mode_name):
        """For each phrase, the first results without it and with it."""
        from articles.search import comparing  # the search stands on the models

        return {"synonym": self, "comparisons": comparing.compare(self)}


class SearchCount(models.Model):
    """How often something was searched for on a day. Nothing says by whom."""

    query = models.CharField(max_length=40)
    day = models.DateField()
    times = models.PositiveIntegerField(default=1)
    found = models.BooleanField()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["query", "day"], name="search_counted_once_a_day")]
        indexes = [models.Index(fields=["day"], name="search_count_day")]
        verbose_name = "search"
        verbose_name_plural = "searches"
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.query}: {self.times} {ngettext('time', 'times', self.times)} on {self.day}"
