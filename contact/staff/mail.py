"""Mail that matches no enquiry: it waits in quarantine until a person decides where it belongs."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from contact import services
from contact.crypto import CryptoError
from contact.models import Enquiry
from contact.permissions import EnquiryPermissionPolicy


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
    _check(request.user)
    return render(request, "contact/staff/mail_list.html", {"mails": services.unsettled()[:200]})


@require_http_methods(["GET", "HEAD", "POST"])
def one_mail(request, pk):
    """What it says, and the two things that can be done with it."""
    _check(request.user)
    mail = get_object_or_404(services.unsettled(), pk=pk)
    form = GiveForm(request.POST if request.POST.get("action") == "give" else None)
    if request.method == "POST" and request.POST.get("action") == "aside":
        services.set_aside(mail, request.user)
        messages.success(request, "The mail was set aside. It is kept.")
        return redirect("enquiries:mail")
    if form.is_bound and form.is_valid():
        try:
            enquiry = services.give_to(mail, form.cleaned_data["reference"], request.user)
        except services.StaleEnquiry:
            messages.error(request, "Somebody else decided about this mail in the meantime.")
            return redirect("enquiries:mail")
        messages.success(request, f"The mail is in the timeline of {enquiry}.")
        return redirect("enquiries:inspect", enquiry.pk)
    try:
        opened = services.read_unmatched(mail, request.user)
    except CryptoError:
        opened = {}
    context = {"mail": mail, "opened": opened, "form": form}
    return render(request, "contact/staff/mail.html", context, status=422 if form.is_bound else 200)


def _check(user) -> None:
    if not EnquiryPermissionPolicy(Enquiry).user_has_permission(user, "change"):
        raise PermissionDenied
