"""Nothing is cut off, covered or only reached sideways: on a small phone and at 400 % zoom."""

import pytest

from tests.browser.public_pages import ALL, visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

# Elements that leave the window on the right, and boxes that cut their own text off. The drawing's
# shapes are cut by its frame on purpose; hidden text is one pixel wide on purpose.
OUTSIDE = """() => {
  const name = (element) => element.tagName + '.' + element.getAttribute('class');
  const found = [];
  for (const element of document.querySelectorAll('body *:not(svg *):not(.visually-hidden):not(input)')) {
    const box = element.getBoundingClientRect();
    const leaves = box.right > innerWidth + 1 || box.left < -1;
    if (box.width > 0 && leaves) found.push('outside: ' + name(element));
    const cuts = getComputedStyle(element).overflowX !== 'visible';
    if (cuts && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
      found.push('cut off: ' + name(element));
  }
  return found;
}"""
# The part of the window that stays covered while the page scrolls.
COVERED = """() => {
  let covered = 0;
  for (const element of document.querySelectorAll('body *')) {
    if (!['fixed', 'sticky'].includes(getComputedStyle(element).position)) continue;
    const box = element.getBoundingClientRect();
    covered += box.width * box.height;
  }
  return covered / (innerWidth * innerHeight);
}"""
# Text that touches a drawing without being part of it.
TEXT_ON_DRAWINGS = """() => {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (const drawing of document.querySelectorAll('svg.anatomy')) {
    const frame = drawing.getBoundingClientRect();
    texts.currentNode = document.body;
    while (texts.nextNode()) {
      if (!texts.currentNode.data.trim() || drawing.contains(texts.currentNode)) continue;
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      for (const line of range.getClientRects()) {
        const beside = line.left >= frame.right || line.right <= frame.left;
        if (!beside && line.top < frame.bottom && line.bottom > frame.top)
          found.push(texts.currentNode.data.trim());
      }
    }
  }
  return found;
}"""


@pytest.mark.parametrize("kind", ALL)
def test_nothing_scrolls_sideways_at_320_pixels_or_400_percent(new_page, site, kind):
    # 1280 by 1024 pixels at 400 % are 320 by 256, each drawn with four times four.
    page = new_page(320, 256, device_scale_factor=4)
    visit(page, site, kind)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    assert page.evaluate("() => { scrollTo(1000, 400); return scrollX; }") == 0
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(COVERED) < 0.25


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("kind", ["home", "list of conditions", "condition"])
def test_no_text_lies_on_the_anatomy_drawing(new_page, site, kind, width):
    page = new_page(width)
    visit(page, site, kind)
    assert page.locator("svg.anatomy").count()
    assert page.evaluate(TEXT_ON_DRAWINGS) == []


def test_motion_stops_for_those_who_ask(new_page):
    for wish, moving in (("no-preference", True), ("reduce", False)):
        page = new_page(reduced_motion=wish)
        page.goto("/")
        durations = page.evaluate(
            "() => [...document.querySelectorAll('body *')].flatMap(element => {"
            "  const style = getComputedStyle(element);"
            "  return `${style.transitionDuration}, ${style.animationDuration}`.split(', ').map(parseFloat);"
            "})"
        )
        assert (max(durations) > 0) is moving
        assert max(durations) < 0.2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_the_borders_that_mean_something(new_page, scheme):
    page = new_page(forced_colors="active", color_scheme=scheme)
    page.goto("/contact/")
    cards = page.locator(".care-card")
    assert cards.count()
    for card in cards.all():
        style = card.evaluate(
            "card => { const style = getComputedStyle(card);"
            " return [style.borderTopStyle, parseFloat(style.borderTopWidth), style.borderTopColor,"
            " getComputedStyle(document.body).backgroundColor]; }"
        )
        assert style[0] == "solid"
        assert style[1] >= 2
        assert style[2] != style[3]
        assert card.locator(".care-card__urgency").inner_text().strip()
