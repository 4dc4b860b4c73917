"""The Content-Security-Policy of each part of the site."""

import json
import re

from csp.constants import HEADER, NONCE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.urls import reverse

# Wagtail's admin runs on its own files, shows uploads before they are stored (`blob:`), frames
# previews of pages and blocks, and draws its icons and some pictures as `data:`. Its rich text field
# writes the hints of empty paragraphs as <style> elements whose text is never the same twice; style
# attributes stay forbidden, and no style can fetch anything from another host.
ADMIN_DIRECTIVES = {
    "default-src": ["'none'"],
    "script-src": [SELF, NONCE],
    "style-src": [SELF],
    "style-src-elem": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": ["'none'"],
    "frame-ancestors": [SELF],
}

# Wagtail starts its date fields, choosers and inline panels by inline scripts of two forms: a
# function of its own called with JSON, and a panel made from a JSON text.
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_CALL = re.compile(r"(?:new )?\w*Chooser\((.+)\);")
_PANEL = re.compile(
    r'\(function\(\) \{\s*var panel = new \w+Panel\(JSON\.parse\((".+")\)\);\s*\}\)\(\);', re.DOTALL
)


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """Gives the admin its own policy; every other answer gets the strict public one.

    A preview is a second pass through the middleware with the page's own address. That inner pass
    sets the public policy, and a policy that is already there is never overwritten.
    """

    def process_response(self, request, response):
        """Let Wagtail's own inline scripts run in the admin before the policy is written."""
        is_page = not response.streaming and response.get("Content-Type", "").startswith("text/html")
        if is_page and HEADER not in response and _is_admin(request):
            _allow_starters(request, response)
        return super().process_response(request, response)

    def get_policy_parts(self, request, response, report_only=False) -> PolicyParts:
        """The policy for this request's part of the site."""
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and _is_admin(request):
            parts.config = ADMIN_DIRECTIVES
        return parts


def is_starter(script: str) -> bool:
    """Whether a script does nothing but start a part of Wagtail's admin, with plain data.

    JSON holds values only, so whatever an attacker could write into it cannot run.
    """
    match = _CALL.fullmatch(script.strip()) or _PANEL.fullmatch(script.strip())
    if not match:
        return False
    try:
        json.loads(f"[{match[1]}]")
    except ValueError:
        return False
    return True


def _is_admin(request) -> bool:
    return request.path.startswith(reverse("wagtailadmin_home"))


def _allow_starters(request, response) -> None:
    """Give this answer's nonce to the scripts that start parts of the admin, and to no others.

    A list of hashes will not do: the scripts hold the names of fields and rows, and rows that are
    added in the browser take their nonce from the template of an empty row.
    """
    html = response.content.decode(response.charset)
    marked = _SCRIPT.sub(
        lambda match: (
            f'<script nonce="{request.csp_nonce}">{match[1]}</script>' if is_starter(match[1]) else match[0]
        ),
        html,
    )
    if marked != html:
        response.content = marked.encode(response.charset)
        if "Content-Length" in response:
            response["Content-Length"] = str(len(response.content))
