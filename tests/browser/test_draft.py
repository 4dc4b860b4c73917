"""A message that is not sent yet stays in its tab, and goes from there when it was sent or cleared."""

import pytest
from playwright.sync_api import expect

from tests.browser.public_pages import ARTICLE, FIELDS, PATIENT, fill_in, send
from tests.browser.watch import Watch

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

NOTE = "What you type is kept in this tab until you send it or close the tab."
DRAFT = "() => JSON.parse(sessionStorage.getItem('enquiry'))"
# A window whose storage may not be used at all, and one that is full.
FORBIDDEN = """Object.defineProperty(window, 'sessionStorage', {
  get() { throw new DOMException('no', 'SecurityError'); },
});"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
BACK_FROM_MEMORY = "() => { dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})); }"


@pytest.fixture
def form(page, site):
    """The contact page; what it should not have done is in `.watch`."""
    page.watch = Watch(page, site)
    page.goto("/contact/")
    expect(page.get_by_role("button", name="Clear the form")).to_be_visible()
    return page


def message(page):
    return page.get_by_role("textbox", name="Your message")


def typed(page) -> dict[str, str]:
    return {name: page.get_by_role("textbox", name=label).input_value() for label, name in FIELDS.items()}


def test_what_was_typed_comes_back_and_goes_when_it_was_sent(form):
    fill_in(form)
    form.get_by_label("An appointment", exact=True).check()
    form.get_by_label("Large print").check()
    form.locator("[name=signs]").last.check()
    form.reload()
    assert typed(form) == PATIENT
    form.goto(ARTICLE)
    form.goto(f"/contact/?about={ARTICLE}")
    expect(message(form)).to_have_value(PATIENT["message"])
    assert typed(form) == PATIENT
    for label in ("An appointment", "Large print"):
        assert form.get_by_label(label, exact=True).is_checked()
    assert form.locator("[name=signs]").last.is_checked()
    assert form.evaluate("() => [localStorage.length, sessionStorage.length]") == [0, 1]

    send(form)  # a sign is ticked
    expect(form.get_by_role("heading", level=1)).to_have_text("Before you send your message")
    form.get_by_role("link", name="Do not send it").click()
    expect(message(form)).to_have_value(PATIENT["message"])
    form.locator("[name=signs]").last.uncheck()
    send(form)
    form.wait_for_url("**/contact/thanks/")
    expect(form.get_by_role("button", name="Print this page")).to_be_visible()
    assert form.evaluate("sessionStorage.length") == 0
    form.goto("/contact/")
    assert typed(form) == dict.fromkeys(PATIENT, "")
    assert form.watch.problems == []


def test_only_what_a_person_fills_in_is_kept(form):
    assert form.evaluate("sessionStorage.length") == 0  # nothing before something was typed
    form.evaluate("document.querySelector('[name=website]').value = 'of a program'")
    fill_in(form)
    kept = form.evaluate(DRAFT)
    assert dict(kept) == {"kind": "question", "for_whom": "me", **PATIENT}
    fields = form.evaluate("[...document.querySelector('[data-enquiry]').elements].map(field => field.name)")
    assert {"csrfmiddlewaretoken", "token", "about", "website"} <= set(fields)


def test_the_answer_of_the_server_wins_and_is_kept_from_then_on(form):
    fill_in(form)
    form.evaluate(
        "document.querySelector('form[data-enquiry]').addEventListener('submit', () =>"
        " sessionStorage.setItem('enquiry', JSON.stringify([['message', 'older words']])))"
    )
    form.get_by_label("Your name").fill("")
    send(form)
    assert form.title().startswith("Error: ")
    assert typed(form) == {**PATIENT, "name": ""}
    form.goto("/contact/")
    assert typed(form) == {**PATIENT, "name": ""}


def test_who_types_before_the_script_runs_is_not_interrupted(form):
    fill_in(form)
    form.get_by_label("Large print").check()
    form.add_init_script("""document.addEventListener('readystatechange', () => {
      if (document.readyState !== 'interactive') return;
      document.querySelector('[name=name]').value = 'Somebody quick';
      document.querySelector('[name=kind][value=complaint]').checked = true;
    });""")
    form.reload()
    assert typed(form) == {**PATIENT, "name": "Somebody quick"}
    assert form.get_by_label("A complaint").is_checked()
    assert form.get_by_label("Large print").is_checked()


@pytest.mark.parametrize("draft", ["", "{", "null", "7", '{"message": 1}', "[1, null]", '[["kind", "gone"]]'])
def test_a_draft_that_nobody_can_read_does_no_harm(form, draft):
    form.evaluate("draft => sessionStorage.setItem('enquiry', draft)", draft)
    form.reload()
    assert typed(form) == dict.fromkeys(PATIENT, "")
    assert form.get_by_label("A new question").is_checked()
    fill_in(form)
    form.reload()
    assert typed(form) == PATIENT
    assert form.watch.problems == []


@pytest.mark.parametrize("storage", [FORBIDDEN, FULL], ids=["forbidden", "full"])
def test_without_storage_the_form_works_and_promises_nothing(new_page, site, storage):
    page = new_page()
    watch = Watch(page, site)
    page.add_init_script(storage)
    page.goto("/contact/")
    fill_in(page)
    expect(page.get_by_text(NOTE)).to_have_count(0)
    message(page).fill("x" * 5001)
    expect(page.locator(".field__count")).to_have_text("You have 1 character too many")
    fill_in(page)
    send(page)
    page.wait_for_url("**/contact/thanks/")
    expect(page.get_by_role("button", name="Print this page")).to_be_visible()
    assert watch.problems == []


def test_without_scripts_nothing_is_promised(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("/contact/")
    assert not page.get_by_text(NOTE).count()
    assert not page.get_by_role("button", name="Clear the form").count()


@pytest.mark.parametrize("is_answer", [False, True], ids=["new form", "answered form"])
def test_the_form_can_be_cleared(form, is_answer):
    fill_in(form)
    form.get_by_label("Large print").check()
    if is_answer:
        form.get_by_label("Your name").fill("")
        send(form)
    form.once("dialog", lambda dialog: dialog.dismiss())
    form.get_by_role("button", name="Clear the form").click()
    assert typed(form)["message"] == PATIENT["message"]

    form.once("dialog", lambda dialog: dialog.accept())
    form.get_by_role("button", name="Clear the form").click()
    expect(message(form)).to_have_value("")
    assert form.evaluate("sessionStorage.length") == 0
    expect(form.locator(".error-summary")).to_have_count(0)
    assert typed(form) == dict.fromkeys(PATIENT, "")
    assert not form.get_by_label("Large print").is_checked()
    form.reload()
    assert typed(form) == dict.fromkeys(PATIENT, "")
    assert form.watch.problems == []


def test_back_after_sending_shows_an_empty_form(form):
    fill_in(form)
    form.evaluate(BACK_FROM_MEMORY)  # from another page: the draft is there
    assert typed(form) == PATIENT
    form.evaluate("sessionStorage.clear()")  # as the page of thanks does
    form.evaluate(BACK_FROM_MEMORY)
    assert typed(form) == dict.fromkeys(PATIENT, "")


def test_back_to_the_thanks_keeps_a_second_message(form):
    fill_in(form)
    send(form)
    form.wait_for_url("**/contact/thanks/")
    form.goto("/contact/")
    message(form).fill("A second one")
    form.go_back()
    expect(form.get_by_role("button", name="Print this page")).to_be_visible()
    form.go_forward()
    expect(message(form)).to_have_value("A second one")
