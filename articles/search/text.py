"""Words as the search compares them: small, bare, in one spelling, cut back to their stems. Pure.

Documents and queries go through the same functions, so both spellings of British and American English,
singular and plural, accents and capitals meet. What a patient typed is kept in no cache.
"""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

from articles.search.little_words import LITTLE_WORDS, SOFT_WORDS

__all__ = ["LITTLE_WORDS", "MAX_CHARACTERS", "MAX_WORDS", "SOFT_WORDS", "clean", "fold", "stem", "words"]

MAX_CHARACTERS = 200
MAX_WORDS = 12
LONGEST_WORD = 40
_STEMMER = snowballstemmer.stemmer("english")
_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHES = str.maketrans("", "", "'’‘`´")  # noqa: RUF001

# British to American spelling, as whole groups of words; what it does to other words it does to both sides.
_SPELLINGS = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"haem", "hem"),
        (r"aem(?=i)", "em"),
        (r"(?<=an)aes", "es"),
        (r"(?<=[fcp])ae(?=[acdei])", "e"),
        (r"rrhoea", "rrhea"),
        (r"\boe(?=[a-z]{3})", "e"),
        (r"(?<=h)oe(?=a\b)", "e"),
        (r"foet", "fet"),
        (r"sulph", "sulf"),
        (r"\b(col|tum|fav|od|hum|lab|behavi|neighb|vap|flav|rig)our", r"\1or"),
        (r"\b(cent|lit|fib|met|calib)re(?=s?\b)", r"\1er"),
        (r"(?<=[a-z]{3})is(?=ation|ations|ed\b|es\b|ing\b|e\b|er\b|ers\b)", "iz"),
        (r"(?<=[a-z]{3})ys(?=ed\b|es\b|ing\b|e\b|er\b)", "yz"),
        (r"\bgrey", "gray"),
    )
)
# Greek words change in the plural in a way that the stemmer does not know: metastasis, metastases.
_GREEK = re.compile(r"(?<=[aeoy]s)is$")


def clean(query: str) -> str:
    """The words of a query: letters, digits, hyphens and apostrophes, at most 12 of them.

    Databases break on NUL and lone surrogates, and everything slows down on 8 KB, so none of these gets on.
    """
    text = unicodedata.normalize("NFKC", query[: MAX_CHARACTERS * 4].encode(errors="ignore").decode())
    text = "".join(c if c.isalnum() or c in "-'’" or _joins(c) else " " for c in text[: MAX_CHARACTERS * 2])
    words = [word.strip("-'’") for word in text[:MAX_CHARACTERS].split()]
    return " ".join([word for word in words if word][:MAX_WORDS])


def _joins(character: str) -> bool:
    """Whether this is an accent that belongs to the letter before it."""
    return unicodedata.category(character) in ("Mn", "Mc")


def bare(text: str) -> str:
    """The text in small letters without accents and apostrophes; one character for another where possible."""
    if not text.isascii():
        spread = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
        return "".join(c for c in spread if not unicodedata.combining(c))
    return text.translate(_APOSTROPHES).lower()


def plain_words(text: str) -> list[str]:
    """The words of a text in bare letters, as they were spelt."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(bare(text))]


def fold(word: str) -> str:
    """A bare word in the one spelling that is compared: `tumour` and `tumor` are one."""
    for pattern, new in _SPELLINGS:
        word = pattern.sub(new, word)
    return word


def words(text: str) -> list[str]:
    """The words of a text as they are compared, in order."""
    return [fold(word) for word in plain_words(text)]


def stem(word: str) -> str:
    """What is left of a folded word without its endings."""
    if word.isdigit() or len(word) < 3 or word.endswith("itis"):  # an inflammation is not its organ
        return word
    return _STEMMER.stemWord(_GREEK.sub("es", word))


# For the site's own texts alone.
known_fold = lru_cache(maxsize=30_000)(fold)
known_stem = lru_cache(maxsize=30_000)(stem)


def known_stems(text: str) -> list[str]:
    """The stems of a text that the site itself has published, in order."""
    return [known_stem(known_fold(word)) for word in plain_words(text)]


def name_stems(text: str) -> list[str]:
    """The stems of a name, without its little words."""
    return [known_stem(word) for word in meaningful([known_fold(word) for word in plain_words(text)])]


def meaningful(folded: list[str]) -> list[str]:
    """These words without the little ones, or all of them if nothing is left."""
    return [word for word in folded if word not in LITTLE_WORDS] or folded
