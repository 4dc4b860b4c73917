"""Every type of public page, and how a browser comes to it."""

ARTICLE = "/conditions/liver-metastases/"

# Pages that have an address.
ADDRESSES = {
    "home": "/",
    "list of conditions": "/conditions/",
    "condition": ARTICLE,
    "condition topic": ARTICLE + "causes-and-diagnosis/",
    "list of treatments": "/treatments/",
    "treatment": "/treatments/liver-resection/",
    "list of symptoms": "/symptoms/",
    "symptom": "/symptoms/jaundice/",
    "glossary": "/glossary/",
    "team": "/team/",
    "person": "/team/gurleen-ashby/",
    "standard page": "/find-us/",
    "search": "/search/",
    "search with results": "/search/?q=liver",
    "search without results": "/search/?q=zzzz",
    "search for an emergency": "/search/?q=black+poo",
    "body map": "/body-map/",
    "contact": "/contact/",
    "contact about a page": f"/contact/?about={ARTICLE}",
    "not found": "/no-such-page/",
}
# Pages that come of what a visitor does, or of what breaks.
OUTCOMES = ("contact with errors", "contact refused", "thanks", "server error")
ALL = (*ADDRESSES, *OUTCOMES)

PATIENT = {
    "name": "Wilhelmina Oakhampton",
    "email": "wilhelmina.oakhampton@example.org",
    "phone": "07700 900123",
    "message": "My scan shows something on the liver. Whom may I see?",
}
# The fields in the order of the form.
FIELDS = {
    "Your name": "name",
    "Your email address": "email",
    "Your phone number": "phone",
    "Your message": "message",
}


def visit(page, site, kind: str) -> None:
    """Bring the browser to a page of this kind."""
    if kind in ADDRESSES:
        page.goto(ADDRESSES[kind])
    elif kind == "contact with errors":
        page.goto("/contact/")
        page.get_by_label("Your phone number").fill("soon")
        send(page)
    elif kind == "contact refused":
        page.goto("/contact/")
        page.context.clear_cookies()
        send(page)
    elif kind == "thanks":
        page.goto("/contact/")
        fill_in(page)
        send(page)
        page.wait_for_url("**/contact/thanks/")
    elif kind == "server error":
        # The very file that the server sends when it breaks, at an address of the site.
        html = (site.data_dir / "500.html").read_text()
        page.route("**/broken/", lambda route: route.fulfill(status=500, content_type="text/html", body=html))
        page.goto("/broken/")


def fill_in(page) -> None:
    """Write into the form what the patient of these tests writes."""
    for label, name in FIELDS.items():
        page.get_by_role("textbox", name=label).fill(PATIENT[name])


def send(page) -> None:
    """Send the form, and wait until all of the answer is there."""
    with page.expect_navigation():
        page.get_by_role("button", name="Send your message").click()
