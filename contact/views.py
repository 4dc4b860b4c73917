"""The patient's side of an enquiry: the form, and the thanks with the reference."""

import logging
import time

from django.contrib.auth import SESSION_KEY as SIGNED_IN_KEY
from django.db import Error as DatabaseError
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from clinic import error_page
from contact import references, services, sources
from contact.forms import EnquiryForm

logger = logging.getLogger(__name__)

THANKS_KEY = "enquiry_reference"
THANKS_KEPT_FOR = 30 * 60  # seconds


@cache_control(private=True, no_store=True)
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request):
    """Phone and hours, what to do in an emergency, and the form."""
    if request.method == "POST":
        return _receive(request)
    source = sources.find(request, request.GET.get("about", ""))
    form = EnquiryForm(initial={"about": source.path if source else ""})
    return _page(request, form, source)


@cache_control(private=True, no_store=True)
@require_safe
def thanks(request):
    """The reference of what was just sent; reloading shows it again for half an hour."""
    reference = _kept_reference(request.session)
    if reference is None:
        return redirect("contact")
    context = {
        "reference": references.formatted(reference),
        "spelled": references.spelled(reference),
        "noindex": True,
    }
    return render(request, "contact/thanks.html", context)


def _receive(request):
    """Store the enquiry and go on to the thanks, or show the form again with all its text."""
    form = EnquiryForm(request.POST)
    try:
        source = sources.find(request, form.data["about"])
        form.data["about"] = source.path if source else ""
        if not form.is_valid():
            return _page(request, form, source, status=422)
        enquiry = services.submit(form.cleaned_data, source)
    except DatabaseError as error:
        # The kind alone: a database's own words may hold what the person wrote.
        logger.error("An enquiry could not be stored: %s", type(error).__name__)
        return _not_stored(request, form)
    _keep_reference(request.session, enquiry.reference)
    return redirect("contact_thanks")


def _page(request, form, source, status=200, **context):
    context |= {"form": form, "source": source}
    return render(request, "contact/contact.html", context, status=status)


def _not_stored(request, form):
    """Say that nothing was sent, with the text still in the form and the phone number above it.

    A database that is merely locked can still be read; if not, a page that needs none is shown.
    """
    try:
        response = _page(request, form, None, status=503, not_stored=True)
    except DatabaseError:
        context = {"form": form, "clinic": error_page.last_known_clinic()}
        response = render(request, "contact/not_stored.html", context, status=503)
    response["Retry-After"] = "60"
    return response


def _keep_reference(session, reference: str) -> None:
    """Remember the reference, and nothing else, for the page of thanks."""
    session[THANKS_KEY] = {"reference": reference, "at": int(time.time())}
    if SIGNED_IN_KEY not in session:  # staff who try the form stay signed in
        session.set_expiry(THANKS_KEPT_FOR)


def _kept_reference(session) -> str | None:
    kept = session.get(THANKS_KEY)
    if kept and time.time() - kept["at"] <= THANKS_KEPT_FOR:
        return kept["reference"]
    return None
