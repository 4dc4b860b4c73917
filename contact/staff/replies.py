"""Writing to the person: the recipient, templates, what must be written down, and a draft that is kept."""

from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name as display_name

from clinic.models import ClinicDetails
from contact import merge_fields, reply_rules, services
from contact.crypto import CryptoError
from contact.models import Enquiry, ReplyTemplate
from contact.reply_rules import LONGEST
from contact.staff.page import EnquiryInspectView
from contact.staff.reply_form import ReplyForm

UNREADABLE = "What is kept of this enquiry cannot be read: a key is missing, or it was changed."


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
        status = self._send() if self.form.is_valid() else self._incomplete()
        if status == 302:
            messages.success(request, "The reply is sent in one minute. Until then you can take it back.")
            return redirect("enquiries:inspect", self.object.pk)
        self.read()
        return self.render_to_response(self.get_context_data(), status=status)

    def _send(self) -> int:
        """Send it off; the status of the answer."""
        try:
            services.queue_reply(self.object, self.request.user, self.form.cleaned_data)
        except services.StaleDraft as error:
            self.stored_elsewhere = error.stored
            return self._refuse(409, str(error), draft_version=error.version)
        except services.StaleEnquiry as error:
            self.object = Enquiry.objects.get(pk=self.object.pk)
            return self._refuse(409, str(error), version=self.object.version)
        except reply_rules.MayNotSend as error:
            return self._refuse(422, str(error))
        except CryptoError:
            return self._refuse(422, UNREADABLE)
        return 302

    def _incomplete(self) -> int:
        """Say that something is missing, also where nobody sees the field."""
        if any(field.errors for field in self.form.hidden_fields()):
            today = {"version": self.object.version, "draft_version": self.draft.version if self.draft else 0}
            words = "The page was not complete. Look at where the enquiry stands now, then send again."
            return self._refuse(422, words, shown_at="", **today)
        messages.error(self.request, "The reply was not sent. Look at what is marked below.")
        return 422

    def get_context_data(self, **kwargs):
        """The recipient, the templates, the warnings."""
        context = super().get_context_data(**kwargs)
        form = self.form or self._fresh_form()
        to = services.addressee(self.object, self.opened) if self.opened else None
        holds_health = form["holds_health"].value() == "health"
        return context | {
            "reply_form": form,
            "templates": services.templates_for(self.object),
            "chosen": self.chosen,
            "has_draft": bool(self.draft),
            # What stands in the form is not what is stored: the browser warns before it is left.
            "is_unkept": form.is_bound or bool(self.chosen),
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
        form.initial |= {"text": typed, "draft_version": 0}
        if draft := self.draft:  # a reply that was taken back keeps what was chosen for it
            form.initial |= {
                "draft_version": draft.version,
                "template": draft.template_id,
                "holds_health": "health" if draft.holds_health else "",
                "identity_check": draft.identity_check,
                "email_chosen": draft.email_chosen,
            }
        if self.chosen and self.opened:
            self._add_template(form, typed)
        return form

    def _add_template(self, form: ReplyForm, typed: str) -> None:
        """Below what was typed, once: a page that is loaded again adds nothing."""
        words = merge_fields.fill(self.chosen.body, self._values()).replace("\r\n", "\n")
        if words not in typed:
            form.initial["text"] = f"{typed.rstrip()}\n\n{words}" if typed.strip() else words
        form.initial["template"] = self.chosen.pk
        if self.chosen.holds_health:
            form.initial["holds_health"] = "health"
        elif not typed.strip():
            form.initial["holds_health"] = "general"

    def _values(self) -> dict[str, str]:
        clinic = ClinicDetails.for_request(self.request)
        return {
            "name": self.opened.name,
            "reference": str(self.object),
            "topic": self.object.source_title or "your question",
            "clinic": clinic.name,
            "phone": clinic.phone,
            "staff": display_name(self.request.user),
        }

    def _refuse(self, status: int, problem: str, **fresh) -> int:
        """The same form on what is stored now, with what is wrong said above it; the status given."""
        data = self.form.data.copy()
        for name, value in fresh.items():
            data[name] = value
        self.form = ReplyForm(data, enquiry=self.object, user=self.request.user)
        self.form.is_valid()
        self.form.add_error(None, problem)
        messages.error(self.request, "The reply was not sent. " + problem)
        return status


class DraftView(EnquiryInspectView):
    """Keeps what is typed, while it is typed."""

    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        """The version that was kept; 409 if another window kept other words since."""
        text = request.POST.get("text", "").replace("\r\n", "\n").replace("\x00", "")
        version = request.POST.get("draft_version", "0")
        if len(text) > LONGEST:
            return JsonResponse({"problem": "This draft is too long to be kept."}, status=422)
        if not version.isascii() or not version.isdigit() or len(version) > 9:
            return JsonResponse({"problem": "The draft is not kept. Load the page again."}, status=422)
        try:
            draft = services.save_draft(self.object, request.user, text, int(version))
        except services.StaleDraft as error:
            self.read()  # no event, no text
            return JsonResponse({"problem": str(error), "stored": error.stored}, status=409)
        except CryptoError:
            return JsonResponse({"problem": "The draft is not kept. " + UNREADABLE}, status=422)
        return JsonResponse({"draft_version": draft.version})


class UndoView(EnquiryInspectView):
    """Takes a reply back while its minute runs."""

    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        """Back to the draft, or the words that it is too late."""
        try:
            undone = services.undo_reply(self.object, request.user)
        except CryptoError:
            messages.error(request, "The reply was not taken back. " + UNREADABLE)
            return redirect("enquiries:inspect", self.object.pk)
        if not undone:
            messages.error(request, "It is too late: the reply is on its way.")
            return redirect("enquiries:inspect", self.object.pk)
        messages.success(request, "The reply was taken back. It is a draft again.")
        return redirect("enquiries:reply", self.object.pk)
