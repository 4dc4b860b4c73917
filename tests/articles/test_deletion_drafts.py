"""articles.deletion: drafts and scheduled versions count as uses; old revisions outlive what they name."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import ConditionTreatment
from tests.articles.test_deletion import PAGES, delete_page, is_there, published, told
from tests.factories import ConditionPageFactory, TreatmentPageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("scheduled", [False, True])
def test_what_only_a_draft_or_a_scheduled_version_names_is_in_use_too(login, scheduled):
    treatment = TreatmentPageFactory()
    page = published(ConditionPageFactory())
    page.condition_treatments = [ConditionTreatment(treatment=treatment)]
    go_live = timezone.now() + timedelta(days=1) if scheduled else None
    page.save_revision(approved_go_live_at=go_live)
    answer = delete_page(login("publisher"), treatment, bulk=False)
    assert is_there(treatment)
    assert f"{page.title} (draft)" in told(answer)


@pytest.mark.parametrize("kind", PAGES)
def test_an_old_version_that_names_what_is_gone_can_still_be_seen_and_brought_back(login, kind):
    factory, use = PAGES[kind]
    used = factory()
    page = use(used)
    revision = page.save_revision()
    type(used).objects.get(pk=used.pk).delete()
    client = login("publisher")
    for address in (f"revisions/{revision.pk}/view/", f"revisions/{revision.pk}/revert/", "edit/"):
        assert client.get(f"/admin/pages/{page.pk}/{address}").status_code == 200, address
    assert revision.as_object().make_preview_request().status_code == 200
