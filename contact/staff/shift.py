"""Pages for the change of shift: who is away, and what is handed over."""

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.utils import get_user_display_name as display_name
from wagtail.admin.widgets import AdminDateInput

from contact import services
from contact.models import Enquiry, Note
from contact.permissions import check_right
from contact.staff.forms import ColleagueField
from contact.workflow import Urgency

MOST_AT_HANDOVER = 200


class AwayForm(forms.Form):
    """Who is away, and the first day on which they are back; no day: they are here."""

    person = ColleagueField(label="Who", empty_label=None)
    until = forms.DateField(label="Away until (the first day back)", required=False, widget=AdminDateInput)

    def __init__(self, *args, user, **kwargs):
        """Everybody for managers, oneself for others."""
        super().__init__(*args, **kwargs)
        if not user.has_perm("contact.manage_enquiry"):
            self.fields["person"].queryset = services.desk_people().filter(pk=user.pk)
        self.initial["person"] = user.pk


@require_http_methods(["GET", "HEAD", "POST"])
def away(request):
    """Say that somebody is away; what they had open goes back to the team."""
    check_right(request.user, "change_enquiry")
    form = AwayForm(request.POST or None, user=request.user)
    if form.is_valid():
        person, until = form.cleaned_data["person"], form.cleaned_data["until"]
        try:
            given_back = services.set_absence(person, until, request.user)
        except ValueError as error:
            form.add_error("until", str(error))
        else:
            words = f"away until {until:%-d %B %Y}; given back to the team: {given_back}" if until else "here"
            messages.success(request, f"{display_name(person)} is {words}.")
            return redirect("enquiries:away")
    absent = services.away()
    people = [(display_name(user), absent[user.pk]) for user in services.desk_people() if user.pk in absent]
    context = {"form": form, "people": people}
    return render(request, "contact/staff/away.html", context, status=422 if form.is_bound else 200)


@require_safe
def handover(request):
    """For the next shift: urgent, promised today, all that is open, and what was noted since yesterday."""
    check_right(request.user, "view_enquiry")
    end = timezone.localtime().replace(hour=23, minute=59, second=59)
    today = Q(reply_by__lte=end) | Q(call_back_at__lte=end)
    rows = Enquiry.objects.filter(is_open=True).select_related("assignee")
    rows = list(rows.order_by("-urgency", "due_at", "pk")[: MOST_AT_HANDOVER + 1])
    more, rows = len(rows) > MOST_AT_HANDOVER, rows[:MOST_AT_HANDOVER]
    promised = set(Enquiry.objects.filter(today, is_open=True).values_list("pk", flat=True))
    people = services.list_people(rows, request.user)
    now = timezone.localtime()
    since = services.last_working_day(now)
    notes: dict = {}
    for note in Note.objects.filter(enquiry__in=rows, at__gte=since).select_related("author"):
        said = services.open_text(note).get("text", "This note cannot be read.")
        notes.setdefault(note.enquiry_id, []).append((note, said, display_name(note.author)))
    for row in rows:
        row.person, row.fresh_notes = people[row.pk], notes.get(row.pk, [])
    groups = [
        ("Urgent", [row for row in rows if row.urgency > Urgency.USUAL]),
        ("Promised by today", [row for row in rows if row.pk in promised and not row.urgency]),
        ("Open besides", [row for row in rows if row.pk not in promised and not row.urgency]),
    ]
    context = {"groups": groups, "now": now, "since": since, "more": more, "most": MOST_AT_HANDOVER}
    return render(request, "contact/staff/handover.html", context)
