"""The desk on the admin's home: what waits, for those who may know."""

from django.forms import Media
from django.template.loader import render_to_string
from wagtail.admin.ui.components import Component

from contact import figures, services
from contact.staff import tabs
from contact.staff.reports import numbers

WEEKS = 4
SHOWN = ("mine", "unassigned", "urgent", "overdue", "call_back", "quarantine", "open")


class DeskPanel(Component):
    """Numbers with links; managers also see what is stuck, and the last weeks as tables and charts."""

    name = "enquiries"
    order = 50
    media = Media(css={"all": ["contact/desk.css"]})

    def render_html(self, parent_context):
        """Nothing for who may not look at enquiries."""
        user = parent_context["request"].user
        if not user.has_perm("contact.view_enquiry"):
            return ""
        counts, labels = tabs.counts(user), {tab.name: tab.label for tab in tabs.TABS}
        context = {
            "tabs": [{"name": name, "label": labels[name], "waiting": counts[name]} for name in SHOWN],
            "changes": user.has_perm("contact.change_enquiry"),
            "manages": user.has_perm("contact.manage_enquiry"),
        }
        context |= _stuck() | numbers(WEEKS) if context["manages"] else {}
        if "first_reply" not in context:
            context["first_reply"] = services.time_to_first_reply(services.first_monday(WEEKS))
        context["first_reply_words"] = figures.hours_words(context["first_reply"])
        return render_to_string("contact/staff/includes/dashboard.html", context)


def _stuck() -> dict:
    waiting, oldest = services.waiting(), services.oldest_unsent()
    return {
        "dead_letters": waiting["dead_letters"],
        "unmatched": waiting["unmatched"],
        "oldest_unsent": figures.length_words(oldest.total_seconds()) if oldest else "",
    }
