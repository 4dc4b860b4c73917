"""The Content-Security-Policy of each part of the site."""

from csp.constants import SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.urls import reverse

# Wagtail's admin runs on its own files, shows uploads before they are stored (`blob:`), frames
# previews of pages and blocks, and draws its icons and some pictures as `data:`.
ADMIN_DIRECTIVES = {
    "default-src": ["'none'"],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": ["'none'"],
    "frame-ancestors": [SELF],
}


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """Gives the admin its own policy; every other answer gets the strict public one.

    A preview is a second pass through the middleware with the page's own address. That inner pass
    sets the public policy, and a policy that is already there is never overwritten.
    """

    def get_policy_parts(self, request, response, report_only=False) -> PolicyParts:
        """The policy for this request's part of the site."""
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path.startswith(reverse("wagtailadmin_home")):
            parts.config = ADMIN_DIRECTIVES
        return parts
