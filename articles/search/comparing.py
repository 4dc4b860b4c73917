"""What a synonym changes: the first results without it and with it."""

from dataclasses import dataclass

from articles.search import engine, vocabulary

SHOWN = 5


@dataclass(frozen=True)
class Comparison:
    """The titles that a phrase finds without the synonym, and those that it finds with it."""

    phrase: str
    before: list[str]
    after: list[str]

    @property
    def is_same(self) -> bool:
        """Whether the synonym changes nothing here."""
        return self.before == self.after


def compare(synonym) -> list[Comparison]:
    """One comparison for each phrase of a synonym, saved or not."""
    without = vocabulary.read(without=synonym.pk)
    with_it = vocabulary.read(without=synonym.pk, extra=synonym)
    return [
        Comparison(phrase, _titles(phrase, without), _titles(phrase, with_it)) for phrase in synonym.phrases
    ]


def _titles(phrase: str, known: vocabulary.Vocabulary) -> list[str]:
    found = engine.search(engine.clean(phrase), known=known)
    return [
        f"{ranked.document.title} ({ranked.document.get_kind_display().lower()})"
        for ranked in found.results[:SHOWN]
    ]
