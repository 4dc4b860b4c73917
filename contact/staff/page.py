"""The page of one enquiry: what was written, how to reply, what happened, and all that can be done."""

import logging

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name as display_name
from wagtail.admin.views import generic

from contact import checklists, services
from contact.checklists import NoSuchStep
from contact.crypto import CryptoError
from contact.events import EventKind
from contact.models import Enquiry
from contact.staff import timeline
from contact.staff.actions import ACTIONS
from contact.staff.marking import summary, with_marks
from contact.workflow import CannotClose, FlagsJudged, IllegalMove

logger = logging.getLogger(__name__)

REFUSALS = (IllegalMove, CannotClose, NoSuchStep, services.CannotMerge, services.CannotPlan)


class EnquiryInspectView(generic.InspectView):
    """The page of one enquiry. Opening it is written down before anything is decrypted."""

    any_permission_required = None
    permission_required = "view"
    template_name = "contact/staff/enquiry.html"
    page_title = "Enquiry"
    header_more_buttons = []
    bound: dict | None = None  # the form that was just refused, by its action
    opened = None  # what the person wrote; None if it cannot be read

    def setup(self, request, *args, **kwargs):
        """Wagtail looks the row up first, and so tells anybody which ones exist."""
        self.request = request
        if not self.user_has_permission(self.permission_required):
            raise PermissionDenied
        super().setup(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        """No event, no text: the trail is written before anything is shown."""
        self.read()
        return super().get(request, *args, **kwargs)

    def read(self) -> None:
        """Write down that somebody looks, then open what is shown; a text whose key is gone stays shut."""
        try:
            self.opened = services.read(self.object, self.request.user)
        except CryptoError as error:
            logger.error("Enquiry %s cannot be read: %s", self.object, type(error).__name__)

    def get_fields(self):
        """None: the template names what it shows."""
        return []

    def get_breadcrumbs_items(self):
        """Home, the list, this enquiry."""
        enquiries = {"url": reverse(self.index_url_name), "label": "Enquiries"}
        return [*self.breadcrumbs_items, enquiries, {"url": "", "label": str(self.object)}]

    def get_context_data(self, **kwargs):
        """The enquiry with its timeline, the other messages of the person, and the forms."""
        enquiry, user = self.object, self.request.user
        context = super().get_context_data(**kwargs)
        others = list(services.of_the_same_person(enquiry)[:20])
        joined = list(enquiry.duplicates.all())
        context |= {
            "enquiry": enquiry,
            "opened": self.opened,
            "entries": timeline.timeline(enquiry, joined),
            "others": others,
            "may_be_duplicates": services.may_be_duplicates(enquiry, others),
            "joined": joined,
            "steps": _steps(enquiry),
            "may_undo": services.may_undo(enquiry, user),
            "present": [display_name(other) for other in services.seen_by(enquiry, user)],
            "is_overdue": bool(enquiry.is_open and enquiry.reply_by and enquiry.reply_by < timezone.now()),
            "is_mine": enquiry.assignee_id == user.pk,
            "signs_in_mail": enquiry.events.filter(
                kind=EventKind.FLAGGED.value, detail__has_key="mail"
            ).exists(),
            "not_judged": enquiry.red_flags_judged == FlagsJudged.NOT_YET,
        }
        if self.opened:
            flags = self.opened.flags
            context["message_parts"] = with_marks(self.opened.message, flags)
            context["signs"] = list(dict.fromkeys(flag.sign for flag in flags))
            context["summary"] = summary(enquiry, self.opened)
        if self.user_has_permission("change"):
            context["forms"] = {
                name.replace("-", "_"): (self.bound or {}).get(name)
                or action.form(enquiry=enquiry, user=user)
                for name, action in ACTIONS.items()
            }
        return context


class EnquiryActionView(EnquiryInspectView):
    """Takes one form of the page of an enquiry, by the name of its action."""

    permission_required = "change"
    http_method_names = ["get", "post"]

    def get(self, request, *args, **kwargs):
        """Everybody reads an enquiry at one address."""
        return redirect("enquiries:inspect", self.object.pk)

    def post(self, request, *args, **kwargs):
        """Do it, or show the page again with what is wrong and all that was typed."""
        if (action := ACTIONS.get(kwargs["action"])) is None:
            raise Http404
        form = action.form(request.POST, enquiry=self.object, user=request.user)
        if not form.is_valid():
            return self._refused(form, 422)
        try:
            changed = action.run(self.object, form.cleaned_data, request.user) or self.object
        except services.StaleEnquiry as error:
            return self._refused(form, 409, str(error))
        except REFUSALS as error:
            return self._refused(form, 422, str(error))
        words = action.done.format(enquiry=self.object, status=changed.get_status_display())
        messages.success(request, words)
        return redirect("enquiries:inspect", self.object.pk)

    def _refused(self, form, status: int, problem: str = ""):
        """The page as it stands now, with what was chosen kept in its form, and what happened meanwhile."""
        shown_at = form.cleaned_data.get("shown_at") if form.is_bound else None
        self.object = Enquiry.objects.get(pk=self.object.pk)
        form = self._on_todays_version(form)
        if problem:
            form.add_error(None, problem)
        self.bound = {self.kwargs["action"]: form}
        self.read()
        messages.error(self.request, "Nothing was changed. " + problem)
        meanwhile = []
        if status == 409 and shown_at:
            events = self.object.events.filter(at__gte=shown_at).exclude(user=self.request.user)
            meanwhile = [(event.words, display_name(event.user)) for event in events.select_related("user")]
        context = self.get_context_data(meanwhile=meanwhile, refused=self.kwargs["action"])
        return self.render_to_response(context, status=status)

    def _on_todays_version(self, form):
        data = form.data.copy()
        data["version"], data["shown_at"] = self.object.version, timezone.now().isoformat()
        fresh = type(form)(data, enquiry=self.object, user=self.request.user)
        fresh.is_valid()
        return fresh


class PresenceView(EnquiryInspectView):
    """Tells the page who else has it open, and whether it was changed; it shows nothing of the person."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        """Names of colleagues, and the version of now."""
        present = [display_name(other) for other in services.seen_by(self.object, request.user)]
        return JsonResponse({"present": present, "version": self.object.version})


def _has_signs_in_mail(enquiry: Enquiry) -> bool:
    """Whether an email that came later may tell of an emergency: a person judges that too."""
    return enquiry.events.filter(kind=EventKind.FLAGGED.value, detail__has_key="mail").exists()


def _steps(enquiry: Enquiry) -> list[dict]:
    done = {tick.item: tick for tick in enquiry.ticks.select_related("user")}
    return [
        {
            "item": item,
            "words": words,
            "tick": done.get(item),
            "by": display_name(done[item].user) if item in done else "",
        }
        for item, words in checklists.steps(enquiry.kind)
    ]
