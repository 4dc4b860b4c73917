"""Panels of the page editor that say something of the article instead of asking for it."""

from wagtail.admin.panels import Panel

from articles import lookups, reading
from articles.outline import passages


class ReadingPanel(Panel):
    """How hard the article is to read: its grade, and the sentences that are too long."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one page, as it was last saved as a draft or published."""

        template_name = "articles/admin/reading_panel.html"

        def is_shown(self):
            """A page that was never saved has no text yet."""
            return super().is_shown() and bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            """Add the grade, its limit and the long sentences."""
            context = super().get_context_data(parent_context)
            texts = list(passages(self.instance.own_outline(fresh=True)))
            terms = [form for term in lookups.glossary_terms() for form in (term.term, *term.forms)]
            return context | {
                "grade": reading.grade(texts, terms),
                "highest_grade": reading.HIGHEST_GRADE,
                "long_sentences": reading.long_sentences(texts),
                "longest_sentence": reading.LONGEST_SENTENCE,
            }
