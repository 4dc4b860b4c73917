"""The patient's side of an enquiry: the form, and the thanks with the reference."""

import logging
import time
from datetime import datetime

from django.contrib.auth import SESSION_KEY as SIGNED_IN_KEY
from django.db import Error as DatabaseError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from clinic import error_page
from clinic.models import ClinicDetails
from contact import form_token, references, services, sources, spam, throttle
from contact.crypto import CryptoError
from contact.form_token import ExpiredForm
from contact.forms import EnquiryForm, StatusForm
from contact.working_hours import WorkingHours, closed_words, promise_words, reply_by

logger = logging.getLogger(__name__)

THANKS_KEY = "enquiry_receipt"
THANKS_KEPT_FOR = 30 * 60  # seconds


class TooMany(Exception):
    """More messages came from one network than people there can write."""


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
    kept = _kept_receipt(request.session)
    if kept is None:
        return redirect("contact")
    hours = WorkingHours(ClinicDetails.for_request(request).opening_rows)
    context = {
        "reference": references.formatted(kept["reference"]),
        "spelled": references.spelled(kept["reference"]),
        "code": kept["code"],
        "promise": promise_words(datetime.fromisoformat(kept["reply_by"]), hours),
        "advice": kept["advice"],
        "noindex": True,
    }
    return render(request, "contact/thanks.html", context)


@cache_control(private=True, no_store=True)
@require_http_methods(["GET", "HEAD", "POST"])
def status(request):
    """How far an enquiry is, for whoever has its reference and its code. Nothing else is shown."""
    form = StatusForm(request.POST or None)
    context: dict = {"form": form, "noindex": True}
    answer_status = 200
    if request.method == "POST":
        if not throttle.allow(request, *throttle.STATUS_LOOKUPS):
            context["too_many"], answer_status = True, 429
        elif form.is_valid():
            context["stage"] = services.stage(form.cleaned_data["reference"], form.cleaned_data["code"])
            context["asked"] = True
        else:
            answer_status = 422
    return render(request, "contact/status.html", context, status=answer_status)


def _receive(request):
    """Store the enquiry and go on to the thanks, or show the form again with all its text."""
    form = EnquiryForm(request.POST)
    try:
        source = sources.find(request, form.data["about"])
        form.data["about"] = source.path if source else ""
        if not form.is_valid():
            return _page(request, form, source, status=422)
        if form.cleaned_data["signs"] and "go_on" not in request.POST:
            return _ask_about_signs(request, form)
        receipt = _store(request, form, source)
    except TooMany:
        return _page(request, form, source, status=429, too_many=True)
    except ExpiredForm:
        return _page(request, form, source, status=422, expired=True)
    except DatabaseError as error:
        # The kind alone: a database's own words may hold what the person wrote.
        logger.error("An enquiry could not be stored: %s", type(error).__name__)
        return _not_stored(request, form)
    _keep_receipt(request.session, receipt, _read_red_flags(receipt))
    return redirect("contact_thanks")


def _ask_about_signs(request, form):
    """What to do at the signs that were ticked, and whether to send the message all the same."""
    context = {
        "form": form,
        "form_token": form.cleaned_data["token"],
        "signs": form.cleaned_data["signs"],
        "noindex": True,
    }
    return render(request, "contact/check.html", context)


def _store(request, form, source) -> services.Receipt:
    """Hand a valid form over; the same form with the same text is one enquiry."""
    details = ClinicDetails.for_request(request)
    nonce = form_token.nonce_of(request, form.cleaned_data["token"])
    given = form.cleaned_data
    texts = [str(given[name]) for name in sorted(given) if name not in ("token", "about")]
    cleaned = given | {
        "privacy_version": details.privacy_version,
        "suspicions": spam.suspicions(
            given["name"],
            given["email"],
            given["message"],
            bool(given["website"]),
            form_token.seconds_open(given["token"]),
        ),
    }
    digest = form_token.digest(nonce, texts)
    # What is stored already is never told "not sent", and counts towards no limit.
    if not services.is_stored(digest) and not throttle.allow(request, *throttle.SUBMISSIONS):
        raise TooMany
    return services.submit(cleaned, source, WorkingHours(details.opening_rows), digest)


def _read_red_flags(receipt: services.Receipt) -> list[str]:
    """The advice for signs in the message. It is stored already: whatever happens here, nothing is lost."""
    try:
        return services.read_red_flags(receipt.pk)
    except (DatabaseError, CryptoError) as error:
        logger.error("The flags of enquiry %s wait: %s", receipt.reference, type(error).__name__)
        return []


def _page(request, form, source, status=200, **context):
    """The contact page with its form."""
    hours = WorkingHours(ClinicDetails.for_request(request).opening_rows)
    now = timezone.now()
    context |= {
        "form": form,
        "source": source,
        "form_token": _token_to_show(request, form),
        "closed": closed_words(now, hours),
        "promise": promise_words(reply_by(now, hours), hours),
    }
    return render(request, "contact/contact.html", context, status=status)


def _token_to_show(request, form) -> str:
    """The form's own token while it is valid: shown again it stays the same form. Else a new one."""
    token = form.data.get("token", "") if form.is_bound else ""
    try:
        form_token.nonce_of(request, token)
    except ExpiredForm:
        return form_token.new_token(request)
    return token


def _not_stored(request, form):
    """Say that nothing was sent, with the text still in the form and the phone number above it.

    A database that is merely locked can still be read; if not, a page that needs none is shown.
    """
    try:
        response = _page(request, form, None, status=503, not_stored=True)
    except DatabaseError:
        context = {
            "form": form,
            "form_token": form_token.new_token(request),
            "clinic": error_page.last_known_clinic(),
        }
        response = render(request, "contact/not_stored.html", context, status=503)
    response["Retry-After"] = "60"
    return response


def _keep_receipt(session, receipt: services.Receipt, advice: list[str]) -> None:
    """Remember reference, reply time and advice, and nothing that was written, for the page of thanks."""
    session[THANKS_KEY] = {
        "reference": receipt.reference,
        "reply_by": receipt.reply_by.isoformat(),
        "code": receipt.code,
        "advice": advice,
        "at": int(time.time()),
    }
    if SIGNED_IN_KEY not in session:  # staff who try the form stay signed in
        session.set_expiry(THANKS_KEPT_FOR)


def _kept_receipt(session) -> dict | None:
    kept = session.get(THANKS_KEY)
    if isinstance(kept, dict) and time.time() - kept["at"] <= THANKS_KEPT_FOR:
        return kept
    return None
