"""What scripts add to an article: words explained in place, a marked contents list, print, listen, share."""

import pytest
from playwright.sync_api import expect

from tests.browser import reader
from tests.browser.accessibility import structure_problems
from tests.browser.public_pages import ARTICLE
from tests.browser.watch import Watch

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

OPEN = ".term-popover:popover-open"


@pytest.fixture
def read(new_page, site):
    """Opens the article on a device: `read(reader.VOICES)`; what it should not have done is in `.watch`."""

    def open_article(*devices: str, address: str = ARTICLE, width: int = 1280, **options):
        page = new_page(width, **options)
        page.watch = Watch(page, site)
        for device in devices:
            page.add_init_script(device)
        page.goto(address)
        return page

    return open_article


def word(page):
    """The first word that is explained in place."""
    return page.locator("button.term").first


def button(page, name: str):
    """One of the tools' buttons."""
    return page.locator("[data-reader-tools]").get_by_role("button", name=name)


@pytest.mark.parametrize("opens", ["click", "Enter", "Space"])
def test_a_word_is_explained_in_place(read, opens):
    page = read()
    name = word(page).inner_text()
    word(page).click() if opens == "click" else word(page).press(opens)
    explanation = page.locator(OPEN)
    slug = explanation.get_by_role("link", name="All words explained").get_attribute("href").split("#")[1]
    assert page.locator(f"#term-{slug} dd").inner_text() in explanation.inner_text()
    expect(explanation).to_be_focused()
    page.keyboard.press("Tab")
    expect(explanation.get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(explanation).to_have_count(0)
    expect(page.get_by_role("button", name=name, exact=True).first).to_be_focused()
    assert page.watch.problems == []


def test_an_explanation_closes_by_its_button_and_by_a_click_beside_it(read):
    page = read()
    explanation = page.locator(OPEN)
    word(page).click()
    explanation.get_by_role("button", name="Close").click()
    expect(explanation).to_have_count(0)
    expect(word(page)).to_be_focused()
    word(page).click()
    page.locator("h1").click(position={"x": 2, "y": 2})
    expect(explanation).to_have_count(0)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_explanation_is_legible_and_inside_the_window(read, width, scheme):
    page = read(width=width, color_scheme=scheme, reduced_motion="reduce")
    for place in ("start", "end"):
        word(page).evaluate("(element, block) => element.scrollIntoView({block})", place)
        word(page).click()
        box = page.locator(OPEN).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
        assert box["y"] >= 0 and box["y"] + box["height"] <= 900
        if place == "start":
            page.keyboard.press("Escape")
    assert page.get_by_role("button", name="Close").bounding_box()["height"] >= 44
    assert structure_problems(page) == []
    # Axe cannot measure what lies over other text, but it has measured these colours in the contents list.
    explained, known = (page.locator(place).evaluate(reader.COLOURS) for place in (OPEN, "[data-contents]"))
    assert explained == known


def test_without_popovers_a_word_leads_to_the_glossary(read):
    page = read(reader.NO_POPOVERS)
    expect(button(page, "Print this page")).to_be_visible()  # the scripts have run
    assert page.locator("button.term").count() == 0
    link = page.locator("a.term").first
    slug = link.get_attribute("data-term")
    with page.expect_navigation():
        link.click()
    assert page.url.endswith(f"/glossary/#{slug}")
    assert page.locator(f"[id='{slug}']").is_visible()
    assert page.watch.problems == []


def test_a_word_that_the_page_does_not_explain_stays_a_link(read):
    page = read(
        "document.addEventListener('readystatechange', () => document.querySelector('.terms')?.remove());"
    )
    expect(button(page, "Print this page")).to_be_visible()
    assert page.locator("a.term").count()
    assert page.locator("button.term").count() == 0


def test_the_contents_list_marks_what_is_being_read(read):
    page = read()
    page.set_viewport_size({"width": 1280, "height": 400})  # too low for the whole list
    links = page.locator("[data-contents] a")
    for link in (links.nth(9), links.nth(-4), links.first):
        link.evaluate("link => document.querySelector(link.hash).scrollIntoView()")
        before = page.evaluate("scrollY")
        expect(link).to_have_attribute("aria-current", "true")
        expect(link).to_be_in_viewport()
        expect(page.locator("[data-contents] a[aria-current]")).to_have_count(1)
        assert page.evaluate("scrollY") == before


def test_every_section_of_the_contents_list_can_be_marked(read):
    page = read()
    for link in page.locator("[data-contents] a").all()[:-3]:  # the last ones may be too low to come up
        link.evaluate("link => document.querySelector(link.hash).scrollIntoView()")
        expect(link).to_have_attribute("aria-current", "true")


def test_listening_is_offered_with_a_voice_on_the_device_only(read):
    page = read(reader.VOICES)
    expect(button(page, "Print this page")).to_be_visible()
    page.evaluate("voices => find_voices(...voices)", reader.OTHER_VOICES)
    expect(button(page, "Listen")).to_have_count(0)
    page.evaluate("voices => find_voices(...voices)", [*reader.OTHER_VOICES, reader.LOCAL_VOICE])
    expect(button(page, "Listen")).to_be_visible()
    button(page, "Listen").click()
    page.wait_for_function("spoken.length === 3")
    assert page.evaluate("spoken[0]") == page.locator("h1").inner_text()
    page.evaluate("window.cancelled = false")
    button(page, "Stop listening").click()
    expect(button(page, "Listen")).to_have_text("Listen")
    assert page.evaluate("[cancelled, spoken.length]") == [True, 3]
    page.evaluate("cancelled = false; dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("cancelled")
    assert page.watch.problems == []


@pytest.mark.parametrize("outlook", ["shut", "open"])
def test_what_is_read_aloud(read, outlook):
    page = read(reader.VOICES, "window.reads_on = true;")
    if outlook == "open":
        page.locator(".outlook summary").click()
    page.evaluate("voice => find_voices(voice)", reader.LOCAL_VOICE)
    button(page, "Listen").click()
    expect(button(page, "Listen")).to_have_text("Listen", timeout=30_000)
    spoken = page.evaluate("spoken")
    assert max(map(len, spoken)) <= 210
    said = " ".join(spoken)
    numbers = page.locator(".outlook .number-fact p").first.text_content().split()
    assert (" ".join(numbers) in " ".join(said.split())) is (outlook == "open")
    for heading in page.locator(".article__section:not(.review) > h2").all_inner_texts():
        assert heading in spoken
    assert page.locator(".lead").inner_text()[:40] in said
    for unsaid in ("Reference 1", "Compare all", "Print my questions", "Back to the text"):
        assert unsaid not in said


def test_sharing_asks_the_device(read):
    page = read(reader.SHARING, address=ARTICLE + "?from=letter#get-help")
    button(page, "Share").click()
    title, address = (
        page.locator("h1").inner_text(),
        page.locator("link[rel=canonical]").get_attribute("href"),
    )
    assert page.evaluate("shared") == [{"title": title, "url": address}]
    assert address.endswith(ARTICLE)


def test_sharing_without_help_copies_the_link(read):
    page = read(reader.NO_SHARING, permissions=["clipboard-read", "clipboard-write"])
    button(page, "Share").click()
    expect(page.locator("[data-reader-tools]").get_by_role("status")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()").endswith(ARTICLE)
    assert page.watch.problems == []


def test_questions_are_printed_alone_and_leave_no_trace(read):
    page = read(reader.PRINTER)
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    ask = page.get_by_role("button", name="Print my questions")
    ask.click()
    assert page.evaluate("printed") == []
    expect(page.get_by_text("Tick a question or write your own first.")).to_be_visible()
    boxes = page.locator("[data-questions]").get_by_role("checkbox")
    chosen, other = (boxes.nth(number).evaluate("box => box.labels[0].innerText") for number in (1, 0))
    boxes.nth(1).check()
    page.get_by_label("Your own questions").fill("May I fly in June?\nMay I drive?")
    ask.click()
    (paper,) = page.evaluate("printed")
    title = page.locator("h1").inner_text()
    for words in ("My questions", title, chosen, "May I fly in June?\nMay I drive?"):
        assert words in paper
    assert other not in paper
    assert page.locator(".question-sheet").count() == 0
    assert [url for url in requests if "favicon" not in url] == []
    assert page.evaluate(reader.TRACES) == [0, 0, ""]
    assert page.context.cookies() == []
    page.reload()
    assert page.locator("[data-questions] :checked").count() == 0
    assert page.get_by_label("Your own questions").input_value() == ""


def test_paper_shows_the_questions_and_nothing_else(read):
    page = read("window.print = () => {};")
    page.locator("[data-questions]").get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Print my questions").click()
    expect(page.locator(".question-sheet")).to_be_hidden()  # on the screen
    page.emulate_media(media="print")
    expect(page.locator(".question-sheet")).to_be_visible()
    for selector in ("h1", "header", "main", "footer"):
        assert page.locator(f"body > :not(.question-sheet) {selector}:visible").count() == 0


def test_an_address_opens_what_it_points_into(read):
    page = read()
    anchor = page.locator("article details:not([open]) [id]").first.get_attribute("id")
    page.evaluate("anchor => { location.hash = anchor; }", anchor)
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    fresh = read(address=f"{ARTICLE}#{anchor}")
    expect(fresh.locator(f"[id='{anchor}']")).to_be_in_viewport()
    assert fresh.watch.problems == []


def test_paper_has_the_facts_but_no_outlook_that_nobody_opened(read):
    page = read(reader.PRINTER)
    shut = page.locator("article details:not([open])").count()
    button(page, "Print this page").click()
    left = page.evaluate("left_shut")
    assert left and all("outlook" in names or "comparison" in names for names in left)
    assert any("outlook" in names for names in left)
    assert page.locator("article details:not([open])").count() == shut
    page.emulate_media(media="print")
    numbers = page.locator(".outlook .number-fact").first
    assert not numbers.evaluate(reader.IS_SHOWN)
    page.locator(".outlook").evaluate("outlook => { outlook.open = true; }")
    assert numbers.evaluate(reader.IS_SHOWN)
    assert not page.locator(".reader-tools").is_visible()
