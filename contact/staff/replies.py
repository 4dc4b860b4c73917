"""Writing to the person: the recipient, templates, what must be written down, and a draft that is kept."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from wagtail.admin import messages

from clinic.models import ClinicDetails
from contact import merge_fields, reply_rules, services
from contact.models import Enquiry, ReplyTemplate
from contact.reply_rules import LONGEST
from contact.staff.forms import EnquiryActionForm
from contact.staff.page import EnquiryInspectView
from contact.staff.timeline import named
from contact.workflow import IdentityCheck


class ReplyForm(EnquiryActionForm):
    """The words, what they hold, and what was done before health details leave the clinic."""

    text = forms.CharField(
        label="Reply",
        max_length=LONGEST,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "data-desk-draft": ""}),
    )
    holds_health = forms.BooleanField(
        label="It says something about the person's health, treatment or appointments", required=False
    )
    email_chosen = forms.BooleanField(
        label="The person told us that health details may come by email", required=False
    )
    identity_check = forms.ChoiceField(
        label="How you made sure whom you write to",
        choices=[("", "Only where it holds health details"), *IdentityCheck.choices()],
        required=False,
    )
    draft_version = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1
    )
    template = forms.ModelChoiceField(ReplyTemplate.objects.all(), required=False, widget=forms.HiddenInput)

    def clean_draft_version(self):
        """A new draft has the version 0."""
        return self.cleaned_data["draft_version"] or 0

    def clean_text(self):
        """A field that nobody filled in is never sent."""
        text = self.cleaned_data["text"]
        if names := merge_fields.left_open(text):
            raise forms.ValidationError(f"Fill in “{{{names[0]}}}” yourself: nothing is known for it.")
        return text


class ReplyView(EnquiryInspectView):
    """Reply by email. Opening it is a reading, like the page of the enquiry."""

    permission_required = "change"
    template_name = "contact/staff/reply.html"
    page_title = "Reply"
    http_method_names = ["get", "post"]

    def get(self, request, *args, **kwargs):
        """The draft, or the template that was chosen; a draft is never overwritten by choosing one."""
        self.form = None
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Send it off, or say why it may not go out as it is: what was typed stays."""
        self.form = ReplyForm(request.POST, enquiry=self.object, user=request.user)
        if self.form.is_valid():
            try:
                services.queue_reply(self.object, request.user, self.form.cleaned_data)
            except services.StaleDraft as error:
                self.stored_elsewhere = error.stored
                self._refuse(str(error), draft_version=error.version)
            except services.StaleEnquiry as error:
                self._refuse(str(error), version=Enquiry.objects.get(pk=self.object.pk).version)
            except reply_rules.MayNotSend as error:
                self._refuse(str(error))
            else:
                messages.success(request, "The reply is sent in one minute. Until then you can take it back.")
                return redirect("enquiries:inspect", self.object.pk)
        self.read()
        return self.render_to_response(self.get_context_data(), status=422)

    def get_context_data(self, **kwargs):
        """The recipient, the templates, the warnings."""
        context = super().get_context_data(**kwargs)
        form = self.form or self._fresh_form()
        to = services.addressee(self.object, self.opened) if self.opened else None
        holds_health = bool(form["holds_health"].value())
        return context | {
            "reply_form": form,
            "templates": services.templates_for(self.object),
            "chosen": self.chosen,
            "has_draft": bool(self.draft),
            "warnings": reply_rules.warnings(to, holds_health) if to else [],
            "stored_elsewhere": getattr(self, "stored_elsewhere", ""),
            "answers_come_back": services.has_reply_address(),
        }

    @cached_property
    def draft(self):
        """What this person has typed so far."""
        return services.draft_of(self.object, self.request.user)

    @cached_property
    def chosen(self) -> ReplyTemplate | None:
        """The template that the address names."""
        name = self.request.GET.get("template", "")
        return (
            ReplyTemplate.objects.filter(pk=name).first()
            if name.isascii() and name.isdigit() and len(name) < 10
            else None
        )

    def _fresh_form(self) -> ReplyForm:
        form = ReplyForm(enquiry=self.object, user=self.request.user)
        typed = services.open_text(self.draft).get("text", "") if self.draft else ""
        form.initial |= {"text": typed, "draft_version": self.draft.version if self.draft else 0}
        if self.chosen and self.opened:
            words = merge_fields.fill(self.chosen.body, self._values())
            form.initial |= {
                "text": f"{typed.rstrip()}\n\n{words}" if typed.strip() else words,
                "template": self.chosen.pk,
                "holds_health": self.chosen.holds_health,
            }
        return form

    def _values(self) -> dict[str, str]:
        clinic = ClinicDetails.for_request(self.request)
        return {
            "name": self.opened.name,
            "reference": str(self.object),
            "topic": self.object.source_title or "your question",
            "clinic": clinic.name,
            "phone": clinic.phone,
            "staff": named(self.request.user),
        }

    def _refuse(self, problem: str, **fresh) -> None:
        """The same form on what is stored now, with what is wrong said above it."""
        data = self.form.data.copy()
        for name, value in fresh.items():
            data[name] = value
        self.form = ReplyForm(data, enquiry=self.object, user=self.request.user)
        self.form.is_valid()
        self.form.add_error(None, problem)
        messages.error(self.request, "The reply was not sent. " + problem)


class DraftView(EnquiryInspectView):
    """Keeps what is typed, while it is typed."""

    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        """The version that was kept; 409 if another window kept other words since."""
        text, version = request.POST.get("text", ""), request.POST.get("draft_version", "0")
        if len(text) > LONGEST or not version.isascii() or not version.isdigit() or len(version) > 9:
            return JsonResponse({"problem": "This draft is too long to be kept."}, status=422)
        try:
            draft = services.save_draft(self.object, request.user, text.replace("\x00", ""), int(version))
        except services.StaleDraft as error:
            return JsonResponse({"problem": str(error)}, status=409)
        return JsonResponse({"draft_version": draft.version})


class UndoView(EnquiryInspectView):
    """Takes a reply back while its minute runs."""

    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        """Back to the draft, or the words that it is too late."""
        if not services.undo_reply(self.object, request.user):
            messages.error(request, "It is too late: the reply is on its way.")
            return redirect("enquiries:inspect", self.object.pk)
        messages.success(request, "The reply was taken back. It is a draft again.")
        return redirect("enquiries:reply", self.object.pk)


def may_manage(user) -> None:
    """Raise PermissionDenied unless somebody manages the desk."""
    if not user.has_perms(["contact.view_enquiry", "contact.manage_enquiry"]):
        raise PermissionDenied
