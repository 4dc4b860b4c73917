"""articles.panels: editors see how hard their article is to read."""

import pytest

from tests.factories import ConditionPageFactory, GlossaryTermFactory, text

pytestmark = pytest.mark.django_db


def test_the_editor_shows_the_grade_and_the_long_sentences(login):
    long = " ".join(["word"] * 26) + "."
    page = ConditionPageFactory(what_it_is=text(long))
    shown = login("publisher").get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "Reading grade <strong>" in shown
    assert f"<li>{long}</li>" in shown


def test_words_of_the_glossary_are_not_counted(login):
    page = ConditionPageFactory(what_it_is=text("Hepatocholangiocarcinomatosis. " * 40))
    client = login("publisher")
    assert "Please make it easier" in client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    GlossaryTermFactory(term="hepatocholangiocarcinomatosis")
    assert "Please make it easier" not in client.get(f"/admin/pages/{page.pk}/edit/").content.decode()


def test_a_page_that_was_never_saved_has_no_grade(login):
    parent = ConditionPageFactory().get_parent()
    answer = login("author").get(f"/admin/pages/add/articles/conditionpage/{parent.pk}/")
    assert answer.status_code == 200
    assert "Reading grade" not in answer.content.decode()
