"""What articles have in common: an outline made once a revision, and who stands for what it says."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField

from articles import assembly
from articles.blocks import CareCardsBlock, ChangeBlock, NameBlock, care_cards, changes, names
from articles.outline import VERSION, Outline, Review, Run, dump, load
from articles.panels import ReadingPanel

LONGEST_SUMMARY = 60  # words
OTHER_NAMES_HELP = "What else it is called, and how to say it. Shown, searched and listed from A to Z."


class OutlinedPage(models.Model):
    """A page that makes its outline when it is saved, and is shown from it."""

    stored_outline = models.JSONField(null=True, editable=False, serialize=False)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """Keep the outline in step with what is saved (a save of single fields changes no text)."""
        result = super().save(*args, **kwargs)
        if not kwargs.get("update_fields"):
            self.stored_outline = {"version": VERSION, "outline": dump(self.make_outline())}
            type(self)._base_manager.filter(pk=self.pk).update(stored_outline=self.stored_outline)
        return result

    def make_outline(self) -> Outline:
        """The outline of the page as it stands, saved or not."""
        raise NotImplementedError

    def own_outline(self, fresh: bool = False) -> Outline:
        """What the page itself says: as stored, or made anew for a preview or after a change of form."""
        stored = self.stored_outline or {}
        if fresh or stored.get("version") != VERSION:
            return self.make_outline()
        return load(stored["outline"])

    def article(self, request=None) -> Outline:
        """The whole article: the page's outline, completed with what other records say."""
        fresh = getattr(request, "is_preview", False)
        return assembly.complete(self.own_outline(fresh), request, page=self)

    def get_context(self, request, *args, **kwargs):
        """Add the article."""
        context = super().get_context(request, *args, **kwargs)
        context["article"] = self.article(request)
        return context


class NamedPage(models.Model):
    """What an article is called, in short: its other names, and two sentences."""

    say_it = models.CharField(
        "how to say it",
        max_length=120,
        blank=True,
        help_text="How to say the medical name, the stressed part in capitals: “meh-TASS-tuh-seez”.",
    )
    other_names = StreamField([("name", NameBlock())], blank=True, help_text=OTHER_NAMES_HELP)
    summary = models.TextField(
        help_text="Two sentences and at most 60 words: what it is, the main sign, the main treatments. "
        "No survival figures."
    )
    care_cards = StreamField(
        CareCardsBlock(required=False),
        blank=True,
        help_text="When to get help. One card at most of each kind; the advice is chosen, never typed.",
    )

    class Meta:
        abstract = True

    def clean(self):
        """Keep the summary short enough to be read."""
        with also_told(super().clean):
            refuse_long_summary(self.summary)

    def named_outline(self) -> Outline:
        """The beginning of an outline: title, names, summary, care cards."""
        return Outline(
            self.title,
            summary=[Run(self.summary)],
            say_it=self.say_it,
            names=names(self.other_names),
            cards=care_cards(self.care_cards),
        )

    @property
    def other_name_list(self) -> list[str]:
        """The other names alone."""
        return [entry.name for entry in names(self.other_names)]


@contextmanager
def also_told(clean: Callable[[], None]) -> Iterator[None]:
    """Run another check as well, so that an editor is told everything at once."""
    problems: dict = {}
    try:
        yield
    except ValidationError as error:
        problems = error.update_error_dict(problems)
    try:
        clean()
    except ValidationError as error:
        problems = error.update_error_dict(problems)
    if problems:
        raise ValidationError(problems)


def refuse_long_summary(summary: str) -> None:
    """Raise ValidationError at the field if a summary has more than 60 words."""
    words = len((summary or "").split())
    if words > LONGEST_SUMMARY:
        message = f"The summary has {words} words. Please keep it to {LONGEST_SUMMARY}."
        raise ValidationError({"summary": message})


def _person(help_text: str) -> models.ForeignKey:
    return models.ForeignKey(
        "clinic.PersonPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # articles.deletion refuses what is in use; old revisions may name it
        related_name="+",
        help_text=help_text,
    )


class ReviewedPage(models.Model):
    """Who wrote an article, who checked it, when, and what has changed."""

    author = _person("Who wrote it.")
    reviewer = _person("The clinician who checked what it says.")
    last_reviewed = models.DateField(null=True, blank=True, help_text="When the reviewer checked it.")
    next_review = models.DateField("next review due", null=True, blank=True)
    changes = StreamField([("change", ChangeBlock())], blank=True, help_text="What changed, and when.")

    review_panels = [
        PageChooserPanel("author"),
        MultiFieldPanel(
            [PageChooserPanel("reviewer"), FieldPanel("last_reviewed"), FieldPanel("next_review")], "Review"
        ),
        FieldPanel("changes"),
        ReadingPanel(heading="How easy it is to read"),
    ]

    class Meta:
        abstract = True

    def clean(self):
        """A review has a person and a day that has come, and the next one comes later."""
        with also_told(super().clean):
            self._check_review()

    def _check_review(self) -> None:
        errors = {}
        if self.reviewer_id and not self.last_reviewed:
            errors["last_reviewed"] = "Say when the reviewer checked it, or remove the reviewer."
        if self.last_reviewed and not self.reviewer_id:
            errors["reviewer"] = "Say who checked it, or remove the date."
        if self.last_reviewed and self.last_reviewed > date.today():
            errors["last_reviewed"] = "This day has not come yet."
        if self.next_review and self.last_reviewed and self.next_review <= self.last_reviewed:
            errors["next_review"] = "The next review comes after the last one."
        if errors:
            raise ValidationError(errors)

    def review_outline(self) -> Review:
        """The review as an outline has it."""
        return Review(
            self.author_id,
            self.reviewer_id,
            self.last_reviewed.isoformat() if self.last_reviewed else "",
            self.next_review.isoformat() if self.next_review else "",
            changes(self.changes),
        )
