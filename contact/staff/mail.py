"""Mail that matches no enquiry: it waits in quarantine until a person decides where it belongs."""

import logging

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from contact import services
from contact.crypto import CryptoError
from contact.models import IncomingMail
from contact.permissions import check_right

logger = logging.getLogger(__name__)

DECIDED = "Somebody has decided about this mail already. Nothing was changed."


class GiveForm(forms.Form):
    """The reference of the enquiry that a mail belongs to."""

    reference = forms.CharField(label="It belongs to the enquiry with the reference", max_length=20)

    def clean_reference(self):
        """An enquiry that exists, however its reference is written."""
        found = services.by_reference(self.cleaned_data["reference"])
        if found is None:
            raise forms.ValidationError("There is no enquiry with this reference. Look how it is typed.")
        return found.duplicate_of or found


@require_safe
def unmatched_mail(request):
    """When each one came; nothing of it is opened."""
    check_right(request.user, "change_enquiry")
    return _list(request)


@require_http_methods(["GET", "HEAD", "POST"])
def one_mail(request, pk):
    """What it says, and the two things that can be done with it."""
    check_right(request.user, "change_enquiry")
    mail = get_object_or_404(IncomingMail, pk=pk)
    if mail.enquiry_id or mail.settled_at:
        return _decided(request)
    if request.method != "POST":
        return _page(request, mail, GiveForm())
    if request.POST.get("action") == "aside":
        return _set_aside(request, mail)
    form = GiveForm(request.POST)
    if not form.is_valid():
        return _page(request, mail, form, 422)
    try:
        enquiry = services.give_to(mail, form.cleaned_data["reference"], request.user)
    except services.StaleEnquiry:
        return _decided(request)
    messages.success(request, f"The mail is in the timeline of {enquiry}.")
    return redirect("enquiries:inspect", enquiry.pk)


def _set_aside(request, mail: IncomingMail):
    if not services.set_aside(mail, request.user):
        return _decided(request)
    messages.success(request, "The mail was set aside. It is kept.")
    return redirect("enquiries:mail")


def _decided(request):
    """Two people at once: the second one sees the list, and that nothing was changed."""
    messages.error(request, DECIDED)
    return _list(request, 409) if request.method == "POST" else redirect("enquiries:mail")


def _list(request, status: int = 200):
    context = {"mails": services.unsettled()[:200]}
    return render(request, "contact/staff/mail_list.html", context, status=status)


def _page(request, mail: IncomingMail, form: GiveForm, status: int = 200):
    try:
        opened = services.read_unmatched(mail, request.user)
    except CryptoError as error:
        logger.error("Mail %s cannot be read: %s", mail.pk, type(error).__name__)
        opened = {}
    context = {"mail": mail, "opened": opened, "form": form}
    return render(request, "contact/staff/mail.html", context, status=status)
