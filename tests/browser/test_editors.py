"""What an editor publishes is what the patient reads, at once or when it is due."""

import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser.admin import choose_action, open_editor, show_panel

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

LONDON = ZoneInfo("Europe/London")


def test_a_changed_sentence_is_published_and_the_patient_reads_it(publisher, new_page):
    sentence = "Ask us how long you will need to rest at home."
    article = "/treatments/liver-resection/"
    patient = new_page(320)
    patient.goto(article)
    assert not patient.get_by_text(sentence).count()

    open_editor(publisher, "liver resection")
    publisher.get_by_role("tab", name="In full").click()
    publisher.wait_for_timeout(3000)  # only later does Wagtail watch for changes to save
    text = publisher.locator("[contenteditable=true]:visible").first
    text.click()
    publisher.keyboard.press("Control+End")
    publisher.keyboard.type(f" {sentence}")
    expect(text).to_contain_text(sentence)
    expect(publisher.get_by_text("Saved", exact=True)).to_be_visible(timeout=20_000)  # by itself
    patient.reload()
    assert not patient.get_by_text(sentence).count()  # a draft is nobody else's business
    choose_action(publisher, "Publish")
    expect(publisher.locator(".messages")).to_contain_text("published")

    patient.reload()
    expect(patient.get_by_text(sentence)).to_be_visible()


def test_a_scheduled_page_goes_live_when_it_is_due(publisher, site):
    publisher.goto("/admin/pages/")
    publisher.get_by_role("link", name="Add child page").first.click()
    publisher.get_by_role("textbox", name="Title").first.fill("Open evening")
    publisher.get_by_role("button", name="Insert a block").first.click()
    publisher.get_by_role("option", name="Text").first.click()
    publisher.locator("[contenteditable=true]:visible").last.click()
    publisher.keyboard.type("Come and see the clinic.")
    show_panel(publisher, "status")
    publisher.get_by_role("button", name="Set schedule").click()
    tomorrow = datetime.now(LONDON) + timedelta(days=1)
    publisher.get_by_label("Go live date/time").fill(f"{tomorrow:%Y-%m-%d %H:%M}")
    publisher.get_by_role("button", name="Save schedule").click()
    expect(publisher.get_by_role("button", name="Edit schedule")).to_be_visible()
    assert site.get("/open-evening/").status == 404

    # The field itself knows minutes only. Waiting for the next one would cost this test half a minute:
    # so the moment is set behind the field's back, which the server takes to the second.
    due = datetime.now(LONDON) + timedelta(seconds=8)
    field = publisher.locator("[name=go_live_at]")
    field.evaluate("(field, moment) => { field.value = moment; }", f"{due:%Y-%m-%d %H:%M:%S}")
    choose_action(publisher, "Schedule to publish")
    expect(publisher.locator(".messages")).to_contain_text("scheduled for publishing")
    live_at = wait_until_live(site, "/open-evening/", due + timedelta(seconds=20))
    assert live_at >= due.replace(microsecond=0)


def wait_until_live(site, path: str, latest: datetime) -> datetime:
    """When the page was there for the first time."""
    while (now := datetime.now(LONDON)) < latest:
        if site.get(path).status == 200:
            return now
        time.sleep(0.2)
    raise AssertionError(f"{path} did not go live.")
