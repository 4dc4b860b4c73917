"""clinic.seed: the demo clinic, loaded by name and path."""

from html import unescape

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils.html import strip_tags
from wagtail.models import Page, Revision, Site, Workflow

from articles.models import ConditionPage, GlossaryTerm, SymptomPage, UrgentAdvice
from clinic.models import ClinicDetails, ClinicImage, HomePage, PersonPage
from clinic.seed import loader
from clinic.seed.references import References

pytestmark = pytest.mark.django_db


CONDITIONS = (
    "liver-metastases",
    "primary-liver-cancer",
    "bile-duct-cancer",
    "pancreatic-cancer",
    "pancreatic-cysts",
    "acute-pancreatitis",
    "chronic-pancreatitis",
    "gallstones",
    "bile-duct-stones",
    "gallbladder-polyps",
    "liver-cysts",
    "benign-liver-lumps",
    "neuroendocrine-tumours",
)
TREATMENTS = (
    "liver-resection",
    "ablation",
    "embolisation",
    "radioembolisation",
    "chemotherapy",
    "targeted-therapy-and-immunotherapy",
    "stereotactic-radiotherapy",
    "liver-transplant",
    "gallbladder-removal",
    "ercp-and-stents",
    "whipple-operation",
    "enzyme-replacement",
    "supportive-care",
)
CANCERS = {
    "liver-metastases",
    "primary-liver-cancer",
    "bile-duct-cancer",
    "pancreatic-cancer",
    "neuroendocrine-tumours",
}
STONES = {"gallstones", "bile-duct-stones"}


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
        "glossary/",
        "team/",
        "about/",
        "privacy/",
        "accessibility/",
        "find-us/",
        "costs/",
        "complaints/",
    ):
        assert home + path in paths
    for slug in CONDITIONS:
        assert f"{home}conditions/{slug}/" in paths
    for slug in TREATMENTS:
        assert f"{home}treatments/{slug}/" in paths
    named = {row.symptom_id for page in ConditionPage.objects.live() for row in page.condition_symptoms.all()}
    assert named == set(SymptomPage.objects.live().values_list("pk", flat=True))
    assert GlossaryTerm.objects.count() >= 60
    assert PersonPage.objects.live().count() == 6


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
    assert "Article 6(1)" in details.lawful_basis and "Article 9(2)(h)" in details.lawful_basis
    for user in get_user_model().objects.all():
        assert user.email.endswith("@example.org")
    for person in Page.objects.type(type(Page.objects.get(slug="kwame-thornbury").specific)).specific():
        assert person.registration.startswith("DEMO-")


# What a clinician has signed, word by word: a change here is a clinical change.
SIGNED_ADVICE = {
    "999": (
        "vomiting blood or what looks like coffee grounds; black, sticky, tar-like poo; collapse; "
        "new confusion; very drowsy; hard to wake; hard to breathe; cold, mottled, blue or grey skin",
        "Call 999 now. Do not drive yourself. Do not wait for a reply from us.",
    ),
    "severe-tummy-pain": (
        "sudden or severe tummy pain that does not ease, or no position helps",
        "Go to A&E now; 999 if it is unbearable.",
    ),
    "jaundice": (
        "yellow skin or eyes, and otherwise well; dark pee, and otherwise well; pale poo, and otherwise well",
        "Phone your GP now for an urgent appointment today, or 111.",
    ),
    "cannot-keep-fluids-down": ("cannot keep fluids down", "Phone 111 now."),
    "gallstone-pain": ("pain from gallstones for over 8 hours", "Phone 111 now."),
    "crisis": (
        "thoughts of ending your life",
        "999 if in danger now; 111, mental health option; Samaritans 116 123, free, at any time.",
    ),
}


@pytest.mark.parametrize("name", SIGNED_ADVICE)
def test_emergency_signs_and_actions_are_worded_as_signed(name):
    signs, action = SIGNED_ADVICE[name]
    advice = UrgentAdvice.objects.get(name=name)
    assert "; ".join(advice.sign_list) == signs
    assert unescape(strip_tags(advice.action)) == action


def test_every_condition_says_when_to_call_999_and_what_its_own_signs_are():
    for page in ConditionPage.objects.live():
        chosen = [advice for card in page.care_cards for advice in card.value["advice"]]
        names = [advice.name for advice in chosen]
        needed = {"999", "fever-with-yellow-skin", "severe-tummy-pain", "jaundice", "cannot-keep-fluids-down"}
        assert needed | {"new-or-lasting"} <= set(names), page.slug
        assert names[0] == "999"
        assert ("gallstone-pain" in names) or page.slug not in STONES
        assert ("during-cancer-drugs" in names and "crisis" in names) or page.slug not in CANCERS


def test_an_unknown_name_in_the_content_is_refused():
    references = References({"page": {"conditions": 1}}, complete=True)
    assert references.resolve("page:conditions") == 1
    with pytest.raises(KeyError, match="nowhere"):
        references.resolve({"page": "page:nowhere"})
