"""StreamField blocks of articles."""

from .bodies import (
    ArticleBodyBlock,
    CausesBodyBlock,
    LivingBodyBlock,
    OutlookBodyBlock,
    TestsBodyBlock,
    TopicBodyBlock,
)
from .outlined import outline_of
from .records import (
    CareCardsBlock,
    ChangeBlock,
    NameBlock,
    QuestionBlock,
    care_cards,
    changes,
    names,
    questions,
)
from .text import ARTICLE_LINE_FEATURES, ARTICLE_TEXT_FEATURES

__all__ = [
    "ARTICLE_LINE_FEATURES",
    "ARTICLE_TEXT_FEATURES",
    "ArticleBodyBlock",
    "CareCardsBlock",
    "CausesBodyBlock",
    "ChangeBlock",
    "LivingBodyBlock",
    "NameBlock",
    "OutlookBodyBlock",
    "QuestionBlock",
    "TestsBodyBlock",
    "TopicBodyBlock",
    "care_cards",
    "changes",
    "names",
    "outline_of",
    "questions",
]
