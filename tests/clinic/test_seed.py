"""clinic.seed: the demo clinic, loaded by name and path."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import Page, Revision, Site, Workflow

from articles.models import ConditionPage, UrgentAdvice
from clinic.models import ClinicDetails, ClinicImage, HomePage
from clinic.seed import loader
from clinic.seed.references import References

pytestmark = pytest.mark.django_db


def test_seeding_twice_changes_nothing():
    before = Revision.objects.count(), Page.objects.count(), ClinicImage.objects.count()
    changes = []
    loader.load(changes.append)
    assert changes == []
    assert (Revision.objects.count(), Page.objects.count(), ClinicImage.objects.count()) == before


def test_seeding_puts_back_what_was_changed():
    page = ConditionPage.objects.get(slug="gallstones")
    original = page.summary
    page.summary = "Something else."
    page.save_revision().publish()
    changes = []
    loader.load(changes.append)
    assert changes == ["/conditions/gallstones"]
    assert ConditionPage.objects.get(slug="gallstones").summary == original


def test_the_site_shows_the_demo_clinic_and_no_welcome_page():
    assert Site.objects.get().root_page == Page.objects.get(pk=HomePage.objects.get().pk)
    assert not Page.objects.filter(title__startswith="Welcome to your new Wagtail").exists()
    Page.objects.get(depth=1)
    assert Page.find_problems() == ([], [], [], [], [])


def test_everything_that_the_issue_names_is_there():
    paths = set(Page.objects.live().values_list("url_path", flat=True))
    home = HomePage.objects.get().url_path
    for path in (
        "conditions/liver-metastases/causes-and-diagnosis/",
        "treatments/ablation/",
        "team/",
        "about/",
        "privacy/",
        "accessibility/",
        "find-us/",
        "costs/",
        "complaints/",
    ):
        assert home + path in paths
    assert ConditionPage.objects.live().count() == 5


def test_one_login_for_each_role():
    logins = {user.username: user for user in get_user_model().objects.all()}
    assert set(logins) >= {"admin", "author", "reviewer", "publisher", "desk", "manager"}
    assert logins["desk"].check_password("clinic-demo")
    assert [group.name for group in logins["desk"].groups.all()] == ["Enquiry staff"]
    assert set(Group.objects.values_list("name", flat=True)) == {
        "Authors",
        "Clinical reviewers",
        "Publishers",
        "Enquiry staff",
        "Enquiry managers",
    }


def test_no_login_is_made_where_demo_logins_are_off(settings):
    settings.DEMO_LOGINS = False
    get_user_model().objects.all().delete()
    loader.load()
    assert not get_user_model().objects.exists()


def test_changes_go_through_review_and_publication():
    workflow = Workflow.objects.get(name="Review and publication")
    assert [task.name for task in workflow.tasks] == ["Clinical review", "Publication"]
    page = ConditionPage.objects.get(slug="gallstones")
    assert page.get_workflow() == workflow


def test_demo_data_cannot_be_mistaken_for_real():
    details = ClinicDetails.objects.get()
    assert details.demonstration
    assert details.phone.startswith("0121 496 0")
    assert details.email.endswith("@example.org")
    for user in get_user_model().objects.all():
        assert user.email.endswith("@example.org")
    for person in Page.objects.type(type(Page.objects.get(slug="kwame-thornbury").specific)).specific():
        assert person.registration.startswith("DEMO-")


def test_each_emergency_sign_stands_alone():
    for advice in UrgentAdvice.objects.all():
        for sign in advice.sign_list:
            assert " and fever" not in sign
            assert len(sign) < 200


def test_an_unknown_name_in_the_content_is_refused():
    references = References(pages={"conditions": 1}, complete=True)
    assert references.resolve("page:conditions") == 1
    with pytest.raises(KeyError, match="nowhere"):
        references.resolve({"page": "page:nowhere"})
