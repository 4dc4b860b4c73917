"""Listens to a page: errors, broken rules of its policy, requests that leave the site."""

from urllib.parse import urlsplit

LOCAL_SCHEMES = ("data", "blob", "about")


class Watch:
    """All that a page did and should not have done, from now on."""

    def __init__(self, page, site):
        self.host = urlsplit(site.url).netloc
        self.problems: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.problems.append(f"script error: {error}"))
        page.on("request", self._see)
        page.on("requestfailed", lambda request: self._note_failure(request))

    def _hear(self, message) -> None:
        # A 404 page is reported like a missing file. Its own status is what we asked for.
        is_document = "Failed to load resource" in message.text and not _is_file(message.location["url"])
        # Wagtail's content checks write down how they went, in the editor only.
        if message.type == "error" and not is_document and not message.text.startswith("axe.run results"):
            self.problems.append(f"console: {message.text} ({message.location['url']})")

    def _see(self, request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in LOCAL_SCHEMES and parts.netloc != self.host:
            self.problems.append(f"request to another host: {request.url}")

    def _note_failure(self, request) -> None:
        if "ERR_ABORTED" not in (request.failure or ""):  # going on to the next page aborts what is left
            self.problems.append(f"request failed: {request.url} {request.failure}")


def _is_file(url: str) -> bool:
    """Whether an address belongs to something that a page loads, not to a page."""
    path = urlsplit(url).path
    return path.startswith(("/static/", "/media/")) or "." in path.rsplit("/", 1)[-1]
